"""Takes the entries from a file as it is read, one at a time: a large blog takes no more memory than a small one.

By expat through ElementTree, and not by feedparser, which is the house's reader of feeds: feedparser holds the whole
file as one thing, sanitises every text by rules that are not ours, and drops what it does not know, such as who a
comment answers in Takeout. Of 5,000 posts and 2,400 comments (12 MB) it took 24 s and 107 MB, and this, with the HTML
tidied, 11 s and 20 MB. It also guesses where a file is broken; here the line is told, for half a blog is worse than
none. A file with a document type is refused, for only there can entities be declared that grow as they are read.
"""

import hashlib
import re
from dataclasses import asdict
from html import unescape
from xml.etree import ElementTree as ET

from blog.importing.entry import (
    COMMENT,
    LONGEST_ID,
    LONGEST_PATH,
    LONGEST_TITLE,
    MOST_ENTRIES,
    MOST_LETTERS,
    UnfitBlogError,
)
from blog.importing.shapes import NAMES, of_atom, of_rss, text_of
from blog.importing.texts import TAG, line, signed
from blog.importing.tidying import Tidier

CHUNK = 64 * 1024
LONGEST_NAME = 120  # of the blog
ENTRIES = ("atom:entry", "item", "wp:author")
ROOTS = ("atom:feed", "rss", "RDF")
NOT_XML = bytes({*range(32)} - {9, 10, 13})  # what old exports hold and XML forbids
WIDE = (b"\xff\xfe", b"\xfe\xff")  # begins UTF-16
ZIPPED = "This is a zip file. Unpack it; of Takeout, choose feed.atom in Blogger/Blogs/ and your blog’s name."
EMPTY = "This file is empty."
NOT_A_BLOG = "This is no blog’s export and no feed: it should be XML that begins with <feed> or <rss>."
TYPED = "This file declares a document type, which no export of a blog does and which is not read here."
TOO_MANY = f"This file has more than {MOST_ENTRIES:,} entries. Export the blog in parts."
BROKEN = "This file is broken at line {line}: {fault}. Export the blog once more; half of one is not imported."
LONG_POST = f"It is longer than {MOST_LETTERS:,} letters; what follows was left out."
LONG_TITLE = "Its title was too long and is cut."
LONG_OLD_PATH = "Its old address is too long to lead here."
FAULTS = {
    "not well-formed (invalid token)": "a sign stands there that cannot",
    "no element found": "it ends too early",
    "unclosed token": "it ends too early",
    "mismatched tag": "something is closed that was not opened",
    "undefined entity": "it names a sign that it does not explain",
}


class Listener:
    """Hears the file's elements and gives each entry to `take`, whole; the rest of the file is kept nowhere."""

    def __init__(self, take):
        self.take = take
        self.names, self.builder, self.depth, self.began = {}, None, 0, 0
        self.blog, self.in_title = "", False

    def doctype(self, *declared):
        raise UnfitBlogError(TYPED)

    def named(self, tag):
        if tag not in self.names:
            space, _, local = tag.rpartition("}")
            space = space.lstrip("{")
            wordpress = re.fullmatch(r"https?://wordpress\.org/export/[\d.]+/(excerpt/)?", space)
            known = ("excerpt" if wordpress[1] else "wp") if wordpress else NAMES.get(space, "other" if space else "")
            self.names[tag] = local if local in ROOTS and known != "atom" else f"{known}:{local}".lstrip(":")
        return self.names[tag]

    def start(self, tag, attributes):
        tag = self.named(tag)
        self.depth += 1
        if self.depth == 1 and tag not in ROOTS:
            raise UnfitBlogError(NOT_A_BLOG)
        if self.builder is None and tag in ENTRIES:
            self.builder, self.began = ET.TreeBuilder(), self.depth
        if self.builder:
            self.builder.start(tag, attributes)
        self.in_title = not self.builder and tag in ("title", "atom:title") and self.depth <= 3 and not self.blog

    def data(self, text):
        if self.builder:
            self.builder.data(text)
        elif self.in_title and len(self.blog) < LONGEST_NAME:
            self.blog = f"{self.blog}{text[:LONGEST_NAME]}".lstrip()

    def end(self, tag):
        self.in_title = False
        if self.builder:
            element = self.builder.end(self.named(tag))
            if self.depth == self.began:
                self.builder = None
                self.take(element)
        self.depth -= 1

    def close(self):
        pass


class Reader:
    """Reads one file. `say(answer)` is told of each entry as a dictionary."""

    def __init__(self, say):
        self.say = say
        self.writers = {}  # login → name, in WordPress
        self.number, self.at = 0, 0

    def read(self, file):
        listener = Listener(self.take)
        parser = ET.XMLParser(target=listener)  # noqa: S314  without a document type, without entities
        chunk = file.read(CHUNK)
        if not chunk.strip():
            raise UnfitBlogError(EMPTY)
        if chunk.startswith(b"PK\x03\x04"):
            raise UnfitBlogError(ZIPPED)
        forbidden = b"" if chunk.startswith(WIDE) else NOT_XML
        if not forbidden or chunk.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
            chunk = chunk if not forbidden else chunk.lstrip()
        else:
            raise UnfitBlogError(NOT_A_BLOG)
        try:
            while chunk:
                self.at += len(chunk)
                parser.feed(chunk.translate(None, forbidden))
                chunk = file.read(CHUNK)
            parser.close()
        except ET.ParseError as fault:
            words = str(fault).partition(":")[0]
            told = next((told for what, told in FAULTS.items() if words.startswith(what)), words)
            raise UnfitBlogError(BROKEN.format(line=fault.position[0], fault=told)) from fault
        return line(listener.blog)[:LONGEST_NAME]

    def take(self, element):
        if element.tag == "wp:author":
            login = signed(text_of(element, "wp:author_login"))
            self.writers[login] = signed(text_of(element, "wp:author_display_name")) or login
            return
        try:
            entries = of_atom(element) if element.tag == "atom:entry" else of_rss(element, self.writers)
        except RecursionError:
            entries = []
            self.say({"odd": f"Entry {self.number + 1} of the file is nested too deeply to be read."})
        for entry in entries:
            self.number += 1
            if self.number > MOST_ENTRIES:
                raise UnfitBlogError(TOO_MANY)
            self.say({"entry": asdict(finished(entry)), "at": self.at})


def finished(entry):
    """The entry with its HTML tidied and everything as long as it may be."""
    if not entry.is_taken:
        entry.html = ""
        entry.title = entry.title[:LONGEST_TITLE]
        return entry
    identify(entry)
    if len(entry.html) > MOST_LETTERS:
        entry.html = entry.html[:MOST_LETTERS]
        entry.oddities.append(LONG_POST)
    if len(entry.title) > LONGEST_TITLE:
        entry.title = f"{entry.title[: LONGEST_TITLE - 1].rstrip()}…"
        entry.oddities.append(LONG_TITLE)
    if any(len(path) > LONGEST_PATH for path in entry.old_paths):
        entry.oddities.append(LONG_OLD_PATH)
    entry.old_paths = list(dict.fromkeys(path for path in entry.old_paths if path and len(path) <= LONGEST_PATH))
    entry.authors = list(dict.fromkeys(filter(None, entry.authors)))
    entry.labels = list(dict.fromkeys(label for one in entry.labels if (label := line(one)[:80])))
    tidier = Tidier(entry.address, blank_lines=any(path.startswith("/?p") for path in entry.old_paths))
    entry.html = tidier.read(entry.html)
    if entry.kind == COMMENT:
        entry.html = spoken(entry.html)
    else:
        entry.pictures = tidier.pictures
        entry.oddities += tidier.oddities
    return entry


def spoken(html):
    """The words of tidy HTML: of a comment, which is plain text."""
    return unescape(TAG.sub("", html.replace("</p>", "\n").replace("<br>", "\n"))).strip()


def identify(entry):
    """Gives an id to what has none: a digest of what it says, so that it is known again."""
    entry.source_id = line(entry.source_id)
    if not entry.source_id or len(entry.source_id) > LONGEST_ID:
        said = "\n".join((entry.source_id, entry.kind, entry.title, entry.published, entry.in_reply_to, entry.html))
        entry.source_id = f"digest:{hashlib.sha256(said.encode()).hexdigest()}"
