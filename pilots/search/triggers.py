"""Database triggers that keep the search index and former addresses in step with every write.

A trigger cannot be forgotten: it sees `save()`, `update()`, bulk writes, cascades, relations and raw SQL
alike, in the same transaction. They are made anew after each `migrate`, not by a migration, because SQLite
drops a table's triggers whenever it remakes the table, and refuses to remake one that a trigger names.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise

from pilots.search.words import HYPHENS

PREFIX = "tpw_"
WRITES = {"INSERT": ["NEW"], "UPDATE": ["OLD", "NEW"], "DELETE": ["OLD"]}  # and the rows that there are then


@dataclass(frozen=True)
class Indexed:
    """How rows of one table become search entries. Texts are SQL over the alias `n` of a row.

    `{words}(x)` gathers the texts of a subquery, `{plain}(x)` takes the tags from HTML.
    `touched_by` names other tables whose writes change an entry: SQL that gives the keys of the rows
    to refresh, for a written row called `{row}`.
    """

    kind: str
    table: str
    title: str
    text: str
    slug: str = "n.slug"
    year: str = "''"
    pilots: str = "''"
    published_at: str = "n.published_at"
    touched_by: dict[str, str] = field(default_factory=dict)
    key: str = ""  # of the entry, where the database does not give it
    only: str = "1 = 1"  # which rows have an entry


@dataclass(frozen=True)
class Slugged:
    """A table of things with addresses. `public` is SQL that holds where readers could see the row `{row}`.

    `publishable`: that is told by the row itself.
    """

    table: str
    public: str = "{row}.published_at IS NOT NULL AND {row}.published_at <= CURRENT_TIMESTAMP"
    publishable: bool = True


INDEXED: dict[str, Indexed] = {}
SLUGGED: dict[str, Slugged] = {}
TAIL = "\f"  # in the text of a page's entry, between what it says and its parted words made whole
OTHERS = []  # functions that give more statements, of an engine and the names of the tables


def index(*entries):
    INDEXED.update({entry.kind: entry for entry in entries})


def remember_slugs(**tables):
    """Has former addresses kept for kinds of things; `service_group` is the kind "service group"."""
    SLUGGED.update({kind.replace("_", " "): slugged for kind, slugged in tables.items()})


def kind_of_table(table):
    """The kind under which rows of `table` are found, or `None`."""
    return next((kind for kind, entry in INDEXED.items() if entry.table == table), None)


def kind_of_address(table):
    """The kind under which former addresses of rows of `table` are kept, or `None`."""
    return next((kind for kind, slugged in SLUGGED.items() if slugged.table == table), None)


def also(statements):
    """Has the triggers that `statements(engine, tables)` gives made together with those of the index."""
    if statements not in OTHERS:
        OTHERS.append(statements)


def plain_text(html):
    """HTML's words, for the index. The same on both engines; it never makes HTML safe."""
    if html is None:
        return None
    return re.sub(r"&[a-zA-Z0-9#]+;", " ", re.sub(r"<[^>]*>", " ", html))


def joined_words(text):
    """The lines that end in a hyphen, each joined to the next: the word it parts is whole. As on PostgreSQL."""
    lines = [line.strip(" \t\r") for line in (text or "").split("\n")]
    return " ".join(line[:-1] + after for line, after in pairwise(lines) if line.endswith(tuple(HYPHENS)))


class SQLite:
    def __init__(self, connection):
        self.connection = connection

    words = staticmethod(lambda column: f"coalesce(group_concat({column}, ' '), '')")
    ids = staticmethod(lambda column: f"coalesce(' ' || group_concat({column}, ' ') || ' ', '')")
    plain = "plain_text"
    tail = "char(12)"
    later = "max"  # of two moments; empty where one is empty
    differs = "IS NOT"  # of two values that may be empty

    def trigger(self, name, table, when, body, condition=""):
        condition = f"WHEN {condition}" if condition else ""
        return [f"CREATE TRIGGER {PREFIX}{name} AFTER {when} ON {table} FOR EACH ROW {condition} BEGIN {body} END"]

    def trigger_at_once(self, name, table, column, body):
        """For many rows written at once: `{keys}` in `body` is replaced by what their `column` holds, in brackets."""
        for when, rows in WRITES.items():
            bodies = "".join(body.format(keys=f"({row}.{column})") for row in rows)
            yield from self.trigger(f"{name}_{when.lower()}", table, when, bodies)

    def drop_all(self, cursor):
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'tpw!_%' ESCAPE '!'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")

    def engine_triggers(self):
        """Keep the full-text table in step with the entries it indexes."""
        added = "INSERT INTO search_words(rowid, title, text) VALUES (NEW.id, NEW.title, NEW.text);"
        gone = (
            "INSERT INTO search_words(search_words, rowid, title, text)"
            " VALUES ('delete', OLD.id, OLD.title, OLD.text);"
        )
        table = "pilots_searchentry"
        return [
            *self.trigger("words_insert", table, "INSERT", added),
            *self.trigger("words_delete", table, "DELETE", gone),
            *self.trigger("words_update", table, "UPDATE OF title, text", gone + added),
        ]


class PostgreSQL:
    def __init__(self, connection):
        self.connection = connection

    words = staticmethod(lambda column: f"coalesce(string_agg({column}, ' '), '')")
    ids = staticmethod(lambda column: f"coalesce(' ' || string_agg({column}::text, ' ') || ' ', '')")
    plain = "plain_text"
    tail = "chr(12)"
    later = "tpw_later"
    differs = "IS DISTINCT FROM"

    def trigger(self, name, table, when, body, condition=""):
        condition = f"WHEN ({condition})" if condition else ""
        return [
            f"CREATE OR REPLACE FUNCTION {PREFIX}{name}() RETURNS trigger LANGUAGE plpgsql AS"
            f" $body$ BEGIN {body} RETURN NULL; END $body$",
            f"CREATE TRIGGER {PREFIX}{name} AFTER {when} ON {table} FOR EACH ROW {condition}"
            f" EXECUTE FUNCTION {PREFIX}{name}()",
        ]

    def trigger_at_once(self, name, table, column, body):
        """As on SQLite, but once for all rows of a statement."""
        for when, rows in WRITES.items():
            tables = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in rows)
            bodies = "".join(body.format(keys=f"(SELECT {column} FROM {row.lower()}_rows)") for row in rows)
            once, make = self.trigger(f"{name}_{when.lower()}", table, when, bodies)
            yield from (once, make.replace("FOR EACH ROW", f"REFERENCING {tables} FOR EACH STATEMENT"))

    def drop_all(self, cursor):
        cursor.execute(
            "SELECT t.tgname, t.tgrelid::regclass::text FROM pg_trigger t WHERE t.tgname LIKE 'tpw!_%' ESCAPE '!'"
        )
        for name, table in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name} ON {table}")

    def engine_triggers(self):
        """None: the words are a generated column of the entry itself."""
        return []


def dialect(connection):
    return {"sqlite": SQLite, "postgresql": PostgreSQL}[connection.vendor](connection)


def filled(sql, engine, **names):
    """Puts the engine's own functions into an `Indexed` text."""
    sql = re.sub(r"\{words\}\(([^()]*)\)", lambda found: engine.words(found[1]), sql)
    sql = re.sub(r"\{ids\}\(([^()]*)\)", lambda found: engine.ids(found[1]), sql)
    sql = sql.replace("{plain}", engine.plain).replace("{later}", engine.later).replace("{tail}", engine.tail)
    for name, value in names.items():
        sql = sql.replace(f"{{{name}}}", value)
    return sql


def entries_sql(entry, engine, condition):
    """Inserts the entries of the rows that hold `condition`."""
    columns = (entry.slug, entry.title, entry.text, entry.year, entry.pilots, entry.published_at)
    *texts, moment = (filled(column, engine) for column in columns)
    chosen = ", ".join([*(f"coalesce({text}, '')" for text in texts), moment])
    key, given = ("id, ", f"{entry.key}, ") if entry.key else ("", "")
    return (
        f"INSERT INTO pilots_searchentry ({key}kind, object_id, slug, title, text, year, pilots, published_at)"
        f" SELECT {given}'{entry.kind}', n.id, {chosen} FROM {entry.table} n WHERE ({condition}) AND {entry.only};"
    )


def refresh_sql(entry, engine, ids):
    gone = f"DELETE FROM pilots_searchentry WHERE kind = '{entry.kind}' AND object_id IN ({ids});"
    return gone + entries_sql(entry, engine, f"n.id IN ({ids})")


def entry_triggers(entry, engine, tables):
    for when, rows in WRITES.items():
        row = rows[-1]
        yield from engine.trigger(
            f"{entry.kind}_{when.lower()}", entry.table, when, refresh_sql(entry, engine, f"{row}.id")
        )
        for number, (table, ids) in enumerate(entry.touched_by.items()):
            if table in tables:
                body = "".join(refresh_sql(entry, engine, filled(ids, engine, row=one)) for one in rows)
                yield from engine.trigger(f"{entry.kind}_{number}_{when.lower()}", table, when, body)


def slug_triggers(kind, slugged, engine):
    """An address is kept when it is given up, by a new one or with its page, if readers could know it.

    What was taken back to draft keeps it, too: it may have another one when it is public again.
    """
    remember = "INSERT INTO pilots_formerslug (kind, slug, object_id)"
    was, is_still = (slugged.public.format(row=row) for row in ("OLD", "NEW"))
    given_up = f"(OLD.slug <> NEW.slug OR NOT ({is_still}))" if slugged.publishable else "OLD.slug <> NEW.slug"
    name = kind.replace(" ", "_")
    yield from engine.trigger(
        f"slug_{name}_moved",
        slugged.table,
        "UPDATE",
        f"{remember} SELECT '{kind}', OLD.slug, OLD.id WHERE ({was}) AND {given_up};",
    )
    yield from engine.trigger(
        f"slug_{name}_gone",
        slugged.table,
        "DELETE",
        f"UPDATE pilots_formerslug SET object_id = NULL WHERE kind = '{kind}' AND object_id = OLD.id;"
        f"{remember} VALUES ('{kind}', OLD.slug, NULL);",
        condition=was if slugged.publishable else "",
    )


def remove(connection):
    with connection.cursor() as cursor:
        dialect(connection).drop_all(cursor)


def install(connection):
    """Makes all triggers anew, for the tables that exist."""
    engine = dialect(connection)
    tables = set(connection.introspection.table_names())
    if "pilots_formerslug" not in tables:
        return
    statements = engine.engine_triggers()
    for entry in INDEXED.values():
        if entry.table in tables:
            statements += entry_triggers(entry, engine, tables)
    for kind, slugged in SLUGGED.items():
        if slugged.table in tables:
            statements += slug_triggers(kind, slugged, engine)
    for others in OTHERS:
        statements += others(engine, tables)
    with connection.cursor() as cursor:
        engine.drop_all(cursor)
        for statement in statements:
            cursor.execute(statement)


def rebuild(connection):
    """Writes every entry anew. Returns how many there are."""
    engine = dialect(connection)
    tables = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM pilots_searchentry")
        for entry in INDEXED.values():
            if entry.table in tables:
                cursor.execute(entries_sql(entry, engine, "1 = 1"))
        cursor.execute("SELECT count(*) FROM pilots_searchentry")
        return cursor.fetchone()[0]
