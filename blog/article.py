"""An article as readers get it: cleaned, with its quotations, pictures and footnotes in their places."""

import re
from dataclasses import dataclass

from blog.excerpt import first_sentences, without_asides
from blog.footnotes import noted
from blog.leading import led_here
from blog.markup import words_of
from blog.mentions import linked, linked_words, things_of
from blog.placing import numbers_in, placed
from blog.quotations import attributed
from pilots.templatetags.record import rich

WORDS_A_MINUTE = 238
OWN_ADDRESS = re.compile(r' (href|src)="(?=/(?!/)|#)')
SIZES = re.compile(r'(?<= srcset=")[^"]*')


@dataclass(frozen=True)
class Article:
    html: str  # cleaned: it goes on a page as it is
    words: str  # without tags, a block a line
    lede: str  # the summary as HTML that stands above it; "" where it is made of the article's own first sentences
    address: str  # path of its page

    @property
    def minutes(self):
        """To read it: 238 words a minute, at least one.

        The mean of silent reading of English non-fiction by adults: M. Brysbaert, "How many words do we read
        per minute?", Journal of Memory and Language 109 (2019).
        """
        return max(1, round(len(self.words.split()) / WORDS_A_MINUTE))

    def absolute(self, base):
        """The HTML with whole addresses, for where it stands on no page of ours. `base`: https://pilots.example.org"""
        page = {"#": f"{base}{self.address}"}
        html = OWN_ADDRESS.sub(lambda found: f"{found[0]}{page.get(self.html[found.end()], base)}", self.html)
        return SIZES.sub(lambda found: re.sub(r"(?:(?<=^)|(?<=, ))/", f"{base}/", found[0]), html)


def drawn(post, links=True):
    """The `Article` of a post, with neither text where it has none.

    `links`: whether the first mention of each thing that it is linked with leads there.
    """
    html = led_here(rich(post.body), getattr(post, "leads", None))
    words = without_asides(words_of(html))
    repeats = letters(words).startswith(letters(post.summary)) or post.summary == first_sentences(html)
    summary = "" if repeats else post.summary
    things = things_of(post) if links else []
    html = linked(attributed(html), things, after=summary)
    if numbers_in(html):
        html = placed(html, {picture.number: picture for picture in post.shown_pictures()}, post.pictures_at)
    html = rich(noted(html), laid_out=True)
    return Article(html, words, linked_words(summary, things), post.get_absolute_url())


def letters(text):
    return "".join(filter(str.isalnum, text)).casefold()
