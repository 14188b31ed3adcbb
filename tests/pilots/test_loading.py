"""Loading the shipped record again: it does what is missing, and keeps what an officer did since."""

import csv
import shutil
from dataclasses import replace

import pytest
from django.apps import apps
from django.core.serializers import serialize

from blog.tables import TABLES as COMMENTARY
from pilots.loading import Loader
from pilots.models import Branch, LoadedRow, PartnerBody, Partnership, Pilot
from pilots.tables import TABLES as RECORD

pytestmark = pytest.mark.usefixtures("record")
KENT = "kent"


@pytest.fixture
def shipped(tmp_path):
    """The shipped files in a folder of the test's own: `edit` writes a cell, `load` loads them all."""
    return Shipped(tmp_path)


class Shipped:
    def __init__(self, folder):
        self.tables = []
        for table in [*RECORD, *COMMENTARY]:
            shutil.copy(table.path, folder)
            self.tables.append(replace(table, folder=folder))

    def path(self, noun):
        return next(table.path for table in self.tables if table.noun == noun)

    def edit(self, noun, key, **cells):
        with self.path(noun).open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            names, rows = reader.fieldnames, list(reader)
        next(row for row in rows if key in (row.get("slug"), row.get("key"))).update(cells)
        with self.path(noun).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, names)
            writer.writeheader()
            writer.writerows(rows)

    def load(self, *, dry_run=False, **how):
        return {outcome.noun: outcome for outcome in Loader(self.tables, **how).load(dry_run=dry_run)}


def database():
    """Every row of the record and the commentary, as text."""
    models = [*apps.get_app_config("pilots").get_models(), *apps.get_app_config("blog").get_models()]
    return {model.__name__: serialize("json", model.objects.order_by("pk")) for model in models}


def changes(outcomes):
    return {
        noun: (one.new, one.changed, one.kept) for noun, one in outcomes.items() if one.new or one.changed or one.kept
    }


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
