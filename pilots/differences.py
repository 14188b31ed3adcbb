"""Two versions of a text side by side, with the words marked in which they differ."""

import re
from difflib import SequenceMatcher

MOST_WORDS = 2_000  # beyond, both are shown unmarked: the comparison takes time by the square


def marked(old, new):
    """Both texts in pieces: two lists of (piece, whether the other lacks it)."""
    olds, news = (re.findall(r"\S+\s*", text) for text in (old, new))
    if max(len(olds), len(news)) > MOST_WORDS:
        return [(old, False)], [(new, False)]
    left, right = [], []
    for deed, from_old, to_old, from_new, to_new in SequenceMatcher(None, olds, news, autojunk=False).get_opcodes():
        for pieces, words in ((left, olds[from_old:to_old]), (right, news[from_new:to_new])):
            if words:
                pieces.append(("".join(words), deed != "equal"))
    return left, right
