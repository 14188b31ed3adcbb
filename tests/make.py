"""Things for tests to begin with. Each takes its name first; what a test is about it says by keyword.

What can be published is public since yesterday; `published_at=None` makes a draft.
"""

import datetime
import hashlib

from django.utils import timezone
from django.utils.text import slugify

from blog.models import Author, Comment, Picture, Post, Series, Topic
from campaign.models import Answer, Commitment, Committee, Meeting, Officer
from pilots.corrected import place_of
from pilots.fuzzy import FuzzyDate
from pilots.models import (
    AffectedBranch,
    Branch,
    Claim,
    Consultation,
    Copy,
    Correction,
    Document,
    Enquiry,
    Event,
    Figure,
    Observation,
    Page,
    PartnerBody,
    Partnership,
    Phrase,
    Pilot,
    Region,
    ServiceGroup,
    Term,
    Theme,
)

PASSWORD = "a long sentence nobody guesses"
JUNE_2009 = FuzzyDate(2009, 6)


def yesterday():
    return timezone.now() - datetime.timedelta(days=1)


def tomorrow():
    return timezone.now() + datetime.timedelta(days=1)


def make_region(name="Yorkshire and the Humber", **fields):
    return the_one(Region, name=name, **fields)


def make_theme(name="Children and young people", **fields):
    return the_one(Theme, name=name, **fields)


def make_service_group(name="Local government", **fields):
    return the_one(ServiceGroup, name=name, **fields)


def make_topic(name="Cuts", **fields):
    return the_one(Topic, name=name, **fields)


def make_author(name="A branch secretary", **fields):
    return the_one(Author, name=name, **fields)


def make_series(name="The seminars and the lunches", **fields):
    return the_one(Series, name=name, **fields)


def the_one(model, name, **fields):
    """A list's entry, made once: two pilots of a test lie in the same region unless it says otherwise."""
    return model.objects.get_or_create(name=name, defaults={"slug": slugify(name), **fields})[0]


def make_body(name="Leeds City Council", **fields):
    return public(PartnerBody, name=name, **{"kind": PartnerBody.Kind.METROPOLITAN_COUNCIL, **fields})


def make_branch(name="Leeds Local Government", bodies=(), **fields):
    if "service_group" not in fields:
        fields["service_group"] = make_service_group()
    branch = public(Branch, name=name, **fields)
    branch.bodies.set(bodies)
    return branch


def make_document(title="Total Place: final report", pilots=(), bodies=(), **fields):
    document = public(Document, title=title, **fields)
    document.pilots.set(pilots)
    document.bodies.set(bodies)
    return document


def make_pilot(name="Leeds", themes=(), **fields):
    if "region" not in fields:
        fields["region"] = make_region()
    pilot = public(Pilot, name=name, **fields)
    pilot.themes.set(themes)
    return pilot


def make_partnership(pilot, body, **fields):
    return Partnership.objects.create(pilot=pilot, body=body, **fields)


def make_affected_branch(pilot, branch, **fields):
    return AffectedBranch.objects.create(pilot=pilot, branch=branch, **fields)


def make_figure(label="Spending counted in the pilot", pilot=None, conflicts_with=(), **fields):
    fields = {"kind": Figure.Kind.SPEND, "amount": 1_000_000, **fields}
    figure = public(Figure, label=label, pilot=pilot, **fields)
    figure.conflicts_with.set(conflicts_with)
    return figure


def make_event(title="The pilots are announced", pilots=(), **fields):
    event = public(Event, title=title, **{"date": JUNE_2009, "kind": Event.Kind.POLICY, **fields})
    event.pilots.set(pilots)
    return event


def make_term(word="Total Place", **fields):
    return public(Term, word=word, **{"meaning": f"What {word} means.", **fields})


def make_phrase(words="trade unions", variants="trade union", **fields):
    return public(Phrase, words=words, variants=variants, **fields)


def make_copy(document, texts=("We will work with trade unions.",), **fields):
    """A copy that was read: a page of each of `texts`, an empty one for None."""
    fingerprint = hashlib.sha256(repr((document.slug, texts, document.copies.count())).encode()).hexdigest()
    fields = {"kind": Copy.Kind.PDF, "state": Copy.State.READ, "original_name": "report.pdf", **fields}
    copy = Copy.objects.create(
        document=document,
        file=fields.pop("file", f"copies/{fingerprint}"),
        **{
            "fingerprint": fingerprint,
            "pages_total": len(texts),
            "pages_done": len(texts),
            "pages_readable": sum(text is not None for text in texts),
            "text_fingerprint": fingerprint[::-1],
            "read_at": timezone.now(),
            **fields,
        },
    )
    Page.objects.bulk_create(
        Page(
            copy=copy,
            number=number,
            text=text or "",
            state=Page.State.EMPTY if text is None else Page.State.READABLE,
        )
        for number, text in enumerate(texts, start=1)
    )
    return copy


def make_claim(quotation="deliver early savings", document=None, pilots=(), **fields):
    document = document or make_document("Spring newsletter")
    fields = {"slug": slugify(quotation)[:120], "published_at": yesterday(), **fields}
    claim = Claim.objects.create(quotation=quotation, document=document, **fields)
    claim.pilots.set(pilots)
    return claim


def make_observation(document, phrase, outcome=Observation.Outcome.SILENT, **fields):
    """That somebody looked for a phrase by hand."""
    fields = {
        "searched": "The whole paper",
        "words": phrase.words,
        "seen_on": FuzzyDate(2009, 11, 27),
        "seen_by": "the author of a post",
        "published_at": yesterday(),
        "key": f"{document.slug}-{phrase.slug}"[:120],
        **fields,
    }
    return Observation.objects.create(document=document, phrase=phrase, outcome=outcome, **fields)


def make_post(
    title="What is left of Total Place", pilots=(), bodies=(), branches=(), documents=(), topics=(), **fields
):
    authors = [make_author(name) for name in fields.pop("authors", ())]
    post = public(Post, title=title, **{"summary": f"What “{title}” says.", "published_on": JUNE_2009, **fields})
    post.authors.set(authors)
    post.pilots.set(pilots)
    post.bodies.set(bodies)
    post.branches.set(branches)
    post.documents.set(documents)
    post.topics.set(topics)
    return post


def make_comment(post, text="It was the same with us.", **fields):
    return Comment.objects.create(post=post, text=text, **{"name": "A member", "state": "shown", **fields})


def make_picture(post, number=1, **fields):
    """A picture that readers can see, but for its file, of which there is only the name."""
    fields = {"file": "pictures/none.jpg", "alt": "Empty desks.", "width": 1200, "height": 800, **fields}
    return Picture.objects.create(post=post, number=number, **{"widths": [600, 1200], **fields})


def make_consultation(pilot=None, body=None, outcome="informed", **fields):
    fields = {"key": key_for("told", pilot, body, outcome), "told_on": JUNE_2009, **fields}
    return public(Consultation, name="told", pilot=pilot, body=body, outcome=outcome, **fields)


def make_enquiry(pilot, about="savings", **fields):
    fields = {"key": key_for("asked", pilot, about), "asked": "the council", "asked_on": JUNE_2009, **fields}
    return public(Enquiry, name="asked", pilot=pilot, about=about, **fields)


def make_committee(name="National Executive Council", **fields):
    return public(Committee, name=name, **fields)


def make_meeting(committee, date="2009-12-09", **fields):
    """Expected, unless `standing` says otherwise; `date` is ISO, or `None`."""
    date = date and FuzzyDate.from_iso(date)
    fields = {"slug": f"{committee.slug}-{date.isoformat() if date else 'undated'}"[:120], **fields}
    return public(Meeting, name="meeting", committee=committee, date=date, **fields)


def make_commitment(title="Bring a report on the pilots", pilots=(), posts=(), **fields):
    """Made on 6 October 2009, due nowhere, unless it says otherwise."""
    commitment = public(Commitment, title=title, **{"made_on": FuzzyDate(2009, 10, 6), **fields})
    commitment.pilots.set(pilots)
    commitment.posts.set(posts)
    return commitment


def make_answer(commitment, kind="answered", given_on="2009-12-09", **fields):
    given_on = FuzzyDate.from_iso(given_on)
    fields = {"key": f"{commitment.slug}-{kind}-{given_on.isoformat()}"[:120], **fields}
    return public(Answer, name="answer", commitment=commitment, kind=kind, given_on=given_on, **fields)


def key_for(*parts):
    """A key of slugs and words, for what has no name of its own."""
    return "-".join(getattr(part, "slug", part) for part in parts if part)[:120]


def make_officer(name="Alice Ashworth", **fields):
    """With a seat at the desk, but no rights unless the test gives `is_superuser` or permissions."""
    first, _, last = name.partition(" ")
    fields = {"first_name": first, "last_name": last, "is_staff": True, **fields}
    return Officer.objects.create_user(fields.pop("username", first.lower()), password=PASSWORD, **fields)


def make_correction(thing, sentence="It said 12; it is 13.", **fields):
    """That `thing` was put right, now unless `made_at` says otherwise."""
    kind, key = place_of(thing)
    made_at = fields.pop("made_at", None)
    correction = Correction.objects.create(kind=kind, object_id=key, sentence=sentence, **fields)
    if made_at:
        Correction.objects.filter(pk=correction.pk).update(made_at=made_at)
    return correction


def cite(fact, document, page=""):
    """Writes down that `document` says so."""
    return fact.citations.create(document=document, page=page)


def public(model, **fields):
    """Public since yesterday, with an address made from the name."""
    names = {field.name for field in model._meta.fields}
    address = "slug" if "slug" in names else "key"
    name = next(fields[key] for key in ("name", "title", "label", "word", "words") if key in fields)
    fields.setdefault(address, slugify(name)[:120])
    if "name" not in names:
        fields.pop("name", None)
    fields.setdefault("published_at", yesterday())
    return model.objects.create(**fields)
