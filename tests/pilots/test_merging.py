"""Merging: whatever hangs on the second moves to the first, by whatever relation the models have."""

import pytest

from pilots.merging.deed import merge
from pilots.merging.planning import planned, relations
from pilots.models import Branch, Document, FormerSlug, PartnerBody, Pilot
from tests.make import cite, make_document, make_officer
from tests.rows import make_row

pytestmark = pytest.mark.django_db
NOUNS = (Pilot, PartnerBody, Branch, Document)


def merged(kept, lost, chosen=()):
    """Merges them as an officer who has just seen the plan."""
    versions = {one.pk: type(one).objects.get(pk=one.pk).version for one in (kept, lost)}
    kept.refresh_from_db()
    lost.refresh_from_db()
    officer = make_officer("Mary Mort")
    merge(
        kept, lost, officer, versions=versions, fingerprint=planned(kept, lost).fingerprint, shown=True, chosen=chosen
    )


def test_relations_of_every_kind_are_walked():
    found = {f"{noun.__name__} {key}" for noun in NOUNS for keys in relations(noun).values() for key in keys}
    assert {
        "Pilot blog.PostPilot.pilot",
        "Pilot pilots.Event_pilots.pilot",
        "PartnerBody pilots.Pilot.lead_body",
        "PartnerBody pilots.Branch_bodies.partnerbody",
        "Document pilots.Pilot.location_source",
        "Document pilots.FigureCitation.document",
        "Document pilots.DocumentCitation.fact",
        "Document pilots.Copy.document",
        "Document pilots.Flip.document",
    } <= found
    assert len(found) > 40


def pointing(noun, key):
    """The rows of every model that point at this thing of `noun`."""
    return [
        row
        for model, keys in relations(noun).items()
        for one in keys
        for row in model._base_manager.filter(**{one.name: key})
    ]


@pytest.mark.parametrize("noun", NOUNS)
def test_a_row_of_every_kind_moves_and_nothing_is_lost(noun):
    kept, lost = make_row(noun), make_row(noun)
    keys = [(model, key) for model, keys in relations(noun).items() for key in keys]
    rows = [(make_row(model, **{key.name: lost}), key) for model, key in keys]
    stay = [(make_row(model, **{key.name: kept}), key) for model, key in keys]
    before, lost_key = len(pointing(noun, lost.pk)), lost.pk
    merged(kept, lost)
    for row, key in (*rows, *stay):
        assert type(row)._base_manager.filter(pk=row.pk, **{key.name: kept.pk}).exists(), key
    assert pointing(noun, lost_key) == []
    assert len(pointing(noun, kept.pk)) >= before + len(stay)
    assert not noun.objects.filter(pk=lost_key).exists()


def test_rows_on_both_sides_become_one_and_their_sources_are_united():
    kept, lost, pilot = make_row(PartnerBody), make_row(PartnerBody), make_row(Pilot)
    ours, theirs = (pilot.partnerships.create(body=body) for body in (kept, lost))
    one, two = make_document("One"), make_document("Two")
    cite(ours, one)
    cite(theirs, one)
    cite(theirs, two, "7")
    merged(kept, lost)
    assert list(pilot.partnerships.values_list("pk", "body")) == [(ours.pk, kept.pk)]
    assert [str(source) for source in ours.citations.order_by("pk")] == ["One", "Two, page 7"]


def test_a_thing_that_is_linked_with_both_is_linked_once():
    kept, lost = make_row(Pilot), make_row(Pilot)
    document = make_document("Both", pilots=[kept, lost])
    merged(kept, lost)
    assert list(document.pilots.all()) == [kept]


def test_every_former_address_leads_to_the_kept_one(client):
    kept, lost = make_row(Pilot, slug="kept"), make_row(Pilot, slug="first")
    lost.slug = "second"
    lost.save()
    merged(kept, lost)
    for slug in ("first", "second"):
        assert client.get(f"/pilots/{slug}/")["Location"] == "/pilots/kept/"
    assert not FormerSlug.objects.filter(object_id=None).exists()
