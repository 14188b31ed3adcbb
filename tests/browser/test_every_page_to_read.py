"""The front page, posts, papers and search, asked what the pages of the record are asked; and is any missed?"""

import pytest
from django.urls import resolve, reverse

from tests.browser.pages import PAGES, READING
from tests.browser.sweep import loses_at_twice_the_text, shuts_out, tells, words_of
from tests.test_every_page import PUBLIC


@pytest.mark.parametrize("path", READING)
def test_no_page_shuts_anybody_out_tells_anybody_or_needs_a_script(visit, faults, site, path):
    page = visit(path)
    assert words_of(visit(path, script=False)) == words_of(page)
    assert shuts_out(page, faults) == {}
    assert tells(page, site) == []


@pytest.mark.parametrize("path", READING)
def test_text_twice_as_large_loses_nothing(visit, chromium_at_twice_the_text, path):
    assert loses_at_twice_the_text(visit(path, browser=chromium_at_twice_the_text)) == []


def test_every_public_kind_of_page_is_walked(visit):
    ask = visit("/health/").request.get
    addresses = {name: reverse(name, kwargs=given) for name, given in PUBLIC.items()}
    pages = {name for name, path in addresses.items() if ask(path).headers["content-type"].startswith("text/html")}
    walked = {resolve(path.partition("?")[0]).view_name for path in PAGES if path != "/nowhere/"}
    assert pages <= walked
