"""The rows of an Excel file. Tablib gives what its formulas last worked out; we must see that they are formulas."""

import datetime
import re
import warnings

from openpyxl import load_workbook

from pilots.cells import as_cell

FORMULA = "holds a formula, and formulas are not run here: put in what it comes to (copy, then paste as values)"
MISTAKE = "holds an error that the spreadsheet worked out: put in what it should say"
A_TIME = "holds a time of day, which nothing here has"
ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
IN_QUOTES = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


def xlsx_rows(file, unpacked, note):
    """(number, cells) of each row of the first sheet, the cells as text or `{"unfit": sentence}`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts that it leaves out, such as drawings, are no concern of ours
        book = load_workbook(file, read_only=True, data_only=False, keep_links=False)
    sheet, *others = book.worksheets
    if others:
        note(f"Only the first sheet, “{sheet.title}”, is read.")
    sheet.reset_dimensions()  # what a file says of its own size is often wrong
    for number, row in enumerate(sheet.iter_rows(), start=1):
        yield number, [text_of(cell) for cell in row]


def text_of(cell):
    value = cell.value
    match value:
        case None:
            return ""
        case datetime.datetime():
            return day_of(value, cell.number_format or "")
        case datetime.time() | datetime.timedelta():
            return {"unfit": A_TIME}
        case str() if cell.data_type == "f":
            return {"unfit": FORMULA}
        case str() if cell.data_type == "e":
            return {"unfit": MISTAKE}
        case str():
            return unescaped(value)
        case bool() | int() | float():
            return as_cell(value)
        case _:  # a formula over several cells
            return {"unfit": FORMULA}


def day_of(moment, shown):
    """ISO, as exact as the sheet shows it: Excel keeps “June 2009” as the first of June."""
    if moment.time() != datetime.time():
        return moment.isoformat(sep=" ")
    signs = IN_QUOTES.sub("", shown).lower()
    if "d" in signs or "y" not in signs:
        return moment.date().isoformat()
    return f"{moment:%Y-%m}" if "m" in signs else f"{moment:%Y}"


def unescaped(cell):
    """A text as Excel reads it: what XML cannot hold stands in it as _x000D_."""
    return ESCAPED.sub(lambda found: chr(int(found[1], 16)), cell)
