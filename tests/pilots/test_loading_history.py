"""What a later load changes in rows stands in their history; what came with the site does not."""

import pytest

from pilots.history import Edit
from pilots.models import Document, Pilot
from tests.make import make_body
from tests.pilots.shipped import changes

pytestmark = pytest.mark.usefixtures("record")


def test_the_first_load_and_one_without_changes_leave_no_history(shipped):
    shipped.load()
    assert not Edit.objects.exists()
    assert not Pilot.history.exists()


def test_what_a_later_load_changes_is_one_edit_of_nobody(shipped):
    shipped.edit("pilots", "kent", summary="What the next release says.", sources="total-rubbish, 7")
    shipped.edit("documents", "total-rubbish", pilots="kent; durham")
    shipped.load()
    edit = Edit.objects.get()
    assert (edit.deed, edit.by, edit.title) == ("loaded", None, "The record as it ships")
    kent = Pilot.objects.get(slug="kent")
    after, before = kent.history.all()
    assert (before.edit, after.edit, after.summary) == (None, edit, "What the next release says.")
    assert kent.citations.get().history.get().edit == edit
    durham = Pilot.objects.get(slug="durham")
    assert Document.objects.get(slug="total-rubbish").history.first().links["pilots"] == sorted([kent.pk, durham.pk])


def test_a_link_to_a_draft_counts_as_a_link(shipped):
    """It once looked as if an officer had taken it off, or as if the record had to put it there again."""
    Pilot.objects.filter(slug="kent").unpublish()
    kent = Pilot.objects.get(slug="kent")
    assert changes(shipped.load(overwrite=True)) == {}
    kent.lead_body = make_body("A draft", published_at=None)
    kent.save()
    assert shipped.load()["pilots"].kept == [("kent", "an officer changed lead_body")]
