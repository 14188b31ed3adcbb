"""Dates, names and addresses as blogs write them."""

import datetime
import re
from email.utils import parsedate_to_datetime
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
TAG = re.compile(r"<[^<>]*>")
MAIL = re.compile(r"[^\s@()<>]{1,64}@[^\s@()<>]{1,255}")
EARLIEST = 1990  # before it nobody had a blog: a date of 1970 is a clock that was never set
LEADING_QUERY = re.compile(r"(?:p|page_id)=\d{1,12}", re.ASCII)


def line(text):
    """`text` on one line, without what no text holds."""
    return " ".join(CONTROLS.sub(" ", text or "").split())


def without_tags(html):
    """The words of a title or a name that may hold tags, on one line. Never shown as HTML."""
    return line(unescape(TAG.sub("", html or "")))


def moment(text):
    """ISO 8601 with an offset of a date as Atom, RSS or WordPress write it; empty where there is none."""
    text = line(text)
    try:
        found = datetime.datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError, OverflowError):
            return ""
    if found.tzinfo is None:
        found = found.replace(tzinfo=datetime.UTC)
    try:
        found.astimezone(datetime.UTC)
    except OverflowError:
        return ""
    return found.isoformat() if EARLIEST <= found.year < 9999 else ""


def signed(name):
    """Who signs, without a mail address: RSS has “a@example.org (Name)”."""
    name = line(name)
    if MAIL.search(name):
        name = line(MAIL.sub(" ", name)).strip("()<> ")
    return name[:120]


def web_address(address, base=""):
    """A whole address of the web, or an empty text."""
    address = line(address).replace(" ", "%20")
    try:
        if base or address.startswith("//"):
            address = urljoin(base or "https://here", address)
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else ""
    except ValueError:
        return ""


def path_of(address):
    """The path of an old address as requests will name it; with WordPress's `?p=12`, which alone tells a post."""
    try:
        parts = urlsplit(line(address))
    except ValueError:
        return ""
    path = unquote(parts.path) or "/"
    path = line(path if path.startswith("/") else f"/{path}")
    if path == "/":
        return f"/?{parts.query}" if LEADING_QUERY.fullmatch(parts.query) else ""
    return path
