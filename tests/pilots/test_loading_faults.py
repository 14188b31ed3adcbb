"""A bad row in the shipped files: nothing at all is loaded, and file, row and reason are named."""

import csv
import re
from dataclasses import replace

import pytest

from campaign.tables import SHIPPED
from pilots.loading import BadRowsError, Loader
from pilots.models import Document, LoadedRow, Pilot, Region
from pilots.search.models import SearchEntry

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path):
    """A record of one row a file or none: enough to be whole, small enough to load at once."""
    for table in SHIPPED:
        with table.path.open(encoding="utf-8", newline="") as file:
            heading = next(csv.reader(file))
        write(tmp_path / table.path.name, heading, [])
    add(tmp_path, "documents", slug="report", title="A report", kind="report", address_names_person="no")
    add(tmp_path, "regions", slug="south-east", name="South East", sources="report")
    add(tmp_path, "pilots", slug="kent", name="Kent", region="south-east", sources="report, 7")
    add(tmp_path, "bodies", slug="kcc", name="Kent County Council", kind="county-council")
    return tmp_path


def write(path, heading, rows):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, *rows])


def add(folder, noun, **cells):
    path = folder / f"{noun}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        heading, *rows = csv.reader(file)
    write(path, heading, [*rows, [cells.get(name, "") for name in heading]])


def load(folder):
    return Loader([replace(table, folder=folder) for table in SHIPPED]).load()


def faults(folder):
    """What the loader says is wrong. Nothing at all may have been loaded."""
    with pytest.raises(BadRowsError) as bad:
        load(folder)
    assert not any(model.objects.exists() for model in (Document, Region, Pilot, LoadedRow, SearchEntry))
    return bad.value.faults


BAD = {  # what is wrong: (file, cells of its bad row, what the fault must say)
    "an unknown slug": ("pilots", {"region": "atlantis"}, "there is no region “atlantis”"),
    "an unknown source": ("pilots", {"sources": "hearsay"}, "there is no document “hearsay”"),
    "an unknown lead": ("pilots", {"lead_body": "nobody"}, "there is no partner body “nobody”"),
    "an area not on the map": ("pilots", {"areas": "Kant"}, "Not on the map: Kant"),
    "a latitude in words": ("pilots", {"latitude": "north"}, "“north” in latitude is not a number"),
    "no name": ("pilots", {"name": ""}, "cannot be blank"),
    "a name that is too long": ("pilots", {"name": "K" * 121}, "at most 120 characters"),
    "a name used twice": ("pilots", {"name": "Kent"}, ""),
    "a slug with blanks": ("pilots", {"slug": "a b"}, "“slug”"),
    "a bad choice": ("bodies", {"slug": "x", "name": "X", "kind": "parish"}, "'parish' is not a valid choice"),
    "a bad day": ("events", {"date": "2009-02-30", "date_precision": "day"}, "“2009-02-30” in date is not a day"),
    "a bad precision": (
        "events",
        {"date": "2009-06-01", "date_precision": "hour"},
        "“hour” in date_precision should be",
    ),
    "no date": ("events", {"date": ""}, "cannot be null"),
    "a bad amount": ("figures", {"amount": "lots"}, "“lots” in amount is not a number"),
    "an amount that is no number": ("figures", {"amount": "NaN"}, ""),
    "an amount that is too large": ("figures", {"amount": "1" * 18}, "digits"),
    "a range that runs down": ("figures", {"amount": "5", "amount_high": "4"}, ""),
    "pilot and body at once": ("figures", {"pilot": "kent", "body": "kcc"}, "Choose a pilot or a body, not both"),
    "an unknown conflict": ("figures", {"conflicts_with": "gone"}, "there is no figure “gone”"),
    "an address that is none": ("documents", {"original_url": "javascript:alert(1)"}, "valid URL"),
    "an address of another kind": ("documents", {"original_url": "ftp://example.org/x"}, "http:// or https://"),
    "yes or no in other words": ("documents", {"address_names_person": "maybe"}, "should be yes, no or empty"),
    "a page that is too long": ("documents", {"sources": f"report, {'9' * 41}"}, "at most 40 characters"),
    "a source given twice": ("documents", {"sources": "report; report"}, ""),
    "a day of recording in words": ("posts", {"recorded_on": "today"}, "“today” in recorded_on is not a day"),
    "an answer to nothing": ("posts", {"answers": "silence"}, "there is no post “silence”"),
}
GOOD = {
    "pilots": {"slug": "bad", "name": "Bad", "region": "south-east"},
    "bodies": {},
    "events": {"key": "bad", "title": "Bad", "kind": "policy", "date": "2009-01-01", "date_precision": "day"},
    "figures": {"key": "bad", "kind": "saving", "label": "Bad", "unit": "GBP", "sources": "report"},
    "documents": {"slug": "bad", "title": "Bad", "kind": "report", "address_names_person": "no"},
    "posts": {"slug": "bad", "title": "Bad", "recorded_on": "2026-11-22", "summary": "Bad", "sources": "report"},
}


@pytest.mark.parametrize("what", BAD)
def test_one_bad_row_stops_all_and_is_named(folder, what):
    noun, cells, reason = BAD[what]
    add(folder, noun, **{**GOOD[noun], **cells})
    row = 3 if noun in ("pilots", "bodies", "documents") else 2
    fault, *_ = faults(folder)
    assert fault.startswith(f"{noun}.csv, row {row}: ")
    assert reason in fault


def test_a_bad_row_is_named_once(folder):
    add(folder, "bodies", slug="x", name="X", kind="parish", sources="report")
    assert faults(folder) == ["bodies.csv, row 3: Value 'parish' is not a valid choice."]


@pytest.mark.parametrize("what", ["a name used twice", "a range that runs down", "a source given twice"])
def test_the_reason_is_in_plain_words_and_not_the_databases(folder, what):
    noun, cells, _ = BAD[what]
    add(folder, noun, **{**GOOD[noun], **cells})
    assert not re.search(r"constraint|pilots_|violates|DETAIL", " ".join(faults(folder)))


def test_every_bad_row_is_named_at_once(folder):
    add(folder, "pilots", slug="a", name="A", region="atlantis")
    add(folder, "bodies", slug="b", name="B", kind="parish")
    assert [fault.split(":")[0] for fault in faults(folder)] == ["bodies.csv, row 3", "pilots.csv, row 3"]


def test_a_key_that_stands_twice_is_named(folder):
    add(folder, "pilots", slug="kent", name="Kent again", region="south-east")
    assert faults(folder) == ["pilots.csv, row 3: “kent” stands in the file twice."]


def test_a_column_that_is_missing_is_named(folder):
    write(folder / "themes.csv", ["slug"], [["drugs"]])
    assert faults(folder) == ["themes.csv, row 1: the heading lacks name."]


@pytest.mark.parametrize("row", [["drugs"], ["drugs", "Drugs", "and more"]])
def test_a_ragged_row_is_named(folder, row):
    write(folder / "themes.csv", ["slug", "name"], [row])
    assert faults(folder) == ["themes.csv, row 2: it has more or fewer cells than the heading."]


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(folder):
    (folder / "themes.csv").write_text("slug,name\n\ndrugs\n", encoding="utf-8")
    (fault,) = faults(folder)
    assert fault.startswith("themes.csv, row 3:")


def test_a_file_that_is_not_utf_8_is_named(folder):
    (folder / "themes.csv").write_bytes(b"slug,name\ncafe,Caf\xe9\n")
    (fault,) = faults(folder)
    assert fault.startswith("themes.csv")
    assert "UTF-8" in fault


def test_a_file_as_excel_saves_it_loads(folder):
    (folder / "themes.csv").write_bytes(b"\xef\xbb\xbfslug,name\r\ndrugs,Drugs\r\n")
    load(folder)
    assert Pilot.objects.exists()


def test_columns_in_another_order_and_columns_more_do_no_harm(folder):
    write(folder / "themes.csv", ["name", "remark", "slug"], [["Drugs", "whatever", "drugs"]])
    load(folder)
    assert Pilot.objects.get().slug == "kent"
