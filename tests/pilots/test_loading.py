"""Loading the shipped record again: it does what is missing, and keeps what an officer did since."""

import pytest

from pilots.models import Branch, LoadedRow, PartnerBody, Partnership, Pilot
from tests.pilots.shipped import changes, database

pytestmark = pytest.mark.usefixtures("record")
KENT = "kent"


def test_a_second_load_finds_nothing_to_do_and_changes_nothing(shipped):
    before = database()
    outcomes = shipped.load()
    assert changes(outcomes) == {}
    assert outcomes["bodies"].unchanged == 155
    assert sum(one.unchanged for one in outcomes.values()) == LoadedRow.objects.count()
    assert database() == before


def test_overwriting_an_untouched_record_changes_nothing(shipped):
    before = database()
    assert changes(shipped.load(overwrite=True)) == {}
    assert database() == before


def test_an_officers_change_is_kept_and_said(shipped):
    Pilot.objects.filter(slug=KENT).update(summary="What the branch found out.")
    shipped.edit("pilots", KENT, summary="What the next release says.")
    assert shipped.load()["pilots"].kept == [(KENT, "an officer changed summary")]
    assert Pilot.objects.get(slug=KENT).summary == "What the branch found out."


def test_an_officers_change_is_kept_through_two_releases(shipped):
    Pilot.objects.filter(slug=KENT).update(summary="What the branch found out.")
    for release in ("first", "second"):
        shipped.edit("pilots", KENT, summary=f"What the {release} release says.")
        shipped.load()
    assert Pilot.objects.get(slug=KENT).summary == "What the branch found out."


def test_a_cell_she_did_not_touch_on_the_same_row_still_follows_the_file(shipped):
    Pilot.objects.filter(slug=KENT).update(summary="What the branch found out.")
    shipped.edit("pilots", KENT, lead_note="Corrected in the next release.")
    outcome = shipped.load()["pilots"]
    assert outcome.changed == [(KENT, ["lead_note"])]
    kent = Pilot.objects.get(slug=KENT)
    assert (kent.summary, kent.lead_note) == ("What the branch found out.", "Corrected in the next release.")


def test_overwriting_puts_the_shipped_text_back(shipped):
    shipped_text = Pilot.objects.get(slug=KENT).summary
    Pilot.objects.filter(slug=KENT).update(summary="What the branch found out.")
    assert shipped.load(overwrite=True)["pilots"].changed == [(KENT, ["summary"])]
    assert Pilot.objects.get(slug=KENT).summary == shipped_text


def test_what_an_officer_deleted_stays_deleted_and_is_said(shipped):
    Branch.objects.get(slug="medway").delete()
    outcomes = shipped.load()
    assert outcomes["branches"].kept == [("medway", "an officer deleted it")]
    assert outcomes["affected_branches"].kept == [("kent medway", "an officer deleted it")]
    assert not Branch.objects.filter(slug="medway").exists()


def test_a_deleted_pilot_does_not_come_back_in_part(shipped):
    Pilot.objects.get(slug=KENT).delete()
    outcomes = shipped.load()
    assert outcomes["pilots"].kept == [(KENT, "an officer deleted it")]
    assert not Partnership.objects.filter(pilot__slug=KENT).exists()
    assert {outcomes[noun].new == [] for noun in outcomes} == {True}


def test_overwriting_puts_back_what_was_deleted_with_all_that_hung_on_it(shipped):
    before = Branch.objects.get(slug="medway")
    before.delete()
    outcomes = shipped.load(overwrite=True)
    assert outcomes["branches"].new == ["medway"]
    assert outcomes["affected_branches"].new == ["kent medway"]
    again = Branch.objects.get(slug="medway")
    assert again.is_public
    assert [body.slug for body in again.bodies.all()] == ["medway-council"]
    assert again.affected_in.count() == 1


def test_what_an_officer_took_back_to_draft_stays_a_draft(shipped):
    Pilot.objects.filter(slug=KENT).unpublish()
    shipped.edit("pilots", KENT, lead_note="Corrected in the next release.")
    shipped.load()
    assert Pilot.objects.get(slug=KENT).published_at is None


def test_an_officers_own_rows_are_left_alone(shipped):
    PartnerBody.objects.create(name="Her own find", slug="her-own-find", kind="other")
    assert changes(shipped.load()) == {}
    assert PartnerBody.objects.filter(slug="her-own-find").exists()
