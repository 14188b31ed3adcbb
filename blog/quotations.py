"""Quotations: a last paragraph that begins with a dash says whose words they are."""

import re

from blog.markup import closes, name_of, pieces_of

DASH = re.compile(r"\s*(?:—|–|--+)\s*")


def attributed(html):
    """Each quotation whose last paragraph begins with a dash as a figure, with that paragraph as its caption.

    HTML wants whose words they are outside the `blockquote`, which holds these words only.
    """
    if "<blockquote>" not in html:
        return html
    pieces = pieces_of(html)
    quotations, paragraph = [], None
    for at, piece in enumerate(pieces):
        if piece == "<blockquote>":
            quotations.append(at)
        elif piece == "<p>":
            paragraph = at
        elif piece == "</blockquote>" and quotations:
            attribute(pieces, quotations.pop(), paragraph, at)
    return "".join(pieces)


def attribute(pieces, start, paragraph, end):
    last = end - 1
    while last > start and not pieces[last].strip():
        last -= 1
    if paragraph is None or pieces[last] != "</p>" or not start < paragraph < last:
        return
    words = first_words(pieces, paragraph, last)
    quoted = any(not name_of(piece) and piece.strip() for piece in pieces[start:paragraph])
    if words is None or not quoted:
        return
    pieces[words] = DASH.sub("— ", pieces[words], count=1)
    pieces[start] = "<figure><blockquote>"
    pieces[paragraph] = "</blockquote><figcaption>"
    pieces[last], pieces[end] = "", "</figcaption></figure>"


def first_words(pieces, paragraph, last):
    """Where the paragraph's words begin, if that is with a dash; else `None`."""
    for at in range(paragraph + 1, last):
        if closes(pieces[at]):
            return None
        if not name_of(pieces[at]):
            return at if DASH.match(pieces[at]) else None
    return None
