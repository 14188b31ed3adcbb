"""A source in a line: "address, title, date", in any sensible order, as an officer jots it down."""

import re
from typing import NamedTuple

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import timezone

from pilots.fuzzy import FORMS_READ, FuzzyDate
from pilots.models import Document
from pilots.slugs import free_slug

LONGEST = 1000
LONGEST_TITLE, LONGEST_ADDRESS, LONGEST_PUBLISHER = 300, 500, 200
EMPTY = "Write an address or a title."
TOO_LONG = f"That is too long for one source: at most {LONGEST} letters."
TWO = "There are two addresses in this line. Write one source here, and others on rows of their own."
BAD_ADDRESS = "“%s” is not a web address. Write one that begins with http:// or https://."
BAD_DATE = f"“%s” is not a date: %s {FORMS_READ}"
TITLE_TOO_LONG = f"A title has at most {LONGEST_TITLE} letters. Shorten it."
SEVERAL = "Several documents on record are called “%s”. Write the address of the one you mean."
ADDRESS = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.(?=\w))[^\s<>\"“”]+", re.IGNORECASE)
PART = re.compile(r"[^,;\t\r\n]+")
PUBLISHER = re.compile(r"publisher\s*:?\s+(.+)", re.IGNORECASE)
LIKE_A_DATE = re.compile(
    r"\d{1,2}(st|nd|rd|th)?\s+[^\W\d]{3,12}\.?\s+\d{4}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}-\d{1,2}(-\d{1,2})?", re.ASCII
)
# What an address says of the kind of document; the first that fits.
KINDS = (
    (r"parliament\.uk|hansard", Document.Kind.PARLIAMENT),
    (r"unison", Document.Kind.UNION),
    (r"blogspot|wordpress|/blogs?/|//blog\.", Document.Kind.BLOG),
    (r"whatdotheyknow", Document.Kind.FOI),
    (r"bbc\.co|guardian|telegraph|\.ft\.com|independent\.co|news", Document.Kind.PRESS),
    (r"\.(pdf|docx?|odt)$", Document.Kind.REPORT),
)


class SourceError(ValueError):
    """A line that names no source; its text says in plain words what to write."""


class SourceLine(NamedTuple):
    address: str = ""
    title: str = ""
    date: FuzzyDate | None = None
    publisher: str = ""


def read_source(text):
    """The `SourceLine` in `text`; `SourceError` says what is wrong with it."""
    if len(text) > LONGEST:
        raise SourceError(TOO_LONG)
    text = "".join(sign if sign.isprintable() or sign in "\t\r\n" else " " for sign in text)
    address, rest = cut_address(text)
    parts = [(part.start(), part.end()) for part in PART.finditer(rest) if part.group().strip(" .–—-")]
    date, parts = cut_date(rest, parts)
    publisher, parts = cut_publisher(rest, parts)
    title = title_of(rest, parts)
    if not title and not address:
        raise SourceError(EMPTY)
    if len(title) > LONGEST_TITLE:
        raise SourceError(TITLE_TOO_LONG)
    return SourceLine(address, title, date, publisher)


def cut_address(text):
    """(the address in `text`, or "", and `text` without it)."""
    found = [match.group().rstrip(",;.:)]’'") for match in ADDRESS.finditer(text)]
    if not found:
        return "", text
    if len(set(found)) > 1:
        raise SourceError(TWO)
    written = found[0]
    address = written if "://" in written else f"https://{written}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as fault:
        raise SourceError(BAD_ADDRESS % written[:80]) from fault
    if len(address) > LONGEST_ADDRESS:
        raise SourceError(f"An address has at most {LONGEST_ADDRESS} letters.")
    return address, re.sub(r"<\s*,\s*>", ",", text.replace(written, ","))


def cut_date(text, parts):
    """(the last part that is a date, or `None`, and the other parts)."""
    wrong = None
    for start, end in reversed(parts):
        words = text[start:end].strip(" .()")
        try:
            date = FuzzyDate.read(words)
        except ValueError as fault:
            if LIKE_A_DATE.fullmatch(words):
                wrong = wrong or BAD_DATE % (words, fault)
        else:
            return date, [part for part in parts if part != (start, end)]
    if wrong:
        raise SourceError(wrong)
    return None, parts


def cut_publisher(text, parts):
    for start, end in parts:
        if named := PUBLISHER.fullmatch(text[start:end].strip()):
            if len(named[1]) > LONGEST_PUBLISHER:
                raise SourceError(f"A publisher’s name has at most {LONGEST_PUBLISHER} letters.")
            return named[1], [part for part in parts if part != (start, end)]
    return "", parts


def title_of(text, parts):
    """The parts as they stand in `text`, with the commas between neighbours."""
    title, ended = "", None
    for start, end in parts:
        between = text[ended:start] if ended is not None and start - ended == 1 else ", " if title else ""
        title, ended = f"{title.rstrip() if between else title}{between}{text[start:end]}", end
    title = re.sub(r"\s+", " ", title).strip(' "“”–—-')
    return title if re.search(r"\w", title) else ""


def on_record(line):
    """The document on record that `line` names by its address or, that failing, its title; or `None`.

    A title is not unique: of another date it is another document, and where several fit, `SourceError` asks.
    """
    here = Document.objects.at_address(line.address).first() if line.address else None
    if here or not line.title:
        return here
    called = [one for one in Document.objects.titled(line.title)[:5] if dates_agree(one.published_on, line.date)]
    if len(called) > 1 and not line.address:
        raise SourceError(SEVERAL % line.title)
    return called[0] if len(called) == 1 else None


def dates_agree(one, other):
    """Whether two dates can be the same day, as exactly as each is known; nothing is said by none."""
    if one is None or other is None:
        return True
    one, other = one.isoformat(), other.isoformat()
    return one.startswith(other) or other.startswith(one)


def write_down(line, officer, public=False):
    """Makes the document of a line that is not on record: a draft of `officer`, unless it is `public` at once."""
    title = line.title or re.sub(r"^https?://", "", line.address)[:LONGEST_TITLE]
    return Document.objects.create(
        title=title,
        slug=free_slug(Document, title),
        kind=next((kind for pattern, kind in KINDS if re.search(pattern, line.address, re.IGNORECASE)), "")
        or (Document.Kind.WEBSITE if line.address else Document.Kind.REPORT),
        publisher=line.publisher,
        published_on=line.date,
        original_url=line.address,
        created_by=officer,
        published_at=timezone.now() if public else None,
    )
