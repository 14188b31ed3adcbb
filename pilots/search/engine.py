"""One ranked search over all kinds, on the database's own engine.

At most the 1,000 newest hits are ranked and counted, so that the commonest word stays fast.
"""

from collections import Counter
from dataclasses import dataclass, field

from django.db import connection
from django.utils import timezone
from django.utils.html import format_html, format_html_join

MOST_RANKED = 1_000
WEIGHTS = {"pilot": 3, "body": 2, "branch": 1.6, "post": 1.3, "document": 1.1}
START, STOP = "\ue000", "\ue001"  # private characters round a hit, changed to <mark> after escaping


@dataclass(frozen=True)
class Hit:
    kind: str
    object_id: int
    title: str
    snippet: str  # safe HTML, with <mark>


@dataclass
class Found:
    """Ranked (entry key, kind) pairs of the words' public hits; `capped` when there were more."""

    ranked: list = field(default_factory=list)
    capped: bool = False

    def by_kind(self):
        return Counter(kind for _, kind in self.ranked)

    def of_kind(self, kind):
        return [pair for pair in self.ranked if not kind or pair[1] == kind]


SQLITE_RANKED = """
    SELECT e.id, e.kind, bm25(search_words, 8.0, 1.0) AS score,
        e.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s) AS in_title
    FROM search_words JOIN pilots_searchentry e ON e.id = search_words.rowid
    WHERE search_words MATCH %s AND e.published_at <= %s
    ORDER BY search_words.rowid DESC LIMIT %s
"""
POSTGRES_RANKED = """
    SELECT e.id, e.kind, -ts_rank(e.words, hits.query, 1) AS score, tpw_words(e.title, '') @@ hits.query AS in_title
    FROM pilots_searchentry e, (SELECT {query} AS query) hits
    WHERE e.words @@ hits.query AND e.published_at <= %s
    ORDER BY e.id DESC LIMIT %s
"""
SQLITE_SHOWN = """
    SELECT e.id, e.kind, e.object_id, highlight(search_words, 0, %s, %s), snippet(search_words, 1, %s, %s, '…', 32)
    FROM search_words JOIN pilots_searchentry e ON e.id = search_words.rowid
    WHERE search_words MATCH %s AND e.id IN ({marks})
"""
POSTGRES_SHOWN = """
    SELECT e.id, e.kind, e.object_id,
        ts_headline('tpw', e.title, hits.query, 'HighlightAll=true, StartSel=' || %s || ', StopSel=' || %s),
        ts_headline('tpw', e.text, hits.query,
            'MaxWords=32, MinWords=16, MaxFragments=1, StartSel=' || %s || ', StopSel=' || %s)
    FROM pilots_searchentry e, (SELECT {query} AS query) hits
    WHERE e.id IN ({marks})
"""


def sqlite_query(words):
    return " ".join('"' + " ".join(part) + '"' for part in words.parts)


def postgres_query(words):
    """SQL with a mark for each part, and its parameters."""
    return " && ".join(["phraseto_tsquery('tpw', %s)"] * len(words.parts)), [" ".join(part) for part in words.parts]


def rows_of(sql, parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def find(words):
    """Searches the public entries for all of `words` (a `Words`). Returns `Found`, best first."""
    if not words:
        return Found()
    now = connection.ops.adapt_datetimefield_value(timezone.now())
    if connection.vendor == "sqlite":
        query = sqlite_query(words)
        rows = rows_of(SQLITE_RANKED, [f"title : ({query})", query, now, MOST_RANKED + 1])
    else:
        query, parts = postgres_query(words)
        rows = rows_of(POSTGRES_RANKED.format(query=query), [*parts, now, MOST_RANKED + 1])
    best_first = sorted(rows[:MOST_RANKED], key=rank)
    return Found([(key, kind) for key, kind, *_ in best_first], capped=len(rows) > MOST_RANKED)


def rank(row):
    """Pilots and then others whose title holds all words, then the rest; the better score, then the newer."""
    key, kind, score, in_title = row
    tier = (0 if kind == "pilot" else 1) if in_title else 2
    return tier, score * WEIGHTS.get(kind, 1), -key  # scores are negative, the lowest the best


def show(words, pairs):
    """The `Hit`s of (entry key, kind) `pairs`, in their order, with the found words marked."""
    if not pairs:
        return []
    keys = [key for key, _ in pairs]
    marks = ", ".join(["%s"] * len(keys))
    if connection.vendor == "sqlite":
        rows = rows_of(SQLITE_SHOWN.format(marks=marks), [START, STOP, START, STOP, sqlite_query(words), *keys])
    else:
        query, parts = postgres_query(words)
        rows = rows_of(POSTGRES_SHOWN.format(query=query, marks=marks), [START, STOP, START, STOP, *parts, *keys])
    hits = {key: Hit(kind, object_id, marked(title), marked(text)) for key, kind, object_id, title, text in rows}
    return [hits[key] for key in keys if key in hits]


def marked(text):
    """Escapes `text`, which is never trusted, and marks what the engine found."""
    before, *found = (text or "").split(START)
    pairs = [piece.partition(STOP)[::2] for piece in found]
    marks = format_html_join("", "<mark>{}</mark>{}", ((hit, rest.replace(STOP, "")) for hit, rest in pairs))
    return format_html("{}{}", before.replace(STOP, ""), marks)
