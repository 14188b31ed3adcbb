"""Web pages, pages saved in one file, and plain text."""

import email
import email.policy
import re
from html.parser import HTMLParser

from pilots.extraction.judging import Sheet
from pilots.extraction.kinds import MARKS_OF_UTF
from pilots.extraction.limits import UnreadableError

NAMED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?([\w.:-]{2,40})""", re.IGNORECASE)
UNSEEN = ("script", "style", "template", "desc", "metadata")
PICTURES = ("img", "svg", "canvas", "iframe", "object", "embed", "video", "picture", "script")  # words may hide there
IN_LINE = re.compile(
    "a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span|strike"
    "|strong|sub|sup|time|tspan|tt|u|var|wbr|input"
)
NO_WORDS_IN = ("hidden", "password", "checkbox", "radio", "range", "color", "file")  # kinds of boxes


class Lines(HTMLParser):
    """The text that a reader of the page sees; what is set as a block stands on lines of its own."""

    def __init__(self):
        super().__init__()
        self.parts, self.within, self.pictures, self.drawing = [], [], False, False

    def handle_starttag(self, tag, attributes):
        self.pictures = self.pictures or tag in PICTURES
        self.drawing = self.drawing or tag == "svg"
        if tag in UNSEEN or (tag == "title" and self.drawing):
            self.within.append(tag)
        elif tag in ("img", "input"):
            self.parts.append(f" {shown_in_place(tag, dict(attributes))} ")
        elif not IN_LINE.fullmatch(tag):
            self.parts.append("\n")

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        self.handle_endtag(tag)

    def handle_endtag(self, tag):
        self.drawing = self.drawing and tag != "svg"
        if tag in self.within:
            del self.within[self.within.index(tag) :]
        elif not IN_LINE.fullmatch(tag):
            self.parts.append("\n")

    def handle_data(self, text):
        if not self.within:
            self.parts.append(re.sub(r"\s+", " ", text))

    def unknown_decl(self, declaration):
        """What stands between `<![CDATA[` and `]]>`: one Python calls it this, the next a comment."""
        if declaration.startswith("CDATA["):
            self.handle_data(declaration.removeprefix("CDATA["))

    def handle_comment(self, comment):
        if comment.startswith("[CDATA["):
            self.handle_data(comment.removeprefix("[CDATA[").removesuffix("]]"))

    @property
    def text(self):
        lines = (re.sub(" +", " ", line).strip() for line in "".join(self.parts).split("\n"))
        return "\n".join(line for line in lines if line)


def shown_in_place(tag, attributes):
    """The words in a box, or of a picture that is not shown."""
    if tag == "img" or attributes.get("type") == "image":
        return attributes.get("alt") or ""
    if (attributes.get("type") or "").lower() in NO_WORDS_IN:
        return ""
    return attributes.get("value") or attributes.get("placeholder") or ""


def decoded(content, named=""):
    """Text from bytes: by their mark, else as named, else UTF-8, else the alphabet of Windows."""
    for mark, encoding in MARKS_OF_UTF:
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    for encoding in (named.lower(), "utf-8"):
        if encoding and encoding not in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii"):
            try:
                return content.decode(encoding)
            except (LookupError, ValueError):
                continue
    return content.decode("cp1252", "replace")


def sheet_of_html(content, named=""):
    found = NAMED.search(content[:4096])
    lines = Lines()
    lines.feed(decoded(content, named or (found.group(1).decode("ascii", "replace") if found else "")))
    lines.close()
    cut_off = "The page is cut off." if lines.within or lines.rawdata else ""
    return Sheet(lines.text, lines.pictures, cut_off)


def read_html(file):
    sheet = sheet_of_html(file.read())
    return [lambda: sheet]


def read_mhtml(file):
    """The saved page, with what was shown in frames on it."""
    message = email.message_from_binary_file(file, policy=email.policy.default)
    texts = [part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")]
    if not texts:
        raise UnreadableError("It holds no web page.")
    sheets = [sheet_of_html(part.get_payload(decode=True) or b"", part.get_content_charset("")) for part in texts]
    whole = Sheet("\n".join(sheet.text for sheet in sheets), any(sheet.pictures for sheet in sheets))
    return [lambda: whole]


def read_txt(file):
    """A page up to each form feed."""
    texts = decoded(file.read()).split("\f")
    if len(texts) > 1 and not texts[-1].strip():
        texts.pop()
    return [lambda text=text: Sheet(text) for text in texts]
