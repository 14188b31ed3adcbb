"""The entries of the search index: one for each row, whole, and only for what was committed."""

import pytest
from django.db import transaction

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
    yesterday,
)
from tests.pilots.finding import hits_by_title as hits

pytestmark = pytest.mark.django_db


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
