"""Text made comparable, whichever way a page was set: ligatures, accents, quotation marks, hyphens at a line's end.

Everything here is plain Python, so that both databases answer the same.
"""

import re
import unicodedata
from dataclasses import dataclass

ALIKE = (
    {ord(sign): "'" for sign in "‘’‚‛′`´"}
    | {ord(sign): '"' for sign in "“”„‟″«»"}
    | {ord(sign): "-" for sign in "‐‑‒–—―−﹘﹣－"}
)
DROPPED = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF}  # soft hyphens and marks without width
# A hyphen that parts a word at the end of a line, in folded text.
PARTED = r"(?:-[^\S\n]*\n\s*)?"
BEFORE, AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"  # no letter: a note's number may stick to a word


@dataclass(frozen=True)
class Folded:
    """`text` in plain letters, capitals kept; `at[i]` is where its sign `i` stands in the original."""

    text: str
    at: list

    def span(self, start, end):
        """The place in the original of folded signs from `start` to before `end`."""
        return self.at[start], self.at[end - 1] + 1


def folded(text):
    """Ligatures and accents parted, curly quotes and dashes made plain, soft hyphens dropped."""
    if text.isascii():
        return Folded(text, range(len(text)))
    signs, at = [], []
    for place, sign in enumerate(text):
        if ord(sign) in DROPPED:
            continue
        plain = ALIKE.get(ord(sign)) or unicodedata.normalize("NFKD", sign)
        for one in plain:
            if not unicodedata.combining(one):
                signs.append(one)
                at.append(place)
    return Folded("".join(signs), at)


def words_of(text):
    """The words of a text as `loose` takes them, folded."""
    return re.findall(r"[^\W_]+", folded(text).text)


def loose(words, between):
    """A pattern, for folded text, of whole `words` one after the other, each of which a line's end may part.

    `between` is the pattern of what may stand between two of them.
    """
    return BEFORE + between.join(PARTED.join(map(re.escape, word)) for word in words) + AFTER
