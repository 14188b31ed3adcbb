"""Finding a quotation word for word in the pages of a copy, however they were set.

Text is compared as words: blanks, line breaks, punctuation, quotation marks and ligatures do not count, nor does a
hyphen at a line's end. Everything takes time in proportion to the text, whatever an officer has typed.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from pilots.models import ClaimCheck, Copy, Result
from pilots.silence.folding import folded
from pilots.silence.matching import JOINT, NUMBERED_FOOT, NUMBERED_HEAD

# A word, or figures; before it perhaps the hyphen that parts it from what the line before ends with.
WORD = re.compile(r"(?P<hyphen>(?<=[^\W\d_])-[^\S\n]*\n\s*)?(?P<word>[^\W\d_]+|\d+|\0)")
GAP = "\0"  # stands for pages that are missing or hold no text
OMITTED = re.compile(r"\[[^\]]*\]|…|\.{3,}|(?:\. ){2,}\.")
NEW_CAPITAL = re.compile(r"\[([^\W\d_])\](?=[^\W\d_])")  # [W]e
MOST_PIECES = 40
AROUND = 150  # signs that are shown on either side of a quotation
LONGEST_RUN = 4  # lines over which one word may be parted


def pieces_of(quotation):
    """The words of each part of a quotation, as `words_in` gives them: it is parted by …, […] and [words put in]."""
    parts = OMITTED.split(NEW_CAPITAL.sub(r"\1", quotation))
    return [words for part in parts if (words := words_in(folded(part).text))]


def words_in(text):
    """(word, start, end, whether a hyphen at a line's end stands before it) of each word of a folded text."""
    return [(found["word"], *found.span("word"), bool(found["hyphen"])) for found in WORD.finditer(text)]


def rejoined(words, vocabulary):
    """Words as `words_in` gives them, those that a line's end parts joined where `vocabulary` has the whole."""
    at = 0
    while at < len(words):
        word, start, end, hyphen = words[at]
        whole, best = word, at
        for till in range(at + 1, min(at + LONGEST_RUN, len(words))):
            if not words[till][3]:
                break
            whole += words[till][0]
            if whole in vocabulary:
                word, end, best = whole, words[till][2], till
        yield word, start, end, hyphen
        at = best + 1


@dataclass(frozen=True)
class Hit:
    """Where one piece of a quotation stands: `start` and `end` in the text of all pages, and the pages of both."""

    start: int
    end: int
    first: int
    last: int


class Reading:
    """The words of a copy's readable pages, (number, text) each, in order."""

    def __init__(self, pages):
        self.pages, self.begins = [], []
        parts, length, before = [], 0, None
        for number, original in pages:
            page = folded(original)
            if before is not None:
                joint = "\n" if number == before + 1 else f"\n{GAP}\n"
                parts.append(joint)
                length += len(joint)
            self.pages.append((number, page))
            self.begins.append(length)
            parts.append(without_page_numbers(page.text))
            length += len(page.text)
            before = number
        self.words = words_in("".join(parts))
        self.vocabulary = {word for word, *_ in self.words}

    def line(self, vocabulary):
        """(all words as one line, [(place in the line, start, end, whether a hyphen stands before)] of each)."""
        words, places, length = [], [], 1
        for word, *rest in rejoined(self.words, vocabulary):
            words.append(word)
            places.append((length, *rest))
            length += len(word) + 1
        return f" {' '.join(words)} ", places

    def page_at(self, place):
        return self.pages[bisect_right(self.begins, place) - 1][0]

    def hits(self, piece, line, places):
        """Every place that has the words of `piece` next to each other; its first letter may be large or small."""
        found, begins = [], [begin for begin, *_ in places]
        for needle in (f" {' '.join([first, *piece[1:]])} " for first in either_case(piece[0])):
            at = line.find(needle)
            while at >= 0:
                head, tail = bisect_left(begins, at + 1), bisect_left(begins, at + len(needle))
                if self.is_whole(places, head) and self.is_whole(places, tail):
                    start, end = places[head][1], places[tail - 1][2]
                    found.append(Hit(start, end, self.page_at(start), self.page_at(end - 1)))
                    at = line.find(needle, at + len(needle) - 1)
                else:
                    head = next((one for one in range(head + 1, len(places)) if self.is_whole(places, one)), None)
                    at = -1 if head is None else line.find(needle, begins[head] - 1)
        return sorted(found, key=lambda hit: hit.start)

    @staticmethod
    def is_whole(places, at):
        """Whether no word is parted before place `at`: a quotation neither begins nor ends inside one."""
        return at == len(places) or not places[at][3]

    def quoted(self, quotation):
        """Every time that the quotation stands there: a list of its pieces' hits each."""
        pieces = [[word for word, *_ in rejoined(piece, self.vocabulary)] for piece in pieces_of(quotation)]
        if not 0 < len(pieces) <= MOST_PIECES:
            return []
        line, places = self.line({word for piece in pieces for word in [*piece, *either_case(piece[0])]})
        found, end = [], 0
        for chain in chains([self.hits(piece, line, places) for piece in pieces]):
            if chain[0].start >= end:
                found.append(chain)
                end = chain[-1].end
        return found

    def places(self, quotation):
        """{page: [(start, end), …]} of the quotation in each page's own text, to be marked there."""
        found = {}
        for hit in (hit for chain in self.quoted(quotation) for hit in chain):
            first, last = (bisect_right(self.begins, place) for place in (hit.start, hit.end - 1))
            for begin, (number, page) in zip(self.begins[first - 1 : last], self.pages[first - 1 : last], strict=True):
                start, end = max(hit.start - begin, 0), min(hit.end - begin, len(page.text))
                if start < end:
                    found.setdefault(number, []).append(page.span(start, end))
        return found

    def times(self, quotation):
        """[[page, times], …]: one that runs over to the next page counts on both; and how often there are in all."""
        chains_found, on = self.quoted(quotation), {}
        for chain in chains_found:
            for number in {page for hit in chain for page in range(hit.first, hit.last + 1)}:
                on[number] = on.get(number, 0) + 1
        return [[number, on[number]] for number in sorted(on)], len(chains_found)


def without_page_numbers(text):
    """The text with the lines of a page's number at its head and foot blanked, as long as before."""
    foot = NUMBERED_FOOT.search(text, max(0, len(text) - JOINT))
    head = NUMBERED_HEAD.match(text, 0, JOINT)
    begin, end = head.end() if head else 0, foot.start() if foot else len(text)
    if begin >= end:
        return text
    return f"{' ' * begin}{text[begin:end]}{' ' * (len(text) - end)}"


def either_case(word):
    return {word, word[0].upper() + word[1:], word[0].lower() + word[1:]}


def chains(hits):
    """The pieces' hits that follow one another, each on the page of the one before or the next.

    `hits` holds a list for each piece, in order of place. Of several that could follow, the next one does.
    """
    following = [(hit, None) for hit in hits[-1]]
    for earlier in reversed(hits[:-1]):
        starts, linked = [hit.start for hit, _ in following], []
        for hit in earlier:
            place = bisect_left(starts, hit.end)
            if place < len(following) and following[place][0].first <= hit.last + 1:
                linked.append((hit, following[place]))
        following = linked
    for link in following:
        chain = []
        while link:
            hit, link = link
            chain.append(hit)
        yield chain


def passages(claim):
    """(page, text before, words, text after) of each place where the latest copy has a claim that was found in it."""
    copy = Copy.objects.latest().of_document(claim.document).first()
    if not claim.found_on or copy is None:
        return
    pages = dict(copy.pages.readable().numbered(claim.found_on).in_order().values_list("number", "text"))
    for number, spans in Reading(pages.items()).places(claim.quotation).items():
        for start, end in spans:
            text = pages[number]
            yield number, text[max(0, start - AROUND) : start], text[start:end], text[end : end + AROUND]


def settle_claims():
    """Looks up the quotation of every claim that waits for it; returns how many it has answered.

    A claim waits on while its document's latest copy has not been read.
    """
    settled = 0
    waiting = ClaimCheck.objects.waiting().with_claims().by_document()
    for slug, checks in groupby(waiting, key=lambda check: check.claim.document.slug):
        copy = Copy.objects.latest().of_documents([slug]).first()
        if copy is None or copy.state in (Copy.State.WAITING, Copy.State.READING):
            continue
        reading = Reading(copy.pages.readable().in_order().values_list("number", "text"))
        settled += sum(settle(check, copy, reading) for check in checks)
    return settled


def settle(check, copy, reading):
    """Writes the answer, unless quotation, document or copy have changed since they were read. Whether it did."""
    pages, times = reading.times(check.claim.quotation)
    answer = {
        "result": result_of(copy, times, check.claim.quotation),
        "pages": pages,
        "times": times,
        "pages_total": copy.pages_total,
        "pages_readable": copy.pages_readable,
        "text_fingerprint": copy.text_fingerprint,
        "checked_at": timezone.now(),
    }
    with transaction.atomic():
        ClaimCheck.objects.hold(check)  # PostgreSQL looks again at this row only: what it rests on is read after
        return ClaimCheck.objects.still_asking(check, copy).update(settled=answer["result"], **answer)


def result_of(copy, times, quotation):
    if times:
        return Result.FOUND
    whole = copy.state == Copy.State.READ and copy.pages_total and not copy.pages_unreadable
    return Result.SILENT if whole and 0 < len(pieces_of(quotation)) <= MOST_PIECES else Result.CANNOT_TELL
