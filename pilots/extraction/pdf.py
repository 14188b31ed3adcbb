"""PDF files, by pypdf. It passes over much that it cannot read; here a page then counts as failed."""

import logging
import re
from io import BytesIO

from pypdf import PdfReader

from pilots.extraction.judging import Sheet
from pilots.extraction.limits import UnreadableError

LOCKED = "It is locked with a password. Attach a copy that opens without one."
BROKEN = "This PDF is broken, or only a part of one."
MANY_CURVES = 300  # of letters drawn as lines
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
    warnings.said.clear()
    seen = Seen()
    text = page.extract_text(visitor_operand_before=seen)
    text = "\n".join([text, *filled_in(page)])
    images, nameless = resources_of(page)
    sheet = Sheet(text, pictures=seen.inline or seen.curves > MANY_CURVES or bool(seen.drawn & images))
    if warnings.said:
        sheet.fault = "A part of it is broken."
    elif seen.fonts & nameless:
        sheet.fault = "Its letters are drawn in a font that does not say which letters they are."
    return sheet


class Seen:
    """Notes which things a page draws and which fonts it writes with."""

    def __init__(self):
        self.drawn, self.fonts, self.curves, self.inline = set(), set(), 0, False

    def __call__(self, operator, operands, *matrices):
        if operator in (b"c", b"v", b"y"):
            self.curves += 1
        elif operator == b"Do" and operands:
            self.drawn.add(str(operands[0]))
        elif operator == b"Tf" and operands:
            self.fonts.add(str(operands[0]))
        elif operator == b"INLINE IMAGE":
            self.inline = True


def resources_of(thing, depth=0):
    """The names of images, and of fonts that do not say what their letters are, of a page and of forms on it."""
    images, nameless = set(), set()
    resources = resolved(thing.get("/Resources"))
    for name, font in resolved(resources.get("/Font")).items():
        if is_nameless(resolved(font)):
            nameless.add(str(name))
    for name, form in resolved(resources.get("/XObject")).items():
        form = resolved(form)
        if form.get("/Subtype") == "/Image":
            images.add(str(name))
        elif depth < DEEPEST:
            inner = resources_of(form, depth + 1)
            images, nameless = images | inner[0], nameless | inner[1]
    return images, nameless


def resolved(thing):
    """A dictionary of the file, whether it stands there or elsewhere; an empty one for anything else."""
    thing = thing.get_object() if hasattr(thing, "get_object") else thing
    return thing if hasattr(thing, "items") else {}


def is_nameless(font):
    if "/ToUnicode" in font:
        return False
    identity = str(font.get("/Encoding", "")).startswith("/Identity")
    return font.get("/Subtype") == "/Type3" or (font.get("/Subtype") == "/Type0" and identity)


def filled_in(page):
    """What was typed into the page's boxes and over it: a part of what its reader sees."""
    annotations = page.get("/Annots")
    annotations = annotations.get_object() if annotations is not None else None
    for annotation in annotations if isinstance(annotations, list) else []:
        annotation = resolved(annotation)
        key = {"/Widget": "/V", "/FreeText": "/Contents"}.get(annotation.get("/Subtype"))
        words = annotation.get(key) if key else None
        if isinstance(words, str) and not words.startswith("/"):
            yield words
