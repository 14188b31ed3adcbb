"""Every kind of page of the record, on phones and wide screens, light and dark: nobody shut out, nobody told."""

import pytest

from tests.browser.pages import RECORD
from tests.browser.sweep import loses_at_twice_the_text, shuts_out, tells, words_of


@pytest.mark.parametrize("path", RECORD)
def test_no_page_shuts_anybody_out_tells_anybody_or_needs_a_script(visit, faults, site, path):
    page = visit(path)
    assert words_of(visit(path, script=False)) == words_of(page)
    assert shuts_out(page, faults) == {}
    assert tells(page, site) == []


@pytest.mark.parametrize("path", RECORD)
def test_text_twice_as_large_loses_nothing(visit, chromium_at_twice_the_text, path):
    assert loses_at_twice_the_text(visit(path, browser=chromium_at_twice_the_text)) == []
