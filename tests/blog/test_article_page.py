"""An article on its page, and the form that it is written in."""

import pytest
from django.urls import reverse

from blog.models import Post
from tests.make import make_pilot, make_post
from tests.page import markup, press

pytestmark = pytest.mark.django_db
ADD = reverse("admin:blog_post_add")


def page_of(reader, **fields):
    return markup(reader.get(make_post(**fields).get_absolute_url()))


def write(client, **fields):
    return press(client, ADD, title="A post", slug="a-post", **fields)


def test_the_time_to_read_it_stands_with_an_article(reader):
    assert "2 minutes to read." in page_of(reader, body=f"<p>{'word ' * 500}</p>")
    whole = {"blog_name": "A blog that stays where it is", "body": f"<p>{'word ' * 700}</p>"}
    assert "3 minutes to read." in page_of(reader, title="Elsewhere", **whole)
    assert "to read." not in page_of(reader, title="A summary")


def test_the_summary_is_not_said_twice(reader):
    lede = '<p class="lede">'
    assert lede in page_of(reader, summary="It is so.", body="<p>Another thing.</p>")
    assert lede not in page_of(reader, title="Two", summary="It is so.", body="<p>It <em>is</em> so. And more.</p>")
    assert lede in page_of(reader, title="Three", summary="It is so.")


def test_the_summary_left_empty_is_the_articles_first_sentences(alice):
    write(alice, summary="", body="<p>They met. Nobody told us.</p>")
    assert Post.objects.get().summary == "They met. Nobody told us."


def test_a_post_that_says_nothing_is_refused(alice):
    assert "It says nothing yet" in markup(write(alice, summary=" ", body=""))
    assert not Post.objects.exists()


def test_a_correction_says_of_which_post(alice):
    assert "Say which post it corrects" in markup(write(alice, summary="It says.", corrects="on"))
    answered = make_post("The first one")
    write(alice, summary="It says.", corrects="on", answers=answered.pk)
    assert Post.objects.get(slug="a-post").answers == answered


def test_the_form_says_how_to_write_and_lets_authors_and_series_be_added(alice):
    form = markup(alice.get(ADD))
    for said in (
        "[note: Its text.]",
        "a hyphen, a blank and the name",
        "[picture 1]",
        "article's first sentences",
    ):
        assert said in form
    for one in ("authors", "series", "topics"):
        assert f'id="add_id_{one}"' in form
    assert "A moment to come: public from that minute." in form


def test_the_first_mention_of_a_thing_it_is_linked_with_leads_there(reader):
    leeds = make_pilot("Leeds")
    text = {"summary": "What Leeds did.", "body": "<p>Leeds and <strong>Leeds</strong>.</p>"}
    page = page_of(reader, pilots=[leeds], **text)
    assert '<p class="lede">What <a href="/pilots/leeds/">Leeds</a> did.</p>' in page
    assert "<p>Leeds and <strong>Leeds</strong>.</p>" in page
    page = page_of(reader, title="Two", pilots=[leeds], **{**text, "summary": "Leeds and Leeds."})
    assert (
        '<div class="prose"><p><a href="/pilots/leeds/" rel="noopener noreferrer">Leeds</a> and <strong>Leeds' in page
    )
