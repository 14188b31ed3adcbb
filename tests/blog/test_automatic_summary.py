"""A summary that the officer left to us is the article's first sentences, and stays so when these change."""

import json

import pytest
from django.urls import reverse

from blog.models import Post
from tests.make import make_post
from tests.page import markup, press

pytestmark = pytest.mark.django_db
BEFORE = "<p>They met in May. Nobody told us.</p><ul><li><p>A point</p></li></ul><p>More.</p>"
AFTER = BEFORE.replace("May", "June")
ADD = reverse("admin:blog_post_add")


def change(client, post, **fields):
    return press(client, reverse("admin:blog_post_change", args=[post.pk]), **fields)


@pytest.fixture
def post(alice):
    press(alice, ADD, button="_publish", title="A post", slug="a-post", summary="", body=BEFORE)
    return Post.objects.get()


def test_it_follows_the_article_wherever_it_is_shown(alice, reader, post):
    assert post.summary.startswith("They met in May. Nobody told us.")
    change(alice, post, body=AFTER)
    page = markup(reader.get(post.get_absolute_url()))
    assert "June" in page and "May" not in page
    for address in ("/blog/", "/posts.csv", "/blog/feed/", "/search/?q=nobody"):
        assert "They met in May" not in reader.get(address).text
    assert json.loads(reader.get("/posts.json").text)["results"][0]["summary"].startswith("They met in June.")
    assert post.history.first().summary.startswith("They met in June.")


def test_one_that_she_wrote_stays(alice, post):
    change(alice, post, summary="What they did in May.")
    change(alice, post, body=AFTER)
    assert Post.objects.get().summary == "What they did in May."
    change(alice, post, summary="", body=BEFORE)
    assert Post.objects.get().summary.startswith("They met in May.")


def test_one_that_is_written_together_with_a_change_of_the_article_stays(alice, post):
    change(alice, post, summary="What they did.", body=AFTER)
    assert Post.objects.get().summary == "What they did."


def test_it_stays_when_the_article_is_taken_away(alice, post):
    change(alice, post, body="")
    assert Post.objects.get().summary.startswith("They met in May.")


def test_it_is_never_shown_above_the_article_that_it_is_made_of(alice, reader, post):
    body = "<h2>Why</h2><p>They met.</p><blockquote><p>No posts found.</p></blockquote><p>So what.</p>"
    other = make_post("Another", summary="They met. So what.", body=body)
    for one in (post, other):
        assert 'class="lede"' not in reader.get(one.get_absolute_url()).text
    change(alice, other, summary="What came of it.")
    assert 'class="lede"' in reader.get(other.get_absolute_url()).text
