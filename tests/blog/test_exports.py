"""The posts as data: the promised names, the same rows as the page, and nothing of drafts."""

import csv
import io
import re

import pytest

from blog.models import Post
from tests.make import make_body, make_branch, make_pilot, make_post, make_topic
from tests.page import markup

FIELDS = [
    "slug",
    "title",
    "original_url",
    "author",
    "published_on",
    "date_precision",
    "pilots",
    "bodies",
    "branches",
    "topics",
    "summary",
    "url",
    "updated_at",
    "basis",
    "sources",
]


def rows(reader, query=""):
    return reader.get(f"/posts.json?{query}").json()["results"]


def table(reader, query=""):
    return list(csv.DictReader(io.StringIO(reader.get(f"/posts.csv?{query}").content.decode(), newline="")))


def test_every_row_has_the_promised_names_and_no_others(record, reader):
    assert [list(row) for row in rows(reader)] == [FIELDS] * 19
    assert [list(row) for row in table(reader)] == [FIELDS] * 19


def test_a_founding_post_as_data(record, reader):
    post = next(row for row in rows(reader) if row["slug"] == "in-a-totally-bad-place")
    assert post["url"] == "http://testserver/blog/2009/11/in-a-totally-bad-place/"
    assert (post["published_on"], post["date_precision"]) == ("2009-11-27", "day")
    assert post["pilots"] == ["leicester-and-leicestershire"]
    assert "southwest-one" in post["bodies"]
    assert post["topics"] == ["job-cuts", "leadership-training", "trade-unions", "unison"]
    assert (post["basis"], len(post["sources"])) == ("sourced", 1)


def test_an_undated_post_has_no_date(record, reader):
    post = next(row for row in rows(reader) if row["slug"] == "total-place-in-birmingham")
    assert (post["published_on"], post["date_precision"]) == (None, None)


@pytest.mark.parametrize(
    "query", ["", "q=pilots", "pilot=kent&pilot=birmingham", "topic=cuts", "sort=oldest", "q=jon&topic=nec"]
)
def test_the_data_holds_the_rows_of_the_page_in_its_order(record, reader, query):
    page = markup(reader.get(f"/blog/?{query}"))
    lines = page[page.index('class="log"') : page.index('class="data-links"')]
    shown = [f"http://testserver{address}" for address in re.findall(r'</span><p><a href="(/blog/[^"]+)"', lines)]
    assert [row["url"] for row in rows(reader, query)] == shown
    assert [row["url"] for row in table(reader, query)] == shown
    assert shown


@pytest.mark.parametrize("query", ["pilot=nonsense", "topic=nonsense", "sort=nonsense"])
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_mistyped_filter_is_refused_and_named(record, reader, query, kind):
    response = reader.get(f"/posts.{kind}?{query}")
    assert (response.status_code, list(response.json()["errors"])) == (400, [query.partition("=")[0]])


def test_nothing_of_a_draft_is_in_it(record, reader):
    hidden = {"published_at": None}
    make_post("Secret post", **hidden)
    make_post(
        "Open post",
        pilots=[make_pilot("Secret pilot", **hidden)],
        bodies=[make_body("Secret body", **hidden)],
        branches=[make_branch("Secret branch", **hidden)],
        topics=[make_topic("A topic")],
    )
    for kind in ("csv", "json"):
        assert b"ecret" not in reader.get(f"/posts.{kind}").content
    assert len(rows(reader)) == 20


def test_a_dangerous_title_is_defused_in_the_table(record, reader):
    Post.objects.filter(slug="total-rubbish").update(title="=HYPERLINK(A1)")
    assert next(row for row in table(reader) if row["slug"] == "total-rubbish")["title"] == "'=HYPERLINK(A1)"
