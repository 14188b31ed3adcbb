"""The pages of documents in the index: those that are readable, of the latest copy of each document.

An entry's key is its page's, less 10^15: pages are the keys below 0, everything else those above, so that either
can be looked through on its own. A page has no title, so that its document's does not bring up all of them; its
slug is its document's. What hangs on the document is changed in place, and no text is read anew.
"""

from pilots.search.triggers import Indexed, entries_sql, filled

FIRST = -(10**15)
OF_DOCUMENT = (
    "(SELECT {column} FROM pilots_copy c JOIN pilots_document d ON d.id = c.document_id WHERE c.id = n.copy_id)"
)
LATEST = (
    "NOT EXISTS (SELECT 1 FROM pilots_copy c JOIN pilots_copy later ON later.document_id = c.document_id"
    " AND later.id > c.id WHERE c.id = n.copy_id)"
)
PAGE = Indexed(
    kind="page",
    table="pilots_page",
    key=f"n.id + {FIRST}",
    only=f"n.state = 'readable' AND {LATEST}",
    title="''",
    text="n.text || {tail} || joined_words(n.text)",
    slug=OF_DOCUMENT.format(column="d.slug"),
    year=OF_DOCUMENT.format(column="substr(d.published_on, 1, 4)"),
    pilots="(SELECT {ids}(l.pilot_id) FROM pilots_copy c JOIN pilots_document_pilots l"
    " ON l.document_id = c.document_id WHERE c.id = n.copy_id)",
    published_at=OF_DOCUMENT.format(column="d.published_at"),
)
PAGES_OF = (
    "SELECT p.id {change} FROM pilots_page p JOIN pilots_copy c ON c.id = p.copy_id WHERE c.document_id = {{key}}"
)
PILOTS_OF_ENTRY = (
    "(SELECT {ids}(l.pilot_id) FROM pilots_page p JOIN pilots_copy c ON c.id = p.copy_id JOIN pilots_document_pilots l"
    f" ON l.document_id = c.document_id WHERE p.id = pilots_searchentry.id - ({FIRST}))"
)
KEYS_OF = PAGES_OF.format(change=FIRST)  # of entries
KEYS_IN = KEYS_OF.replace("= {key}", "IN {keys}")
ROWS_OF = PAGES_OF.format(change="")  # of pages


def written_anew(engine, key):
    """SQL that takes the pages of the document `key` out of the index and puts in those of its latest copy."""
    gone = f"DELETE FROM pilots_searchentry WHERE id IN ({KEYS_OF.format(key=key)});"
    return gone + entries_sql(PAGE, engine, f"n.id IN ({ROWS_OF.format(key=key)})")


def page_triggers(engine, tables):
    """The statements that keep the pages' entries in step with their copies and documents."""
    if "pilots_page" not in tables:
        return
    old, new = written_anew(engine, "OLD.document_id"), written_anew(engine, "NEW.document_id")
    moved = "OLD.document_id <> NEW.document_id"
    yield from engine.trigger("pages_copy_made", "pilots_copy", "INSERT", new)
    yield from engine.trigger("pages_copy_gone", "pilots_copy", "DELETE", old)
    yield from engine.trigger("pages_copy_moved", "pilots_copy", "UPDATE", old + new, condition=moved)
    yield from engine.trigger(
        "pages_document",
        "pilots_document",
        "UPDATE",
        "UPDATE pilots_searchentry SET published_at = NEW.published_at, slug = NEW.slug,"
        f" year = coalesce(substr(NEW.published_on, 1, 4), '') WHERE id IN ({KEYS_OF.format(key='NEW.id')});",
        condition=" OR ".join(
            f"OLD.{column} {engine.differs} NEW.{column}" for column in ("published_at", "slug", "published_on")
        ),
    )
    yield from engine.trigger_at_once(
        "pages_pilots",
        "pilots_document_pilots",
        "document_id",
        f"UPDATE pilots_searchentry SET pilots = coalesce({filled(PILOTS_OF_ENTRY, engine)}, '')"
        f" WHERE id IN ({KEYS_IN});",
    )
