"""What a file says, row by row, whatever its format: told by its content, never by its name."""

import csv
import json
import subprocess
import sys
import tempfile
import threading
import zipfile
from dataclasses import asdict, dataclass, field
from io import BytesIO, StringIO

from pilots.cells import as_cell
from pilots.exports import fused
from pilots.extraction.running import ROOT, plain_environment
from pilots.sheets.limits import LIMITS, MAX_BYTES, MOST_COLUMNS, MOST_ROWS, Unfit, UnfitSheetError

EMPTY = "This file is empty."
TOO_LARGE = f"This file is larger than {MAX_BYTES // 1024 // 1024} MB. Import it in parts."
TOO_MANY = f"This sheet has more than {MOST_ROWS:,} rows. Import it in parts."
OLD_EXCEL = "This is an old Excel file (.xls), or one locked with a password. Save it as .xlsx, without a password."
NO_SHEET = "This is not a spreadsheet that can be read here. Use CSV, Excel (.xlsx), OpenDocument (.ods) or JSON."
BROKEN = "This file is broken, or only a part of one. Open it, save it again and upload that."
BAD_JSON = "This file begins as JSON does, but is not: it should be a list of rows, each with its columns by name."
UNKNOWN_LETTERS = "The letters of this file cannot be told. Save it as “CSV UTF-8”."
OLD_LETTERS = "It was read in Windows’ own letters (cp1252), for it is not in UTF-8: look at its £, é and dashes."
RUNS_IN_CSV = "begins with “=”, as a formula does, and formulas are not run here. If it is a text, put a ' before it"


@dataclass
class Sheet:
    """A file's rows: `rows` holds (number as a spreadsheet counts, cells); a cell is a text, or `Unfit`."""

    kind: str
    heading: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    notes: list = field(default_factory=list)  # what an officer should know of how it was read

    def take(self, rows):
        """Keeps (number, cells) rows, the first as the heading; without the empty ones."""
        for number, cells in rows:
            if not any(cells):
                continue
            if not self.heading:
                self.heading = [cell.strip() for cell in cells]
            elif len(self.rows) == MOST_ROWS:
                raise UnfitSheetError(TOO_MANY)
            else:
                self.rows.append((number, cells))
        if not self.heading:
            raise UnfitSheetError(EMPTY)
        return self


def read_sheet(content):
    """The `Sheet` in `content`, the bytes of a file. Raises `UnfitSheetError` and nothing else."""
    if not content.strip():
        raise UnfitSheetError(EMPTY)
    if len(content) > MAX_BYTES:
        raise UnfitSheetError(TOO_LARGE)
    kind = kind_of(content)
    if kind in ("xlsx", "ods"):
        return read_zipped(kind, content)
    text, note = decoded(content)
    sheet = Sheet("json" if text.lstrip().startswith(("[", "{")) else "csv", notes=note)
    return sheet.take(json_rows(text) if sheet.kind == "json" else csv_rows(text))


def kind_of(content):
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnfitSheetError(OLD_EXCEL)
    if not content.startswith(b"PK"):
        return "text"
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except Exception as fault:
        raise UnfitSheetError(BROKEN) from fault
    if "xl/workbook.xml" in names:
        return "xlsx"
    if {"content.xml", "mimetype"} <= names:
        return "ods"
    raise UnfitSheetError(NO_SHEET)


def decoded(content):
    """(text, notes): in UTF-8, in UTF-16 with its mark, or in the letters of Windows in Western Europe."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        coding, notes = "utf-16", []
    else:
        coding, notes = "utf-8-sig", []
        try:
            content.decode(coding)
        except UnicodeDecodeError:
            coding, notes = "cp1252", [OLD_LETTERS]
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as fault:
        raise UnfitSheetError(UNKNOWN_LETTERS) from fault
    if "\x00" in text or text.startswith("%PDF") or text.lstrip().startswith("<"):
        raise UnfitSheetError(NO_SHEET)
    return text, notes


def csv_rows(text):
    """(number, cells) of each row. A comma, a semicolon or a tab parts them: whichever parts the heading most."""
    csv.field_size_limit(MAX_BYTES)
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    try:
        for number, cells in enumerate(csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True), 1):
            if len(cells) > MOST_COLUMNS:
                raise UnfitSheetError(f"Row {number} has more than {MOST_COLUMNS} cells.")
            yield number, [from_csv(cell) for cell in cells]
    except csv.Error as fault:
        raise UnfitSheetError(f"This file cannot be read as CSV ({fault}). Is a quotation mark left open?") from fault


def from_csv(cell):
    true = fused(cell)
    return Unfit(RUNS_IN_CSV) if true.startswith("=") and true == cell else true


def json_rows(text):
    """As `csv_rows`; the columns of all rows make the heading. The public exports' JSON is read as well."""
    try:
        rows = json.loads(text)
        rows = rows["results"] if isinstance(rows, dict) else rows
        heading = list(dict.fromkeys(str(name) for row in rows for name in row))
        lines = [[as_cell(row.get(name)) for name in heading] for row in rows]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as fault:
        raise UnfitSheetError(BAD_JSON) from fault
    yield 1, heading
    yield from enumerate(lines, start=2)


def read_zipped(kind, content):
    """Has another process read it, which may use so much memory and time and no more."""
    sheet = Sheet(kind)
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.seek(0)
        child = subprocess.Popen(  # noqa: S603  our own module, by our own Python
            [sys.executable, "-s", "-m", "pilots.sheets.child", kind, json.dumps(asdict(LIMITS))],
            stdin=file,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=ROOT,
            env=plain_environment(),
        )
    with child:
        watch = threading.Timer(LIMITS.seconds + 5, child.kill)
        watch.start()
        try:
            return sheet.take(told_by(child.stdout, sheet))
        finally:
            watch.cancel()
            child.kill()


def told_by(stream, sheet):
    """(number, cells) of each row that the process tells; it must tell how many there were, or it broke off."""
    told = None
    for line in stream:
        try:
            answer = json.loads(line)
        except ValueError:  # half a line
            break
        if isinstance(answer, list):
            number, cells = answer
            yield number, [Unfit(cell["unfit"]) if isinstance(cell, dict) else fused(cell) for cell in cells]
        elif "fault" in answer:
            raise UnfitSheetError(answer["fault"])
        elif "note" in answer:
            sheet.notes.append(answer["note"])
        else:
            told = answer["rows"]
    if told is None:
        raise UnfitSheetError(BROKEN)
