"""What search asks of SQLite's full-text table. Each function gives (SQL, parameters).

`bm25` is negative, the lowest the best; a hit in a title counts eight times one in a text.
"""

RANKED = """
    SELECT * FROM (
        SELECT e.id, e.kind, e.slug, e.title, e.year, e.pilots, bm25(search_words, 8.0, 1.0) AS score,
            e.id IN (SELECT rowid FROM search_words WHERE search_words MATCH %s AND rowid > 0) AS in_title
        FROM search_words CROSS JOIN pilots_searchentry e ON e.id = search_words.rowid
        WHERE search_words MATCH %s AND search_words.rowid > 0 AND e.published_at <= %s
        ORDER BY search_words.rowid DESC LIMIT %s
    ) UNION ALL SELECT * FROM (
        SELECT e.id, e.kind, e.slug, e.title, e.year, e.pilots, bm25(search_words, 8.0, 1.0) AS score, 0
        FROM search_words CROSS JOIN pilots_searchentry e ON e.id = search_words.rowid
        WHERE search_words MATCH %s AND search_words.rowid < 0 AND e.published_at <= %s
        ORDER BY search_words.rowid DESC LIMIT %s
    )
"""
COUNTED = "SELECT {place}, (SELECT count(*) FROM ({one} > 0 {rest})) + (SELECT count(*) FROM ({one} < 0 {rest}))"
ONE = """
    SELECT 1 FROM search_words CROSS JOIN pilots_searchentry e ON e.id = search_words.rowid
    WHERE search_words MATCH %s AND search_words.rowid
"""
REST = "AND e.published_at <= %s LIMIT %s"
BOUND = (
    "(SELECT {which}(p.id) - 1000000000000000 FROM pilots_copy c JOIN pilots_page p ON p.copy_id = c.id"
    " WHERE c.document_id = %s)"
)
INSIDE = f"""
    SELECT e.id, p.number
    FROM search_words CROSS JOIN pilots_searchentry e ON e.id = search_words.rowid
        JOIN pilots_page p ON p.id = e.object_id JOIN pilots_copy c ON c.id = p.copy_id
    WHERE search_words MATCH %s AND search_words.rowid BETWEEN {BOUND.format(which="min")}
        AND {BOUND.format(which="max")} AND c.document_id = %s AND e.published_at <= %s
    ORDER BY p.number LIMIT %s
"""


def phrase(part):
    return '"' + " ".join(part) + '"'


def query(words):
    """The words as the full-text table reads them: letters, figures and quotation marks, AND and OR in between."""
    groups = []
    for parts, others in words.groups():
        all_of = " AND ".join(map(phrase, parts))
        groups.append("(" + " OR ".join([f"({all_of})", *map(phrase, others)]) + ")")
    return " AND ".join(groups)


def ranked(words, now, most):
    asked = query(words)
    return RANKED, [f"title : ({asked})", asked, now, most, asked, now, most]


def counted(searches, now, most):
    parts = [COUNTED.format(place=place, one=ONE, rest=REST) for place in range(len(searches))]
    return " UNION ALL ".join(parts), [value for words in searches for value in (query(words), now, most) * 2]


def inside(words, document, now, most):
    return INSIDE, [query(words), document, document, document, now, most]
