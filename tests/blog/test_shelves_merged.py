"""Two topics, authors or series that are one are merged at the desk: all posts move, and the old address leads on."""

import pytest
from django.utils import timezone

from blog.models import Author, Post, Series, Topic
from pilots.history import Edit
from tests.make import make_author, make_post, make_series, make_topic
from tests.page import markup
from tests.pilots.merges import merge, shown
from tests.pilots.removals import officer_who_may, page_of

pytestmark = pytest.mark.django_db
NOUNS = {
    Topic: (make_topic, "topics", "/blog/topics/{}/"),
    Author: (make_author, "authors", "/blog/authors/{}/"),
    Series: (make_series, "series", "/blog/series/{}/"),
}
EVERY = pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)


def two(noun):
    """The one to keep, and the one to go into it: each has a post, the second a draft besides, and both share one."""
    make, name, _ = NOUNS[noun]
    kept, lost = make("Cuts to jobs"), make("Job cuts")
    for title, shelves, more in (
        ("Kept", [kept], {}),
        ("Lost", [lost], {}),
        ("Draft", [lost], {"published_at": None}),
        ("Both", [kept, lost], {}),
    ):
        post = make_post(title, **more)
        if noun is Series:
            Post.objects.filter(pk=post.pk).update(series=shelves[-1])
        else:
            getattr(post, name).set(shelves)
    return kept, lost


@EVERY
def test_all_posts_move_and_the_old_address_leads_on(alice, reader, noun):
    kept, lost = two(noun)
    address = NOUNS[noun][2]
    noun.objects.filter(pk=lost.pk).update(slug="jobs-cut")
    lost.refresh_from_db()
    assert "Lost" in markup(shown(alice, kept, lost)) and ", a draft" not in markup(shown(alice, kept, lost))
    assert merge(alice, kept, lost)["Location"] == page_of(kept)
    assert not noun.objects.filter(pk=lost.pk).exists()
    assert sorted(post.title for post in kept.posts.all()) == ["Both", "Draft", "Kept", "Lost"]
    for slug in ("job-cuts", "jobs-cut"):
        assert reader.get(address.format(slug))["Location"] == address.format("cuts-to-jobs")
    assert "Lost" in reader.get(address.format("cuts-to-jobs")).text


@EVERY
def test_the_history_tells(alice, noun):
    kept, lost = two(noun)
    merge(alice, kept, lost, reason="One and the same")
    edit = Edit.objects.of(kept).get()
    assert (edit.deed, edit.title, edit.reason) == ("merged", "“Job cuts” into “Cuts to jobs”", "One and the same")


@EVERY
def test_the_tool_leads_to_a_choice_of_others(alice, noun):
    kept, _ = two(noun)
    assert f'<a href="{page_of(kept, "merge")}">Merge with another…</a>' in markup(alice.get(page_of(kept)))
    assert 'name="other"' in markup(alice.get(page_of(kept, "merge")))


def test_a_topic_that_has_no_posts_can_be_merged(alice):
    kept, lost = make_topic("Cuts"), make_topic("Cut")
    merge(alice, kept, lost)
    assert list(Topic.objects.all()) == [kept]


def test_what_is_said_of_two_authors_is_chosen(alice):
    kept, lost = make_author("Nan", about="Ours."), make_author("Nan W", about="Theirs.")
    merge(alice, kept, lost, **{f"author-{kept.pk}-{lost.pk}-about": "lost"})
    assert Author.objects.get().about == "Theirs."


@pytest.mark.parametrize("missing", ["change_topic", "delete_topic", "publish_post"])
def test_it_needs_the_rights_to_change_and_delete_them_and_to_publish_posts(missing):
    rights = {"view_topic", "change_topic", "delete_topic", "publish_post"}
    kept, lost = two(Topic)
    assert officer_who_may(*(rights - {missing})).get(page_of(kept, "merge")).status_code == 403
    assert Topic.objects.filter(pk=lost.pk).exists()


def test_the_feed_of_a_merged_topic_leads_on(alice, reader):
    kept, lost = two(Topic)
    merge(alice, kept, lost)
    assert reader.get("/blog/topics/job-cuts/feed/")["Location"] == "/blog/topics/cuts-to-jobs/feed/"


@pytest.fixture(params=NOUNS, ids=lambda noun: noun.__name__)
def unknown(request):
    """One that only a draft is on, and where its page would be."""
    make, name, address = NOUNS[request.param]
    shelf = make("Ann Real")
    post = make_post("Hers", published_at=None)
    if name == "series":
        Post.objects.update(series=shelf)
    else:
        getattr(post, name).set([shelf])
    return shelf, address


def publish(reader, address):
    Post.objects.update(published_at=timezone.now())
    return [reader.get(address.format(slug)).status_code for slug in ("bluepen", "ann-real")]


def test_a_name_that_was_never_public_leads_nowhere_once_it_is_changed(reader, unknown):
    shelf, address = unknown
    shelf.name, shelf.slug = "Bluepen", "bluepen"
    shelf.save()
    assert publish(reader, address) == [200, 404]


def test_nor_does_it_once_it_is_merged(alice, reader, unknown):
    shelf, address = unknown
    kept = type(shelf).objects.create(name="Bluepen", slug="bluepen")
    merge(alice, kept, shelf)
    assert not type(shelf).objects.filter(pk=shelf.pk).exists()
    assert publish(reader, address) == [200, 404]
