"""The words of a text, one after the other, and where some of them stand next to each other.

Blanks, line breaks, punctuation, quotation marks and ligatures do not count, nor does a hyphen at a line's end or
the number of a note. Everything takes time in proportion to the text, whatever an officer has typed.
"""

import re
from bisect import bisect_left
from typing import NamedTuple

from pilots.silence.folding import folded

# A word, or figures; before it perhaps the hyphen that parts it from what the line before ends with.
# Figures of a sum or with a point in them are never the number of a note.
WORD = re.compile(
    r"(?P<hyphen>(?<=[^\W\d_])-+[^\S\n]*\n\s*)?"
    r"(?P<word>[^\W\d_]+|(?P<note>(?<![£$€\d])(?<!\d\.)(?!(?<=\d,)\d{3})\d{1,3}(?!\.?\d|,\d{3}|[^\S\n]*%))|\d+)"
)
OMITTED = re.compile(r"\[[^\]]*\]|…|\.{3,}|(?:\. ){2,}\.")
NEW_CAPITAL = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")  # [W]e
LONGEST_RUN = 4  # lines over which one word may be parted


class Word(NamedTuple):
    """One word, where it stands, whether a hyphen at a line's end stands before it, whether it may be a note's number.

    And whether it sticks to what stands before it.
    """

    word: str
    start: int
    end: int
    hyphen: bool
    note: bool
    sticks: bool


def words_in(text):
    """The `Word`s of a folded text."""
    return [
        Word(
            found["word"],
            *found.span("word"),
            bool(found["hyphen"]),
            bool(found["note"]),
            not text[found.start() - 1].isspace(),
        )
        for found in WORD.finditer(text)
    ]


def pieces_of(quotation):
    """The `Word`s of each part of a quotation: it is parted by …, […] and [words put in]."""
    parts = OMITTED.split(NEW_CAPITAL.sub(r"\1", quotation))
    return [words for part in parts if (words := words_in(folded(part).text))]


def rejoined(words, vocabulary):
    """The `Word`s, those that a line's end parts joined where `vocabulary` has the whole."""
    at = 0
    while at < len(words):
        one, whole, best = words[at], words[at].word, at
        for till in range(at + 1, min(at + LONGEST_RUN, len(words))):
            if not words[till].hyphen:
                break
            whole += words[till].word
            if whole in vocabulary:
                one, best = one._replace(word=whole, end=words[till].end), till
        yield one
        at = best + 1


def either_case(word):
    return {word, word[0].upper() + word[1:], word[0].lower() + word[1:]}


class Wording:
    """The words of a folded text."""

    def __init__(self, text):
        self.words = words_in(text)
        self.vocabulary = {word.word for word in self.words}
        self.glued = "".join(word.word for word in self.words).casefold()

    def find(self, piece):
        """[(start, end), …] of the words of `piece`, in order; what may be notes' numbers is also read over."""
        wanted = [word.word for word in rejoined(piece, self.vocabulary)]
        known = {*wanted, *either_case(wanted[0])}
        without = [word for word in self.words if not word.note or word.word in known]
        found = set(places_of(wanted, known, without))
        if any(word.note and word.sticks for word in without):
            found.update(places_of(wanted, known, [word for word in without if not (word.note and word.sticks)]))
        return sorted(found)

    def has_glued(self, piece):
        """Whether it has the words if blanks and capitals are left aside."""
        return "".join(word.word for word in piece).casefold() in self.glued


def places_of(wanted, known, words):
    """(start, end) of each place that has the `wanted` next to each other; the first letter may be large or small."""
    words = list(rejoined(words, known))
    begins, length = [], 1
    for word in words:
        begins.append(length)
        length += len(word.word) + 1
    line = f" {' '.join(word.word for word in words)} "
    whole = [at for at, word in enumerate(words) if not word.hyphen]  # no quotation begins or ends inside a word
    for needle in (f" {' '.join([first, *wanted[1:]])} " for first in either_case(wanted[0])):
        at = line.find(needle)
        while at >= 0:
            head, tail = bisect_left(begins, at + 1), bisect_left(begins, at + len(needle))
            if not words[head].hyphen and (tail == len(words) or not words[tail].hyphen):
                yield words[head].start, words[tail - 1].end
                at = line.find(needle, at + len(needle) - 1)
            else:
                place = bisect_left(whole, head + 1)
                at = line.find(needle, begins[whole[place]] - 1) if place < len(whole) else -1
