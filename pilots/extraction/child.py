"""The process that reads one file: `python -m pilots.extraction.child KIND LIMITS`, with the file as its input.

It answers with lines of JSON: `{"total": pages, "cut": letters or 0}`, then of each page
`{"number", "state", "text", "message"}`,
or `{"fault": sentence}` where nothing or no more can be read.
"""

import json
import sys
from io import BytesIO

from pilots.extraction.confining import clock, confine
from pilots.extraction.cutting import cut
from pilots.extraction.docx import read_docx
from pilots.extraction.judging import Sheet, judge
from pilots.extraction.kinds import DOCX, HTML, MHTML, ODT, PDF, TXT
from pilots.extraction.limits import MAX_BYTES, Limits, TooLongError, UnreadableError
from pilots.extraction.odt import read_odt
from pilots.extraction.pdf import read_pdf
from pilots.extraction.text import read_html, read_mhtml, read_txt

BROKEN = "This file is broken, or is not what it says it is."
SLOW = "This file took too long to read."
FULL = "This file holds more text than we can read."
READERS = {PDF: read_pdf, HTML: read_html, MHTML: read_mhtml, TXT: read_txt}
READERS_OF_ZIPS = {DOCX: read_docx, ODT: read_odt}


def opened(kind, file, limits):
    """A function for each page, which gives its `Sheet`. Raises `UnreadableError` and nothing else."""
    try:
        with clock(limits.opening_seconds):
            if kind in READERS_OF_ZIPS:
                return READERS_OF_ZIPS[kind](file, limits.unpacked)
            return READERS[kind](file)
    except TooLongError as fault:
        raise UnreadableError(SLOW) from fault
    except UnreadableError:
        raise
    except Exception as fault:
        raise UnreadableError(BROKEN) from fault


def drawn(page, limits):
    """The `Sheet` of a page, whatever its reader runs into."""
    try:
        with clock(limits.page_seconds):
            return page()
    except TooLongError:
        return Sheet(fault="It took too long to read.")
    except MemoryError:
        return Sheet(fault="It is too large to read.")
    except Exception:
        return Sheet(fault="It is broken.")


def cut_up(kind, pages, limits):
    """The pages, and after how many letters we had to count a new one; 0 where we did not."""
    if kind == PDF:
        return pages, 0
    sheets = cut([page() for page in pages], limits.cut_letters)
    whole = len(sheets) == len(pages)
    return [lambda sheet=sheet: sheet for sheet in sheets], 0 if whole else limits.cut_letters


def answers(kind, file, limits):
    """What is said of a file, one dictionary after the other."""
    try:
        pages = opened(kind, file, limits)
    except UnreadableError as fault:
        yield {"fault": str(fault)}
        return
    pages, letters = cut_up(kind, pages, limits)
    yield {"total": len(pages), "cut": letters}
    left = limits.letters
    for number, page in enumerate(pages[: limits.pages], start=1):
        state, text, message = judge(drawn(page, limits), limits.page_letters)
        left -= len(text)
        if left < 0:
            yield {"fault": FULL}
            return
        yield {"number": number, "state": state, "text": text, "message": message}


def main(kind, limits):
    limits = Limits(**json.loads(limits))
    file = BytesIO(sys.stdin.buffer.read(MAX_BYTES))
    confine(limits)
    for answer in answers(kind, file, limits):
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
