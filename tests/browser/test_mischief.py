"""What nobody means well by posting: in a real browser none of it runs, wherever it came in or is shown."""

from xml.etree import ElementTree
from xml.sax.saxutils import escape

import pytest
from django.core.management import call_command

from blog.models import Comment, Post, Proposal, Topic
from pilots.models import Pilot
from tests import make
from tests.blog.test_articles import MISCHIEF

ALL = "\n".join(MISCHIEF)
SHORT = "<img src=x onerror=alert(1)><script>alert(1)</script>"
ATOM = "{http://www.w3.org/2005/Atom}"
EXPORT = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom' xmlns:thr='http://purl.org/syndication/thread/1.0'>
<id>tag:blogger.com,1999:blog-1</id><title>{short}</title>
<entry><id>tag:blogger.com,1999:blog-1.post-1</id><published>2009-11-28T10:00:00Z</published>
<updated>2009-11-28T10:00:00Z</updated>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<category scheme='http://www.blogger.com/atom/ns#' term="{short}"/>
<title type='text'>Imported {short}</title><content type='html'>{all}</content><author><name>{short}</name></author>
<link rel='alternate' type='text/html' href='http://a.blogspot.com/2009/11/imported_28.html' title="{short}"/></entry>
<entry><id>tag:blogger.com,1999:blog-1.post-2</id><published>2009-11-29T10:00:00Z</published>
<updated>2009-11-29T10:00:00Z</updated>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/>
<title type='text'>{short}</title><content type='html'>{all}</content><author><name>{short}</name></author>
<thr:in-reply-to ref='tag:blogger.com,1999:blog-1.post-1' type='text/html'/></entry>
</feed>"""


@pytest.fixture(scope="module")
def mischief(db, tmp_path_factory):
    """A post full of it, with a topic, author, series, comment; and the same through an import, said yes to."""
    own = make.make_post(
        f"Own {SHORT}"[:200],
        slug="own-mischief",
        summary=ALL,
        body=ALL,
        note=ALL,
        pilots=[Pilot.objects.get(slug="kent")],
        topics=[make.make_topic(SHORT[:80], slug="mischief")],
        series=make.make_series(SHORT, slug="mischief", about=ALL),
        answer_note=SHORT,
    )
    own.authors.set([make.make_author(SHORT, slug="mischief", about=ALL)])
    file = tmp_path_factory.mktemp("blog") / "export.xml"
    quoted = {'"': "&quot;", "'": "&apos;"}
    file.write_text(EXPORT.format(short=escape(SHORT, quoted), all=escape(ALL, quoted)))
    call_command("import_blogger", file, verbosity=0)
    imported = Post.objects.get(old_addresses__path="/2009/11/imported_28.html")
    for post in (own, imported):
        make.make_comment(post, ALL, name=SHORT[:80])
    Comment.objects.update(state="shown")
    assert Comment.objects.filter(post=imported).count() == 2
    yield {"own": own, "imported": imported}
    Proposal.objects.all().delete()
    for thing in (own, imported, *Topic.objects.filter(slug="mischief")):
        thing.delete()


def ran(page):
    """What ran, was asked for elsewhere, or was refused by the policy: a page whose bytes are clean has none."""
    return page.told, [address for address in page.asked if not address.startswith(page.site)]


PAGES = [
    "{own}",
    "{imported}",
    "/",
    "/blog/",
    "/blog/2009/",
    "/blog/topics/mischief/",
    "/blog/authors/mischief/",
    "/blog/series/mischief/",
    "/pilots/kent/",
    "/search/?q=imported",
    "/search/?q=bold",
    "{own}comment/",
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_runs_on_a_page(visit, site, mischief, path):
    page = visit(path.format(**{name: post.get_absolute_url() for name, post in mischief.items()}))
    assert page.title()
    page.site = site
    assert ran(page) == ([], [])
    assert (
        page.locator(
            "main script:not([type='application/ld+json']), main iframe, main object, main form[action^='https://evil']"
        ).count()
        == 0
    )


@pytest.mark.parametrize("address", ["/feed/", "/blog/feed/", "/blog/topics/mischief/feed/", "/pilots/kent/feed/"])
def test_nothing_runs_in_what_a_feed_bears(visit, site, mischief, address):
    page = visit("/privacy/")
    feed = ElementTree.fromstring(page.request.get(address).body())
    texts = [one.text or "" for name in ("content", "summary", "title") for one in feed.iter(ATOM + name)]
    assert any("bold" in text for text in texts)
    bare = page.context.browser.new_page()  # without our policy, as a feed reader may show it
    told = []
    bare.on("dialog", lambda dialog: (told.append(dialog.message), dialog.dismiss()))
    bare.on("request", lambda request: told.append(request.url))
    html = [
        one.text or ""
        for name in ("content", "summary")
        for one in feed.iter(ATOM + name)
        if one.get("type") == "html"
    ]
    bare.set_content("<hr>".join(html))
    bare.wait_for_timeout(200)
    bare.close()
    assert [one for one in told if "evil" in one or not one.startswith(("about:", "data:", "http"))] == []
    assert html
