"""What cannot be read as a sheet, or not in time or space, is refused in a plain sentence that says what to do."""

import pytest

from pilots.sheets import reading
from pilots.sheets.formats import UnwritableError, written
from pilots.sheets.limits import MB, SheetLimits
from pilots.tables import THEMES
from tests.pilots.sheets import excel, open_document, refusal

BAD = {
    "nothing": (b"", "empty"),
    "blanks": (b" \r\n\r\n", "empty"),
    "empty cells": (b",,\n,,\n", "empty"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", ".xls"),
    "a PDF": (b"%PDF-1.7 x", "not a spreadsheet"),
    "a page": (b"<html><p>Sign in</p>", "not a spreadsheet"),
    "bytes": (b"a\x00\x01\x02", "not a spreadsheet"),
    "no letters": (b"slug\n\x81\x8d", "letters of this file"),
    "half a zip": (b"PK\x03\x04 and no more", "broken"),
    "half an Excel file": (excel(["slug"], ["a"])[:-900], "broken"),
    "an open quotation": (b'slug,name\na,"open\n', "quotation mark"),
    "half JSON": (b'[{"slug": "a"', "JSON"),
    "JSON of another shape": (b'{"slug": "a"}', "JSON"),
    "deep JSON": (b"[" * 100_000, "JSON"),
    "an empty list": (b"[]", "empty"),
    "broken XML": (open_document("<table:table-row>"), "broken"),
    "a wide sheet": (b",".join([b"x"] * 201), "200"),
}


@pytest.mark.parametrize("what", BAD)
def test_what_cannot_be_read_says_so_and_what_to_do(what):
    content, said = BAD[what]
    assert said in refusal(content)


def test_a_file_that_unpacks_to_far_too_much_or_takes_too_long_is_refused(monkeypatch):
    content = excel(["slug"], *[[f"a{number}"] for number in range(3000)])
    monkeypatch.setattr(reading, "LIMITS", SheetLimits(unpacked=MB // 100))
    assert "far too large" in refusal(content)
    monkeypatch.setattr(reading, "LIMITS", SheetLimits(seconds=0.001))
    assert "too long" in refusal(content)
    zeros = open_document("<table:table-row/>" + " " * (60 * MB))
    monkeypatch.undo()
    assert "far too large" in refusal(zeros)
    assert "larger than 20 MB" in refusal(b"x" * (20 * MB + 1))


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    assert "Import it in parts" in refusal(b"slug\na\nb\nc\n")


def test_what_a_format_cannot_hold_is_not_cut_off():
    with pytest.raises(UnwritableError, match="32,767"):
        written("xlsx", THEMES, [["a", "x" * 32_768]])
    with pytest.raises(UnwritableError, match="OpenDocument"):
        written("ods", THEMES, [["a", "\x0b"]])
