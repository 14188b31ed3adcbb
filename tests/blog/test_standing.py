"""Where the pilots of a post stand: what is so now, what was so then, and nothing of hidden pilots."""

import html
import re

import pytest

from blog.models import Post
from tests.make import make_body, make_event, make_partnership, make_pilot, make_post
from tests.page import markup

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}


def standing(reader, post):
    box = markup(reader.get(post.get_absolute_url())).partition('aria-label="Where things stand now">')[2]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", box.partition("</aside>")[0]))).strip()


def test_what_is_so_now_is_told_apart_from_what_was_so_when_it_was_written(reader):
    leeds = make_pilot("Leeds")
    make_partnership(leeds, make_body())
    make_event("Count", [leeds], date="May 2009", sets_status="counting")
    make_event("Report", [leeds], date="February 2010", sets_status="reported")
    said = standing(reader, make_post(pilots=[leeds]))
    assert "Now: Reported since February 2010 ." in said
    assert "No later status is on record. When this was written: Counting" in said
    assert said.endswith("Today in the record: 1 body, 0 branches")


def test_a_pilot_that_is_over_waits_for_no_later_status(reader):
    leeds = make_pilot("Leeds")
    make_event("End", [leeds], date="May 2010", sets_status="ended")
    said = standing(reader, make_post(pilots=[leeds]))
    assert "Ended since May 2010" in said
    assert "No later status" not in said


def test_a_post_of_a_draft_pilot_only_looks_like_one_of_none(reader):
    none, draft = make_post("None"), make_post("Draft", pilots=[make_pilot("Secret", **DRAFT)])
    assert standing(reader, none) == standing(reader, draft)
    assert "No pilot is linked with it." in standing(reader, draft)


def test_no_filter_tells_the_two_apart(reader):
    make_post("None")
    make_post("Draft", pilots=[make_pilot("Secret", **DRAFT)])
    make_post("Open", pilots=[make_pilot("Leeds")])
    listed = reader.get("/posts.json?programme=on").json()["results"]
    assert sorted(row["title"] for row in listed) == ["Draft", "None"]
    assert set(Post.objects.public().concerning([])) == set(Post.objects.exclude(title="Open"))
