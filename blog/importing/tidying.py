"""Broken and hostile HTML as a tidy row of paragraphs, in time that grows with its length and not faster.

What comes out is tidy, not safe: `blog.pasting.plain` decides what stays, once more and for everybody. It comes
first because a browser's own parser, which that uses, takes time in the square of 100,000 nested or unclosed tags.
A tag ends at the next “<” at the latest, containers are never deeper than `DEEPEST`, and of inline marks each kind
is open once. Pictures become `[picture 1]`, players of films become links, and trackers go.
"""

import re
from html import escape, unescape

from blog.importing.entry import LONGEST_PICTURE_ADDRESS, MOST_PICTURES
from blog.importing.players import shown_elsewhere
from blog.importing.texts import web_address

DEEPEST = 12
TAGS = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})((?:[^<>\"']++|\"[^\"<]*+\"|'[^'<]*+')*+)>|<[a-zA-Z/!?][^<>]*>?")
TAG_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:]{0,30})")
ATTRIBUTE = re.compile(r"([a-zA-Z-]{1,40})\s{0,9}=\s{0,9}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
UNSEEN = ("script", "style", "noscript", "template", "title", "head", "textarea", "select", "xmp")
INLINE = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "cite": "em", "dfn": "em"}
HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
CONTAINERS = {"blockquote", "ul", "ol", "li", "table", "tr", "td", "th"}
INSIDE = {"li": ("ul", "ol"), "tr": ("table",), "td": ("tr",), "th": ("tr",)}  # what each must stand in
BLOCKS = {"p", "div", "center", "section", "article", "pre", "dl", "dt", "dd", "hr", "figure", "address", "form"}
BLOCKS |= {"figcaption", "caption", "header", "footer", "aside", "main", "fieldset"}
PLAYERS = {"iframe", "embed", "object", "video", "audio", "source"}
TRACKERS = re.compile(
    r"//(?:[^/]*\.)?(?:feeds\.feedburner\.com|feedproxy\.google\.com|(?:stats|pixel)\.wordpress\.com|pixel\.wp\.com"
    r"|blogger\.googleusercontent\.com/tracker|feedads\.g\.doubleclick\.net|sitemeter\.com|statcounter\.com)"
)
LINKED = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
SHORTCODES = re.compile(r"\[/?(?:caption|gallery|embed)(?: [^\[\]]{0,400})?\]")
DATA_PICTURE = "A picture that is written into the post itself was left out."
MANY_PICTURES = f"Of its pictures only the first {MOST_PICTURES} are noted."


def attributes_of(text):
    return {
        found[1].lower(): unescape(next(value for value in found.groups()[1:] if value is not None))
        for found in ATTRIBUTE.finditer(text or "")
    }


class Tidier:
    """Feed it one HTML text by `read`. `blank_lines`: there an empty line parts paragraphs, as in WordPress."""

    def __init__(self, base="", *, blank_lines=False):
        self.base, self.blank_lines = base, blank_lines
        self.out, self.open = [], []
        self.parts, self.inline, self.block = [], [], "p"
        self.pictures, self.numbers, self.oddities = [], {}, {}  # sentences, in their order
        self.footer = 0  # how many <div> deep in Blogger's own footer
        self.caption, self.layout = None, 0  # words under a picture; tables that only hold one
        self.never_closed = set()

    def read(self, html):
        at = 0
        while at < len(html):
            start = html.find("<", at)
            self.text(html[at : start if start >= 0 else len(html)])
            if start < 0:
                break
            at = self.tag_at(html, start)
        while self.open:
            self.close(self.open[-1])
        self.end_block()
        return "".join(self.out)

    def tag_at(self, html, start):
        """Takes the tag at `start`, or its “<” as a letter; returns where to go on."""
        if html.startswith("<!--", start):
            return self.beyond(html, start + 4, "-->")
        found = TAGS.match(html, start)
        if not found:
            self.text("<")
            return start + 1
        named = found if found[2] else TAG_NAME.match(html, start)
        if not named:
            return found.end()
        name, closes = named[2].lower(), bool(named[1])
        if name in UNSEEN and not closes:
            return self.beyond(html, found.end(), f"</{name}[^<>]*>")
        self.tag(name, closes, found[3] or found[0][named.end() - start :])
        return found.end()

    def beyond(self, html, start, end):
        """Where what ends with the pattern `end` is over; where it never ends, only its beginning is left out."""
        if end not in self.never_closed:
            found = re.compile(end, re.IGNORECASE).search(html, start)
            if found:
                return found.end()
            self.never_closed.add(end)
        return start

    # Tags

    def tag(self, name, closes, text):
        if self.footer:
            self.footer += (-1 if closes else 1) if name == "div" else 0
            return
        attributes = {} if closes else attributes_of(text)
        if name == "div" and "blogger-post-footer" in attributes.get("class", ""):
            self.footer = 1
        elif self.is_caption(name, closes, attributes):
            self.end_block()
        elif name == "br":
            self.line_break()
        elif name == "img":
            self.picture(attributes)
        elif name in PLAYERS:
            self.player(name, attributes)
        elif name in HEADINGS:
            self.end_block()
            self.block = "p" if closes else HEADINGS[name]
        elif name in CONTAINERS and not self.layout:
            self.close(name) if closes else self.begin(name)
        elif name in BLOCKS or name in CONTAINERS:
            self.end_block()
        else:
            self.mark(name, closes, attributes)

    def is_caption(self, name, closes, attributes):
        """Whether it begins or ends the words under a picture, or the table that Blogger lays both out by."""
        kind = attributes.get("class", "")
        if name == "table" and (self.layout or "tr-caption-container" in kind):
            self.layout = max(self.layout + (-1 if closes else 1), 0)
            return True
        if self.caption is not None and closes and name in ("td", "figcaption", "p"):
            if self.pictures:
                self.pictures[-1][2] = " ".join("".join(self.caption).split())[:300]
            self.caption = None
            return True
        begins = name == "figcaption" or "tr-caption" in kind.split() or "wp-caption-text" in kind.split()
        if begins and not closes and self.pictures:
            self.caption = []
            return True
        return False

    def begin(self, name):
        self.end_block()
        if name in INSIDE and not self.inside(name):
            return
        if len(self.open) < DEEPEST:
            self.open.append(name)
            self.out.append(f"<{name}>")

    def inside(self, name):
        """Closes what stands open within the container that `name` belongs in; whether there is one."""
        owners = INSIDE[name]
        place = next((at for at in range(len(self.open) - 1, -1, -1) if self.open[at] in owners), None)
        if place is None:
            return False
        while len(self.open) > place + 1:
            self.close(self.open[-1])
        return True

    def close(self, name):
        self.end_block()
        while name in self.open:
            last = self.open.pop()
            self.out.append(f"</{last}>")
            if last == name:
                break

    def mark(self, name, closes, attributes):
        """Bold, italics and links, each open once; they go on in the next paragraph, as browsers have it."""
        if closes:
            place = next((at for at in range(len(self.inline) - 1, -1, -1) if self.inline[at][0] == name), None)
            if place is not None:
                ends = [f"</{tag}>" for _, tag, _ in reversed(self.inline[place:]) if tag]
                del self.inline[place]
                self.parts += [*ends, *(begins for _, _, begins in self.inline[place:])] if self.parts else []
            return
        tag, begins = self.marked(name, attributes)
        if any(tag and tag == other for _, other, _ in self.inline):
            tag = begins = ""
        if len(self.inline) < DEEPEST:
            self.inline.append((name, tag, begins))
            self.parts += [begins] if self.parts else []  # else the first word begins with all that is open

    def marked(self, name, attributes):
        """(our tag, as it begins) of theirs; empty where it marks nothing."""
        style = attributes.get("style", "").lower()
        tag = INLINE.get(name, "")
        if name in ("span", "font"):
            tag = "strong" if "bold" in style else "em" if "italic" in style else ""
        if name == "a":
            address = self.link(attributes.get("href", ""))
            return ("a", f'<a href="{escape(address)}">') if address else ("", "")
        return tag, f"<{tag}>" if tag else ""

    def link(self, address):
        address = "".join(address.split()) if ":" in address[:40] else address.strip()
        whole = address if LINKED.match(address) else web_address(address, self.base) if self.base else ""
        return whole if len(whole) < 2000 else ""

    # Words

    def text(self, text):
        if not text or self.footer:
            return
        text = unescape(text).replace("\x00", "").replace("\xa0", " ")
        if self.caption is not None:
            self.caption.append(text)
            return
        if not self.blank_lines:
            self.words(text)
            return
        for number, paragraph in enumerate(re.split(r"\n[ \t\r]*\n", SHORTCODES.sub("", text))):
            if number:
                self.end_block()
            for place, one in enumerate(paragraph.split("\n")):
                if place and self.parts:
                    self.line_break()
                self.words(one)

    def words(self, text):
        text = re.sub(r"\s+", " ", text)
        if text.strip():
            if self.open and self.open[-1] in ("ul", "ol"):
                self.begin("li")
            self.parts = self.parts or [begins for _, _, begins in self.inline]
            self.parts.append(escape(text, quote=False))
        elif text and self.parts:
            self.parts.append(" ")

    def line_break(self):
        """A second one in a row ends the paragraph."""
        said = (part for part in reversed(self.parts) if part == "<br>" or (part.strip() and part[0] != "<"))
        if next(said, "") == "<br>":
            self.end_block()
        elif self.parts:
            self.parts.append("<br>")

    def end_block(self):
        """Writes the paragraph down, if anything stands in it."""
        while self.parts and self.parts[-1].strip() in ("", "<br>"):
            self.parts.pop()
        if any(part.strip() and part[0] != "<" for part in self.parts):
            ends = (f"</{tag}>" for _, tag, _ in reversed(self.inline) if tag)
            self.out.append(f"<{self.block}>{''.join([*self.parts, *ends]).strip()}</{self.block}>\n")
        self.parts = []

    # What is not words

    def picture(self, attributes):
        address = attributes.get("src", "").strip()
        small = {attributes.get("width"), attributes.get("height")} & {"0", "1"}
        if address.startswith("data:"):
            self.odd(DATA_PICTURE)
            return
        address = web_address(address, self.base)
        if not address or small or TRACKERS.search(address) or len(address) > LONGEST_PICTURE_ADDRESS:
            return
        if address not in self.numbers:
            if len(self.pictures) == MOST_PICTURES:
                self.odd(MANY_PICTURES)
                return
            self.pictures.append([address, " ".join(attributes.get("alt", "").split())[:500], ""])
            self.numbers[address] = len(self.pictures)
        self.alone(f"[picture {self.numbers[address]}]")

    def player(self, name, attributes):
        """A film or a map from elsewhere becomes a link; a frame of a place that nobody knows is left out."""
        address = attributes.get("src") or attributes.get("data", "")
        address = address and web_address(address, self.base)
        if not address:
            return
        label, leads_to = shown_elsewhere(name, address)
        if not label:
            self.odd(f"What it showed of {leads_to} was left out.")
            return
        link = f'<a href="{escape(leads_to)}">{escape(label)}</a>'
        if not (self.out and link in self.out[-1]):  # an <embed> within its <object> says the same
            self.alone(link)

    def alone(self, html):
        """In a paragraph of its own, out of any link around it."""
        self.end_block()
        if self.open and self.open[-1] in ("ul", "ol", "table", "tr"):
            self.close(self.open[-1])
        self.out.append(f"<p>{html}</p>\n")

    def odd(self, sentence):
        self.oddities.setdefault(sentence)
