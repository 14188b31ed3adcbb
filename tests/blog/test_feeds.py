"""Feeds: well-formed Atom, with an id for each entry that stays, and nothing that is not public."""

import datetime
from xml.etree import ElementTree

import pytest
import time_machine

from blog.models import Post
from tests.make import make_event, make_pilot, make_post, tomorrow

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ["/feed/", "/blog/feed/", "/pilots/leeds/feed/"]
MARCH = datetime.datetime(2026, 3, 25, 12, tzinfo=datetime.UTC)


@pytest.fixture
def leeds():
    return make_pilot("Leeds")


def entries(reader, address):
    """{id: (title, updated, address)} of a feed's entries, in their order."""
    response = reader.get(address)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    feed = ElementTree.fromstring(response.content)
    return {
        entry.findtext("a:id", namespaces=ATOM): (
            entry.findtext("a:title", namespaces=ATOM),
            entry.findtext("a:updated", namespaces=ATOM),
            entry.find("a:link", ATOM).get("href"),
        )
        for entry in feed.findall("a:entry", ATOM)
    }


@pytest.mark.parametrize("address", FEEDS)
def test_a_feed_is_well_formed_and_whole_when_empty(reader, leeds, address):
    assert entries(reader, address) == {}
    feed = ElementTree.fromstring(reader.get(address).content)
    for name in ("title", "id", "updated", "link"):
        assert feed.find(f"a:{name}", ATOM) is not None, name


@pytest.mark.parametrize("address", FEEDS)
def test_signs_of_xml_in_a_title_break_nothing(reader, leeds, address):
    make_post("<b>Pay & “conditions”</b> ]]>", slug="pay", summary="<script>&amp;", pilots=[leeds])
    ((title, _, link),) = entries(reader, address).values()
    assert title == "<b>Pay & “conditions”</b> ]]>"
    assert link == "http://testserver/blog/2009/06/pay/"


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("sign", ["\x0b", "\x1f"])
def test_a_control_sign_pasted_with_a_text_does_not_stop_the_feed(reader, leeds, address, sign):
    make_post("Pasted", summary=f"From a{sign}word processor.", pilots=[leeds])
    assert [title for title, _, _ in entries(reader, address).values()] == ["Pasted"]


@pytest.mark.parametrize("sign", ["\xa0", "\n", "é", "👩🏽\u200d🚒", "\u202f"], ids=ascii)
def test_other_signs_reach_the_feed_as_they_are(reader, sign):
    make_post("Pasted", summary=f"£5{sign}million")
    feed = ElementTree.fromstring(reader.get("/blog/feed/").content)
    assert feed.findtext(".//a:summary", namespaces=ATOM) == f"£5{sign}million"


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_keeps_its_id_when_it_is_edited_and_its_moment_moves(reader, leeds, address):
    with time_machine.travel(MARCH, tick=False):
        post = make_post("First title", pilots=[leeds])
    ((key, (_, updated, _)),) = entries(reader, address).items()
    post.title, post.slug = "Second title", "second-title"
    post.save()
    ((key_after, (title, updated_after, link)),) = entries(reader, address).items()
    assert key_after == key
    assert (title, link) == ("Second title", "http://testserver/blog/2009/06/second-title/")
    assert updated.startswith("2026-03-25")
    assert updated_after > updated


@pytest.mark.parametrize("address", FEEDS)
@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_what_is_not_public_is_in_no_feed(reader, leeds, address, published_at):
    make_post("Secret", pilots=[leeds], published_at=published_at)
    make_event("Secret", [leeds], published_at=published_at)
    assert entries(reader, address) == {}


def test_each_feed_holds_what_it_says(reader, leeds):
    make_event("Of Leeds", [leeds])
    make_event("Of York", [make_pilot("York")])
    make_post("About Leeds", pilots=[leeds])
    make_post("About all")
    titles = {address: sorted(title for title, _, _ in entries(reader, address).values()) for address in FEEDS}
    assert titles["/blog/feed/"] == ["About Leeds", "About all"]
    assert titles["/pilots/leeds/feed/"] == ["About Leeds", "June 2009: Of Leeds"]
    assert titles["/feed/"] == ["About Leeds", "About all", "June 2009: Of Leeds", "June 2009: Of York"]


def test_what_changed_last_comes_first(reader):
    one, _ = make_post("One"), make_post("Two")
    Post.objects.filter(pk=one.pk).update(note="Corrected")
    assert [title for title, _, _ in entries(reader, "/blog/feed/").values()] == ["One", "Two"]


def test_ids_differ_between_kinds(reader):
    make_post("Post")
    make_event("Event")
    assert len(entries(reader, "/feed/")) == 2


def test_a_feed_of_a_draft_pilot_is_not_there(reader):
    make_pilot("Secret", published_at=None)
    assert reader.get("/pilots/secret/feed/").status_code == 404
