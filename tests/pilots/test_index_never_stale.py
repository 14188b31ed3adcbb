"""The search index after every way of writing: it says what the rows say, and nothing else."""

import pytest

from pilots.models import Document
from tests.make import (
    make_document,
    make_figure,
    make_pilot,
    tomorrow,
    yesterday,
)
from tests.pilots.finding import hits_by_title as hits
from tests.pilots.finding import sql, titles

pytestmark = pytest.mark.django_db


def test_what_is_saved_is_found_and_what_it_was_before_is_not(reader):
    document = make_document("Pooled budgets")
    assert hits(reader, "pooled") == ["Pooled budgets"]
    document.title = "Shared services"
    document.save()
    assert hits(reader, "pooled") == []
    assert hits(reader, "shared") == ["Shared services"]


def test_an_update_of_many_rows_is_found(reader):
    make_document("One")
    make_document("Two")
    Document.objects.update(publisher="Pooled Press")
    assert hits(reader, "pooled") == ["One", "Two"]


def test_rows_made_in_bulk_are_found(reader):
    Document.objects.bulk_create(
        [Document(title=f"Pooled {n}", slug=f"pooled-{n}", published_at=yesterday()) for n in range(3)]
    )
    assert hits(reader, "pooled") == ["Pooled 0", "Pooled 1", "Pooled 2"]


def test_rows_made_or_changed_in_bulk_are_found(reader):
    kept = make_document("Old title", slug="one")
    Document.objects.bulk_create(
        [Document(title="Pooled title", slug=kept.slug, published_at=yesterday())],
        update_conflicts=True,
        unique_fields=["slug"],
        update_fields=["title"],
    )
    assert titles("document") == ["Pooled title"]
    assert hits(reader, "pooled") == ["Pooled title"]


def test_rows_changed_in_bulk_are_found(reader):
    documents = [make_document("One"), make_document("Two")]
    for document in documents:
        document.title = f"Pooled {document.title}"
    Document.objects.bulk_update(documents, ["title"])
    assert hits(reader, "pooled") == ["Pooled One", "Pooled Two"]
    assert hits(reader, "one") == ["Pooled One"]


def test_a_deleted_row_is_not_found(reader):
    make_document("Pooled budgets").delete()
    assert titles("document") == []
    assert hits(reader, "pooled") == []


def test_rows_deleted_together_are_not_found(reader):
    make_document("Pooled one")
    make_document("Pooled two")
    Document.objects.filter(title__startswith="Pooled").delete()
    assert titles("document") == []
    assert hits(reader, "pooled") == []


def test_what_goes_with_a_deleted_thing_is_not_found(reader):
    pilot = make_pilot("Leeds")
    make_figure("Pooled money", pilot)
    pilot.delete()
    assert titles("figure") == titles("pilot") == []
    assert hits(reader, "pooled") == []


def test_raw_sql_is_seen(reader):
    document = make_document("Old title")
    sql("UPDATE pilots_document SET title = 'Pooled title' WHERE id = %s", document.pk)
    assert hits(reader, "pooled") == ["Pooled title"]
    sql("DELETE FROM pilots_document WHERE id = %s", document.pk)
    assert titles("document") == []


def test_drafts_and_embargoes_come_and_go_with_their_moment(reader):
    document = make_document("Pooled budgets", published_at=None)
    assert hits(reader, "pooled") == []
    Document.objects.filter(pk=document.pk).update(published_at=tomorrow())
    assert hits(reader, "pooled") == []
    Document.objects.publish()
    assert hits(reader, "pooled") == ["Pooled budgets"]
    Document.objects.unpublish()
    assert hits(reader, "pooled") == []
