"""An article as readers get it: cleaned, with its quotations, pictures and footnotes in their places."""

import re
from dataclasses import dataclass

from blog.footnotes import noted
from blog.markup import words_of
from blog.quotations import attributed
from pilots.templatetags.record import rich

WORDS_A_MINUTE = 238
OWN_ADDRESS = re.compile(r' (href|src)="(?=/(?!/)|#)')
SIZES = re.compile(r'(?<= srcset=")[^"]*')
EXCERPT = 40  # words
HEADING = re.compile(r"<(h[23])>.*?</\1>", re.DOTALL)
ASIDE = re.compile(r"\s*\[(?:note:|picture \d)[^\[\]]*\]", re.IGNORECASE)
SENTENCE = re.compile(r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St))(?<!\bMrs)[.!?][”’\")]*\s+(?=[“‘\"(]?[A-Z0-9])")


@dataclass(frozen=True)
class Article:
    html: str  # cleaned: it goes on a page as it is
    words: str  # without tags, a block a line
    address: str  # path of its page

    @property
    def minutes(self):
        """To read it: 238 words a minute, at least one.

        The mean of silent reading of English non-fiction by adults: M. Brysbaert, "How many words do we read
        per minute?", Journal of Memory and Language 109 (2019).
        """
        return max(1, round(len(self.words.split()) / WORDS_A_MINUTE))

    def opens_with(self, text):
        """Whether it begins with this text, whatever the signs between the words."""
        return letters(self.words).startswith(letters(text))

    def absolute(self, base):
        """The HTML with whole addresses, for where it stands on no page of ours. `base`: https://pilots.example.org"""
        page = {"#": f"{base}{self.address}"}
        html = OWN_ADDRESS.sub(lambda found: f"{found[0]}{page.get(self.html[found.end()], base)}", self.html)
        return SIZES.sub(lambda found: re.sub(r"(?:(?<=^)|(?<=, ))/", f"{base}/", found[0]), html)


def drawn(post, links=True):
    """The `Article` of a post, empty where it has none. `links`: whether names of the record become links."""
    html = rich(post.body)
    words = ASIDE.sub("", words_of(html))
    for step in (attributed, noted):
        html = step(html)
    return Article(rich(html, laid_out=True), words, post.get_absolute_url())


def letters(text):
    return "".join(filter(str.isalnum, text)).casefold()


def excerpt(html):
    """The first whole sentences of a text up to about 40 words; the first one at least, cut if it is far longer."""
    kept = []
    for sentence in sentences_of(HEADING.sub("", rich(html))):
        words = sentence.split()
        if kept and len(kept) + len(words) > EXCERPT:
            break
        kept += words
    return f"{' '.join(kept[: 2 * EXCERPT])}…" if len(kept) > 2 * EXCERPT else " ".join(kept)


def sentences_of(html):
    """Its sentences, without what stands in brackets of ours, one after the other."""
    for line in ASIDE.sub("", words_of(html)).splitlines():
        start = 0
        for end in SENTENCE.finditer(line):
            yield line[start : end.end()].strip()
            start = end.end()
        yield line[start:].strip()
