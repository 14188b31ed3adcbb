"""Word files (.docx): the text with its notes, headers, footers, text boxes, diagrams and charts."""

import posixpath
import re

from pilots.extraction.limits import UnreadableError
from pilots.extraction.zipped import BROKEN, Pages, Parts

MAIN = re.compile(rb'PartName="/([^"]+)"\s+ContentType="[^"]*(?:document\.main|document\.macroEnabled\.main)\+xml"')
MAIN_TURNED = re.compile(
    rb'ContentType="[^"]*(?:document\.main|document\.macroEnabled\.main)\+xml"\s+PartName="/([^"]+)"'
)
NOT_SHOWN = ("Fallback", "moveFrom", "del")  # a second form of the same, and what was moved or taken away
PICTURES = ("blip", "imagedata", "OLEObject")
DRAWN_WORDS = ("diagrams/data", "charts/chart", "drawings/drawing")
WRITTEN = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad"}


def read_docx(file, limit):
    """A function for each page, as Word broke it last, which gives its `Sheet`. Raises `UnreadableError`."""
    parts = Parts(file, limit)
    types = parts.bytes_of("[Content_Types].xml")
    found = MAIN.search(types) or MAIN_TURNED.search(types)
    main = found.group(1).decode("utf-8", "replace") if found else "word/document.xml"
    if main not in parts.names:
        raise UnreadableError(BROKEN)
    links = parts.walk(relations_of(main), Relations()).targets if relations_of(main) in parts.names else {}
    folder = posixpath.dirname(main)
    links = {key: posixpath.normpath(posixpath.join("/", folder, target))[1:] for key, target in links.items()}
    body = parts.walk(main, Body(parts, links, notes_of(parts, folder)))
    for name in sorted(parts.names):
        if re.match(re.escape(folder) + r"/(header|footer)\d*\.xml$", name):
            body.margins.append(parts.walk(name, Body(parts, {}, {})).whole)
    return body.done()


def relations_of(name):
    folder, last = posixpath.split(name)
    return f"{folder}/_rels/{last}.rels"


class Relations:
    """Which part of the file stands behind each of its links."""

    def __init__(self):
        self.targets = {}

    def start(self, tag, attributes):
        if tag == "Relationship" and attributes.get("TargetMode") != "External":
            self.targets[attributes.get("Id")] = attributes.get("Target", "")

    def end(self, tag):
        pass

    text = end


def notes_of(parts, folder):
    """{(kind, number): text} of footnotes and endnotes."""
    notes = {}
    for kind in ("footnote", "endnote"):
        if f"{folder}/{kind}s.xml" in parts.names:
            notes |= parts.walk(f"{folder}/{kind}s.xml", Notes(kind, parts)).notes
    return notes


class Body:
    """Hears of the elements of a part with text, and writes pages."""

    def __init__(self, parts, links, notes):
        self.parts, self.links, self.notes = parts, links, dict(notes)
        self.pages, self.margins = Pages(), []
        self.hidden, self.words, self.rows = 0, False, []

    def start(self, tag, attributes):
        if self.hidden or tag in NOT_SHOWN:
            self.hidden += 1
        elif tag in ("t", "v"):
            self.words = True
        elif tag == "txbxContent":
            self.pages.write("\n")
        elif tag == "textpath":
            self.pages.write(f"\n{attributes.get('string', '')}\n")
        elif tag in WRITTEN:
            self.pages.write(WRITTEN[tag])
        elif tag == "sym":
            self.pages.write(sign(attributes.get("char", "")))
        elif tag == "lastRenderedPageBreak" or (tag == "br" and attributes.get("type") == "page"):
            self.pages.turn()
        elif tag == "br":
            self.pages.write("\n")
        elif tag in PICTURES:
            self.pages.picture()
        elif tag == "altChunk":
            self.pages.sheets[self.pages.at].fault = "It holds another file, which we cannot read."
        elif tag in ("footnoteReference", "endnoteReference"):
            note = self.notes.pop((tag.removesuffix("Reference"), attributes.get("id")), "")
            self.pages.write(f"\n{note}\n" if note else "")
        elif tag == "tr":
            self.rows.append([self.pages.at, self.pages.at])
        elif tag == "tc" and self.rows:
            self.pages.at = self.rows[-1][0]  # each cell of a row begins on the page where the row begins
            self.pages.write("\t")
        self.draw(attributes)

    def draw(self, attributes):
        """Writes the words of a diagram or chart that an element shows."""
        if self.hidden:
            return
        for value in attributes.values():
            name = self.links.get(value, "")
            if any(drawn in name for drawn in DRAWN_WORDS) and name in self.parts.names:
                del self.links[value]
                self.pages.write("\n" + self.parts.walk(name, Body(self.parts, {}, {})).whole + "\n")

    def end(self, tag):
        if self.hidden:
            self.hidden -= 1
        elif tag in ("t", "v"):
            self.words = False
        elif tag in ("p", "pt"):
            self.pages.write("\n")
        elif tag == "tc" and self.rows:
            self.rows[-1][1] = max(self.rows[-1][1], self.pages.at)
        elif tag == "tr" and self.rows:
            self.pages.at = self.rows.pop()[1]

    def text(self, text):
        if self.words and not self.hidden:
            self.pages.write(text)

    @property
    def whole(self):
        return "\n".join(sheet().text for sheet in self.pages.done()).strip()

    def done(self):
        """Headers and footers stand on the first page that has them: their words are on every one."""
        left = [note for note in self.notes.values() if note.strip()]
        self.pages.pieces[0].extend(f"\n{words}" for words in dict.fromkeys(self.margins) if words)
        self.pages.pieces[-1].extend(f"\n{note}" for note in left)
        return self.pages.done()


class Notes(Body):
    """The notes of a part: each to be written where the text refers to it."""

    def __init__(self, kind, parts):
        super().__init__(parts, {}, {})
        self.kind, self.notes = kind, {}

    def start(self, tag, attributes):
        if tag == self.kind:
            self.number, self.pages = attributes.get("id"), Pages()
        super().start(tag, attributes)

    def end(self, tag):
        super().end(tag)
        if tag == self.kind:
            self.notes[self.kind, self.number] = self.whole


def sign(char):
    try:
        return chr(int(char, 16))
    except (ValueError, OverflowError):
        return "\ufffd"
