"""Sheets for tests: of the columns of a noun, as bytes, imported by the functions or through the desk."""

import csv
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from campaign.tables import SHIPPED
from pilots.sheets.formats import rows_of, written
from pilots.sheets.importing import carry_out, plan_of
from pilots.sheets.limits import UnfitSheetError
from pilots.sheets.open_document import BEGINS, ENDS
from pilots.sheets.reading import read_sheet

TABLES = {table.noun: table for table in SHIPPED}


def sheet_of(noun, kind="csv"):
    """All rows of a noun as its export gives them."""
    table = TABLES[noun]
    return written(kind, table, rows_of(table, table.model.objects.order_by("pk")))


def as_csv(*rows, **how):
    """Rows of cells, the first the heading."""
    text = io.StringIO(newline="")
    csv.writer(text, **how).writerows(rows)
    return text.getvalue().encode()


def plan(noun, content):
    return plan_of(TABLES[noun], read_sheet(content))


def bring_in(noun, content, **how):
    return carry_out(TABLES[noun], read_sheet(content), **how)


def refusals(noun, content):
    return [reason for _, reason in plan(noun, content).refused]


def cells_of(content):
    """(heading, rows) of a CSV file."""
    heading, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    return heading, rows


# As other programs save them


def excel(*rows, **shown):
    """An Excel file of these rows; `shown` gives the number format of a cell: B2="mmm yyyy"."""
    book = Workbook()
    for row in rows:
        book.active.append(row)
    for place, number_format in shown.items():
        book.active[place].number_format = number_format
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def open_document(rows, name="x"):
    """An OpenDocument sheet of raw XML rows."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", BEGINS.format(name) + rows + ENDS)
    return out.getvalue()


def read(content):
    sheet = read_sheet(content)
    return [sheet.heading, *(cells for _, cells in sheet.rows)]


def refusal(content):
    with pytest.raises(UnfitSheetError) as fault:
        read_sheet(content)
    return str(fault.value)


# Through the desk


def page_of(noun, page, *args):
    opts = TABLES[noun].model._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def upload(client, noun, content, name="bodies.csv"):
    """Uploads a file on the page of `noun`; gives the answer."""
    return client.post(page_of(noun, "import"), {"sheet": SimpleUploadedFile(name, content)})


def confirm(client, address, sheet):
    return client.post(address, {"digest": sheet.digest})
