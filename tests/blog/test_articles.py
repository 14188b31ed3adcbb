"""An article of our own: officers write HTML, readers get what an allow-list leaves of it."""

import datetime
import re

import pytest

from blog.excerpt import excerpt
from blog.models import Post
from tests.make import make_author, make_post
from tests.page import press

pytestmark = pytest.mark.django_db
MISCHIEF = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><animate onbegin=alert(1) attributeName=x></svg>",
    '<a href="javascript:alert(1)">x</a>',
    '<a href="JaVaScRiPt:alert(1)">x</a>',
    '<a href="java\tscript:alert(1)">x</a>',
    '<a href="&#106;avascript:alert(1)">x</a>',
    '<a href=" javascript:alert(1)">x</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">x</a>',
    '<a href="vbscript:msgbox(1)">x</a>',
    '<a href="https://example.org" onclick="alert(1)" style="position:fixed">x</a>',
    '<iframe src="https://evil.example"></iframe>',
    '<object data="evil.swf"></object><embed src="evil.swf">',
    '<form action="https://evil.example"><input name="q"><button>Go</button></form>',
    "<math><mtext></p><style><img src=x onerror=alert(1)></style></mtext></math>",
    "<style>body{display:none}</style>",
    '<link rel="stylesheet" href="//evil.example/x.css"><meta http-equiv="refresh" content="0;url=//evil.example">',
    '<base href="//evil.example/">',
    '<p style="background:url(//evil.example)" class="x" id="main" onmouseover="alert(1)">x</p>',
    '<table background="//evil.example"><tr><td onclick=alert(1)>x</td></tr></table>',
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>"></noscript>',
    "<<script>alert(1)//<</script>",
    "<!--><img src=x onerror=alert(1)>-->",
    "<template><script>alert(1)</script></template>",
    "</div></main><script>alert(1)</script>",
    "<b>bold</b" + "<" * 2000,
]
FORBIDDEN = re.compile(
    r"<(script|img|svg|iframe|object|embed|form|input|button|math|style|link|meta|base|template|noscript)\b"
    r"|\son\w+\s*=|javascript:|vbscript:|data:text|\sstyle=|\sbackground=|evil\.example/?[^<]*\"",
    re.I,
)


def article(reader, **fields):
    """The article's own part of its page, as a browser gets it."""
    post = make_post(**fields)
    page = reader.get(post.get_absolute_url()).content.decode()
    start = page.index('<div class="prose">')
    return page[start : page.index("<aside", start)]


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_mischief_in_an_article_never_reaches_a_reader(reader, mischief):
    part = article(reader, body=f"<p>Before.</p>{mischief}<p>After.</p>")
    assert not FORBIDDEN.search(part), part
    assert "<p>Before.</p>" in part


@pytest.mark.parametrize("mischief", MISCHIEF)
def test_mischief_in_plain_fields_is_shown_as_text(reader, mischief):
    post = make_post(title=mischief[:200], slug="post", summary=mischief, note=mischief)
    post.authors.set([make_author(mischief[:120], slug="author")])
    for address in (post.get_absolute_url(), "/blog/", "/search/?q=post"):
        page = reader.get(address).content.decode()
        main = page[page.index("<main") : page.index("</main>")]
        assert "alert(1)</script>" not in main.replace("&gt;", "")
        assert not re.search(r"<(img|iframe|object|svg onload|style|base|math)", main)


def test_what_officers_need_is_kept(reader):
    body = (
        "<h2>Head</h2><p>A <strong>b</strong> <em>c</em><br></p><ul><li>d</li></ul><blockquote><p>e</p></blockquote>"
        '<ol start="3"><li>f</li></ol>'
        '<table><tbody><tr><th colspan="2">g</th></tr><tr><td>h</td><td>i</td></tr></tbody></table>'
    )
    assert body in article(reader, body=body)


def test_a_link_is_kept_and_sends_no_referrer(reader):
    part = article(
        reader, body='<p><a href="https://example.org/x">x</a> <a href="mailto:branch@example.org">y</a></p>'
    )
    assert 'href="https://example.org/x"' in part
    assert 'href="mailto:branch@example.org"' in part
    assert re.search(r'rel="[^"]*noreferrer', part)


def test_an_article_of_our_own_is_not_called_a_summary(reader):
    assert "Our summary" not in reader.get(make_post(body="<p>Ours.</p>").get_absolute_url()).content.decode()


def test_the_summary_is_shown_as_it_is_kept(reader):
    post = make_post(summary="5 < 6 & “so on”")
    assert "5 &lt; 6 &amp; “so on”" in reader.get(post.get_absolute_url()).content.decode()
    assert Post.objects.get().summary == "5 < 6 & “so on”"


def test_a_new_article_of_our_own_bears_the_day_on_which_it_is_recorded_and_a_summary_none(alice):
    texts = {"summary": "What it says.", "recorded_on": "27/11/2009"}
    for title, more in (("Own", {"body": "<p>A text.</p>"}), ("Not own", {"body": "<p>A</p>", "blog_name": "A blog"})):
        new = {"title": title, "slug": title.lower().replace(" ", "-"), **texts, **more}
        press(alice, "/admin/blog/post/add/", **new)
    assert [str(post.published_on) for post in Post.objects.order_by("pk")] == ["27 November 2009", "None"]


@pytest.mark.parametrize("title", ["\u200b", "\u3164\u200f"])
def test_a_title_that_nobody_sees_is_refused(alice, title):
    answer = press(alice, "/admin/blog/post/add/", title=title, slug="a", summary="What it says.")
    assert "Nothing of this title would be seen." in answer.content.decode()
    assert not Post.objects.exists()


def test_an_excerpt_leaves_no_blank_where_a_footnote_stood():
    assert excerpt("<p>They met [note: in May]. Then not.</p>") == "They met. Then not."


@pytest.mark.parametrize("day", ["31/12/9999", "01/01/0001", "31/12/0999"])
def test_a_day_of_recording_that_no_page_could_bear_is_refused_in_plain_words(alice, day):
    post = make_post()
    address = f"/admin/blog/post/{post.pk}/change/"
    assert "Write a year between 1000 and 9998." in press(alice, address, recorded_on=day).text
    post.refresh_from_db()
    assert press(alice, address, recorded_on="27/11/2009").status_code == 302
    assert Post.objects.get().recorded_on == datetime.date(2009, 11, 27)
