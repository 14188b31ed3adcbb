"""The months, labels and feeds of the old blog lead to ours, where readers may see what is there."""

from datetime import UTC, datetime

import pytest

from blog.models import Post, Topic
from tests.blog.blogs import blogger, bring_in, post
from tests.make import make_post, make_topic
from tests.pilots.removals import delete

pytestmark = pytest.mark.django_db
MONTH, FEED = "/blog/2009/11/", "/blog/feed/"


@pytest.fixture
def moved():
    bring_in(blogger(post(path="/2009/11/name_28.html", moment=datetime(2009, 11, 28, 10, tzinfo=UTC))))
    return Post.objects.get()


@pytest.fixture
def topic(moved):
    found = make_topic("Shared services")
    moved.topics.add(found)
    return found


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/2009/11/", MONTH),
        ("/2009/11", MONTH),
        ("/2009/11/28/", MONTH),
        ("/2009_11_01_archive.html", MONTH),
        ("/2009/", "/blog/2009/"),
        ("/2009", "/blog/2009/"),
        ("/feeds/posts/default", FEED),
        ("/feeds/posts/default?alt=rss", FEED),
        ("/atom.xml", FEED),
        ("/rss.xml", FEED),
    ],
)
def test_a_time_and_a_feed_of_the_old_blog_lead_to_ours(reader, moved, path, there):
    response = reader.get(path)
    assert (response.status_code, response.headers["Location"]) == (301, there)
    assert reader.get(there).status_code == 200


@pytest.mark.parametrize("path", ["/2009/12/", "/2008/", "/2009/13/", "/2009_00_01_archive.html", "/20091/", "/atom"])
def test_where_nothing_of_it_came_nothing_is(reader, moved, path):
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/2009/11/", "/2009/", "/atom.xml", "/search/label/Shared%20services"])
def test_what_readers_may_not_see_leads_nowhere(reader, topic, path):
    assert reader.get(path).status_code == 301
    Post.objects.unpublish()
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/2009/11/", "/2009/", "/atom.xml", "/feeds/posts/default"])
def test_a_site_to_which_no_blog_came_has_none_of_it(reader, path):
    make_post("Our own", published_on="2009-11-28")
    assert reader.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/search/label/Shared%20services", "/search/label/Shared+services", "/tag/shared-services/"]
)
def test_a_label_leads_to_its_topic_under_whatever_name(reader, topic, path):
    assert reader.get(path).headers["Location"] == "/blog/topics/shared-services/"
    topic.slug = "sharing"
    topic.save()
    assert reader.get(path).headers["Location"] == "/blog/topics/sharing/"


def test_a_label_has_a_feed(reader, topic):
    there = reader.get("/feeds/posts/default/-/Shared%20services").headers["Location"]
    assert there == "/blog/topics/shared-services/feed/"
    assert reader.get(there).status_code == 200


@pytest.mark.parametrize("label", ["nothing", "%F0%9F%98%80", "a" * 300, "%00", "..%2F..%2Fetc"])
def test_a_label_that_is_no_topic_is_not_found(reader, topic, label):
    assert reader.get(f"/search/label/{label}").status_code == 404


def test_a_topic_that_was_taken_out_is_not_found_by_its_label(alice, reader, topic):
    delete(alice, topic)
    assert not Topic.objects.exists()
    assert reader.get("/search/label/Shared%20services").status_code == 404
