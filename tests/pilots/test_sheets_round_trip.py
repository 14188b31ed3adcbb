"""What is exported can be imported again: the whole real record, drafts and links to drafts too, byte for byte."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pilots.history import Edit
from pilots.models import Branch, Document, Event, Figure, Pilot
from pilots.sheets.formats import rows_of
from tests.make import (
    JUNE_2009,
    cite,
    make_answer,
    make_body,
    make_commitment,
    make_committee,
    make_document,
    make_enquiry,
    make_meeting,
    make_pilot,
    make_post,
    make_series,
)
from tests.pilots.sheets import TABLES, as_csv, bring_in, cells_of, plan, sheet_of

pytestmark = pytest.mark.usefixtures("record")
NOUNS = list(TABLES)
LINKS = {"sources", "pilots", "bodies", "branches", "documents", "claims", "figures", "topics", "organises_at"}
ONE_BY_ONE = {"conflicts_with", "part_of", "answers", "lead_body"}
WORDS = {"note", "name", "title", "label", "summary", "description", "word", "words", "searched", "areas"}
WORDS |= {"answer", "statement"}


@pytest.fixture
def drafts(record):
    """Drafts, and links to them from what is public."""
    body = make_body("A draft body", published_at=None, other_names="One\nTwo")
    pilot = make_pilot("A draft pilot", published_at=None, lead_body=body, region=Pilot.objects.first().region)
    document = make_document("A draft document", published_at=None, pilots=[pilot], bodies=[body])
    kent = Pilot.objects.get(slug="kent")
    kent.lead_body = kent_lead = body
    kent.save()
    for fact in (kent, kent_lead, Figure.objects.first()):
        cite(fact, document, "12–14")
    Document.objects.exclude(pk=document.pk).first().pilots.add(pilot)
    Branch.objects.first().bodies.add(body)
    Event.objects.first().pilots.add(pilot)
    post = make_post("A draft post", [pilot], [body], published_at=None, authors=["A pen name"], series=make_series())
    post.figures.set([Figure.objects.first()])
    make_enquiry(kent, answered_on=JUNE_2009, answer="Not held.")
    committee = make_committee("A draft committee", published_at=None)
    meeting = make_meeting(committee, published_at=None, starts_at=datetime.time(18, 30), place="Leeds", note="New.")
    commitment = make_commitment("A draft promise", [pilot, kent], committee=committee, published_at=None)
    make_answer(commitment, meeting=meeting, statement="Soon.")


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
@pytest.mark.parametrize("noun", NOUNS)
def test_a_sheet_imported_unchanged_changes_nothing_and_comes_out_the_same(noun, kind):
    sheet = sheet_of(noun, kind)
    found = bring_in(noun, sheet)
    assert (found.new, found.changed, found.refused) == ([], [], [])
    assert found.unchanged == TABLES[noun].model.objects.count() > 0
    assert sheet_of(noun, kind) == sheet
    assert not Edit.objects.exists()


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("kind", ["ods", "json"])
def test_so_it_is_in_the_other_formats(kind):
    for noun in ("bodies", "figures", "documents"):
        sheet = sheet_of(noun, kind)
        assert bring_in(noun, sheet).is_empty
        assert sheet_of(noun, kind) == sheet


def spoilt(noun):
    """The sheet of a noun with other words in it, and without its links."""
    heading, rows = cells_of(sheet_of(noun))
    keys = TABLES[noun].keys

    def other(name, cell):
        if name in keys or (name in ("title", "name") and noun == "pilots"):
            return cell
        return "" if name in LINKS | ONE_BY_ONE | {"areas"} else f"{cell} x" if name in WORDS else cell

    return as_csv(heading, *([other(name, cell) for name, cell in zip(heading, row, strict=True)] for row in rows))


@pytest.mark.usefixtures("drafts")
@pytest.mark.parametrize("noun", NOUNS)
def test_a_sheet_puts_back_what_was_changed_since_byte_for_byte(noun):
    sheet = sheet_of(noun)
    assert bring_in(noun, spoilt(noun)).changed
    assert sheet_of(noun) != sheet
    assert bring_in(noun, sheet).changed
    assert sheet_of(noun) == sheet
    assert Edit.objects.filter(deed="imported").count() == 2


@pytest.mark.usefixtures("drafts")
def test_what_was_deleted_comes_back_as_drafts_with_its_links():
    sheets = {noun: sheet_of(noun) for noun in ("branches", "affected_branches", "events", "posts")}
    for noun in ("affected_branches", "branches", "events", "posts"):
        TABLES[noun].model.objects.all().delete()
    for noun, sheet in sheets.items():
        assert len(bring_in(noun, sheet).new) == TABLES[noun].model.objects.count() > 0
        assert sheet_of(noun) == sheet
    assert not Branch.objects.public().exists()


def test_the_stored_reading_asks_as_often_for_all_rows_as_for_two():
    for table in TABLES.values():
        numbers = []
        for things in (table.model.objects.order_by("pk")[:2], table.model.objects.order_by("pk")):
            with CaptureQueriesContext(connection) as captured:
                list(rows_of(table, things))
            numbers.append(len(captured))
        assert numbers[0] == numbers[1] <= 10, table.noun  # posts have nine kinds of links


def test_a_plan_of_a_hundred_rows_asks_as_often_as_one_of_two():
    heading, rows = cells_of(spoilt("bodies"))
    numbers = []
    for some in (rows[:2], rows[:150]):
        with CaptureQueriesContext(connection) as captured:
            found = plan("bodies", as_csv(heading, *some))
        assert len(found.changed) == len(some)
        numbers.append(len(captured))
    # names that are taken, addresses of before; the rows, their sources
    assert numbers == [4, 4]


@pytest.mark.usefixtures("drafts")
def test_a_public_export_is_read_too_and_takes_no_link_to_a_draft_off(reader):
    for noun in ("pilots", "documents", "events", "figures"):
        before = sheet_of(noun)
        for kind in ("csv", "json"):
            content = reader.get(f"/{noun}.{kind}").content
            found = bring_in(noun, content)
            assert (found.is_empty, found.refused) == (True, [])
            assert {"url", "updated_at", "basis", "sources"} <= set(found.left)
            assert "names no drafts" in found.notes[0]
        assert sheet_of(noun) == before
