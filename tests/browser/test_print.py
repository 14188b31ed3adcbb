"""What comes out of a printer: A4, black on white, the sources as notes with their addresses."""

import re

import pytest

from pilots.models import Pilot

pytestmark = pytest.mark.looks
SHEETS = ["/branches/birmingham/", "/blog/2009/11/in-a-totally-bad-place/"]


def sides(page):
    """How many sides of A4 it takes."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))


def test_every_pilot_prints_on_two_sides(visit):
    page = visit("/health/", dark=True)
    long = {}
    for slug in Pilot.objects.public().values_list("slug", flat=True):
        page.goto(f"/pilots/{slug}/")
        if (number := sides(page)) > 2:
            long[slug] = number
    assert long == {}


@pytest.mark.parametrize("path", SHEETS)
def test_a_branch_and_a_post_print_on_two_sides_at_most(visit, path):
    assert sides(visit(path)) <= 2


def test_sides_are_counted(visit):
    assert [sides(visit(path)) for path in ("/nowhere/", "/documents/")] == [1, 2]


@pytest.mark.parametrize("path", ["/pilots/birmingham/", *SHEETS])
def test_paper_is_black_on_white_without_menus_and_with_the_addresses_of_sources(visit, path):
    page = visit(path, dark=True)
    page.emulate_media(media="print", color_scheme="dark")
    for gone in (".nav", ".foot", "#share", ".crumb"):
        assert not page.locator(gone).first.is_visible(), gone
    colours = "getComputedStyle(document.body).color + getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(colours) == "rgb(0, 0, 0)rgb(255, 255, 255)"
    note = page.locator(".notes .src").first
    printed = note.evaluate("link => getComputedStyle(link, '::after').content")
    assert note.get_attribute("href") in printed
    assert page.locator(".po").inner_text().startswith(re.sub("^https?://", "", page.url))
