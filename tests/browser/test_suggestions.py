"""Suggestions under a search box, by keyboard and by hand; the box searches without them."""

import re

import pytest


def typed(page, words="leicester city"):
    """The open list of suggestions for `words`."""
    page.locator("#q").press_sequentially(words)
    suggestions = page.get_by_role("listbox", name="Suggestions")
    suggestions.wait_for()
    return suggestions


@pytest.mark.parametrize("path", ["/", "/search/"])
def test_arrow_down_and_enter_open_the_page_of_an_employer(visit, path):
    page = visit(path, width=360)
    box, options = page.locator("#q"), typed(page).get_by_role("option")
    assert box.get_attribute("aria-expanded") == "true"
    assert options.first.inner_text().split("\n") == ["Leicester City Council", "Unitary council, in 1 pilot"]
    assert page.get_by_role("status").filter(has_text=f"{options.count()} suggestions").count() == 1
    assert min(option.bounding_box()["height"] for option in options.all()) >= 44
    page.keyboard.press("ArrowDown")
    assert options.first.get_attribute("aria-selected") == "true"
    assert box.get_attribute("aria-activedescendant") == options.first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**/bodies/leicester-city-council/")
    assert page.told == []


def test_the_arrows_go_round_by_way_of_the_box(visit):
    page = visit("/search/")
    options = typed(page).get_by_role("option")
    page.keyboard.press("ArrowUp")
    assert options.last.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowDown")
    assert page.locator("#q").get_attribute("aria-activedescendant") == ""
    assert page.locator("[aria-selected=true]").count() == 0


def test_a_click_opens_the_page_of_a_place(visit):
    page = visit("/search/", width=360)
    typed(page, "trafford").get_by_text("Takes in Trafford").click()
    page.wait_for_url("**/pilots/manchester-city-region-including-warrington/")


@pytest.mark.parametrize("key", ["Escape", "Tab"])
def test_a_key_closes_the_list_and_leaves_the_words(visit, key):
    page = visit("/search/")
    suggestions = typed(page)
    page.keyboard.press(key)
    suggestions.wait_for(state="hidden")
    box = page.locator("#q")
    assert (box.input_value(), box.get_attribute("aria-expanded")) == ("leicester city", "false")


def test_enter_searches_where_nothing_is_chosen(visit):
    page = visit("/search/")
    typed(page)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=leicester+city")


def test_one_letter_and_words_typed_fast_do_not_ask(visit):
    page = visit("/search/")
    page.locator("#q").press_sequentially("l")
    page.wait_for_timeout(400)
    assert [url for url in page.asked if "suggest" in url] == []
    page.locator("#q").press_sequentially("eic")
    page.get_by_role("listbox").wait_for()
    assert [re.sub(".*suggest", "", url) for url in page.asked if "suggest" in url] == ["/?q=leic"]


def test_without_script_the_box_is_a_box(visit):
    page = visit("/search/", script=False)
    assert page.locator("#q").get_attribute("role") is None
    page.locator("#q").fill("leicester city")
    page.locator("#q").press("Enter")
    page.wait_for_url("**/search/?q=leicester+city")


@pytest.mark.parametrize("answer", [{"status": 500}, {"status": 400, "json": {"errors": {}}}, {"body": "<p>"}, None])
def test_where_suggestions_fail_the_form_still_searches(visit, answer):
    page = visit("/search/")
    page.route("**/suggest/**", lambda route: route.fulfill(**answer) if answer else route.abort())
    with page.expect_request("**/suggest/**"):
        page.locator("#q").press_sequentially("leicester city")
    page.wait_for_timeout(100)
    assert page.get_by_role("option").count() == 0
    assert [said for said in page.told if "Failed to load resource" not in said] == []  # the browser's own words
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=leicester+city")


@pytest.mark.parametrize(("width", "dark"), [(320, False), (320, True), (1280, False), (1280, True)])
def test_an_open_list_shuts_nobody_out(visit, faults, width, dark):
    page = visit("/search/", width=width, dark=dark)
    typed(page)
    page.keyboard.press("ArrowDown")
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.told == []
