"""What is read of a blog's file, whichever kind it is; and the plain sentence where nothing can be read."""

import pytest

from blog.importing.entry import UnfitBlogError
from tests.blog.blogs import (
    DRAFT,
    blogger,
    comment,
    entries_of,
    of_takeout,
    of_wordpress,
    post,
    takeout,
    the_entry,
    wordpress,
)

pytestmark = pytest.mark.looks
PATH = "/2009/11/name_28.html"


def test_bloggers_backup_tells_posts_pages_drafts_and_comments_apart():
    found = entries_of(
        blogger(
            post("layout", kind="template"),
            post(path=PATH, labels=["Cuts"]),
            post("post-2", kind="page"),
            post("post-3", more=DRAFT),
            comment(body="<p>Same</p>with<br/>us &amp; them"),
        )
    )
    assert [(one.kind, one.state) for one in found] == [
        ("template", "public"),
        ("post", "public"),
        ("page", "public"),
        ("post", "draft"),
        ("comment", "public"),
    ]
    assert found[1].old_path == PATH
    assert (found[1].labels, found[1].authors) == (["Cuts"], ["A branch secretary"])
    assert found[4].in_reply_to == found[1].source_id
    assert found[4].html == "Same\n\nwith\nus & them"


def test_takeout_says_the_same_in_its_own_words():
    found = entries_of(
        takeout(
            of_takeout(filename=PATH),
            of_takeout("post-2", "PAGE", "DRAFT", filename=""),
            of_takeout("post-3", "COMMENT", parent="tag:blogger.com,1999:blog-1.post-1"),
            of_takeout("post-4", status="SOFT_TRASHED"),
            of_takeout("post-5", "COMMENT", "SPAM_DETECTED"),
            of_takeout("post-6", status="NEVER_HEARD_OF"),
        )
    )
    assert [(one.kind, one.state, one.left) for one in found] == [
        ("post", "public", ""),
        ("page", "draft", ""),
        ("comment", "public", ""),
        ("post", "public", "trashed"),
        ("comment", "public", "spam"),
        ("post", "draft", ""),
    ]
    assert found[0].old_path == PATH
    assert (found[0].labels, found[0].published) == (["Cuts"], "2009-11-28T10:00:00+00:00")
    assert found[2].in_reply_to == found[0].source_id
    assert "NEVER_HEARD_OF" in found[5].oddities[0]


def test_wordpress_has_its_own_authors_paragraphs_addresses_and_comments():
    said = (
        "<wp:comment><wp:comment_id>7</wp:comment_id><wp:comment_author>Bea</wp:comment_author>"
        "<wp:comment_author_email>bea@example.org</wp:comment_author_email><wp:comment_approved>1</wp:comment_approved>"
        "<wp:comment_content>Same here.</wp:comment_content></wp:comment>"
    )
    found = entries_of(
        wordpress(
            of_wordpress(more=said),
            of_wordpress(13, kind="attachment", status="inherit"),
            of_wordpress(14, status="private"),
            of_wordpress(15, status="trash"),
        )
    )
    assert [(one.kind, one.state, one.left) for one in found] == [
        ("post", "public", ""),
        ("comment", "public", ""),
        ("attachment", "public", ""),
        ("post", "draft", ""),
        ("post", "public", "trashed"),
    ]
    assert found[0].old_paths == ["/2009/11/28/name/", "/?p=12"]
    assert found[0].html.split() == ["<p>One.</p>", "<p>Two.</p>"]
    assert found[0].authors == ["Ann Archer"]
    assert found[0].title == "Seminars & lunches"
    assert (found[1].html, found[1].in_reply_to) == ("Same here.", found[0].source_id)
    assert "bea@example.org" not in repr(found)


def test_a_plain_feed_is_read_without_anybodys_mail_address():
    rss = b"""<rss version="2.0"><channel><title>Feed</title><item><title>A &lt;b&gt;bold&lt;/b&gt; word</title>
    <link>http://old.example.org/a/name</link><author>jon@example.org (Jon)</author><category>Cuts</category>
    <pubDate>Sat, 28 Nov 2009 10:00:00 +0100</pubDate><description>&lt;p&gt;They met.</description></item>
    </channel></rss>"""
    one = the_entry(rss)
    assert (one.title, one.old_path, one.authors) == ("A bold word", "/a/name", ["Jon"])
    assert (one.published, one.html.strip()) == ("2009-11-28T10:00:00+01:00", "<p>They met.</p>")
    assert one.source_id == "http://old.example.org/a/name"


def test_what_has_no_id_is_known_again_by_what_it_says():
    first, second = entries_of(blogger(post(""), post("", title="Another")))
    assert first.source_id.startswith("digest:")
    assert first.source_id != second.source_id
    assert entries_of(blogger(post("")))[0].source_id == first.source_id


def test_a_clock_that_was_never_set_gives_no_date():
    dated = blogger(post()).replace(b"<category", b"<published>1970-01-01T00:00:00Z</published><category", 1)
    assert the_entry(dated).published == ""


def test_signs_that_xml_forbids_are_left_out():
    assert the_entry(blogger(post(title="Seminars\x0b")).replace(b"They met", b"They\x0c met")).title == "Seminars"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"PK\x03\x04", "Unpack it"),
        (b"Dear all,", "no blog’s export"),
        (b"<html><body>", "no blog’s export"),
        (blogger(post())[:-20], "broken at line 1: it ends too early"),
        (blogger("<entry>\n\n<id></entry>"), "broken at line 3: something is closed that was not opened"),
        (blogger("&nbsp;"), "broken at line 1: it names a sign"),
        (b"<!DOCTYPE feed [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><feed>&b;</feed>", "document type"),
        (b"<!DOCTYPE feed SYSTEM 'file:///etc/passwd'><feed/>", "document type"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(content, told):
    with pytest.raises(UnfitBlogError, match=told):
        entries_of(content)
