"""Who may find what: the index hides a figure with its pilot, keeps no HTML, and can be written anew."""

import pytest
from django.db import connection

from blog.models import Post
from pilots.models import Figure, PartnerBody, Pilot, SearchEntry
from pilots.search import triggers
from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_term,
    make_theme,
    make_topic,
    tomorrow,
    yesterday,
)
from tests.pilots.finding import entry
from tests.pilots.finding import hits_by_title as hits

pytestmark = pytest.mark.django_db


def test_a_figure_is_hidden_with_its_pilot_and_shown_with_it(reader):
    leeds = make_pilot("Leeds", published_at=None)
    make_figure("Pooled money", leeds)
    assert hits(reader, "pooled") == []
    Pilot.objects.filter(pk=leeds.pk).update(published_at=yesterday())
    assert hits(reader, "pooled") == ["Pooled money"]
    Pilot.objects.filter(pk=leeds.pk).update(published_at=tomorrow())
    assert hits(reader, "pooled") == []


def test_a_figure_is_hidden_with_its_body_and_shown_with_it(reader):
    make_figure("Pooled money", body=make_body(published_at=None))
    assert hits(reader, "pooled") == []
    PartnerBody.objects.publish()
    assert hits(reader, "pooled") == ["Pooled money"]


def test_a_figure_moved_to_a_draft_pilot_is_hidden(reader):
    figure = make_figure("Pooled money", make_pilot("Leeds"))
    Figure.objects.filter(pk=figure.pk).update(pilot=make_pilot("Secret", published_at=None))
    assert hits(reader, "pooled") == []


def test_a_draft_figure_of_a_public_pilot_is_hidden(reader):
    make_figure("Pooled money", make_pilot("Leeds"), published_at=None)
    assert hits(reader, "pooled") == []


def test_an_article_is_indexed_as_text_and_never_as_html(reader):
    make_post(
        "A post", body='<p title="pooled">Joint&nbsp;<strong>working</strong>group<br>met</p><script>evil()</script>'
    )
    text = entry("post").text
    assert "<" not in text
    assert "&nbsp;" not in text
    assert hits(reader, "joint working") == ["A post"]
    assert hits(reader, "strong") == hits(reader, "nbsp") == hits(reader, "pooled") == []
    Post.objects.update(body="<p>Redundancy</p>")
    assert (hits(reader, "redundancies"), hits(reader, "joint")) == (["A post"], [])


def test_writing_the_whole_index_anew_gives_the_same_entries():
    leeds, body = make_pilot("Leeds", themes=[make_theme(), make_theme("Worklessness")]), make_body()
    make_partnership(leeds, body)
    make_affected_branch(leeds, make_branch(bodies=[body]))
    make_document(pilots=[leeds], publisher="A press", published_at=None)
    make_event(pilots=[leeds, make_pilot("York")], published_at=tomorrow())
    make_figure(pilot=make_pilot("Secret", published_at=None))
    make_figure("Of a body", body=body)
    make_term()
    make_post(pilots=[leeds], topics=[make_topic(), make_topic("Pay")], body="<p>Text</p>")
    before = entries()
    assert triggers.rebuild(connection) == len(before)
    assert entries() == before


def entries():
    fields = ("kind", "object_id", "slug", "title", "year", "published_at", "text", "pilots")
    rows = SearchEntry.objects.values_list(*fields)
    return sorted((*map(str, row[:-2]), sorted(row[-2].split()), sorted(row[-1].split())) for row in rows)
