"""The first sentences of an article, to stand for it in lists."""

import re

from blog.markup import words_of
from pilots.templatetags.record import rich

ENOUGH = 40  # words
NOT_OURS = re.compile(r"<(h[23]|blockquote|table)>.*?</\1>", re.DOTALL)  # to stand for it: headings, what others say
ASIDE = re.compile(r" ?\[(?:note:|picture \d)[^\[\]]*\]", re.IGNORECASE)
SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")


def excerpt(html):
    """The first whole sentences of a text up to about 40 words; the first one at least, cut if it is far longer."""
    return first_sentences(rich(html))


def first_sentences(html):
    """As `excerpt`, of what is cleaned already."""
    kept = []
    for sentence in sentences_of(NOT_OURS.sub("", html)):
        words = sentence.split()
        if kept and len(kept) + len(words) > ENOUGH:
            break
        kept += words
    return f"{' '.join(kept[: 2 * ENOUGH])}…" if len(kept) > 2 * ENOUGH else " ".join(kept)


def sentences_of(html):
    """Its sentences, without what stands in brackets of ours, one after the other."""
    for line in without_asides(words_of(html)).splitlines():
        start = 0
        for end in SENTENCE.finditer(line):
            yield line[start : end.end()].strip()
            start = end.end()
        yield line[start:].strip()


def without_asides(words):
    """Without the footnotes and the places of pictures, which are no words of the text itself."""
    return ASIDE.sub("", words)
