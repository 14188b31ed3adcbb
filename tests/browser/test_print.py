"""What comes out of a printer: A4, black on white, the sources as notes with their addresses."""

import re

import pytest

from blog.models import Post
from pilots.models import Pilot
from tests.make import make_comment

NOT_ON_PAPER = ["Is it your workplace?", "Find your employer", "Report", "Write a comment", "No account is needed"]
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


def test_nothing_to_be_filled_in_or_pressed_is_printed_of_a_post(visit):
    post = Post.objects.get(slug="in-a-totally-bad-place")
    comment = make_comment(post)
    page = visit(post.get_absolute_url())
    seen = page.locator("main").inner_text()
    assert [words for words in NOT_ON_PAPER if words not in seen] == []
    page.emulate_media(media="print")
    printed = page.locator("main").inner_text()
    assert comment.text in printed
    assert [words for words in NOT_ON_PAPER if words in printed] == []
    comment.delete()


def test_the_front_page_prints_one_map_beside_its_first_words(visit):
    page = visit("/", width=760)
    page.emulate_media(media="print")
    assert [one.is_visible() for one in page.locator(".map").all()].count(True) == 1
    words, chart = page.locator(".front > div").bounding_box(), page.locator(".front > section").bounding_box()
    assert chart["x"] >= words["x"] + words["width"]
    assert abs(chart["y"] - words["y"]) < 30
