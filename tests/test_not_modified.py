"""Feeds, data and the calendar are sent once: who has the very same bytes is told so, and who has not gets them."""

import datetime

import pytest
import time_machine

from blog.models import Post
from tests.make import make_committee, make_event, make_meeting, make_pilot, make_post

pytestmark = pytest.mark.django_db
FEEDS = ["/feed/", "/blog/feed/", "/pilots/leeds/feed/"]
SENT_ONCE = [*FEEDS, "/posts.csv", "/pilots.json", "/pilots.geojson", "/corrections.json", "/diary.ics"]
MARCH = datetime.datetime(2031, 3, 25, 12, tzinfo=datetime.UTC)


@pytest.fixture
def leeds(reader):
    pilot = make_pilot("Leeds")
    make_event("Count", [pilot])
    make_post("About Leeds", pilots=[pilot])
    make_meeting(make_committee(), "2031-01-15")
    return pilot


def again(reader, address, **headers):
    """The answer to a reader who has what was sent before."""
    return reader.get(address, headers={"if-none-match": reader.get(address)["ETag"], **headers})


@pytest.mark.parametrize("address", SENT_ONCE)
def test_what_a_reader_has_is_not_sent_again(reader, leeds, address):
    answer = again(reader, address)
    assert (answer.status_code, answer.content) == (304, b"")


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_promises_nothing_by_the_moment_of_its_newest_entry(reader, leeds, address):
    """What is withdrawn, or an embargo that ends, moves no such moment."""
    assert "Last-Modified" not in reader.get(address)
    later = "Wed, 25 Mar 2099 12:00:00 GMT"
    assert reader.get(address, headers={"if-modified-since": later}).status_code == 200


@pytest.mark.parametrize("address", [*FEEDS, "/posts.csv", "/pilots.json"])
def test_an_embargo_changes_nothing_before_it_ends_and_then_does(reader, leeds, address):
    with time_machine.travel(MARCH, tick=False):
        had = reader.get(address)["ETag"]
        make_post("To come", pilots=[leeds], published_at=MARCH + datetime.timedelta(days=1))
        Post.objects.filter(title="To come").update(updated_at=MARCH - datetime.timedelta(days=99))
        assert reader.get(address, headers={"if-none-match": had}).status_code == 304
    with time_machine.travel(MARCH + datetime.timedelta(days=2), tick=False):
        answer = reader.get(address, headers={"if-none-match": had})
        assert answer.status_code == 200
        assert b"to-come" in answer.content


@pytest.mark.parametrize("address", [*FEEDS, "/posts.csv"])
def test_what_is_withdrawn_is_gone_from_what_is_sent(reader, leeds, address):
    had = reader.get(address)["ETag"]
    Post.objects.update(published_at=None)
    answer = reader.get(address, headers={"if-none-match": had})
    assert answer.status_code == 200
    assert b"about-leeds" not in answer.content
