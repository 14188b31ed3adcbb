"""A sheet is read whatever program saved it, and says what it said when it was written."""

import datetime
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from pilots.exports import defused, fused
from pilots.sheets.formats import written
from pilots.sheets.reading import OLD_LETTERS, read_sheet
from pilots.tables import BODIES, FIGURES, THEMES
from tests.pilots.sheets import excel, open_document, read

NAMES = BODIES.headings(BODIES.written)
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
HOSTILE = TEXTS | st.sampled_from(
    ["=1+1", "'=1", "''=1", "-5", "＝x", "_x000D_", "a  b", " x ", "\t=1", '"', ";", "@x"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(HOSTILE, min_size=len(NAMES), max_size=len(NAMES)).filter(any), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_json_as_it_was(rows):
    for kind in ("csv", "json"):
        assert read(written(kind, BODIES, rows)) == [NAMES, *rows]


@settings(max_examples=150, deadline=None)
@given(HOSTILE)
def test_what_is_defused_is_fused_again(text):
    assert fused(defused(text)) == text


def test_hostile_texts_come_back_from_excel_and_open_document():
    texts = ["=1+1", "'=1", "''@x", "-1+1", " two  blanks ", "a\tb\n\nc", "_x000D_", "<&>'\"", "é–“”£", "\ufeffx"]
    for kind, more in (("xlsx", ["\r\n", "\x0b|\x01"]), ("ods", [])):
        rows = [[text, *[text] * (len(NAMES) - 1)] for text in [*texts, *more]]
        content = written(kind, BODIES, rows)
        assert read(content) == [NAMES, *rows], kind
        assert content == written(kind, BODIES, rows)


def test_no_cell_of_an_exported_sheet_is_a_formula():
    content = written("xlsx", THEMES, [["=1+1", "@SUM(A1)"]])
    sheet = zipfile.ZipFile(io.BytesIO(content)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert written("csv", THEMES, [["=1+1", "-1"]]).decode("utf-8-sig").endswith("\r\n'=1+1,-1\r\n")


def test_numbers_and_days_of_a_spreadsheet_say_what_they_say_in_csv():
    day = datetime.datetime(2009, 6, 1)
    rows = [["key", "a", "b", "c", "d", "e"], [2009, 1200000.0, 0.1, True, day, day]]
    assert read(excel(*rows, F2="mmm yyyy"))[1] == ["2009", "1200000", "0.1", "yes", "2009-06-01", "2009-06"]
    assert read(excel(["a"], [day], A2="yyyy"))[1] == ["2009"]
    amounts = ["1234567890123456.78", "8300000000.5", "1200000"]
    rows = [[f"k{at}", *[""] * 4, amount, *[""] * 8] for at, amount in enumerate(amounts)]
    assert [row[5] for row in read(written("xlsx", FIGURES, rows))[1:]] == amounts


def test_formulas_and_errors_are_seen_and_never_run():
    formula, error = read(excel(["slug", "name"], ["a", "=1+1"], ["b", "#REF!"]))[1:]
    assert "holds a formula" in formula[1]
    cell = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    assert "holds a formula" in read(open_document(f"<table:table-row>{cell}</table:table-row>"))[0][0]
    assert "begins with “=”" in read(b"slug,name\na,=1+1\n")[1][1]
    assert "holds an error" in error[1]


def test_repeated_and_covered_cells_of_open_document_are_counted():
    text = "<table:table-cell><text:p>{}</text:p></table:table-cell>"
    gap = '<table:table-cell table:number-columns-repeated="2"/>'
    note = "<table:table-cell><office:annotation><text:p>mine</text:p></office:annotation><text:p>e</text:p>"
    rows = (
        f"<table:table-row>{text.format('a')}{gap}{text.format('d')}{note}</table:table-cell></table:table-row>"
        '<table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>'
        f"<table:table-row>{text.format('x<text:line-break/>y')}</table:table-row>"
    )
    sheet = read_sheet(open_document(rows))
    assert sheet.heading == ["a", "", "", "d", "e"]
    assert sheet.rows == [(5, ["x\ny"])]


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_letters_and_marks_between_cells_are_told_by_the_content(coding, mark):
    text = f"slug{mark}name\r\na{mark}Café – £5\r\n"
    sheet = read_sheet(text.encode(coding))
    assert sheet.rows == [(2, ["a", "Café – £5"])]
    assert sheet.notes == ([OLD_LETTERS] if coding == "cp1252" else [])


def test_only_the_first_sheet_is_read_and_that_is_said():
    book = Workbook()
    book.active.append(["slug"])
    book.create_sheet("Other").append(["x"])
    out = io.BytesIO()
    book.save(out)
    assert read_sheet(out.getvalue()).notes == ["Only the first sheet, “Sheet”, is read."]
