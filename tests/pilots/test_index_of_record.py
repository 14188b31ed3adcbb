"""The index of the real record, written row by row as it was loaded, and then anew."""

from django.db import connection

from pilots.models import SearchEntry
from pilots.search import triggers

KINDS = {"pilot": 13, "body": 155, "branch": 50, "document": 172, "event": 73, "figure": 96, "post": 19, "term": 17}
KINDS |= {"claim": 1, "commitment": 8}


def entries():
    fields = ("kind", "object_id", "slug", "title", "year", "published_at", "text", "pilots")
    rows = SearchEntry.objects.values_list(*fields)
    return sorted((*map(str, row[:-2]), sorted(row[-2].split()), sorted(row[-1].split())) for row in rows)


def test_each_public_thing_has_one_entry(record):
    assert {kind: SearchEntry.objects.public().filter(kind=kind).count() for kind in KINDS} == KINDS
    assert SearchEntry.objects.count() == sum(KINDS.values())


def test_writing_it_anew_gives_the_same_entries(record):
    before = entries()
    triggers.rebuild(connection)
    assert entries() == before
