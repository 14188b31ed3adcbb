"""One ranked search over all kinds, on the database's own engine.

Of pages and of all else at most the 1,000 newest hits each are ranked and counted, so that the commonest word
stays fast, and pages, of which there may be 100,000, starve nothing.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from django.db import connection
from django.utils import timezone

from pilots.search import postgresql, sqlite
from pilots.search.marks import marks_in, snippet
from pilots.search.models import SearchEntry
from pilots.search.triggers import TAIL
from pilots.search.words import stems, words_in

__all__ = ["MOST_RANKED", "Found", "Hit", "Row", "count_each", "find", "find_inside", "folded", "marks_in", "show"]

MOST_RANKED = 1_000
MOST_INSIDE = 100
WEIGHTS = {"pilot": 3, "body": 2, "branch": 1.6, "post": 1.3, "document": 1.1}
PER_DOCUMENT = 3  # of its pages that stand in the list of hits


class Row(NamedTuple):
    """A hit as it is ranked. `slug` is the thing's own, a page's is its document's; `pilots` are keys."""

    key: int
    kind: str
    slug: str
    title: str
    year: str
    pilots: str
    score: float
    in_title: bool


@dataclass(frozen=True)
class Hit:
    key: int  # of its entry
    kind: str
    object_id: int
    title: str
    snippet: str  # safe HTML, with <mark>


@dataclass
class Found:
    """The words' public hits as `Row`s, best first; `capped` when there were more."""

    ranked: list = field(default_factory=list)
    capped: bool = False

    def by_kind(self):
        return Counter(row.kind for row in self.ranked)

    def kept(self, kind="", pilot=None, year=""):
        """The rows of a kind, about the pilot with this key, of a year; what is empty does not matter."""
        about = f" {pilot} " if pilot else ""
        return [
            row
            for row in self.ranked
            if (not kind or row.kind == kind) and about in row.pilots and (not year or row.year == year)
        ]


def dialect():
    return {"sqlite": sqlite, "postgresql": postgresql}[connection.vendor]


def now():
    return connection.ops.adapt_datetimefield_value(timezone.now())


def rows_of(statement):
    """The rows of a statement, given as (SQL, parameters)."""
    with connection.cursor() as cursor:
        cursor.execute(*statement)
        return cursor.fetchall()


def find(words):
    """Searches the public entries for all of `words` (a `Words`). Returns `Found`, best first."""
    if not words:
        return Found()
    rows = [Row(*row) for row in rows_of(dialect().ranked(words, now(), MOST_RANKED + 1))]
    pages = [row for row in rows if row.key < 0]
    others = [row for row in rows if row.key > 0]
    best_first = sorted(others[:MOST_RANKED] + pages[:MOST_RANKED], key=ranking(words))
    return Found(best_first, capped=len(rows) > len(best_first))


def ranking(words):
    """A key to sort rows by.

    First a pilot whose name begins with the words, then what they are the whole title of, then pilots and others
    whose title holds them all, then the rest; of equals the better score, then the newer.
    """
    typed = tuple(stem for part in words.parts for stem in stems(part))

    def rank(row):
        title = stems(words_in(row.title)) if row.in_title else ()
        if row.kind == "pilot" and title[: len(typed)] == typed:
            tier = 0
        elif title == typed:
            tier = 1
        else:
            tier = (2 if row.kind == "pilot" else 3) if row.in_title else 4
        # Scores are negative, the lowest the best.
        score = round(row.score * WEIGHTS.get(row.kind, 1), 12)
        newest = row.key if row.kind == "page" else -row.key  # of pages the first of a document
        return tier, score, -int(row.year) if row.year.isdigit() else 0, newest

    return rank


def folded(rows):
    """[(row, how many more)]: the best few pages of each document, the last of them with the number of the others."""
    pages = Counter(row.slug for row in rows if row.kind == "page")
    seen, kept = Counter(), []
    for row in rows:
        more = 0
        if row.kind == "page":
            seen[row.slug] += 1
            if seen[row.slug] > PER_DOCUMENT:
                continue
            more = pages[row.slug] - PER_DOCUMENT if seen[row.slug] == PER_DOCUMENT else 0
        kept.append((row, more))
    return kept


def count_each(searches):
    """How many public hits each of several `Words` has, asked at once; pages and others to 1,000 each."""
    asked = [words for words in searches if words]
    rows = rows_of(dialect().counted(asked, now(), MOST_RANKED)) if asked else []
    numbers = iter([number for _, number in sorted(rows)])
    return [next(numbers) if words else 0 for words in searches]


def show(words, keys):
    """The `Hit`s of the entries with these keys, in their order, with the found words marked."""
    if not keys:
        return []
    entries = SearchEntry.objects.public().in_bulk(keys)
    return [
        Hit(key, entry.kind, entry.object_id, marks_in(words, entry.title), snippet(words, said_in(entry)))
        for key in keys
        if (entry := entries.get(key))
    ]


def said_in(entry):
    """The text of an entry, without the parted words that are added whole."""
    return entry.text.partition(TAIL)[0]


def find_inside(words, document):
    """([(page number, snippet as safe HTML), …] of a public document's readable pages, whether there are more).

    In the order of the pages, at most 100 of them. Two questions, however many there are.
    """
    if not words:
        return [], False
    found = rows_of(dialect().inside(words, document.pk, now(), MOST_INSIDE + 1))
    numbers = dict(found[:MOST_INSIDE])
    hits = [(numbers[hit.key], hit.snippet) for hit in show(words, list(numbers))]
    return hits, len(found) > MOST_INSIDE
