"""Finding a phrase in the pages of a copy, however they were set.

Pages are given in order, each with `.number` and `.text`: `Page` rows, or rows of
`values_list("number", "text", named=True)`. One that has no text parts those beside it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from pilots.silence.folding import Folded, folded, loose, words_of

SETTING = r"\s\-/'"  # what may stand between two words of a phrase, or nothing: badly set text glues them
JOINT = 200  # signs of two neighbouring pages that are read as one
SENTENCE = 300  # signs of a sentence that are shown, at most
NUMBER_LINE = r"[^\w\n]*(?:page[^\S\n]+)?(?:\d{1,4}|[ivxl]{1,7})(?:[^\S\n]+of[^\S\n]+\d{1,4})?[^\w\n]*"
NUMBERED_FOOT = re.compile(rf"(?:\n{NUMBER_LINE})+\s*\Z", re.IGNORECASE)
NUMBERED_HEAD = re.compile(rf"\A\s*(?:{NUMBER_LINE}\n)+", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*(?=\s)|\n[^\S\n]*\n")
NOTHING = r"(?!)"


@dataclass(frozen=True)
class Mention:
    """One hit in its sentence, cut with “…” at about 300 signs. Plain text of the copy: a template escapes it.

    `<mark>{{ mention.hit }}</mark>` goes between `before` and `after`, which bring their own blanks.
    """

    page: int
    before: str
    hit: str
    after: str


@dataclass(frozen=True)
class Stretch:
    """A page's text, and how it goes on in the next page. Folded once, for all phrases."""

    number: int
    original: str
    text: Folded
    joint: str = ""  # the end of this page and the beginning of the next, numbers of pages left out
    joint_text: Folded | None = None
    seam: int = 0  # where in `joint` the next page begins
    begins: int = 0  # where in `original` the joint begins
    next_begins: int = 0  # where in the next page the joint goes on


def stretches(pages):
    """Each readable page as a `Stretch`, one page at a time: a long document need not be held."""
    page = None
    for following in pages:
        if page and page.text:
            yield stretch_of(page, following if following.number == page.number + 1 else None)
        page = following
    if page and page.text:
        yield stretch_of(page, None)


def stretch_of(page, following):
    text = folded(page.text)
    if following is None or not following.text:
        return Stretch(page.number, page.text, text)
    foot = NUMBERED_FOOT.search(page.text, max(0, len(page.text) - JOINT))
    own = page.text[: foot.start() if foot else None].rstrip()
    head = NUMBERED_HEAD.match(following.text, 0, JOINT)
    next_begins = head.end() if head else 0
    begins = max(0, len(own) - JOINT)
    joint = f"{own[begins:]}\n{following.text[next_begins : next_begins + JOINT]}"
    return Stretch(page.number, page.text, text, joint, folded(joint), len(own) - begins + 1, begins, next_begins)


class Pattern:
    """A phrase made findable: whole words, any of its forms, the longest first."""

    def __init__(self, phrase):
        forms = [form for form in map(self.form, phrase.forms) if form]
        either = "|".join(sorted(set(forms), key=len, reverse=True))
        self.signs = re.compile(either or NOTHING, 0 if phrase.capitals_matter else re.IGNORECASE)
        self.looks_for_something = bool(forms)

    @staticmethod
    def form(text):
        """The pattern of one form; signs of its own, as in R&D, may stand between its words too."""
        own = "".join(map(re.escape, sorted(set(re.findall(r"[^\w\s]", folded(text).text)))))
        words = words_of(text)
        return loose(words, f"[{SETTING}{own}]*") if words else ""


class Search:
    """Goes through the stretches of a document one after the other, for one pattern."""

    def __init__(self, pattern):
        self.signs = pattern.signs
        self.taken = 0  # signs at the head of the page that a hit of the page before took

    def found(self, text, start):
        """The places in the original of `text`, from `start` on, that have the words."""
        for hit in self.signs.finditer(text.text, bisect_left(text.at, start)):
            yield text.span(hit.start(), hit.end())

    def through(self, stretch):
        """(text, start, end) of each hit. One that runs over into the next page is not found there again."""
        last = self.taken
        for start, last in self.found(stretch.text, self.taken):
            yield stretch.original, start, last
        self.taken = 0
        if not stretch.joint:
            return
        for start, end in self.found(stretch.joint_text, max(0, last - stretch.begins)):
            if start < stretch.seam < end:
                self.taken = stretch.next_begins + end - stretch.seam
                yield stretch.joint, start, end


class Count:
    """How often one pattern stands on each page of a document."""

    def __init__(self, pattern):
        self.search = Search(pattern)
        self.looks_for_something = pattern.looks_for_something
        self.pages = []

    def take(self, stretch):
        times = sum(1 for _ in self.search.through(stretch))
        if times:
            self.pages.append([stretch.number, times])

    @property
    def times(self):
        return sum(times for _, times in self.pages)


def counts_in(phrase, pages):
    """[[page, times], …] of a phrase. Forms that overlap count once; what runs over to the next page, on the first."""
    count = Count(Pattern(phrase))
    for stretch in stretches(pages):
        count.take(stretch)
    return count.pages


def mentions(phrase, pages, most=None):
    """A list of the `Mention`s of `phrase` in `pages`, in their order, the first `most` if that is given.

    Give it readable pages in order: `copy.pages.readable().in_order()`.
    """
    search = Search(Pattern(phrase))
    found = (
        Mention(stretch.number, *sentence(*hit)) for stretch in stretches(pages) for hit in search.through(stretch)
    )
    return list(islice(found, most))


def sentence(text, start, end):
    """(before, hit, after): the sentence round `text[start:end]`, line breaks as blanks."""
    room = max(40, (SENTENCE - (end - start)) // 2)
    first = max(0, start - room)
    ends = list(SENTENCE_END.finditer(text, first, start))
    before = text[ends[-1].end() if ends else first : start]
    if not ends and first:
        before = "…" + before.partition(" ")[2]
    stop = SENTENCE_END.search(text, end, end + room + 1)
    after = text[end : stop.end() if stop else end + room]
    if not stop and end + room < len(text):
        after = after.rpartition(" ")[0] + "…"
    return one_line(before).lstrip(), one_line(text[start:end]), one_line(after).rstrip()


def one_line(text):
    return re.sub(r"\s+", " ", text)
