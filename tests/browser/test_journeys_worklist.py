"""O8, in a browser and on the real record: what needs doing stands on the front page, one step from its list."""

import re

import pytest

from pilots.history import Edit, editing
from pilots.models import Pilot
from tests.browser.test_journeys import Steps
from tests.make import make_officer


def rows_of_list(page):
    return int(re.search(r"(\d+) ", page.locator(".paginator").inner_text()).group(1))


def test_o8_see_what_needs_doing_and_go_there(desk):
    step, page = Steps(1), desk()
    line = page.get_by_role("link", name="papers of the programme have no copy here")
    number = int(line.inner_text().split()[0])
    step(line.click)
    assert rows_of_list(page) == number > 0
    assert page.told == []


def test_o8_of_facts_without_a_source_noun_by_noun_without_script(desk):
    step, page = Steps(1), desk(script=False)
    line = page.locator(".by-noun").get_by_role("link", name=re.compile(r"^\d+ partner bodies$"))
    number = int(line.inner_text().split()[0])
    step(line.click)
    assert rows_of_list(page) == number > 0


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (1280, True), (360, False), (360, True)])
def test_the_front_page_of_the_desk_is_in_order(desk, faults, width, dark):
    page = desk(width=width, dark=dark)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    first = page.get_by_role("heading", name="What there is to do").bounding_box()
    assert first["y"] < 250
    assert page.told == []


def test_what_the_others_did_is_seen_and_put_aside(desk):
    bob = make_officer("Bob Barlow")
    with editing(bob, deed=Edit.Deed.CHANGED, reason="The final report") as under_way:
        under_way.tell(Pilot.objects.first())
    page = desk()
    assert "changed by Bob Barlow" in page.locator(".deeds").inner_text()
    page.get_by_role("button", name="I have seen these").click()
    page.get_by_text("You are caught up.").wait_for()
    assert "Nothing since" in page.locator(".deeds").inner_text()
