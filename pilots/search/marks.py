"""The found words of a text, marked, and the piece of it that shows them best. Texts are never trusted.

In plain Python, so that both databases show the same.
"""

import re

from django.utils.html import format_html, format_html_join

from pilots.search.stems import stem
from pilots.search.words import WORD, stems

SNIPPET_WORDS = 32
BEFORE = 8  # words of a snippet before the first that was found
LONGEST = 100_000  # signs of a text that are looked through for its snippet


def marks_in(words, text):
    """The whole `text` as safe HTML, with <mark> round what `words` (a `Words`) find in it, by stem."""
    tokens = list(re.finditer(WORD, text))
    return with_marks(text, [(tokens[first].start(), tokens[last].end()) for first, last in places(words, tokens)])


def snippet(words, text):
    """Safe HTML of the 32 words or so that hold most of what was found, marked: the first ones if none was."""
    text = text[:LONGEST]
    tokens = list(re.finditer(WORD, text))
    found = places(words, tokens)
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


def densest(starts):
    """The one of these places, in order, after which most others stand within a snippet; of equals the first."""
    best, most, end = 0, 0, 0
    for place, start in enumerate(starts):
        while end < len(starts) and starts[end] < start + SNIPPET_WORDS - BEFORE:
            end += 1
        if end - place > most:
            best, most = start, end - place
    return best


def places(words, tokens):
    """(first, last) of the tokens of each place where a word or phrase stands, in order."""
    read = [stem(token[0]) for token in tokens]
    found = set()
    for sought in {stems(part) for part in words.phrases()}:
        for place, one in enumerate(read):
            if one == sought[0] and tuple(read[place : place + len(sought)]) == sought:
                found.add((place, place + len(sought) - 1))
    return sorted(found)


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
