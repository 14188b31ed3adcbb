"""PDF files, by pypdf. It passes over much that it cannot read; here a page then counts as failed."""

import logging
import re
from io import BytesIO

from pypdf import PdfReader

from pilots.extraction.fonts import is_nameless, resolved, unknown_names
from pilots.extraction.judging import Sheet
from pilots.extraction.limits import UnreadableError
from pilots.extraction.overlays import overlays

LOCKED = "It is locked with a password. Attach a copy that opens without one."
BROKEN = "This PDF is broken, or only a part of one."
NAMELESS = "Its letters are drawn in a font that does not say which letters they are."
MANY_CURVES = 300  # of letters drawn as lines
MOST_OF_A_PAGE = 0.6
SMALLEST = 1e-6  # no picture is drawn as none
DEEPEST = 5
ROOT = re.compile(rb"(\d{1,8})\s+(\d{1,5})\s+obj\b(?:(?!endobj).){0,500}?/Type\s*/Catalog\b", re.DOTALL)
MOST_LOST = 100_000
PASSED_OVER = (
    "Impossible to decode",
    "Exceeded",
    " not a dictionary",
    " not a stream",
    "not defined",
    "Invalid stream",
)


class Warnings(logging.Handler):
    """Keeps what pypdf says that it passed over."""

    def __init__(self):
        super().__init__()
        self.said = []

    def emit(self, record):
        message = record.getMessage()
        if any(words in message for words in PASSED_OVER):
            self.said.append(message)


def read_pdf(file):
    """A function for each page, which gives its `Sheet`. Raises `UnreadableError`."""
    warnings = Warnings()
    logger = logging.getLogger("pypdf")
    logger.handlers, logger.propagate = [warnings], False
    reader = opened(file) or opened(with_an_end(file))
    if reader is None:
        raise UnreadableError(BROKEN)
    total = len(reader.pages)
    lost = min(max(said_to_hold(reader) - total, 0), MOST_LOST)
    return [lambda index=index: sheet_of(reader.pages[index], warnings) for index in range(total)] + [missing] * lost


def opened(file):
    """A reader that can count the pages, or `None`."""
    if file is None:
        return None
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableError(LOCKED)
        return reader if len(reader.pages) else None
    except (UnreadableError, MemoryError):
        raise
    except Exception:  # whatever a broken file makes of pypdf
        return None


def with_an_end(file):
    """A file that was cut off, with an end that names the root of its pages; `None` if that is not there."""
    content = file.getvalue()
    roots = ROOT.findall(content)
    if not roots:
        return None
    trailer = b"trailer\n<< /Size 100000 /Root %s %s R >>" % roots[-1]
    return BytesIO(content + b"\nendobj\n" + trailer + b"\nstartxref\n0\n%%EOF\n")


def said_to_hold(reader):
    """How many pages the file says it has: more than are there, where it was cut off."""
    try:
        return int(reader.root_object["/Pages"]["/Count"])
    except Exception:  # a broken file may hold anything there
        return 0


def missing():
    return Sheet(fault="It is missing from the file.")


def sheet_of(page, warnings):
    """What a page shows, with all that lies over it."""
    warnings.said.clear()
    sheet, area = drawn_on(page)
    for words, over in overlays(page):
        stamp, stamped = drawn_on(over) if over is not None else (Sheet(), 0)
        new = not set(stamp.text.split()) <= set(words.split())
        sheet.text = "\n".join(text for text in (sheet.text, words, stamp.text if new else "") if text)
        sheet.pictures, area = sheet.pictures or stamp.pictures, area + stamped
        sheet.fault = sheet.fault or stamp.fault
    sheet.covered = area > MOST_OF_A_PAGE * area_of(page.mediabox)
    if warnings.said:
        sheet.fault = "A part of it is broken."
    return sheet


def drawn_on(page):
    """The `Sheet` of a page alone, and how much of its area pictures take, in square points."""
    seen = Seen()
    text = page.extract_text(visitor_operand_before=seen, visitor_operand_after=seen.leave)
    held = Held(page)
    area = seen.inline + sum(size for name, size in seen.drawn if name in held.images)
    nameless = seen.fonts & held.nameless or any(name in text for name in held.unknown)
    return Sheet(text, pictures=area > 0 or seen.curves > MANY_CURVES, fault=NAMELESS if nameless else ""), area


def area_of(box):
    return float(box.width) * float(box.height)


class Seen:
    """Notes which things a page draws, how large, and which fonts it writes with."""

    def __init__(self):
        self.drawn, self.fonts, self.curves, self.inline = [], set(), 0, 0
        self.scales = [1]  # of the forms on forms that are being drawn

    def __call__(self, operator, operands, matrix, *others):
        if operator in (b"c", b"v", b"y"):
            self.curves += 1
        elif operator == b"Do" and operands:
            self.scales.append(self.size(matrix))
            self.drawn.append((str(operands[0]), self.scales[-1]))
        elif operator == b"Tf" and operands:
            self.fonts.add(str(operands[0]))
        elif operator == b"INLINE IMAGE":
            self.inline += self.size(matrix)

    def leave(self, operator, operands, *others):
        if operator == b"Do" and operands:
            self.scales.pop()

    def size(self, matrix):
        """The area of what is drawn one point wide and high."""
        return self.scales[-1] * max(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]), SMALLEST)


class Held:
    """Names, on a page and on forms on it: of images, of fonts and of letters that do not say what they are."""

    def __init__(self, page):
        self.images, self.nameless, self.unknown = set(), set(), set()
        self.take(page)

    def take(self, page, depth=0):
        resources = resolved(page.get("/Resources"))
        for name, font in resolved(resources.get("/Font")).items():
            self.unknown |= unknown_names(resolved(font))
            if is_nameless(resolved(font)):
                self.nameless.add(str(name))
        for name, form in resolved(resources.get("/XObject")).items():
            if resolved(form).get("/Subtype") == "/Image":
                self.images.add(str(name))
            elif depth < DEEPEST:
                self.take(resolved(form), depth + 1)
