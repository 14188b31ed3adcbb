"""A noun's rows as a file: CSV, Excel, OpenDocument or JSON, by tablib. The same rows give the same bytes."""

import re
import zipfile
from decimal import Decimal
from io import BytesIO

import tablib
from tablib.formats import registry

from pilots.cells import as_cell
from pilots.columns import Number
from pilots.exports import defused
from pilots.sheets.open_document import LONG_AGO, OpenDocument
from pilots.sheets.xlsx import ESCAPED

TYPES = {
    "csv": ("CSV", "text/csv; charset=utf-8"),
    "xlsx": ("Excel (.xlsx)", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "ods": ("OpenDocument (.ods), for LibreOffice", "application/vnd.oasis.opendocument.spreadsheet"),
    "json": ("JSON, for programs", "application/json"),
}
COLUMN_WIDTH = 24
LONGEST_EXCEL = 32_767  # letters that Excel holds in a cell
LARGEST_SAFE = 2**53  # of a whole number, as a spreadsheet keeps it
NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
STAMPS = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*<")


class UnwritableError(Exception):
    """The rows cannot be kept in this format; the text says why, in a plain sentence."""


registry.register("ods", OpenDocument)


def rows_of(table, things):
    """The rows of a sheet, each a list of cells, as things are stored."""
    names = table.headings(table.written)
    for thing in table.whole(things):
        row = table.stored_row(thing)
        yield [row[name] for name in names]


def written(kind, table, rows):
    """The file of `rows`, lists of cells in the order of the table's written columns, as bytes."""
    names = table.headings(table.written)
    numeric = [isinstance(column, Number) for column in table.written for _ in column.names]
    data = tablib.Dataset(headers=names, title=table.noun)
    for row in rows:
        data.append(fitted(kind, names, row, numeric))
    if kind == "json":
        return data.export("json").encode()
    if kind == "csv":
        return data.export("csv").encode("utf-8-sig")  # the mark by which Excel knows UTF-8
    if kind == "xlsx":
        return steady(data.export("xlsx", column_width=COLUMN_WIDTH))
    return data.export("ods")


def fitted(kind, names, row, numeric):
    if kind == "json":
        return row
    row = [defused(cell) for cell in row]
    if kind == "csv":
        return row
    fit = {"xlsx": for_excel, "ods": for_open_document}[kind]
    return [
        as_number(cell) if is_number else fit(name, cell)
        for name, cell, is_number in zip(names, row, numeric, strict=True)
    ]


def as_number(cell):
    """A number where a spreadsheet keeps it as it is, else the text."""
    if not cell or abs(Decimal(cell)) > LARGEST_SAFE:
        return cell
    value = float(cell) if "." in cell else int(cell)
    return value if as_cell(value) == cell else cell


def for_excel(name, cell):
    """What XML cannot hold, Excel writes as _x000D_; so do we, and where such a thing is truly meant."""
    cell = NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", ESCAPED.sub(r"_x005F_x\1_", cell))
    if len(cell) > LONGEST_EXCEL:
        raise UnwritableError(
            f"A text in {name} has more than {LONGEST_EXCEL:,} letters: Excel would cut it off. Choose another format."
        )
    return cell


def for_open_document(name, cell):
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    if NOT_XML.search(cell):
        raise UnwritableError(f"A text in {name} has a sign that OpenDocument cannot hold. Choose another format.")
    return cell


def steady(packed):
    """An Excel file without the moment at which it was made: the same rows are the same bytes."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(packed)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            content = STAMPS.sub(rb"\g<1>1980-01-01T00:00:00Z<", old.read(part))
            fresh = zipfile.ZipInfo(part.filename, LONG_AGO)
            fresh.compress_type = part.compress_type
            new.writestr(fresh, content)
    return out.getvalue()
