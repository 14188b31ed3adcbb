"""A world in which something is hidden: for the tests that nothing of it is to be seen.

`make_public` makes one public thing of every kind; `make_hidden` one that nobody may see, linked with all of those
in every way. Each hidden thing has “quince” in its name and its address.
"""

import datetime

from django.core.files.base import ContentFile

from blog.models import Post, Topic
from blog.picturing import Remade, keep_remade
from campaign.models import Answer, Commitment, Committee, Meeting
from pilots.fuzzy import FuzzyDate
from pilots.models import (
    Branch,
    Claim,
    Consultation,
    Document,
    Enquiry,
    Event,
    Figure,
    Observation,
    PartnerBody,
    Phrase,
    Pilot,
    Region,
    ServiceGroup,
    Term,
)
from pilots.models.event import Status
from pilots.silence.checking import settle
from tests import make

WITH_PAGE = (Pilot, PartnerBody, Branch, Document, Post, Claim, Commitment)
OWN_SIDE = (Committee, Meeting, Answer)
NOUNS = (*WITH_PAGE, Figure, Event, Term, Observation, Consultation, Enquiry, *OWN_SIDE)
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def make_public():
    """One public thing of every kind, each linked with the others; none has a source, none changed of late."""
    pilot, body = make.make_pilot("Leeds", themes=[make.make_theme()]), make.make_body()
    branch = make.make_branch(bodies=[body], region=pilot.region)
    document = make.make_document(pilots=[pilot], bodies=[body])
    make.make_figure(pilot=pilot)
    make.make_figure("Staff", body=body)
    make.make_figure("Savings promised")
    make.make_event(pilots=[pilot], sets_status=Status.REPORTED)
    make.make_term("Orchard")
    Document.objects.filter(pk=document.pk).update(watched=True)
    make.make_observation(document, make.make_phrase("orchard workers"))
    make.make_copy(document, ["An older quince in the orchard of Leeds."])
    copy = make.make_copy(document, ["An orchard."], kind="txt", may_be_given=True)
    copy.file.save("", ContentFile(b"An orchard."))
    make.make_partnership(pilot, body)
    make.make_affected_branch(pilot, branch)
    links = {"pilots": [pilot], "bodies": [body], "branches": [branch], "documents": [document]}
    claim = make.make_claim("an orchard for Leeds", document, [pilot])
    claim.figures.set(Figure.objects.all())
    claim.evidence.create(side="for", statement="There is an orchard.")
    settle()
    shelves = {"topics": [make.make_topic()], "authors": ["A pen name"], "series": make.make_series()}
    post = make.make_post("An orchard of cuts", **shelves, **links)
    make.make_post("Another orchard", body="<p>An orchard.</p>", **shelves, **links)
    post.claims.add(claim)
    make.make_comment(post, "An orchard is no orchard without its gardeners.")
    make.make_consultation(pilot, body)
    make.make_enquiry(pilot)
    make_own_side(pilot, branch, list(Post.objects.all()))
    ServiceGroup.objects.update(in_operation_2009=True)
    Region.objects.update(unison_region="Yorkshire")
    for noun in NOUNS:
        noun.objects.update(updated_at=LONG_AGO)
    for thing in corrected_things(published=True):
        make.make_correction(thing, "It said 12; it is 13.", made_at=LONG_AGO)


def make_own_side(pilot, branch, posts):
    """A promise of a committee with an answer, due at its next meeting, and the branch's own meetings."""
    committee, own = make.make_committee("Orchard committee"), make.make_committee("Leeds branch", kind="branch")
    Committee.objects.filter(pk=own.pk).update(branch=branch)
    meetings = [make.make_meeting(committee, date) for date in ("2009-10-06", "2009-12-09", "2031-01-15")]
    make.make_meeting(own, "2031-02-01")
    commitment = make.make_commitment(
        "An orchard by spring",
        [pilot],
        posts,
        committee=committee,
        made_at=meetings[0],
        owner=committee,
        due_committee=committee,
    )
    make.make_answer(commitment, meeting=meetings[1], given_on="2009-12-01", statement="It is planted.")


def hide_own_side(draft):
    """What nobody may see of our own side: a committee, meetings, promises and answers, linked with what is public."""
    commitment, committee = Commitment.objects.get(), Committee.objects.get(kind="committee")
    pilots, posts = list(Pilot.objects.all()), list(Post.objects.all())
    hidden_committee = make.make_committee("Quincecommittee", **draft)
    meetings = [
        make.make_meeting(one, date, slug=f"quincemeeting-{one.pk}-{date}", note="A quince.", **draft)
        for one in (committee, hidden_committee)
        for date in ("2009-11-01", "2030-12-01")
    ]
    make.make_meeting(hidden_committee, "2030-11-11", slug="quinceopen")  # public, of a committee that is not
    make.make_answer(commitment, "kept", "2010-01-01", meeting=meetings[0], statement="A quince.", **draft)
    links = {"committee": hidden_committee, "made_at": meetings[0], "owner": hidden_committee}
    hidden = make.make_commitment("Quincepromise", pilots, posts, due_meeting=meetings[1], **links, **draft)
    make.make_answer(hidden, "reported", "2010-01-02", key="quinceanswer", statement="A quince.")
    commitment.pilots.set(pilots)
    commitment.posts.set(posts)


def corrected_things(published):
    """Every thing that readers may see corrected, of those that are public or of those that are not."""
    for noun in (*WITH_PAGE, Figure, Event, Term):
        yield from (thing for thing in noun.objects.all() if thing.is_public is published)


def make_hidden_answers(document, hidden_document, draft):
    """Words, searches by hand and a copy that nobody may see, beside those that are public."""
    phrase, hidden_phrase = Phrase.objects.get(), make.make_phrase("Quincephrase", place=1, **draft)
    make.make_observation(document, hidden_phrase)
    make.make_observation(document, phrase, "mentions", key="quince-draft", message="A quince.", **draft)
    make.make_observation(hidden_document, phrase, key="quince-seen", message="A quince.")
    copy = make.make_copy(hidden_document, ["Orchard workers and a quince."], kind="txt", may_be_given=True)
    copy.file.save("", ContentFile(b"A quince."))
    settle()


def make_hidden_picture(hidden_post):
    """A picture of a post that nobody may see, with its file: only the post keeps it from readers."""
    picture = make.make_picture(hidden_post, alt="A quince.", caption="A quince.")
    keep_remade(picture, Remade({480: b"quince"}, 480, 320, "jpg"))
    picture.save()


def make_hidden_claims(claim, hidden_document, pilots, body, posts, draft):
    """Claims that nobody may see, and one that is public of a document that is not; all about the hidden pilot."""
    hidden = make.make_claim("Quinceclaim", claim.document, pilots, **draft)
    hidden.evidence.create(side="against", statement="A quince.")
    for one in (claim, hidden, make.make_claim("Quincewords", hidden_document, pilots, body=body)):
        one.pilots.add(pilots[-1])
        one.figures.set(Figure.objects.all())
        for post in posts:
            post.claims.add(one)


def make_hidden_comments(post, hidden_post):
    """What readers wrote that no officer has shown, and what is shown below a post that nobody may see."""
    make.make_comment(post, "A quince waits.", name="Quince", address="quince@example.org", state="waiting")
    make.make_comment(post, "A quince is refused.", state="refused", reported_why="A quince.")
    make.make_comment(hidden_post, "Quincecomment.")


def cite_hidden(hidden_document, document, pilot, branch):
    """Names the hidden document as the source of everything, and the public one of what is hidden."""
    facts = [fact for noun in NOUNS for fact in noun.objects.all()]
    facts += Claim.objects.public().get().evidence.all()
    facts += [*pilot.partnerships.all(), *pilot.affected_branches.all(), *pilot.pilot_themes.all()]
    for fact in [*facts, pilot.region, branch.service_group]:
        make.cite(fact, hidden_document, "quince")
    for fact in facts:
        if not getattr(fact, "is_public", True):
            make.cite(fact, document)


def make_hidden(at):
    """One hidden thing of every kind, linked with all that is public in every way that the models allow."""
    pilot, body, branch, document, post, claim, _ = (noun.objects.earliest("pk") for noun in WITH_PAGE)
    draft = {"published_at": at}
    hidden_body = make.make_body("Quincebody", kind=PartnerBody.Kind.POLICE, other_names=body.name, **draft)
    hidden_pilot = make.make_pilot("Quincepilot", themes=pilot.themes.all(), lead_body=body, areas="Kent", **draft)
    hidden_branch = make.make_branch("Quincebranch", bodies=[body, hidden_body], region=pilot.region, **draft)
    branch.bodies.add(hidden_body)
    pilots, bodies = [pilot, hidden_pilot], [body, hidden_body]
    hidden_document = make.make_document("Quincedocument", pilots=pilots, bodies=bodies, **draft)
    document.pilots.add(hidden_pilot)
    document.bodies.add(hidden_body)
    figures = list(Figure.objects.all())
    hidden_figure = make.make_figure("Quincefigure", pilot, conflicts_with=figures, **draft)
    make.make_figure("Quinceshare", hidden_pilot, conflicts_with=figures)  # public, of what is not
    make.make_figure("Quincestaff", body=hidden_body, conflicts_with=figures)
    make.make_event("Quinceevent", pilots, sets_status=Status.ENDED, date=FuzzyDate(2010, 3), **draft)
    Event.objects.exclude(title="Quinceevent").get().pilots.add(hidden_pilot)
    make.make_term("An orchard", slug="quinceterm", meaning="Quinceterm.", **draft)
    make.make_term("cuts", slug="quincecuts", meaning="Quincecuts.", **draft)
    make_hidden_answers(document, hidden_document, draft)
    topics = [*Topic.objects.all(), make.make_topic("Quincetopic")]
    links = {"pilots": pilots, "bodies": bodies, "branches": [branch, hidden_branch]}
    links["documents"] = [document, hidden_document]
    links["authors"] = [*(author.name for author in post.authors.all()), "Quinceauthor"]
    more = {"answers": post, "series": post.series, "part": 1}
    hidden_post = make.make_post("Quincepost", topics=topics, **more, **links, **draft)
    make.make_post("Quincepart", series=make.make_series("Quinceseries"), **draft)
    make_hidden_comments(post, hidden_post)
    make_hidden_picture(hidden_post)
    make_hidden_claims(claim, hidden_document, pilots, body, [post, hidden_post], draft)
    for one, end in (
        ("pilot", hidden_pilot),
        ("body", hidden_body),
        ("branch", hidden_branch),
        ("document", hidden_document),
    ):
        getattr(post, f"{one}_links").create(**{one: end}, note="about a quince")
    for one in pilots:
        for other in bodies:
            make.make_partnership(one, other, note="a quince") if (one, other) != (pilot, body) else None
        for other in (branch, hidden_branch):
            make.make_affected_branch(one, other, note="a quince") if (one, other) != (pilot, branch) else None
    for one in pilots:
        for other in (body, hidden_body):
            key = f"quince-{one.pk}-{other.pk}"
            make.make_consultation(one, other, "consulted", key=key, note="A quince.", **draft)
        make.make_enquiry(one, asked="a quince", key=f"quince-{one.pk}", **draft)
    hide_own_side(draft)
    cite_hidden(hidden_document, document, pilot, branch)
    kept = {"updated_at": LONG_AGO}
    contact = {"contact_role": "quince", "contact_address": "quince-secretary@example.org"}
    Branch.objects.filter(pk=branch.pk).update(contact_source=hidden_document, **contact, **kept)
    Pilot.objects.filter(pk=pilot.pk).update(lead_body=hidden_body, location_source=hidden_document, **kept)
    Claim.objects.filter(pk=claim.pk).update(body=hidden_body, **kept)
    Post.objects.filter(pk=post.pk).update(answers=hidden_post, **kept)
    Figure.objects.filter(pk=figures[0].pk).update(part_of=hidden_figure, **kept)
    ServiceGroup.objects.update(in_operation_2009_source=hidden_document)
    for thing in (*corrected_things(published=False), *Figure.objects.filter(label__startswith="Quince")):
        make.make_correction(thing, "It was a quince.")
    Region.objects.update(unison_region_source=hidden_document)
