"""The search index after every way of writing: it says what the rows say, and nothing else."""

import html
import re

import pytest
from django.db import connection, transaction

from blog.models import Post
from pilots.models import Document, Figure, PartnerBody, Pilot, SearchEntry
from tests.make import (
    make_body,
    make_branch,
    make_document,
    make_event,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_region,
    make_service_group,
    make_term,
    make_theme,
    make_topic,
    tomorrow,
    yesterday,
)

pytestmark = pytest.mark.django_db


def titles(kind):
    return sorted(SearchEntry.objects.filter(kind=kind).values_list("title", flat=True))


def hits(reader, words):
    page = reader.get("/search/", {"q": words}).content.decode()
    found = re.findall(r'<li class="hit">.*?<h2><a [^>]*>(.*?)</a></h2>', page, re.S)
    return sorted(html.unescape(re.sub(r"<[^>]+>", "", title)) for title in found)


def sql(statement, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)


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


def test_a_transaction_that_is_rolled_back_leaves_the_index_as_it_was(reader):
    make_document("Pooled budgets")
    before = list(SearchEntry.objects.order_by("pk").values())
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        make_document("Pooled money")
        Document.objects.update(title="Gone")
        Document.objects.all().delete()
        raise ZeroDivisionError
    assert list(SearchEntry.objects.order_by("pk").values()) == before
    assert hits(reader, "pooled") == ["Pooled budgets"]


def test_every_kind_has_one_entry_for_each_row():
    pilot, body = make_pilot("Leeds"), make_body()
    make_partnership(pilot, body)
    make_branch(bodies=[body])
    make_document(pilots=[pilot])
    make_event(pilots=[pilot])
    make_figure(pilot=pilot)
    make_term()
    make_post(pilots=[pilot])
    for model in (Pilot, PartnerBody, Document, Figure, Post):
        model.objects.update(updated_at=yesterday())
    kinds = sorted(SearchEntry.objects.values_list("kind", flat=True))
    assert kinds == ["body", "branch", "document", "event", "figure", "pilot", "post", "term"]


def test_an_entry_knows_slug_year_and_moment():
    moment = yesterday()
    make_event("Launch", date="June 2009", published_at=moment)
    entry = SearchEntry.objects.get(kind="event")
    assert (entry.slug, entry.year, entry.published_at) == ("launch", "2009", moment)


def test_long_texts_of_every_language_are_kept_whole(reader):
    text = "Überlegungen zum Gemeinwesen. " * 2000 + "Schlusswort 👩🏽‍🚒"
    make_document("Long", note=text)
    assert SearchEntry.objects.get(kind="document").text.endswith(text)
    assert hits(reader, "schlusswort") == ["Long"]


def test_a_place_that_only_gives_its_name_changes_nothing_else():
    make_pilot("Leeds", region=make_region("London"))
    before = SearchEntry.objects.get(kind="pilot").pk
    make_theme("Unused")
    make_service_group("Unused")
    make_topic("Unused")
    assert SearchEntry.objects.get(kind="pilot").pk == before
