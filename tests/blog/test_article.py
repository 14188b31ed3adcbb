"""How an article is drawn: its footnotes, its quotations, what stands for it, how long it takes to read."""

import time
from types import SimpleNamespace

import pytest
from markupever import HtmlOptions, Parser

from blog.article import drawn
from blog.excerpt import excerpt

pytestmark = pytest.mark.looks


def article(body):
    return drawn(SimpleNamespace(body=body, summary="S", get_absolute_url=lambda: "/blog/2009/11/a-post/"))


def html(body):
    return article(body).html.replace(' rel="noopener noreferrer"', "")


def faults(text):
    parser = Parser(HtmlOptions(exact_errors=True))
    parser.process(f"<!doctype html><html lang=en><head><title>A</title></head><body>{text}</body></html>")
    parser.finish()
    return parser.errors()


def test_a_footnote_is_a_number_in_the_text_and_a_note_at_the_end():
    assert html('<p>They met [note: In <a href="/pilots/leeds/">Leeds</a>.] twice.</p>') == (
        '<p>They met<sup class="fn"><a href="#note-1" id="note-1-in">note 1</a></sup> twice.</p>'
        '<h2>Notes</h2><ol class="notes"><li id="note-1"><span>In <a href="/pilots/leeds/">Leeds</a>.</span> '
        '<a class="back" href="#note-1-in">Back to the text</a></li></ol>'
    )


def test_footnotes_are_numbered_in_their_order_wherever_they_stand():
    text = html(
        "<h2>A [note: one]</h2><ul><li>b [NOTE: two [sic]]</li></ul><table><tr><td>c[note: three]</td></tr></table>"
    )
    assert [text.count(f'id="note-{number}"') for number in (1, 2, 3, 4)] == [1, 1, 1, 0]
    assert "<span>two [sic]</span>" in text


@pytest.mark.parametrize(
    "body", ["<p>[note: open</p><p>next]</p>", "<p>[note</p>", "<p>note: a]</p>", "<p>[a] ]</p>", "<p>[[note: a</p>"]
)
def test_a_bracket_left_open_stays_as_it_was_written(body):
    assert html(body) == body


def test_a_note_in_an_open_bracket_is_still_a_note():
    assert "<p>[note: open <sup" in html("<p>[note: open <strong></strong>[note: whole]</p>").replace(
        "<strong></strong>", ""
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p>a <strong>b [note: c</strong> d] e</p><p>f</p>",
        "<p>a [note: b <em>c] d</em> e</p>",
        '<p><a href="/x/">a [note: see <a href="/y/">b</a>] c</a></p>',
        "<blockquote><p>a [note: b]</p><p>— c</p></blockquote>",
        "<blockquote><blockquote><p>a</p><p>— b</p></blockquote><p>— c</p></blockquote>",
    ],
)
def test_what_is_drawn_is_valid_whatever_crosses_what(body):
    assert faults(article(body).html) == []


def test_a_link_of_a_note_does_not_lead_into_the_words_around_it():
    assert '<p>a <strong>b<sup class="fn">' in html("<p>a <strong>b [note: c</strong> d] e</p>")
    assert "</strong> e</p>" in html("<p>a <strong>b [note: c</strong> d] e</p>")


def test_nobody_writes_the_marks_that_are_ours():
    marks = '<a id="note-1-in" class="back">b</a><sup class="fn">c</sup><figure>d</figure>'
    assert html(f'<p id="note-1" class="notes">a</p>{marks}') == "<p>a</p><a>b</a>cd"


@pytest.mark.parametrize(
    "hostile", ["[note: ", "[", "[note: ]", "[note: <strong>", "<blockquote>— ", "— <p>", "<", " \t"]
)
def test_hostile_brackets_and_quotations_take_no_time(hostile):
    began = time.perf_counter()
    article(f"<p>{hostile * 2000}</p>")
    assert time.perf_counter() - began < 2


def test_minutes_are_by_238_words_each_and_at_least_one():
    assert [article(f"<p>{'word ' * words}</p>").minutes for words in (3, 238, 600, 2380)] == [1, 1, 3, 10]
    assert article(f"<p>word [note: {'word ' * 600}]</p>").minutes == 1


def test_addresses_are_whole_where_they_stand_on_no_page_of_ours():
    text = article('<p><a href="/pilots/leeds/">a</a> b [note: c] <a href="https://example.org/">d</a></p>')
    whole = text.absolute("https://pilots.example.org")
    assert 'href="https://pilots.example.org/pilots/leeds/"' in whole
    assert 'href="https://pilots.example.org/blog/2009/11/a-post/#note-1"' in whole
    assert 'href="https://example.org/"' in whole


def test_the_excerpt_is_of_whole_sentences_up_to_about_forty_words():
    body = (
        f"<h2>Heading</h2><p>Mr. A. Smith [note: him] came. He said “no.”</p><p>{'and ' * 30}so. Then more words.</p>"
    )
    assert excerpt(body) == f"Mr. A. Smith came. He said “no.” {'and ' * 30}so."
    assert excerpt(f"<p>{'on ' * 100}</p>") == f"{'on ' * 80}".strip() + "…"
    assert excerpt("") == excerpt("<p></p>") == ""
