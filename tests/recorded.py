"""The real record in a test's database: read from its files once, and then from memory.

Every worker loads it for dozens of modules, and reading, checking and indexing it takes seconds each time.
"""

from django.apps import apps
from django.core.files.base import ContentFile
from django.core.management.color import no_style
from django.db import connection, transaction

from campaign.models import Officer
from campaign.tables import SHIPPED
from pilots.loading import Loader
from pilots.models import Claim, Document, LoadedRow, SearchEntry
from pilots.search import triggers
from pilots.silence.checking import settle
from tests.make import make_copy

HELD = "practitioners-guide"
HELD_PAGES = ("The work of trade unions.", None, "It will deliver early savings to validate the work.")
APPS = ("pilots", "blog", "campaign")
KEPT = {}  # {table: (columns, rows)}, as the database gives them


def load_record():
    """Loads the shipped record into empty tables."""
    with transaction.atomic():
        if KEPT:
            put_back()
        else:
            Loader(SHIPPED).load()
            KEPT.update(rows_of_all_tables())


def models():
    """Every model with a table of its own, those between two others included; the index is made anew instead."""
    for app in APPS:
        yield from apps.get_app_config(app).get_models(include_auto_created=True)


def rows_of_all_tables():
    kept = {}
    with connection.cursor() as cursor:
        for model in models():
            if model not in (SearchEntry, Officer):
                columns = ", ".join(f'"{field.column}"' for field in model._meta.local_concrete_fields)
                cursor.execute(f'SELECT {columns} FROM "{model._meta.db_table}"')
                kept[model._meta.db_table] = columns, cursor.fetchall()
    return kept


def put_back():
    """The rows as they were, their triggers left out: what those write is among the rows."""
    assert not LoadedRow.objects.exists(), "The record is here already."
    triggers.remove(connection)
    with connection.cursor() as cursor:
        for table, (columns, rows) in KEPT.items():
            if rows:
                marks = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f'INSERT INTO "{table}" ({columns}) VALUES ({marks})', rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), list(models())):
            cursor.execute(statement)
    connection.check_constraints()
    triggers.install(connection)
    triggers.rebuild(connection)


def hold_a_copy():
    """Attaches a made-up copy to one document, which makes the record's claim: the record ships without any."""
    document = Document.objects.get(slug=HELD)
    copy = make_copy(document, HELD_PAGES, kind="txt", original_name="guide.txt", may_be_given=True)
    copy.file.save("", ContentFile(b"\f".join((text or "").encode() for text in HELD_PAGES)))
    Claim.objects.update(document=document)
    settle()
