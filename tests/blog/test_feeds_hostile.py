"""Feeds of what nobody means well by: always well-formed, and nothing in them runs."""

import re
from html.parser import HTMLParser
from io import StringIO
from xml.etree import ElementTree
from xml.parsers import expat

import feedparser
import pytest

from pilots.feeds import FullText
from pilots.templatetags.record import RICH_TAGS
from tests.blog.test_articles import MISCHIEF
from tests.blog.test_feeds_whole import ATOM, FEEDS
from tests.make import make_author, make_pilot, make_post, make_topic
from tests.pilots.hostile import HOSTILE

pytestmark = pytest.mark.django_db
SIGNS = [
    "\x01",
    "\x0b",
    "\x1f",
    "\ufffe",
    "\uffff",
    "]]>",
    "]]]]><![CDATA[>",
    "<![CDATA[",
    "&#0;",
    "<?xml?>",
    "\x85\u2028",
]
STORED = [
    text for text in (*MISCHIEF, *HOSTILE, *SIGNS) if "\0" not in text and not re.search("[\ud800-\udfff]", text)
]
RUN = ("style", "src", "srcset", "background")


class Found(HTMLParser):
    """The tags of an HTML text, and what of them a browser could run or fetch."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.faults = set(), []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        for name, value in attributes:
            safe = (value or "").startswith(("http://", "https://", "mailto:"))
            if (
                name.startswith("on")
                or name in ("style", "src", "srcset", "background")
                or (name == "href" and not safe)
            ):
                self.faults.append((tag, name, value))


def make_mischief(texts, first=0):
    """Posts on the shelves of all feeds, a text in each of their fields; others' and our own by turns."""
    leeds, cuts, nan = make_pilot("Leeds"), make_topic("Cuts"), make_author("Nan", slug="nan")
    for number, text in enumerate(texts, first):
        ours = {"body": f"<p>Before.</p>{text}<p>{text}</p>"} if number % 2 else {"blog_name": text[:120]}
        post = make_post(text[:200], slug=f"post-{number}", summary=text, pilots=[leeds], **ours)
        post.topics.set([cuts, make_topic(f"{number} {text}"[:80], slug=f"topic-{number}")])
        post.authors.set([nan, make_author(f"{number} {text}"[:120], slug=f"author-{number}")])


@pytest.mark.parametrize("first", [0, 1])
def test_every_feed_is_well_formed_and_nothing_in_it_runs(reader, monkeypatch, first):
    monkeypatch.setattr("pilots.feeds.ENTRIES", len(STORED))
    make_mischief(STORED, first)
    numbers = range(first, first + len(STORED))
    shelves = [f"/blog/{kind}s/{kind}-{number}/feed/" for kind in ("topic", "author") for number in numbers]
    for address in (*FEEDS, *shelves):
        content = reader.get(address).content
        expat.ParserCreate().Parse(content, True)
        found = [Found(one.text or "") for one in ElementTree.fromstring(content).iterfind(".//a:content", ATOM)]
        assert len(found) == (len(STORED) if address in FEEDS else 1)
        assert [one.faults for one in found if one.faults] == []
        assert set().union(*(one.tags for one in found)) <= RICH_TAGS


def test_a_reader_of_feeds_finds_no_fault(reader, monkeypatch):
    monkeypatch.setattr("pilots.feeds.ENTRIES", len(STORED))
    make_mischief(STORED)
    read = feedparser.parse(reader.get("/blog/feed/").content)
    assert read.bozo == 0
    assert len(read.entries) == len(STORED)


def test_what_is_no_html_says_so(reader):
    make_mischief(["<b>Text</b>"])
    feed = ElementTree.fromstring(reader.get("/blog/feed/").content)
    kinds = {one.tag.split("}")[1]: one.get("type", "text") for one in feed.iter()}
    assert (kinds["title"], kinds["summary"], kinds["subtitle"], kinds["content"]) == ("text", "text", "text", "html")


@pytest.mark.looks
@pytest.mark.parametrize("sign", ["\0", "\ud800", "\udfff\ud800", "\x0b"], ids=ascii)
def test_signs_that_no_database_keeps_stop_no_feed_either(sign):
    feed = FullText(f"T{sign}", "https://pilots.example.org/", f"D{sign}")
    feed.add_item(
        f"T{sign}",
        "https://pilots.example.org/x/",
        f"S{sign}",
        categories=[f"C{sign}"],
        authors=[(f"A{sign}", "/a/")],
        original=f"https://example.org/{sign}",
        whole=lambda base: f"<p>{base}{sign}</p>",
    )
    written = StringIO()
    feed.write(written, "utf-8")
    one = ElementTree.fromstring(written.getvalue().encode()).find("a:entry", ATOM)
    assert one.findtext("a:content", namespaces=ATOM) == "<p>https://pilots.example.org</p>"
    assert one.find("a:category", ATOM).get("term") == "C"
