"""The first mention of an accepted name is a link; what was clean HTML before is clean HTML after."""

import re
import time

import nh3
import pytest
from django.utils.html import escape

from blog.mentions import Linked, linked, linked_words
from pilots.naming import Named
from tests.pilots.hostile import HOSTILE

pytestmark = pytest.mark.looks


def thing(name, *others, key=1, kind="pilot", note=""):
    return Linked(Named(kind, key, name), (name, *others), f"/{key}/", note)


KENT, SHIRE = thing("Kent"), thing("Leicester and Leicestershire", "Leicestershire", key=2)
NEC = thing("National Executive Council (NEC)", "NEC", key=3)
XSS = [
    *(escape(text.encode(errors="replace").decode()) for text in HOSTILE),
    "<p>Kent<script>alert(1)</script>",
    '<p title="Kent">Kent</p>',
    '<a href="/kent">Kent</a> Kent',
    '<img src="x" alt="Kent > Kent">Kent',
    "<p>&lt;script&gt;Kent&lt;/script&gt;",
    "Kent<",
    "<p>Kent <b",
    '<p title="Kent',
    "&#60;Kent&#62;",
    "<!-- Kent -->Kent",
    "<svg><title>Kent</title></svg>",
    "<math><mi>Kent",
]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>In Kent, and Kent.</p>", '<p>In <a href="/1/">Kent</a>, and Kent.</p>'),
        ("<h2>Kent</h2><p>Kent</p>", '<h2>Kent</h2><p><a href="/1/">Kent</a></p>'),
        ('<a href="/x/"><em>Kent</em></a> Kent', '<a href="/x/"><em>Kent</em></a> <a href="/1/">Kent</a>'),
        ("<pre>Kent</pre><code>Kent</code>", "<pre>Kent</pre><code>Kent</code>"),
        ("<p><strong>Kent</strong></p>", '<p><strong><a href="/1/">Kent</a></strong></p>'),
        ('<img alt="Kent > Kent" src="x">', '<img alt="Kent > Kent" src="x">'),
        ("Kentish men in kent", "Kentish men in kent"),
        ("Kent County Council leads in Kent.", 'Kent County Council leads in <a href="/1/">Kent</a>.'),
        ("the Kent Total Place pilot", 'the <a href="/1/">Kent</a> Total Place pilot'),
        ("Leicester &amp; Leicestershire", '<a href="/2/">Leicester &amp; Leicestershire</a>'),
        ("In Leicestershire&#x27;s", 'In <a href="/2/">Leicestershire</a>&#x27;s'),
        ("&Eacute;Kent", "&Eacute;Kent"),
        ("the NEC met", 'the <a href="/3/">NEC</a> met'),
        ("", ""),
    ],
)
def test_the_first_mention_in_the_words_of_an_article_is_a_link(html, expected):
    assert linked(html, [KENT, SHIRE, NEC]) == expected


def test_by_whichever_name_it_comes_first_and_once_for_all_its_names():
    html = linked("<p>Leicestershire. Leicester and Leicestershire.</p>", [SHIRE])
    assert html == '<p><a href="/2/">Leicestershire</a>. Leicester and Leicestershire.</p>'


def test_the_note_says_why_and_is_escaped():
    noted = thing("Kent", note='led by "us" & <them>')
    assert 'title="led by &quot;us&quot; &amp; &lt;them&gt;"' in linked("Kent", [noted])
    assert 'title="led by &quot;us&quot; &amp; &lt;them&gt;"' in linked_words("Kent", [noted])


def test_what_was_linked_in_the_summary_is_not_linked_again():
    assert linked("<p>Kent and the NEC.</p>", [KENT, NEC], after="In Kent.") == (
        '<p>Kent and the <a href="/3/">NEC</a>.</p>'
    )
    assert linked_words("In Kent & <Kent>", [KENT]) == 'In <a href="/1/">Kent</a> &amp; &lt;Kent&gt;'


def without_ours(html):
    return re.sub(r'<a href="/[123]/">(.*?)</a>', r"\1", html)


@pytest.mark.parametrize("text", XSS)
def test_hostile_text_is_as_it_was_but_for_our_links(text):
    things = [KENT, SHIRE, NEC, *(thing(word, key=9) for word in ("script", "Script"))]
    assert without_ours(linked(text, things)) == text
    clean = nh3.clean(text)
    assert without_ours(linked(clean, things)) == clean
    again = nh3.clean(linked(clean, things), link_rel=None)
    assert without_ours(again) == nh3.clean(clean, link_rel=None)
    assert "<script" not in linked_words(text, things)


@pytest.mark.parametrize(
    "piece", ["<", '<a ""', "<b>Kent", "</a>", '"', "<a>", "Kent County ", "&amp;", "&", '"" ', "<h2>", "</h2><h2>"]
)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece):
    def seconds(times):
        html = f"<p {piece * times}>{piece * times}"
        begun = time.perf_counter()
        linked(html, [KENT])
        return time.perf_counter() - begun

    assert seconds(200_000) < 60 * max(seconds(20_000), 0.01)
