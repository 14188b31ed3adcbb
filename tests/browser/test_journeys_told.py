"""From the front page to what nobody has said: were the unions told, and what we do not know, on a phone."""

import re
from urllib.parse import urlsplit

from tests.browser.test_journeys import PHONE, Steps, with_and_without_script


@with_and_without_script
def test_where_nothing_is_recorded_of_the_unions_and_what_else_we_do_not_know(visit, script):
    step, page = Steps(3), visit("/", width=PHONE, script=script)
    assert "Unions consulted at 0 of 147 bodies in 13 pilots (147 not known)." in page.get_by_role("main").inner_text()
    step(page.get_by_role("link", name="Where nothing is recorded").click)
    assert page.locator(".rec").count() == 13
    step(page.locator(".rec").get_by_role("link", name="Bradford").click)
    step(page.get_by_role("navigation", name="On this page").get_by_role("link", name="What we do not know").click)
    assert urlsplit(page.url).fragment == "unknown"
    unknown = page.get_by_role("region", name="What we do not know")
    assert unknown.bounding_box()["y"] < page.viewport_size["height"]
    assert re.search(r"Which body leads it, since \d+ \w+ \d{4}\. Not asked yet\.", unknown.inner_text())
    assert unknown.get_by_role("link", name="a branch of ours").is_visible()


def test_the_body_that_refused_our_union_says_so(visit):
    page = visit("/bodies/somerset-county-council/#told", width=PHONE)
    assert "UNISON was refused" in page.get_by_role("region", name="Were the unions told?").inner_text()
