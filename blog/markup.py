"""Rich text as its pieces, in one pass. What `rich` has cleaned has only whole tags."""

import re
from html import unescape

BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
LINES = re.compile(r"\n{2,}")
NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")


def pieces(html):
    """Yields (a tag or the text between two, whether it is a tag). A “<” that closes nowhere is left as it stands."""
    at = 0
    while (opens := html.find("<", at)) != -1:
        ends = end_of_tag(html, opens)
        if ends == -1:
            break
        if opens > at:
            yield html[at:opens], False
        yield html[opens:ends], True
        at = ends
    if at < len(html):
        yield html[at:], opens != -1


def end_of_tag(html, opens):
    """Where the tag that begins at `opens` is over; a “>” in an attribute does not end it. -1: nowhere."""
    at, ends = opens, html.find(">", opens)
    while ends != -1:
        quote = html.find('"', at, ends)
        if quote == -1:
            return ends + 1
        at = html.find('"', quote + 1) + 1
        if not at:
            return -1
        if at > ends:
            ends = html.find(">", at)
    return -1


def pieces_of(html):
    """The tags and the texts between them, in their order; joined they are the same again."""
    return [piece for piece, _ in pieces(html)]


def name_of(piece):
    """ "p" of `<p>` and `</p>`; "" of a text."""
    found = NAME.match(piece)
    return found[1].lower() if found else ""


def closes(piece):
    return piece.startswith("</")


def is_block(piece):
    return name_of(piece) in BLOCKS


def words_of(html):
    """The text without its tags, each block and line on a line of its own. Never shown as HTML."""
    return unescape(LINES.sub("\n", "".join(spoken(piece) for piece in pieces_of(html))).lstrip("\n"))


def spoken(piece):
    if not name_of(piece):
        return piece
    return "\n" if is_block(piece) or name_of(piece) == "br" else ""
