"""Cleaned rich text as its pieces. Only of text that `rich` has cleaned: there every tag is whole."""

import re
from html import unescape

TAG = re.compile(r'<(?:[^<>"]|"[^"]*")*>')
PIECES = re.compile(f"({TAG.pattern})")
BLOCKS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "th", "td"}
NAME = re.compile(r"</?([a-z0-9]+)")


def pieces_of(html):
    """The tags and the texts between them, in their order; joined they are the same again."""
    return [piece for piece in PIECES.split(html) if piece]


def name_of(piece):
    """ "p" of `<p>` and `</p>`; "" of a text."""
    found = NAME.match(piece)
    return found[1] if found else ""


def closes(piece):
    return piece.startswith("</")


def is_block(piece):
    return name_of(piece) in BLOCKS


def words_of(html):
    """The text without its tags, each block and line on a line of its own. Never shown as HTML."""
    return unescape("".join(spoken(piece) for piece in pieces_of(html)))


def spoken(piece):
    if not name_of(piece):
        return piece
    return "\n" if is_block(piece) or name_of(piece) == "br" else ""
