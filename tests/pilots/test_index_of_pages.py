"""The index holds the readable pages of the latest copy of each document, whichever way they are written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pilots.models import Claim, Copy, Document, Page, SearchEntry
from pilots.search import triggers
from tests.make import make_claim, make_copy, make_document, make_pilot, tomorrow, yesterday
from tests.pilots.finding import hits, sql

pytestmark = pytest.mark.django_db


def indexed():
    """(document's slug, text) of each page in the index, by text."""
    entries = SearchEntry.objects.filter(kind="page").values_list("slug", "text")
    return sorted((slug, text.partition("\f")[0]) for slug, text in entries)


def test_only_readable_pages_of_the_latest_copy_are_found():
    report = make_document("Report")
    old = make_copy(report, ["old one", "old two"])
    assert indexed() == [("report", "old one"), ("report", "old two")]
    make_copy(make_document("Other"), ["other"])
    new = make_copy(report, ["new one", None])
    assert indexed() == [("other", "other"), ("report", "new one")]
    Page.objects.bulk_create([Page(copy=old, number=9, state="readable", text="late")])
    assert ("report", "late") not in indexed()
    new.delete()
    assert indexed() == [("other", "other"), ("report", "late"), ("report", "old one"), ("report", "old two")]


def test_pages_follow_every_way_of_writing(reader):
    report = make_document("Report")
    copy = make_copy(report, ["alpha", "beta"])
    Page.objects.filter(number=1).update(text="gamma")
    sql("UPDATE pilots_page SET state = 'failed' WHERE number = 2")
    assert indexed() == [("report", "gamma")]
    assert (hits(reader, "gamma"), hits(reader, "alpha")) == (["Report, page 1"], [])
    Page.objects.all().delete()
    assert (indexed(), hits(reader, "gamma")) == ([], [])
    Page.objects.create(copy=copy, number=1, state="readable", text="delta")
    Copy.objects.update(document=make_document("Other"))
    assert indexed() == [("other", "delta")]
    Document.objects.all().delete()
    assert indexed() == []


def test_a_document_takes_its_pages_along_without_their_text_being_read_anew(reader):
    report = make_document("Report")
    make_copy(report, ["unions"])
    key = SearchEntry.objects.get(kind="page").pk
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    report.pilots.set([leeds, york])
    report.published_on, report.slug, report.published_at = "2009-11", "paper", tomorrow()
    report.save()
    entry = SearchEntry.objects.get(kind="page")
    assert (entry.pk, entry.year, entry.slug, entry.published_at) == (key, "2009", "paper", report.published_at)
    assert sorted(map(int, entry.pilots.split())) == sorted([leeds.pk, york.pk])
    assert hits(reader, "unions") == []
    Document.objects.update(published_at=yesterday())
    report.pilots.remove(york)
    assert SearchEntry.objects.get(kind="page").pilots.split() == [str(leeds.pk)]
    assert hits(reader, "unions", pilot="leeds") == ["Report, page 1"]
    sql("UPDATE pilots_document SET published_at = NULL")
    assert hits(reader, "unions") == []


def test_saving_a_document_of_many_pages_does_not_write_their_words_anew():
    if connection.vendor != "sqlite":
        return  # there the words are a column, made anew only with the text it is made from
    report = make_document("Report")
    make_copy(report, ["unions"] * 50)
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        before = cursor.fetchone()[0]
    with CaptureQueriesContext(connection):
        report.note = "Another note"
        report.save()
    with connection.cursor() as cursor:
        cursor.execute("SELECT total_changes()")
        assert cursor.fetchone()[0] - before < 40


def test_a_claim_is_found_by_its_words_and_hidden_with_its_document(reader):
    claim = make_claim("deliver early savings", speaker="A minister")
    assert hits(reader, "minister") == ["“deliver early savings”"]
    claim.pilots.set([make_pilot("Leeds")])
    assert hits(reader, "early savings", pilot="leeds") == ["“deliver early savings”"]
    Document.objects.update(published_at=None)
    assert hits(reader, "savings") == []
    Document.objects.publish()
    Claim.objects.update(published_at=tomorrow())
    assert hits(reader, "savings") == []


def test_writing_the_index_anew_gives_the_same_pages():
    report = make_document("Report", pilots=[make_pilot()], published_on="2009")
    make_copy(report, ["old"])
    make_copy(report, ["new", None, "newer"])
    make_claim(document=report)
    entries = list(SearchEntry.objects.filter(kind="page").order_by("pk").values())
    triggers.rebuild(connection)
    assert list(SearchEntry.objects.filter(kind="page").order_by("pk").values()) == entries
