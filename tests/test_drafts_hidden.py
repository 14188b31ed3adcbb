"""What is not public appears nowhere: a draft of every kind, linked in every way, and every public address walked.

Each hidden thing has “quince” in its name and its address. The public world is walked before it is
made and after: a reader must get the very same bytes.
"""

import datetime
import re

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.filters import PostFilter
from blog.models import Post, Topic
from pilots.filters import (
    BodyFilter,
    BranchFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    FigureFilter,
    PilotFilter,
    SilenceFilter,
)
from pilots.fuzzy import FuzzyDate
from pilots.models import (
    Branch,
    Claim,
    Document,
    Event,
    Figure,
    Observation,
    PartnerBody,
    Phrase,
    PhraseCheck,
    Pilot,
    Region,
    ServiceGroup,
    Term,
)
from pilots.models.event import Status
from pilots.silence.checking import settle
from tests import make

LISTS = {
    "pilots": ("/pilots/", PilotFilter, Pilot),
    "bodies": ("/bodies/", BodyFilter, PartnerBody),
    "branches": ("/branches/", BranchFilter, Branch),
    "documents": ("/documents/", DocumentFilter, Document),
    "figures": ("/figures/", FigureFilter, Figure),
    "events": ("/timeline/", EventFilter, Event),
    "silences": ("/silences/", SilenceFilter, PhraseCheck),
    "claims": ("/claims/", ClaimFilter, Claim),
    "posts": ("/blog/", PostFilter, Post),
}
WITH_PAGE = (Pilot, PartnerBody, Branch, Document, Post, Claim)
NOUNS = (*WITH_PAGE, Figure, Event, Term, Observation)
LONG_AGO = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)
NAMES = ["pilot", "body", "branch", "document", "figure", "share", "staff", "event", "term", "post", "claim", "words"]
NAMES += ["topic"]
HIDDEN = [f"quince{end}" for end in NAMES]


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
    make.make_copy(document, ["An older quince."])
    copy = make.make_copy(document, ["An orchard."], kind="txt", may_be_given=True)
    copy.file.save("", ContentFile(b"An orchard."))
    make.make_partnership(pilot, body)
    make.make_affected_branch(pilot, branch)
    links = {"pilots": [pilot], "bodies": [body], "branches": [branch], "documents": [document]}
    claim = make.make_claim("an orchard for Leeds", document, [pilot])
    claim.figures.set(Figure.objects.all())
    claim.evidence.create(side="for", statement="There is an orchard.")
    settle()
    make.make_post("An orchard of cuts", topics=[make.make_topic()], **links).claims.add(claim)
    ServiceGroup.objects.update(in_operation_2009=True)
    Region.objects.update(unison_region="Yorkshire")
    for noun in NOUNS:
        noun.objects.update(updated_at=LONG_AGO)


def make_hidden_answers(document, hidden_document, draft):
    """Words, searches by hand and a copy that nobody may see, beside those that are public."""
    phrase, hidden_phrase = Phrase.objects.get(), make.make_phrase("Quincephrase", place=1, **draft)
    make.make_observation(document, hidden_phrase)
    make.make_observation(document, phrase, "mentions", key="quince-draft", message="A quince.", **draft)
    make.make_observation(hidden_document, phrase, key="quince-seen", message="A quince.")
    copy = make.make_copy(hidden_document, ["Orchard workers and a quince."], kind="txt", may_be_given=True)
    copy.file.save("", ContentFile(b"A quince."))
    settle()


def make_hidden(at):
    """One hidden thing of every kind, linked with all that is public in every way that the models allow."""
    pilot, body, branch, document, post, claim = (noun.objects.get() for noun in WITH_PAGE)
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
    hidden_post = make.make_post("Quincepost", topics=topics, answers=post, **links, **draft)
    hidden_claim = make.make_claim("Quinceclaim", document, pilots, **draft)
    hidden_claim.evidence.create(side="against", statement="A quince.")
    claim_of_hidden = make.make_claim("Quincewords", hidden_document, pilots, body=body)  # public, of what is not
    for one in (claim, hidden_claim, claim_of_hidden):
        one.pilots.add(hidden_pilot)
        one.figures.set(Figure.objects.all())
        hidden_post.claims.add(one)
        post.claims.add(one)
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
    facts = [fact for noun in NOUNS for fact in noun.objects.all()]
    facts += claim.evidence.all()
    facts += [*pilot.partnerships.all(), *pilot.affected_branches.all(), *pilot.pilot_themes.all()]
    for fact in [*facts, pilot.region, branch.service_group]:
        make.cite(fact, hidden_document, "quince")
    for fact in facts:
        if not getattr(fact, "is_public", True):
            make.cite(fact, document)
    kept = {"updated_at": LONG_AGO}
    Pilot.objects.filter(pk=pilot.pk).update(lead_body=hidden_body, location_source=hidden_document, **kept)
    Claim.objects.filter(pk=claim.pk).update(body=hidden_body, **kept)
    Post.objects.filter(pk=post.pk).update(answers=hidden_post, **kept)
    Figure.objects.filter(pk=figures[0].pk).update(part_of=hidden_figure, **kept)
    ServiceGroup.objects.update(in_operation_2009_source=hidden_document)
    Region.objects.update(unison_region_source=hidden_document)


def queries(filterset, model):
    """Each choice of each filter, as a query string."""
    typed = {"q": ["leeds", "orchard"], "since": ["2020-06-01"]}
    for name, field in filterset({}, model.objects.public()).form.fields.items():
        choices = [str(value) for value, _ in getattr(field, "choices", [])] or typed.get(name, ["on"])
        yield from (f"{name}={value}" for value in choices if value)


def addresses():
    """Every public address: pages, lists with each choice of each filter, exports, feeds, sitemap, search."""
    found = ["/", "/about/", "/glossary/", "/service-groups/", "/sitemap.xml", "/feed/", "/blog/feed/", "/search/"]
    found += ["/pilots.geojson", "/blog/2009/", "/blog/2009/06/"]
    for noun, (address, filterset, model) in LISTS.items():
        found += [address, *(f"{address}?{query}" for query in queries(filterset, model))]
        found += [f"/{noun}.json", f"/{noun}.csv"]  # of the same filters
    things = [*(thing for noun in WITH_PAGE for thing in noun.objects.public()), *Topic.objects.with_posts()]
    found += [thing.get_absolute_url() for thing in [*things, *ServiceGroup.objects.all()]]
    held = "/documents/total-place-final-report/"
    found += [f"{held}{more}" for more in ("pages/1/", "pages/1/?phrase=orchard-workers", "?q=orchard", "copy/")]
    found += [f"/pilots/{pilot.slug}/feed/" for pilot in Pilot.objects.public()]
    found += [f"{thing.get_absolute_url()}card.png" for noun in (Pilot, Post) for thing in noun.objects.public()]
    words = ("leeds", "orchard", "cuts", "police", "kent", "what", "local government", "spending")
    found += [f"/search/suggest/?q={word}" for word in words]
    return found + [f"/search/?q={word}{kind}" for word in words for kind in ("", "&kind=pilot")]


def walk(client, places):
    """Address → what it answers, headers and all."""
    answers = {place: client.get(place) for place in places}
    assert [place for place, answer in answers.items() if answer.status_code != 200] == []
    # A picture is no text, but what is not a letter of it is kept as it is.
    texts = {place: answer.getvalue().decode(errors="backslashreplace") for place, answer in answers.items()}
    return {place: f"{answers[place].headers}\n{text}" for place, text in texts.items()}


def own_addresses():
    """Where the pages of the hidden things would be."""
    found = [thing.get_absolute_url() for noun in WITH_PAGE for thing in noun.objects.drafts()]
    found += [f"{thing.get_absolute_url()}card.png" for noun in (Pilot, Post) for thing in noun.objects.drafts()]
    found.append("/documents/quincedocument/copy/")
    return [*found, "/pilots/quincepilot/feed/", "/blog/topics/quincetopic/"]


@pytest.fixture(params=["draft", "embargo"])
def hide(request, db):
    """Makes the hidden things, beside a public world that is there already."""
    make_public()
    return lambda: make_hidden(None if request.param == "draft" else make.tomorrow())


@pytest.fixture
def hidden(hide):
    hide()


def test_every_address_answers_as_if_nothing_hidden_were_there(hide, reader, request):
    embargoed = "embargo" in request.node.name  # a moment to come is asked by the same method: without all filters

    def places():
        return [place for place in addresses() if not embargoed or "?" not in place]

    before = walk(reader, places())
    hide()
    after = walk(reader, places())
    assert len(after) > (50 if embargoed else 120)
    assert [place for place, answer in after.items() if "quince" in answer.lower()] == []
    assert list(after) == list(before)
    assert [place for place in after if after[place] != before[place]] == []


def test_a_fact_whose_only_source_is_hidden_is_unverified(hidden, reader):
    for noun in [noun for noun in LISTS if noun != "silences"]:  # our own copy is the source of those
        rows = reader.get(f"/{noun}.json").json()["results"]
        assert [(row["basis"], row["sources"]) for row in rows] == [("unverified", [])] * len(rows) != []
    (place,) = reader.get("/pilots.geojson").json()["features"]
    assert place["properties"]["location_basis"] == "unverified"
    for address in ("/service-groups/", "/service-groups/local-government/"):
        assert re.search(r"\byes ?(, says|<a class=\"tag unver)", reader.get(address).content.decode())


def test_a_pilot_stands_where_public_events_put_it_and_names_no_hidden_lead(hidden, reader):
    (pilot,) = reader.get("/pilots.json").json()["results"]
    assert (pilot["status"], pilot["lead_body"], pilot["bodies"][0]["slug"]) == (
        "reported",
        None,
        "leeds-city-council",
    )


def test_a_theme_that_only_a_hidden_pilot_has_is_not_a_choice(hidden, reader):
    Pilot.objects.get(slug="quincepilot").themes.add(make.make_theme("Quincetheme"))
    assert "quince" not in reader.get("/pilots/").content.decode().lower()


def test_the_address_of_a_hidden_thing_answers_like_one_that_nothing_has(hidden, reader):
    for address in own_addresses():
        there, nowhere = reader.get(address), reader.get(address.replace("quince", "nothing"))
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert there.content.decode().replace("quince", "nothing") == nowhere.content.decode()


@pytest.mark.parametrize("noun", LISTS)
def test_asking_for_a_hidden_thing_is_like_asking_for_nothing(hidden, reader, noun):
    for address in (LISTS[noun][0], f"/{noun}.json"):
        names = ("pilot", "body", "branch", "topic", "phrase")
        for query in ("q=quince", *(f"{name}=quince{name}" for name in names)):
            asked = (query, query.replace("quince", "nothing"))
            found, nothing = (reader.get(f"{address}?{one}") for one in asked)
            assert found.status_code == nothing.status_code
            assert found.content.decode().replace("quince", "nothing") == nothing.content.decode(), query


def test_a_search_for_a_hidden_thing_is_like_a_search_for_nothing(hidden, reader):
    for word in ("quince", *HIDDEN):
        asked = (word, word.replace("quince", "nothing"))
        found, nothing = (reader.get("/search/", {"q": one}).content.decode() for one in asked)
        assert "Nothing found" in found
        assert found.replace("quince", "nothing") == nothing


def test_a_draft_that_was_renamed_and_deleted_was_never_there(reader, db):
    draft = make.make_pilot("Quincepilot", published_at=None)
    Pilot.objects.filter(pk=draft.pk).update(slug="quince-two")
    assert [reader.get(f"/pilots/{slug}/").status_code for slug in ("quincepilot", "quince-two")] == [404, 404]
    draft.delete()
    assert [reader.get(f"/pilots/{slug}/").status_code for slug in ("quincepilot", "quince-two")] == [404, 404]


@pytest.mark.parametrize("hide", ["embargo"], indirect=True)
def test_what_is_embargoed_appears_at_its_moment_and_nothing_is_written(hidden, reader):
    asked = own_addresses()
    with (
        time_machine.travel(timezone.now() + datetime.timedelta(days=2)),
        CaptureQueriesContext(connection) as queries,
    ):
        shown = "".join(walk(reader, [*addresses(), *asked]).values()).lower()
        missing = [word for word in HIDDEN if word not in shown]
        unfound = [
            word for word in HIDDEN[:-1] if "Nothing found" in reader.get("/search/", {"q": word}).content.decode()
        ]
    assert (missing, unfound) == ([], [])
    # PostgreSQL puts the parts of a union in brackets and reads long answers through a cursor.
    reads = ("SELECT", "(SELECT", "DECLARE")
    assert [query["sql"] for query in queries if not query["sql"].lstrip().startswith(reads)] == []
