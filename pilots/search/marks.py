"""The found words of a text, marked, and the piece of it that shows them best. Texts are never trusted.

In plain Python, so that both databases show the same.
"""

import re
from itertools import pairwise

from django.utils.html import format_html, format_html_join

from pilots.search.stems import stem
from pilots.search.words import HYPHENS, WORD, stems

SNIPPET_WORDS = 32
BEFORE = 8  # words of a snippet before the first that was found
LONGEST = 10_000  # signs of a text that are looked through for its snippet
PARTING = re.compile(rf"[{HYPHENS}][ \t\r]*\n[ \t\r]*")


def marks_in(words, text):
    """The whole `text` as safe HTML, with <mark> round what `words` (a `Words`) find in it, by stem."""
    tokens = list(re.finditer(WORD, text))
    return with_marks(
        text, [(tokens[first].start(), tokens[last].end()) for first, last in places(words, text, tokens)]
    )


def snippet(words, text):
    """Safe HTML of the 32 words or so that hold most of what was found, marked: the first ones if none was."""
    text = near(words, text)
    tokens = list(re.finditer(WORD, text))
    found = places(words, text, tokens)
    best = densest([one for one, _ in found])
    first = max(best - BEFORE, 0)
    last = min(first + SNIPPET_WORDS, len(tokens)) - 1
    if last < 0:
        return ""
    start = tokens[first].start() if first else 0
    end = tokens[last].end() if last + 1 < len(tokens) else len(text)
    spans = [
        (tokens[one].start() - start, tokens[other].end() - start)
        for one, other in found
        if first <= one and other <= last
    ]
    shown = with_marks(text[start:end], spans)
    return format_html("{}{}{}", "… " if first else "", shown, " …" if end < len(text) else "")


def near(words, text):
    """As much of a long text as is looked through: from a little before a word that begins like one of `words`."""
    if len(text) <= LONGEST:
        return text
    beginnings = {re.escape(part[0][:3]) for part in words.phrases()}
    first = re.search(rf"(?<![^\W_])(?:{'|'.join(sorted(beginnings))})", text, re.IGNORECASE)
    start = text.rfind(" ", 0, max(first.start() - LONGEST // 10, 0)) + 1 if first else 0
    return text[start : start + LONGEST]


def densest(starts):
    """The one of these places, in order, after which most others stand within a snippet; of equals the first."""
    best, most, end = 0, 0, 0
    for place, start in enumerate(starts):
        while end < len(starts) and starts[end] < start + SNIPPET_WORDS - BEFORE:
            end += 1
        if end - place > most:
            best, most = start, end - place
    return best


def places(words, text, tokens):
    """(first, last) of the tokens of each place where a word or phrase stands, in order.

    A word that a hyphen parts at the end of a line is read both ways: as its two halves, and whole.
    """
    read = [stem(token[0]) for token in tokens]
    parted = {
        place: stem(one[0] + other[0])
        for place, (one, other) in enumerate(pairwise(tokens))
        if other.start() - one.end() > 1 and PARTING.fullmatch(text, one.end(), other.start())
    }
    found = set()
    for sought in {stems(part) for part in words.phrases()}:
        starts = [place for place, one in enumerate(read) if one == sought[0]]
        starts += [place for place, one in parted.items() if one == sought[0]]
        ends = ((place, last_of(sought, read, parted, place)) for place in starts)
        found |= {(place, last) for place, last in ends if last is not None}
    return sorted(found)


def last_of(sought, read, parted, place):
    """The last token of the words `sought` where they stand from `place` on, or None."""
    for word in sought:
        if read[place : place + 1] == [word]:
            place += 1
        elif parted.get(place) == word:
            place += 2
        else:
            return None
    return place - 1


def with_marks(text, spans):
    pieces, end = [], 0
    for start, stop in apart(spans):
        pieces.append((text[end:start], text[start:stop]))
        end = stop
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", pieces), text[end:])


def apart(spans):
    """The same places as spans in order, of which none overlaps another."""
    joined = []
    for start, stop in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
