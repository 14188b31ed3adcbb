"""OpenDocument text (.odt): the text with its notes, headers, footers and text boxes."""

import re

from pilots.extraction.limits import UnreadableError
from pilots.extraction.zipped import BROKEN, LOCKED, Pages, Parts

NOT_SHOWN = ("annotation", "tracked-changes", "title", "desc", "event-listeners")
TEXTS = ("p", "h")
PICTURES = ("image", "object-ole", "plugin")


def read_odt(file, limit):
    """A function for each page, as the program that saved it broke it, which gives its `Sheet`."""
    parts = Parts(file, limit)
    if "content.xml" not in parts.names:
        raise UnreadableError(BROKEN)
    if b"encryption-data" in parts.bytes_of("META-INF/manifest.xml"):
        raise UnreadableError(LOCKED)
    text = parts.walk("content.xml", Text())
    for number, sheet in enumerate(text.objects):
        inner = f"{sheet[1]}/content.xml"
        if inner in parts.names and inner not in [f"{name}/content.xml" for _, name in text.objects[:number]]:
            text.pages.pieces[sheet[0]].append("\n" + parts.walk(inner, Text()).whole)
    if "styles.xml" in parts.names:
        margins = parts.walk("styles.xml", Text(margins=True))
        text.pages.pieces[0].append("\n" + margins.whole)
    return text.pages.done()


class Text:
    """Hears of the elements of a part; with `margins`, writes only what stands in headers and footers."""

    def __init__(self, margins=False):
        self.pages, self.margins = Pages(), margins
        self.hidden = self.depth = self.within = 0
        self.style, self.breaking, self.objects = "", set(), []

    def start(self, tag, attributes):
        if self.hidden or tag in NOT_SHOWN:
            self.hidden += 1
            return
        if tag in ("header", "footer") or tag.startswith(("header-", "footer-")):
            self.within += 1
        if tag == "style":
            self.style = attributes.get("name", "")
            if attributes.get("master-page-name"):
                self.breaking.add(self.style)
        elif attributes.get("break-before") == "page":
            self.breaking.add(self.style)
        elif tag in TEXTS:
            self.depth += 1
            self.pages.write("\n" if self.depth > 1 else "")
            if attributes.get("style-name") in self.breaking and not self.margins:
                self.pages.turn()
        else:
            self.show(tag, attributes)

    def show(self, tag, attributes):
        if tag == "soft-page-break" and not self.margins:
            self.pages.turn()
        elif tag == "s":
            count = attributes.get("c", "1")
            self.pages.write(" " * min(int(count) if count.isdecimal() else 1, 1000))
        elif tag == "tab":
            self.pages.write("\t")
        elif tag == "line-break":
            self.pages.write("\n")
        elif tag in PICTURES:
            self.pages.picture()
        elif tag == "object":
            self.pages.picture()
            self.objects.append((self.pages.at, re.sub(r"^\./", "", attributes.get("href", ""))))

    def end(self, tag):
        if self.hidden:
            self.hidden -= 1
        elif tag in TEXTS:
            self.depth -= 1
            self.pages.write("\n")
        elif tag in ("header", "footer") or tag.startswith(("header-", "footer-")):
            self.within -= 1

    def text(self, text):
        if self.depth and not self.hidden and (self.within or not self.margins):
            self.pages.write(re.sub(r"\s+", " ", text))

    @property
    def whole(self):
        return "\n".join(sheet().text for sheet in self.pages.done()).strip()
