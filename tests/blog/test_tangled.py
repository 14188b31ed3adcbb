"""An article is kept no deeper than anybody writes, so that none is slow for readers."""

import re
import time

import pytest

from blog.article import drawn
from blog.importing.tidying import DEEPEST
from blog.models import Post
from blog.pasting import plain
from tests.blog.test_article_page import write
from tests.page import markup

TANGLES = [
    "<ul><li>" * 12_500,
    "<blockquote>" * 5_000 + "<p>x</p></blockquote>" * 5_000,
    "<blockquote><object></blockquote></object>" * 2_500,
    "<b>" * 30_000 + "x",
]


def depth(html):
    deepest = now = 0
    for closing in re.findall(r"<(/?)(?:ul|ol|li|blockquote|table|tr|td|th)>", html):
        now += -1 if closing else 1
        deepest = max(deepest, now)
    return deepest


@pytest.mark.looks
@pytest.mark.parametrize("html", TANGLES, ids=lambda html: html[:30])
def test_what_is_deep_is_flattened_and_takes_no_time(html):
    began = time.process_time()
    kept = plain(html)
    drawn(Post(slug="a", body=kept, summary="S"))
    assert time.process_time() - began < 2
    assert depth(kept) <= DEEPEST


@pytest.mark.looks
def test_what_people_write_is_kept_as_it_is():
    row = '<tr><td colspan="2"><p>c</p></td></tr>'
    html = "<blockquote><ul><li><p>a</p><ul><li><p>b</p></li></ul></li></ul></blockquote>"
    html += f"<table><tbody>{row}</tbody></table>"
    assert plain(html * 50) == html * 50


@pytest.mark.django_db
def test_an_article_that_is_too_long_is_refused_in_plain_words(alice):
    page = markup(write(alice, summary="S", body=f"<p>{'x' * 1_000_000}</p>"))
    assert "This is longer than 1,000,000 letters. Make several articles of it." in page
    assert not Post.objects.exists()
