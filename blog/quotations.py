"""Quotations: a last line that begins with a dash says whose words they are."""

import re
from itertools import accumulate

from blog.markup import closes, name_of, pieces_of

DASH = re.compile(r"\s*(?:—|–|-++(?!\d))\s*")
BULLET = ["<ul>", "<li>", "<p>"]  # what the editor makes of a hyphen and a blank


def attributed(html):
    """Each quotation whose last line begins with a dash as a figure, with that line as its caption.

    It is a paragraph, or a list of one point at the end. HTML wants whose words they are outside the `blockquote`,
    which holds these words only.
    """
    if "<blockquote>" not in html:
        return html
    pieces = pieces_of(html)
    spoken = list(accumulate(not name_of(piece) and bool(piece.strip()) for piece in pieces))
    quotations, paragraph = [], None
    for at, piece in enumerate(pieces):
        if piece == "<blockquote>":
            quotations.append(at)
        elif piece == "<p>":
            paragraph = at
        elif piece == "</blockquote>" and quotations:
            start = quotations.pop()
            if paragraph is not None and paragraph > start:
                attribute(pieces, spoken, start, paragraph, at)
    return "".join(pieces)


def attribute(pieces, spoken, start, paragraph, end):
    """`spoken`: how many texts stand up to each of `pieces`."""
    last = before(pieces, end)
    is_bullet = pieces[last] == "</ul>"
    first = bullet_at(pieces, paragraph) if is_bullet else paragraph
    if is_bullet:
        last = before(pieces, before(pieces, last))
    if first is None or pieces[last] != "</p>" or last < paragraph or spoken[first] == spoken[start]:
        return
    words = first_words(pieces, paragraph, last)
    if words is None or not (is_bullet or DASH.match(pieces[words])):
        return
    said = DASH.sub("", pieces[words], count=1) if DASH.match(pieces[words]) else pieces[words].lstrip()
    pieces[first:paragraph] = [""] * (paragraph - first)
    pieces[last:end] = [""] * (end - last)
    pieces[words] = f"— {said}"
    pieces[start] = "<figure><blockquote>"
    pieces[paragraph] = '</blockquote><figcaption class="small">'
    pieces[end] = "</figcaption></figure>"


def before(pieces, at):
    """Where the last piece before that one stands which is no blank."""
    at -= 1
    while at and not pieces[at].strip():
        at -= 1
    return at


def bullet_at(pieces, paragraph):
    """Where the list begins whose first point begins with this paragraph; `None` where none does."""
    places = [paragraph]
    while len(places) < len(BULLET):
        places.append(before(pieces, places[-1]))
    return places[-1] if [pieces[at] for at in reversed(places)] == BULLET else None


def first_words(pieces, paragraph, last):
    """Where the paragraph's words begin; `None` where it has none before a tag closes."""
    for at in range(paragraph + 1, last):
        if closes(pieces[at]):
            return None
        if not name_of(pieces[at]):
            return at
    return None
