"""What readers write is text and nothing else: not HTML, not found by a search, not in feeds or exports."""

import re
from html import unescape

import pytest

from blog.models import Comment
from blog.plain_text import plain
from pilots.search.models import SearchEntry
from tests.blog.commenting import SAID, fields, form_of, send
from tests.blog.test_articles import MISCHIEF
from tests.make import make_comment
from tests.pilots.hostile import HOSTILE

pytestmark = pytest.mark.django_db
OURS = {"section", "h2", "span", "ol", "li", "time", "div", "p", "b", "br", "a"}
TAGS = re.compile(r"<(\w+)([^>]*)>")


def comments_of(page):
    """The part of a post's page below its heading on comments."""
    return page[
        page.index('<section class="sec" id="comments"') : page.index("</section>", page.index('id="comments"'))
    ]


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_mischief_is_shown_as_text(reader, alice, open_post, mischief):
    comment = make_comment(open_post, mischief, name=mischief[:80])
    part = comments_of(reader.get(open_post.get_absolute_url()).content.decode())
    assert {tag for tag, _ in TAGS.findall(part)} <= {
        *["section", "h2", "span", "ol", "li", "time", "div", "p", "b", "br", "a"]
    }
    assert not re.search(r'href="(?!/|https?://)', part)
    report = reader.get(comment.report_address).content.decode()
    report = report[report.index("<blockquote>") : report.index("</blockquote>")]
    assert {tag for tag, _ in TAGS.findall(report)} <= {*OURS, "blockquote"}
    desk = alice.get("/admin/blog/comment/").content.decode()
    assert not re.search(r"<(script|style)>|<(img|svg|iframe|object|math|base|template)\b[^>]*(alert|evil)", desk)
    words = " ".join(re.findall(r"\w+", mischief))
    assert words in " ".join(re.findall(r"\w+", unescape(re.sub(r"<[^>]+>", " ", part))))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_sent_shown_changed_and_found_as_it_was(reader, alice, open_post, clock, text):
    text = text.encode(errors="replace").decode()  # no browser sends half of a sign
    link = send(reader, open_post, clock, name=text[:80], text=text, warned="")
    if link.status_code == 200:  # it looks like a name
        link = reader.post(link.request["PATH_INFO"], fields(link))
    if not plain(text):
        assert link.status_code == 400
        return
    assert Comment.objects.get().text == plain(text)
    assert reader.get(link["Location"]).status_code == 200
    Comment.objects.update(state="shown")
    assert reader.get(open_post.get_absolute_url()).status_code == 200
    assert alice.get("/admin/blog/comment/", {"q": text}).status_code in (200, 302)


@pytest.mark.parametrize("field", ["name", "text", "address", "stamp", "homepage", "warned", "change"])
def test_no_field_breaks_the_form(reader, open_post, clock, field):
    address, signed = form_of(reader, open_post)
    clock.shift(10)
    for value in ("\0", "x" * 30_000, "\ud83d".encode(errors="replace").decode(), "{{ 7 * 7 }}", ":::", "\u202e"):
        answer = reader.post(address, {**SAID, "stamp": signed, field: value})
        assert answer.status_code in (200, 303, 400, 429), (field, value[:20])
        assert "49" not in answer.content.decode() or field in ("stamp", "homepage")


def test_a_form_without_any_field_is_asked_again(reader, open_post, clock):
    assert reader.post(form_of(reader, open_post)[0]).status_code == 400


def test_other_methods_are_refused(reader, open_post):
    assert reader.put(f"{open_post.get_absolute_url()}comment/").status_code == 405
    assert reader.delete("/blog/comments/1:x/").status_code == 405


def test_what_is_said_is_in_no_index_feed_export_or_history(reader, open_post):
    make_comment(open_post, "Elderberry.", name="Gooseberry", address="sam@example.org")
    searches = ("/search/?q=elderberry", "/search/?q=gooseberry")
    for address in (*searches, "/blog/feed/", "/feed/", "/posts.json", "/posts.csv"):
        page = reader.get(address).content.decode().lower()
        assert "elderberry." not in page and "sam@example.org" not in page
    assert not SearchEntry.objects.filter(text__icontains="elderberry").exists()
    assert "Elderberry" not in str(open_post.history.values().first())


def test_readers_get_no_cookie_and_pages_of_comments_are_kept_by_nobody(reader, open_post, clock):
    answer = send(reader, open_post, clock)
    pages = [answer, reader.get(answer["Location"]), reader.get(f"{open_post.get_absolute_url()}comment/")]
    for page in pages:
        assert not page.cookies and "Set-Cookie" not in page.headers
        assert "no-store" in page.headers["Cache-Control"]
        assert "cookie" not in page.headers.get("Vary", "").lower()
    assert all('<meta name="robots" content="noindex">' in page.content.decode() for page in pages[1:])
