"""Text made comparable, whichever way a page was set: ligatures, accents, quotation marks, hyphens at a line's end.

Everything here is plain Python, so that both databases answer the same.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# The rules by which words are looked for. One more whenever folding, matching or quoting finds other things than
# before: then whatever was answered by other rules is looked for again.
RULES = 1
ALIKE = (
    {ord(sign): "'" for sign in "‘’‚‛′`´"}
    | {ord(sign): '"' for sign in "“”„‟″«»"}
    | {ord(sign): "-" for sign in "‐‑‒–—―−﹘﹣－"}
)
WITHOUT_WIDTH = "\u200b\u200c\u200d\u2060\ufeff"
DROPPED = {"\u00ad", *WITHOUT_WIDTH}  # soft hyphens that part nothing, and marks without width
LINE_END = re.compile(r"[\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029]")
# A soft hyphen, or the sign that some fonts show for one, at the end of a line or page: there it is seen.
SEEN_HYPHEN = re.compile(rf"[\u00ad\u00ac](?=(?:[^\S\n]|[{WITHOUT_WIDTH}])*(?:\n|\Z))")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
NO_LETTERS = re.compile(r"[\W\d_]+")
# A hyphen that parts a word at the end of a line, in folded text.
PARTED = r"(?:-+[^\S\n]*\n\s*)?"
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
    """Ligatures and accents parted, curly quotes and dashes made plain; soft hyphens dropped but at a line's end."""
    text = LINE_END.sub("\n", text)
    if text.isascii():
        return Folded(text, range(len(text)))
    text = SEEN_HYPHEN.sub("-", text)
    signs, at, last = [], [], 0
    for found in NOT_ASCII.finditer(text):
        place = found.start()
        signs.append(text[last:place])
        at.extend(range(last, place))
        last = place + 1
        plain = plain_sign(found[0])
        signs.append(plain)
        at.extend([place] * len(plain))
    signs.append(text[last:])
    at.extend(range(last, len(text)))
    return Folded("".join(signs), at)


@lru_cache(maxsize=10_000)
def plain_sign(sign):
    """What stands for one sign in folded text: none, one or several."""
    if sign in DROPPED:
        return ""
    plain = ALIKE.get(ord(sign)) or unicodedata.normalize("NFKD", sign)
    return "".join(one for one in plain if not unicodedata.combining(one))


def letters_of(text):
    """All letters of a folded text in one row, small and large alike, whatever stands between them."""
    return NO_LETTERS.sub("", text).lower().upper()  # both: so all that a pattern takes for alike is


def words_of(text):
    """The words of a text as `loose` takes them, folded."""
    return re.findall(r"[^\W_]+", folded(text).text)


def loose(words, between):
    """A pattern, for folded text, of whole `words` one after the other, each of which a line's end may part.

    `between` is the pattern of what may stand between two of them.
    """
    return BEFORE + between.join(PARTED.join(map(re.escape, word)) for word in words) + AFTER
