"""Whose words a quotation is, however the line that says it was typed."""

import re
import time

import pytest

from blog.quotations import attributed
from tests.blog.test_article import html

pytestmark = pytest.mark.looks


@pytest.mark.parametrize("dash", ["—", "–", "--", "-"])
def test_the_last_paragraph_of_a_quotation_says_whose_words_they_are(dash):
    source = f'<p>{dash} <a href="https://example.org/">The programme</a></p>'
    assert html(f"<blockquote><p>No posts found.</p>{source}</blockquote>") == (
        "<figure><blockquote><p>No posts found.</p></blockquote>"
        '<figcaption class="small">— <a href="https://example.org/">The programme</a></figcaption></figure>'
    )


@pytest.mark.parametrize(
    "body",
    [
        "<blockquote><p>— Only a name</p></blockquote>",
        "<blockquote><p>A.</p><p>— B</p><p>C.</p></blockquote>",
        "<blockquote><p>A - b</p></blockquote>",
        "<p>A.</p><p>— B</p>",
        "<blockquote><p>A.</p><p>-5 degrees</p></blockquote>",
        "<blockquote><p>A.</p><ul><li><p>B</p></li><li><p>C</p></li></ul></blockquote>",
        "<blockquote><p>A.</p><ol><li><p>B</p></li></ol></blockquote>",
        "<blockquote><p>A.</p><ul><li><p>B</p><p>C</p></li></ul></blockquote>",
        "<blockquote><ul><li><p>B</p></li></ul></blockquote>",
        "<blockquote><p>A.</p></blockquote><ul><li><p>B</p></li></ul>",
    ],
)
def test_other_dashes_are_words_of_the_quotation(body):
    assert html(body) == body


@pytest.mark.parametrize("words", ["The <em>paper</em>", "- The <em>paper</em>", "<em>The</em> paper"])
def test_a_single_bullet_at_the_end_is_what_the_editor_makes_of_a_hyphen(words):
    text = html(f"<blockquote><p>No posts found.</p>\n<ul>\n<li><p>{words}</p></li>\n</ul>\n</blockquote><p>B</p>")
    assert re.sub("</?em>", "", text) == (
        "<figure><blockquote><p>No posts found.</p>\n</blockquote>"
        '<figcaption class="small">— The paper</figcaption></figure><p>B</p>'
    )


def test_nested_quotations_take_time_that_grows_with_their_length():
    def seconds(number):
        text = "<blockquote>" * number + "<p>x</p></blockquote>" * number
        began = time.process_time()
        attributed(text)
        return time.process_time() - began

    seconds(100)
    assert seconds(8000) < 1
