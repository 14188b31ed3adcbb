"""Feeds in full: an article is in them whole, with who signs it; a summary says whose it is, and where."""

import datetime
from xml.etree import ElementTree

import feedparser
import pytest
import time_machine

from blog.models import Author, Post, Topic
from pilots.fuzzy import FuzzyDate
from tests.make import make_author, make_pilot, make_post, make_topic, tomorrow

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = ["/feed/", "/blog/feed/", "/pilots/leeds/feed/", "/blog/topics/cuts/feed/", "/blog/authors/nan/feed/"]
SHELVES = ["/blog/topics/cuts/feed/", "/blog/authors/nan/feed/"]
BODY = (
    '<h2>What it means</h2><p>See <a href="/pilots/leeds/">Leeds</a> and <a href="https://example.org/x">this</a>.</p>'
)
SITE = "http://testserver"


def on_all_shelves(title="An article", **fields):
    """A public post that stands in every one of the feeds."""
    make_author("Nan", slug="nan")
    links = {"pilots": [make_pilot("Leeds")], "topics": [make_topic("Cuts")]}
    return make_post(title, **{**links, "authors": ["Nan"], **fields})


def entries(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    assert feedparser.parse(response.content).bozo == 0
    return ElementTree.fromstring(response.content).findall("a:entry", ATOM)


def entry(reader, address):
    (only,) = entries(reader, address)
    return only


@pytest.mark.parametrize("address", FEEDS)
def test_an_article_is_there_whole_with_whole_addresses_and_its_summary_beside_it(reader, address):
    on_all_shelves(summary="In short.", body=BODY)
    one = entry(reader, address)
    content = one.find("a:content", ATOM)
    assert content.get("type") == "html"
    assert "<h2>What it means</h2>" in content.text
    assert f'<a href="{SITE}/pilots/leeds/"' in content.text and '<a href="https://example.org/x"' in content.text
    assert one.findtext("a:summary", namespaces=ATOM) == "In short."
    assert one.find("a:summary", ATOM).get("type") == "text"
    assert one.findtext("a:category", namespaces=ATOM) is not None
    assert one.find("a:category", ATOM).get("term") == "Cuts"


@pytest.mark.parametrize("address", FEEDS)
def test_each_author_is_named_alone_with_the_page(reader, address):
    on_all_shelves(body=BODY, authors=["Nan", "Pat Moor"])
    signed = [
        (one.findtext("a:name", namespaces=ATOM), one.findtext("a:uri", namespaces=ATOM))
        for one in entry(reader, address).findall("a:author", ATOM)
    ]
    assert signed == [("Nan", f"{SITE}/blog/authors/nan/"), ("Pat Moor", f"{SITE}/blog/authors/pat-moor/")]


@pytest.mark.parametrize("address", FEEDS)
def test_a_summary_is_ours_and_leads_to_the_original(reader, address):
    on_all_shelves(summary="It asks <who> pays.", blog_name="Nan's blog", original_url="https://example.org/who")
    one = entry(reader, address)
    assert one.findall("a:author", ATOM) == []
    assert [link.get("href") for link in one.findall("a:link[@rel='via']", ATOM)] == ["https://example.org/who"]
    content = one.findtext("a:content", namespaces=ATOM)
    assert content.startswith("<p>It asks &lt;who&gt; pays.</p><p>Our summary, not the author’s words.")
    assert '<a href="https://example.org/who">Read the original</a>' in content


@pytest.mark.parametrize("address", FEEDS)
def test_an_entry_leads_to_its_pilots_and_to_what_answers_or_corrects_it(reader, address):
    one = on_all_shelves(body=BODY)
    one.pilots.add(make_pilot("Secret", published_at=None))
    one.answers = make_post("Earlier", published_on=FuzzyDate(2009, 5))
    one.save()
    make_post("Better", answers=one, corrects=True)
    make_post("Secret answer", answers=one, published_at=None)
    told = {each.findtext("a:title", namespaces=ATOM): each for each in entries(reader, address)}
    assert (
        told["An article"]
        .findtext("a:content", namespaces=ATOM)
        .endswith(
            f'<p>Where it stands now: <a href="{SITE}/pilots/leeds/">Leeds</a>.</p>'
            f'<p>This answers <a href="{SITE}/blog/2009/05/earlier/">Earlier</a>, May 2009.</p>'
            f'<p>Corrected by <a href="{SITE}/blog/2009/06/better/">Better</a>, June 2009.</p>'
        )
    )


def test_the_feed_of_posts_says_of_itself_what_their_list_says(reader):
    feed = ElementTree.fromstring(reader.get("/blog/feed/").content)
    words = feed.findtext("a:subtitle", namespaces=ATOM)
    assert words == "What was written about Total Place, each linked with the pilots it is about."
    assert words[1:-1] in " ".join(reader.get("/blog/").content.decode().split())


def test_an_original_address_that_no_browser_should_follow_is_no_link(reader):
    on_all_shelves(original_url="javascript:alert(1)")
    assert "javascript" not in reader.get("/blog/feed/").content.decode()


@pytest.mark.parametrize("address", FEEDS)
def test_ids_stay_and_the_moment_moves_with_edits_only(reader, address):
    with time_machine.travel(datetime.datetime(2026, 3, 25, 12, tzinfo=datetime.UTC), tick=False):
        post = on_all_shelves(body=BODY)
    before = entry(reader, address)
    assert ElementTree.tostring(entry(reader, address)) == ElementTree.tostring(before)
    post.slug, post.published_on = "renamed", None
    post.save()
    after = entry(reader, address)
    Post.objects.all().unpublish()
    Post.objects.all().publish()
    again = entry(reader, address)
    ids = {one.findtext("a:id", namespaces=ATOM) for one in (before, after, again)}
    assert ids == {f"tag:totalplacewatch,2026:post:{post.pk}"}
    moments = [one.findtext("a:updated", namespaces=ATOM) for one in (before, after)]
    assert moments[0].startswith("2026-03-25T12:00") and moments[1] > moments[0]


@pytest.mark.parametrize(("address", "noun"), [(SHELVES[0], Topic), (SHELVES[1], Author)])
def test_a_feed_keeps_its_id_and_moves_with_the_name_of_what_it_is_of(reader, address, noun):
    on_all_shelves()
    before = feedparser.parse(reader.get(address).content).feed
    noun.objects.update(slug="renamed", name="Renamed")
    moved = reader.get(address)
    assert (moved.status_code, moved["Location"]) == (301, f"/blog/{address.split('/')[2]}/renamed/feed/")
    after = feedparser.parse(reader.get(moved["Location"]).content).feed
    assert after.id == before.id
    assert after.title == "Renamed: Total Place Watch"


@pytest.mark.parametrize("address", SHELVES)
@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_a_shelf_of_drafts_has_no_feed(reader, address, published_at):
    on_all_shelves(published_at=published_at)
    assert reader.get(address).status_code == 404


@pytest.mark.parametrize("address", FEEDS)
def test_a_page_names_its_feed_in_its_head(reader, address):
    on_all_shelves()
    page = reader.get(address.removesuffix("feed/") or "/").content.decode()
    assert '<link rel="alternate" type="application/atom+xml" title="' in page
    assert f'href="{address}">' in page.partition("</head>")[0]
