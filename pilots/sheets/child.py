"""The process that reads one zipped sheet: `python -m pilots.sheets.child KIND LIMITS`, with the file as its input.

It answers with lines of JSON: of each row `[number, [cell, …]]`, where a cell is a text or `{"unfit": sentence}`;
`{"note": sentence}`; `{"fault": sentence}` where no more can be read; and in the end `{"rows": number}`.
"""

import json
import sys
import zipfile
from io import BytesIO

from pilots.extraction.child import clock, confine
from pilots.extraction.limits import TooLongError, UnreadableError
from pilots.sheets.limits import MAX_BYTES, MOST_COLUMNS, MOST_ROWS, SheetLimits
from pilots.sheets.ods import ods_rows
from pilots.sheets.xlsx import xlsx_rows

READERS = {"xlsx": xlsx_rows, "ods": ods_rows}
BROKEN = "This file is broken, or only a part of one. Open it, save it again and upload that."
SLOW = "This file took too long to read. Save only the rows that you mean to import."
FULL = "Unpacked, this file is far too large. Save only the rows that you mean to import."
TOO_MANY = f"This sheet has more than {MOST_ROWS:,} rows. Import it in parts."
TOO_WIDE = f"This sheet has more than {MOST_COLUMNS} columns. Take away those that are not to be imported."


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")


def unpacked_size(file):
    with zipfile.ZipFile(file) as archive:
        return sum(part.file_size for part in archive.infolist())


def tell(kind, file, limits):
    """Says all rows that hold anything."""
    if unpacked_size(file) > limits.unpacked:
        raise UnreadableError(FULL)
    told, letters = 0, limits.letters
    for number, cells in READERS[kind](file, limits.unpacked, lambda note: say({"note": note})):
        while cells and cells[-1] == "":
            cells.pop()
        if not cells:
            continue
        told += 1
        letters -= sum(len(cell) for cell in cells)
        if told > MOST_ROWS + 1 or len(cells) > MOST_COLUMNS or letters < 0:
            raise UnreadableError(TOO_MANY if told > MOST_ROWS else FULL if letters < 0 else TOO_WIDE)
        say([number, cells])
    say({"rows": told})


def main(kind, limits):
    limits = SheetLimits(**json.loads(limits))
    file = BytesIO(sys.stdin.buffer.read(MAX_BYTES))
    confine(limits)
    try:
        with clock(limits.seconds):
            tell(kind, file, limits)
    except UnreadableError as fault:
        say({"fault": str(fault)})
    except TooLongError:
        say({"fault": SLOW})
    except MemoryError:
        say({"fault": FULL})
    except Exception:
        say({"fault": BROKEN})
    sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
