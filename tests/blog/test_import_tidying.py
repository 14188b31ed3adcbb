"""Broken and hostile HTML becomes paragraphs, pictures with numbers, and links; in a time by its length."""

import time

import pytest

from blog.importing.tidying import Tidier
from blog.pasting import plain

pytestmark = pytest.mark.looks
LONG = 20_000
TILED = ['<a "', "<!--", "<b id=1>", "<div><blockquote>x", "<", "<script>", "<ul><li>", "</b>", "x<br>", '<p title="']
TILED += ["<span>x<br> ", "[caption ", "<table><tr><td>", "&lt;", "<b>x</i>"]


def tidy(html, **how):
    return plain(Tidier(**how).read(html)).replace("\n", "")


def pictures(html, **how):
    tidier = Tidier(**how)
    tidier.read(html)
    return tidier.pictures


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ("One<br /><br />Two<br/>Three", "<p>One</p><p>Two<br>Three</p>"),
        ("<div>One</div><div><br></div><div>&nbsp;</div><div>Two</div>", "<p>One</p><p>Two</p>"),
        ("<b>One<br><br>Two</b> three", "<p><strong>One</strong></p><p><strong>Two</strong> three</p>"),
        ("<p><b>One<i>two</p></b>three", "<p><strong>One<em>two</em></strong></p><p><em>three</em></p>"),
        ('<span style="font-weight: bold;">One</span> two', "<p><strong>One</strong> two</p>"),
        ("<h1>One</h1><h4>Two</h4>three", "<h2>One</h2><h3>Two</h3><p>three</p>"),
        ("<ul><li>One<li>Two</ul>three", "<ul><li><p>One</p></li><li><p>Two</p></li></ul><p>three</p>"),
        ("<blockquote>One<p>Two</blockquote>", "<blockquote><p>One</p><p>Two</p></blockquote>"),
        ("1 < 2 <3 &amp; &lt;b&gt;", "<p>1 &lt; 2 &lt;3 &amp; &lt;b&gt;</p>"),
        ('<a href="http://e.org/?a=1&amp;b=2">One</a>', '<p><a href="http://e.org/?a=1&amp;b=2">One</a></p>'),
        ('<a href="java\nscript:alert(1)">One</a><a name="more"></a>', "<p>One</p>"),
        ("One<script>alert(1)</script> two<style>", "<p>One two</p>"),
        ('One<div class="blogger-post-footer"><div><img src="http://a.org/t"></div>Me</div> two', "<p>One two</p>"),
        ("", ""),
    ],
)
def test_html_becomes_paragraphs(html, left):
    assert tidy(html) == left


def test_a_picture_leaves_its_place_and_its_address():
    html = (
        '<div class="separator"><a href="http://a.org/l.jpg"><img src="//a.org/s.jpg" alt=" Empty  desks "></a></div>1'
    )
    assert tidy(html) == "<p>[picture 1]</p><p>1</p>"
    assert pictures(html) == [["https://a.org/s.jpg", "Empty desks", ""]]


def test_the_same_picture_twice_is_one():
    html = "<img src=http://a.org/1.jpg><img src=http://a.org/2.jpg><img src=http://a.org/1.jpg>"
    assert tidy(html) == "<p>[picture 1]</p><p>[picture 2]</p><p>[picture 1]</p>"


def test_the_words_under_a_picture_go_with_it():
    blogger = (
        '<table class="tr-caption-container"><tr><td><img src="http://a.org/1.jpg"></td></tr>'
        '<tr><td class="tr-caption">The lunch</td></tr></table>One'
    )
    assert tidy(blogger) == "<p>[picture 1]</p><p>One</p>"
    assert pictures(blogger)[0][2] == "The lunch"
    assert (
        pictures('<figure><img src="http://a.org/1.jpg"><figcaption>The lunch</figcaption></figure>')[0][2]
        == "The lunch"
    )


def test_trackers_and_pictures_written_into_the_text_are_left_out():
    assert (
        pictures('<img width="1" height="1" src="http://a.org/1"><img src="http://feeds.feedburner.com/~r/x">') == []
    )
    tidier = Tidier()
    assert tidier.read("<img src='data:image/png;base64,AAAA'>One") == "<p>One</p>\n"
    assert len(tidier.oddities) == 1


def test_a_film_becomes_a_link_and_an_unknown_frame_is_told():
    html = '<object><embed src="http://www.youtube.com/v/abcdefghijk&hl=en"></embed></object>'
    assert tidy(html).startswith('<p><a href="https://www.youtube.com/watch?v=abcdefghijk"')
    tidier = Tidier()
    assert tidier.read('<iframe src="https://evil.example/"></iframe>One') == "<p>One</p>\n"
    assert list(tidier.oddities) == ["What it showed of evil.example was left out."]


@pytest.mark.parametrize("tile", TILED)
def test_hostile_html_takes_time_by_its_length_and_no_faster(tile):
    def seconds(times):
        began = time.process_time()
        tidy(tile * times, blank_lines=True)
        return time.process_time() - began

    tidy(tile * 100)
    once, four_times = min(seconds(LONG // 4) for _ in range(2)), seconds(LONG)
    assert four_times < 9 * once + 0.3  # in the square it would be sixteen times
