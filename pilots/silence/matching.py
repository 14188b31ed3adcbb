"""Finding a phrase in the pages of a copy, however they were set.

Pages are given in order, each with `.number` and `.text`: `Page` rows, or rows of
`values_list("number", "text", named=True)`. One that has no text parts those beside it.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from itertools import islice

from pilots.silence.folding import folded, loose, words_of
from pilots.silence.seams import Needle, Sheet, windows

# What may stand between two words of a phrase, or nothing: badly set text glues them. Bullets and notes' marks too.
SETTING = r"\s\-/'•·‣▪▫◦●○■□∙⋅‧*†‡\uf0a7\uf0b7"
NOTE = r"[\[(]?\d{1,3}(?!\d)[\]),]?"  # the number of a note
SENTENCE = 300  # signs of a sentence that are shown, at most
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


class Pattern:
    """A phrase made findable: whole words, any of its forms, the longest first."""

    def __init__(self, phrase):
        forms = {self.form(form): Needle(words) for form in phrase.forms if (words := words_of(form))}
        either = "|".join(sorted(forms, key=len, reverse=True))
        self.signs = re.compile(either or NOTHING, 0 if phrase.capitals_matter else re.IGNORECASE)
        self.needles = list(forms.values())
        self.reach = max((needle.reach for needle in self.needles), default=0)
        self.looks_for_something = bool(forms)

    @staticmethod
    def form(text):
        """The pattern of one form; signs of its own, as in R&D, may stand between its words too."""
        own = "".join(map(re.escape, sorted(set(re.findall(r"[^\w\s]", folded(text).text)))))
        setting = f"[{SETTING}{own}]*"
        return loose(words_of(text), f"{setting}(?:{NOTE}{setting}){{0,3}}")

    def may_stand_on(self, sheet):
        """A quick look, that never leaves out a sheet on which it stands."""
        return any(needle.may_stand_on(sheet) for needle in self.needles)


class Search:
    """Goes through the windows of a document one after the other, for one pattern."""

    def __init__(self, pattern):
        self.pattern = pattern
        self.taken = {}  # page: (start, end) of what a hit of the page before has taken of it

    def found(self, text, start):
        """The places in the original of `text`, from `start` on, that have the words."""
        for hit in self.pattern.signs.finditer(text.text, bisect_left(text.at, start)):
            yield text.span(hit.start(), hit.end())

    def own(self, sheet, taken):
        """The places in the folded text of `sheet`, what was `taken` of it left out."""
        text, (first, last) = sheet.text.text, taken
        if not self.pattern.may_stand_on(sheet):
            return []
        parts = ((0, first), (last, len(text)))
        return [hit.span() for part in parts for hit in self.pattern.signs.finditer(text, *part)]

    def through(self, window):
        """(text, start, end) of each hit. One that runs over into the next page is not found there again."""
        sheet, taken = window.sheet, self.taken.pop(window.sheet.number, (0, 0))
        hits = self.own(sheet, taken)
        for hit in hits:
            yield sheet.original, *sheet.text.span(*hit)
        for joint in window.joints(self.pattern.needles):
            begin = max(end for start, end in (taken, *hits) if start <= joint.seam)
            for hit in self.pattern.signs.finditer(joint.text, begin):
                if joint.is_crossed(*hit.span()):
                    self.taken = {part.number: place for part, *place in joint.spans(*hit.span())[1:]}
                    yield joint.original, *joint.place(*hit.span())
                    return


class Count:
    """How often one pattern stands on each page of a document."""

    def __init__(self, pattern):
        self.search = Search(pattern)
        self.reach = pattern.reach
        self.looks_for_something = pattern.looks_for_something
        self.pages = []

    def take(self, window):
        times = sum(1 for _ in self.search.through(window))
        if times:
            self.pages.append([window.sheet.number, times])

    @property
    def times(self):
        return sum(times for _, times in self.pages)


def through(pages, reach):
    """Each of `pages` as a `Window`, one at a time: a long document need not be held."""
    return windows((Sheet(page.number, page.text) for page in pages), reach)


def mentions(phrase, pages, most=None):
    """A list of the `Mention`s of `phrase` in `pages`, in their order, the first `most` if that is given.

    Give it readable pages in order: `copy.pages.readable().in_order()`.
    """
    pattern = Pattern(phrase)
    search = Search(pattern)
    found = (
        Mention(window.sheet.number, *sentence(*hit))
        for window in through(pages, pattern.reach)
        for hit in search.through(window)
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
    """Line breaks as blanks; after the hyphen that parts a word, as nothing."""
    return re.sub(r"\s+", " ", re.sub(r"(?<=\w)-[^\S\n]*\n\s*(?=\w)", "-", text))
