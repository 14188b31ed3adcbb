"""The rows of an OpenDocument sheet. Tablib leaves out cells that a file says are repeated; we count them."""

from pilots.cells import as_cell
from pilots.extraction.limits import UnreadableError
from pilots.extraction.zipped import Parts
from pilots.sheets.limits import MOST_COLUMNS, MOST_ROWS
from pilots.sheets.xlsx import A_TIME, FORMULA

CELLS = ("table-cell", "covered-table-cell")
NUMBERS = ("float", "currency", "percentage")
NO_SHEET = "There is no sheet in this file."


def ods_rows(file, unpacked, note):
    """As `xlsx_rows`."""
    walker = Parts(file, unpacked).walk("content.xml", Sheets())
    if not walker.names:
        raise UnreadableError(NO_SHEET)
    if len(walker.names) > 1:
        note(f"Only the first sheet, “{walker.names[0]}”, is read.")
    return walker.rows


class Sheets:
    """Hears of each element, and keeps the rows of the first sheet that hold anything."""

    def __init__(self):
        self.names, self.rows, self.number = [], [], 1
        self.cells, self.cell, self.text_of_cell = [], None, []
        self.notes = self.tables = 0  # how deep within notes on a cell, or tables within tables

    def start(self, tag, attributes):
        if tag == "table":
            self.tables += 1
            if self.tables == 1:
                self.names.append(attributes.get("name", ""))
        elif tag == "annotation":
            self.notes += 1
        elif self.is_reading:
            self.begin(tag, attributes)

    @property
    def is_reading(self):
        return self.tables == 1 and len(self.names) == 1 and not self.notes

    def begin(self, tag, attributes):
        if tag == "table-row":
            self.cells, self.repeated = [], int(attributes.get("number-rows-repeated", 1))
        elif tag in CELLS:
            self.cell, self.text_of_cell, self.paragraphs, self.is_writing = attributes, [], 0, False
        elif tag == "p" and self.cell is not None:
            self.paragraphs, self.is_writing = self.paragraphs + 1, True
            if self.paragraphs > 1:
                self.text_of_cell.append("\n")
        elif tag in ("s", "tab", "line-break") and self.cell is not None:
            sign = {"s": " ", "tab": "\t", "line-break": "\n"}[tag]
            self.text_of_cell.append(sign * min(int(attributes.get("c", 1)), 10_000))

    def text(self, text):
        if self.cell is not None and self.is_reading and self.is_writing:
            self.text_of_cell.append(text)

    def end(self, tag):
        if tag == "table":
            self.tables -= 1
        elif tag == "annotation":
            self.notes -= 1
        elif tag == "p":
            self.is_writing = False
        elif tag in CELLS and self.is_reading:
            times = int(self.cell.get("number-columns-repeated", 1))
            self.cells += [self.value()] * min(times, MOST_COLUMNS + 1)
            self.cell = None
        elif tag == "table-row" and self.is_reading:
            self.end_row()

    def end_row(self):
        while self.cells and self.cells[-1] == "":
            self.cells.pop()
        if self.cells:
            copies = min(self.repeated, MOST_ROWS + 2 - len(self.rows))
            self.rows += [(self.number + place, list(self.cells)) for place in range(copies)]
        self.number += self.repeated

    def value(self):
        kind = self.cell.get("value-type", "")
        if self.cell.get("formula"):
            return {"unfit": FORMULA}
        if kind in NUMBERS:
            value = float(self.cell.get("value", "nan"))
            return as_cell(int(value) if value.is_integer() else value)
        if kind == "boolean":
            return as_cell(self.cell.get("boolean-value") == "true")
        if kind == "date":
            return self.cell.get("date-value", "").removesuffix("T00:00:00")
        if kind == "time":
            return {"unfit": A_TIME}
        return "".join(self.text_of_cell)
