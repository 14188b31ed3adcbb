"""The ways through the site, walked in a real browser on the real record."""

import re

import pytest

pytestmark = pytest.mark.django_db(transaction=True)


def test_from_the_front_page_to_a_pilot_to_a_post_and_back(visit):
    page = visit("/", width=360)
    page.get_by_role("link", name="Leicester and Leicestershire").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Leicester and Leicestershire"
    page.locator("#posts").get_by_role("link", name="In a Totally Bad Place").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "In a Totally Bad Place"
    standing = page.get_by_role("complementary", name="Where things stand now")
    assert "Field trial" in standing.inner_text()
    standing.get_by_role("link", name="Leicester and Leicestershire").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Leicester and Leicestershire"
    page.get_by_role("link", name=re.compile("Total Place Watch")).first.click()
    assert "Were the workers told?" in page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("script", [True, False])
def test_is_my_employer_in_a_pilot_in_two_steps(visit, script):
    page = visit("/", width=360, script=script)
    page.get_by_label("Is my employer in it?").fill("leicester city council")  # one
    page.get_by_role("button", name="Find").click()  # two
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Leicester City Council"))
    assert "In 1 pilot: Leicester and Leicestershire" in hit.inner_text()


def test_pilots_in_my_region_with_an_nhs_body_in_three_steps(visit):
    page = visit("/pilots/")  # one, from the front page's menu
    page.get_by_label(re.compile("West Midlands")).check()  # two
    page.get_by_label(re.compile("Primary care trust")).check()
    page.get_by_role("button", name="Show pilots").click()  # three
    names = page.locator(".rec h2").all_inner_texts()
    assert names == ["Birmingham", "Coventry, Solihull and Warwickshire", "Worcestershire"]


def test_words_of_a_post_are_explained_in_one_step(visit):
    page = visit("/blog/2009/11/in-a-totally-bad-place/")
    page.get_by_role("complementary").get_by_role("link", name="Total Place", exact=True).click()
    assert page.url.endswith("/glossary/#total-place")
    words = page.locator("dl.words").inner_text()
    assert "Policy Development and Campaigns Committee" in words
    assert "Institute of Governance and Public Management" in words


def test_a_footnote_opens_in_place_and_closes_without_script(visit):
    page = visit("/pilots/birmingham/#money", width=360, script=False)
    mark = page.locator("#money .fn a").first
    mark.scroll_into_view_if_needed()
    mark.click()
    note = page.locator(".notes li:target")
    box = note.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 801
    note.get_by_role("link", name="Back to the text").click()
    assert page.locator(".notes li:target").count() == 0


def test_a_removed_chip_drops_its_filter_and_nothing_else(visit):
    page = visit("/pilots/?region=london&region=west-midlands&theme=gangs")
    assert page.locator(".rec").count() == 1
    page.get_by_role("link", name="Gangs : remove").click()
    assert page.locator(".rec").count() == 5
    assert "region=london" in page.url and "theme" not in page.url
