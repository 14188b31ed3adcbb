"""Merging at the desk: what was shown is done, in one go, by who may, and on nothing that changed since."""

import pytest

from pilots.history import Edit
from pilots.models import Correction, PartnerBody, Partnership, Pilot
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_partnership,
    make_pilot,
    make_post,
    make_region,
)
from tests.page import form_on, markup
from tests.pilots.merges import merge, shown
from tests.pilots.removals import officer_who_may, page_of

pytestmark = pytest.mark.django_db
RIGHTS = [f"{deed}_partnerbody" for deed in ("view", "change", "delete", "publish")]


def fresh(thing):
    return type(thing).objects.get(pk=thing.pk)


def test_names_are_kept_and_empty_fields_filled(alice):
    kept = make_body("Leeds City Council", other_names="Leeds")
    lost = make_body("City of Leeds", other_names="Leeds\nLCC", note="A city since 1893.")
    done = merge(alice, kept, lost)
    assert done["Location"] == page_of(kept)
    assert fresh(kept).other_names.splitlines() == ["Leeds", "City of Leeds", "LCC"]
    assert fresh(kept).note == "A city since 1893."


@pytest.mark.parametrize("make", [make_branch, make_document])
def test_where_there_are_no_other_names_the_note_says_it(alice, make):
    kept, lost = make("Kept", note="Ours."), make("Lost", note="Theirs.")
    merge(alice, kept, lost)
    assert fresh(kept).note == "Ours.\nTheirs.\nAlso recorded as “Lost”."


def test_what_differs_stays_unless_she_takes_the_other(alice):
    for number, taken in enumerate(([], ["region", "summary"])):
        regions = [make_region(f"Region {number}{letter}") for letter in "ab"]
        kept = make_pilot(f"Kept {number}", region=regions[0], summary="Ours.", latitude=1, longitude=2)
        lost = make_pilot(f"Lost {number}", region=regions[1], summary="Theirs.", latitude=3, longitude=4)
        names = {name: f"pilot-{kept.pk}-{lost.pk}-{name}" for name in ("region", "summary")}
        merge(alice, kept, lost, **{names[name]: "lost" for name in taken})
        now = fresh(kept)
        assert (now.region, now.summary) == ((regions[1], "Theirs.") if taken else (regions[0], "Ours."))
        assert (now.latitude, now.longitude) == (1, 2)


def test_parts_on_both_sides_are_joined_as_she_chooses(alice):
    kept, lost = make_branch("Kept"), make_branch("Lost")
    pilot = make_pilot()
    ours = make_affected_branch(pilot, kept, staff_in_scope=10, note="Ours.")
    theirs = make_affected_branch(pilot, lost, staff_in_scope=20, posts_at_risk=5, note="Theirs.")
    merge(alice, kept, lost, **{f"affectedbranch-{ours.pk}-{theirs.pk}-staff_in_scope": "lost"})
    (row,) = pilot.affected_branches.all()
    assert (row.pk, row.staff_in_scope, row.posts_at_risk, row.note) == (ours.pk, 20, 5, "Ours.\nTheirs.")


def test_a_field_that_is_no_choice_is_not_taken(alice):
    kept, lost = make_body("Kept", slug="kept"), make_body("Lost", slug="lost")
    forged = {f"partnerbody-{kept.pk}-{lost.pk}-{name}": "lost" for name in ("slug", "name", "published_at")}
    merge(alice, kept, lost, **forged)
    assert (fresh(kept).slug, fresh(kept).name) == ("kept", "Kept")


def test_the_history_has_it_and_corrections_go_along(alice):
    kept, lost = make_pilot("Kept"), make_pilot("Lost")
    part = make_partnership(lost, make_body())
    Correction.objects.create(kind="pilot", object_id=lost.pk, sentence="It said Leeds.")
    key = lost.pk
    merge(alice, kept, lost, reason="The same area")
    edit = Edit.objects.get()
    assert (edit.deed, edit.title, edit.reason) == ("merged", "“Lost” into “Kept”", "The same area")
    assert Pilot.history.filter(id=key).first().history_type == "-"
    assert [row.pilot_id for row in part.history.order_by("history_id")] == [key, kept.pk]
    assert Correction.objects.get().object_id == kept.pk


def test_links_in_posts_and_documents_are_in_their_history(alice):
    kept, lost = make_pilot("Kept"), make_pilot("Lost")
    document, post = make_document("Report", pilots=[lost]), make_post(pilots=[lost])
    key = lost.pk
    merge(alice, kept, lost)
    assert [row.links["pilots"] for row in document.history.order_by("history_id")] == [[key], [kept.pk]]
    assert [one.pilot for one in post.pilot_links.all()] == [kept]


@pytest.mark.parametrize("changed", ["kept", "lost", "hanging"])
def test_what_changed_since_it_was_shown_is_not_merged(alice, changed):
    kept, lost, pilot = make_body("Kept"), make_body("Lost"), make_pilot()
    form = form_on(shown(alice, kept, lost), "merge")
    if changed == "hanging":
        make_partnership(pilot, lost)
    else:
        PartnerBody.objects.filter(name=changed.title()).update(note="New")
    page = markup(alice.post(page_of(kept, "merge"), form, follow=True))
    assert "Nothing is merged: here is how it would be now" in page and "Merge them" in page
    assert PartnerBody.objects.count() == 2


def test_a_second_click_is_told_kindly(alice):
    kept, lost = make_body("Kept"), make_body("Lost")
    form = form_on(shown(alice, kept, lost), "merge")
    answers = [alice.post(page_of(kept, "merge"), form, follow=True) for _ in range(2)]
    assert "Its address leads here now" in markup(answers[0])
    assert "They are merged already" in markup(answers[1])
    assert answers[1].redirect_chain[-1][0] == page_of(kept)


@pytest.mark.parametrize("missing", RIGHTS[1:])
def test_it_needs_the_rights_to_change_delete_and_publish(missing):
    kept, lost = make_body("Kept"), make_body("Lost")
    officer = officer_who_may(*(right for right in RIGHTS if right != missing))
    assert "Merge with another" not in markup(officer.get(page_of(kept)))
    assert officer.get(page_of(kept, "merge")).status_code == 403
    assert officer.post(page_of(kept, "merge"), {"other": lost.pk, "keep": kept.pk}).status_code == 403
    assert PartnerBody.objects.count() == 2


def test_who_has_them_may(reader):
    kept, lost = make_body("Kept"), make_body("Lost")
    cite(make_partnership(make_pilot(), lost), make_document())
    assert merge(officer_who_may(*RIGHTS), kept, lost).status_code == 302
    assert Partnership.objects.get().body == kept
    assert reader.get("/bodies/lost/")["Location"] == "/bodies/kept/"


def test_a_public_one_merged_into_a_draft_leads_there_once_that_is_public(alice, reader):
    kept, lost = make_body("Kept", published_at=None), make_body("Lost")
    merge(alice, kept, lost)
    assert [reader.get(f"/bodies/{slug}/").status_code for slug in ("lost", "kept")] == [404, 404]
    PartnerBody.objects.publish()
    assert reader.get("/bodies/lost/")["Location"] == "/bodies/kept/"
