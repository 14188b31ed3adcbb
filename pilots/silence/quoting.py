"""Finding a quotation word for word in the pages of a copy, however they were set."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction
from django.utils import timezone

from pilots.models import ClaimCheck, Copy, Result
from pilots.silence.folding import RULES
from pilots.silence.seams import LEFT_OUT, MOST_LEFT_OUT, Needle, Sheet, windows
from pilots.silence.wording import pieces_of

MOST_PIECES = 40
AROUND = 150  # signs that are shown on either side of a quotation
PAGES_AT_ONCE = 100  # of text held in memory


@dataclass(frozen=True)
class Hit:
    """Where one piece of a quotation stands: [(page, start, end), …] in each page's own text."""

    spans: tuple

    @property
    def start(self):
        return self.spans[0][:2]

    @property
    def end(self):
        page, _, end = self.spans[-1]
        return page, end

    @property
    def pages(self):
        return [page for page, *_ in self.spans]


def hit_of(spans):
    return Hit(tuple((sheet.number, *sheet.text.span(start, end)) for sheet, start, end in spans))


class Piece:
    """A part of a quotation that nothing is left out of, and where it was found."""

    def __init__(self, words):
        self.words = words
        self.needle = Needle([word.word for word in words])
        self.hits = []
        # Whether it was seen all but word for word, or cannot be seen over a seam: then nobody may say “nowhere”.
        self.is_doubtful = not self.needle.letters

    def take(self, window):
        """Adds where it stands on the window's sheet, and where it runs on from there to the next."""
        sheet = window.sheet
        if self.needle.may_stand_on(sheet):
            found = sheet.wording.find(self.words)
            self.hits.extend(hit_of([(sheet, *place)]) for place in found)
            self.is_doubtful = self.is_doubtful or (not found and sheet.wording.has_glued(self.words))
        if self.needle.letters:
            self.take_over_seam(window)

    def take_over_seam(self, window):
        for joint in window.joints([self.needle], MOST_LEFT_OUT):
            crossing = [place for place in joint.wording.find(self.words) if joint.is_crossed(*place)]
            if crossing and joint.left_out <= LEFT_OUT:
                self.hits.append(hit_of(joint.spans(*crossing[0])))
                return
            self.is_doubtful = self.is_doubtful or bool(crossing) or joint.wording.has_glued(self.words)


class Lookup:
    """A quotation that is looked for, and what came of it."""

    def __init__(self, quotation):
        pieces = pieces_of(quotation)
        self.looks_for_something = 0 < len(pieces) <= MOST_PIECES
        self.pieces = [Piece(words) for words in pieces if self.looks_for_something]

    def take(self, window):
        for piece in self.pieces:
            piece.take(window)

    @property
    def reach(self):
        return max((piece.needle.reach for piece in self.pieces), default=0)

    @property
    def may_be_nowhere(self):
        """Whether, if it was not found, it is certain not to be there."""
        doubtful = any(piece.is_doubtful for piece in self.pieces)
        seen = all(piece.is_doubtful or piece.hits for piece in self.pieces)
        return self.looks_for_something and not (doubtful and seen)

    def quoted(self):
        """Every time that the quotation stands there: a list of its pieces' hits each."""
        found, end = [], (0, 0)
        hits = [sorted(piece.hits, key=lambda hit: hit.start) for piece in self.pieces]
        for chain in chains(hits) if hits else ():
            if chain[0].start >= end:
                found.append(chain)
                end = chain[-1].end
        return found

    def places(self):
        """{page: [(start, end), …]} of the quotation in each page's own text, to be marked there."""
        found = {}
        for number, *span in (span for chain in self.quoted() for hit in chain for span in hit.spans):
            found.setdefault(number, []).append(tuple(span))
        return found

    def times(self):
        """[[page, times], …]: one that runs over to the next page counts on both; and how often there are in all."""
        chains_found, on = self.quoted(), {}
        for chain in chains_found:
            for number in {page for hit in chain for page in hit.pages}:
                on[number] = on.get(number, 0) + 1
        return [[number, on[number]] for number in sorted(on)], len(chains_found)


def look_up(quotations, pages):
    """A `Lookup` of each quotation in `pages`, (number, text) in order, all in one pass: few pages are held."""
    lookups = [Lookup(quotation) for quotation in quotations]
    reach = max((lookup.reach for lookup in lookups), default=0)
    for window in windows((Sheet(*page) for page in pages), reach):
        for lookup in lookups:
            lookup.take(window)
    return lookups


class Reading:
    """A few readable pages, (number, text) each, in order."""

    def __init__(self, pages):
        self.pages = list(pages)

    def places(self, quotation):
        """{page: [(start, end), …]} of the quotation in each page's own text, to be marked there."""
        return look_up([quotation], self.pages)[0].places()


def chains(hits):
    """The pieces' hits that follow one another, each on the page of the one before or the next.

    `hits` holds a list for each piece, in order of place. Of several that could follow, the next one does.
    """
    following = [(hit, None) for hit in hits[-1]]
    for earlier in reversed(hits[:-1]):
        starts, linked = [hit.start for hit, _ in following], []
        for hit in earlier:
            place = bisect_left(starts, hit.end)
            if place < len(following) and following[place][0].start[0] <= hit.end[0] + 1:
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
        checks = list(checks)
        pages = copy.pages.readable().in_order().values_list("number", "text").iterator(PAGES_AT_ONCE)
        lookups = look_up([check.claim.quotation for check in checks], pages)
        settled += sum(settle(check, copy, lookup) for check, lookup in zip(checks, lookups, strict=True))
    return settled


def settle(check, copy, lookup):
    """Writes the answer, unless quotation, document or copy have changed since they were read. Whether it did."""
    pages, times = lookup.times()
    answer = {
        "result": result_of(copy, times, lookup),
        "pages": pages,
        "times": times,
        "pages_total": copy.pages_total,
        "pages_readable": copy.pages_readable,
        "text_fingerprint": copy.text_fingerprint,
        "rules": RULES,
        "checked_at": timezone.now(),
    }
    with transaction.atomic():
        ClaimCheck.objects.hold(check)  # PostgreSQL looks again at this row only: what it rests on is read after
        return ClaimCheck.objects.still_asking(check, copy).update(settled=answer["result"], **answer)


def result_of(copy, times, lookup):
    if times:
        return Result.FOUND
    whole = copy.state == Copy.State.READ and copy.pages_total and not copy.pages_unreadable
    return Result.SILENT if whole and lookup.may_be_nowhere else Result.CANNOT_TELL
