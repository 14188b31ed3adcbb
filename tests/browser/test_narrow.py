"""What is hardest to fit: a phone, text of twice the size, a word that never ends."""

import pytest

from blog.models import Post
from tests.browser.sweep import sideways
from tests.make import make_comment

POST = "/blog/2009/11/in-a-totally-bad-place/"
ENDLESS = "http://example.org/" + "x" * 380 + " " + "Donaudampfschiff" * 26


@pytest.fixture(scope="module")
def endless(db):
    comment = make_comment(Post.objects.get(slug="in-a-totally-bad-place"), ENDLESS)
    yield
    comment.delete()


@pytest.mark.parametrize(("width", "media"), [(1280, "screen"), (360, "screen"), (720, "print")])
def test_a_word_without_an_end_widens_no_page(visit, endless, width, media):
    page = visit(POST, width=width)
    page.emulate_media(media=media)
    assert "Donaudampfschiff" in page.locator("#comments").inner_text()
    assert sideways(page) <= 0
    texts = page.locator("#comments p").all()
    assert max(box["x"] + box["width"] for box in (one.bounding_box() for one in texts) if box) <= width


def head_of(page):
    return page.locator("h1").bounding_box()


@pytest.mark.parametrize("path", [POST, "/blog/", "/pilots/birmingham/"])
def test_a_phones_page_begins_with_its_title(visit, path):
    page = visit(path, width=360, script=False)
    assert page.locator(".plate").bounding_box()["height"] < 130
    assert head_of(page)["y"] + head_of(page)["height"] < 300


@pytest.mark.parametrize("large", [False, True], ids=["", "twice the text"])
@pytest.mark.parametrize("path", ["/blog/", "/commitments/"])
def test_a_phone_shows_the_present_part_of_the_site_without_script(visit, chromium_at_twice_the_text, path, large):
    how = {"browser": chromium_at_twice_the_text} if large else {}
    here = visit(path, width=360, script=False, **how).locator(".nav [aria-current]").bounding_box()
    assert here["x"] >= 0
    assert here["x"] + here["width"] <= 360


def test_the_keys_bring_every_part_of_the_menu_into_sight(visit):
    page = visit("/blog/", width=360)
    links = page.locator(".nav a")
    names = links.all_inner_texts()
    assert (len(names), names[4]) == (11, "Search")
    links.first.focus()
    for name in names:
        link = page.locator(".nav a:focus")
        assert link.inner_text() == name
        box = link.bounding_box()
        assert box["x"] >= 0, name
        assert box["x"] + box["width"] <= 361, name
        at = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
        on_top = "([x, y]) => document.elementFromPoint(x, y).innerText"
        assert page.evaluate(on_top, at) == name, "it is behind another"
        page.keyboard.press("Tab")


def test_twice_the_text_leaves_room_on_the_front_page(visit, chromium_at_twice_the_text):
    page = visit("/", width=360, browser=chromium_at_twice_the_text)
    room = {part: page.locator(part).first.bounding_box()["width"] for part in (".glance > div", ".ask input")}
    assert min(room.values()) > 200, room


def test_twice_the_text_keeps_each_choices_number_on_the_page(visit, chromium_at_twice_the_text):
    page = visit("/pilots/", width=360, browser=chromium_at_twice_the_text)
    page.get_by_text("Choose pilots").click()
    ends = page.locator(".filters .n").evaluate_all("all => all.map(one => one.getBoundingClientRect().right)")
    assert len(ends) > 10
    assert max(ends) <= 360


def test_topics_that_are_folded_can_be_unfolded_on_a_wide_screen(visit):
    page = visit("/blog/")
    page.get_by_text("30 more").click()
    assert page.get_by_label("Margate task force").is_visible()


def test_the_link_that_reports_a_comment_is_no_smaller_than_a_finger(visit, endless):
    assert visit(POST).get_by_role("link", name="Report").first.bounding_box()["height"] >= 24
