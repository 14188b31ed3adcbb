"""What search asks of PostgreSQL's full-text column. Each function gives (SQL, parameters).

The hits are chosen before they are ranked: a rank needs the words of the whole text. It is made negative, as
SQLite's is, the lowest the best.
"""

HITS = """
    SELECT id FROM pilots_searchentry
    WHERE words @@ ({query}) AND id {side} 0 AND published_at <= %s ORDER BY id DESC LIMIT %s
"""
RANKED = """
    SELECT e.id, e.kind, e.slug, e.title, e.year, e.pilots, -ts_rank(e.words, ({query}), 1),
        ts_filter(e.words, '{{a}}') @@ ({query})
    FROM pilots_searchentry e JOIN (({others}) UNION ALL ({pages})) hits ON hits.id = e.id ORDER BY e.id DESC
"""
COUNTED = "SELECT {place}, (SELECT count(*) FROM ({others}) a) + (SELECT count(*) FROM ({pages}) b)"
INSIDE = """
    SELECT e.id, p.number
    FROM pilots_copy c JOIN pilots_page p ON p.copy_id = c.id
        JOIN pilots_searchentry e ON e.id = p.id - 1000000000000000
    WHERE c.document_id = %s AND e.words @@ ({query}) AND e.published_at <= %s
    ORDER BY p.number LIMIT %s
"""


def query(words):
    """(SQL with a mark for each phrase, its parameters)."""
    groups, phrases = [], []
    for parts, others in words.groups():
        all_of = " && ".join(["phraseto_tsquery('tpw', %s)"] * len(parts))
        groups.append("(" + " || ".join([f"({all_of})", *["phraseto_tsquery('tpw', %s)"] * len(others)]) + ")")
        phrases += [" ".join(part) for part in (*parts, *others)]
    return " && ".join(groups), phrases


def hits(asked):
    """SQL for the newest hits among all else, and among pages."""
    return [HITS.format(query=asked, side=side) for side in "><"]


def ranked(words, now, most):
    asked, phrases = query(words)
    others, pages = hits(asked)
    bounds = [*phrases, now, most]
    return RANKED.format(query=asked, others=others, pages=pages), [*phrases, *phrases, *bounds, *bounds]


def counted(searches, now, most):
    parts, values = [], []
    for place, words in enumerate(searches):
        asked, phrases = query(words)
        others, pages = hits(asked)
        parts.append(COUNTED.format(place=place, others=others, pages=pages))
        values += [*phrases, now, most] * 2
    return " UNION ALL ".join(parts), values


def inside(words, document, now, most):
    asked, phrases = query(words)
    return INSIDE.format(query=asked), [document, *phrases, now, most]
