"""The diary as a list: where nothing is to come, what can be chosen, and its pages."""

import re

import pytest

from tests.campaign.diaries import DECEMBER, entry, page, promise
from tests.make import make_body, make_branch, make_committee, make_meeting

pytestmark = pytest.mark.django_db


def test_where_nothing_is_to_come_it_says_since_when_and_what_is_owed(reader, made, settings):
    settings.CONTACT_ADDRESS = "desk@example.org"
    last = make_meeting(made.committee, "2009-12-09", standing="held")
    promise(made)
    html = page(reader, DECEMBER)
    assert "No meeting to come is on record." in html
    assert f'The last one with a date was <a href="#{last.slug}">' in html
    assert "1 promise is overdue" in html and "no later meeting on record could hear it" in html
    assert "mailto:desk@example.org" in html
    make_meeting(made.committee, "2010-01-13")
    assert "no later meeting on record" not in page(reader, DECEMBER)


def test_a_committee_or_a_kind_can_be_chosen_and_nothing_is_a_dead_end(reader, made, meeting):
    promise(made)
    body = make_body("Leeds City Council")
    cabinet = make_committee("Executive Board", kind="cabinet", body=body)
    make_committee("Branch committee", kind="branch", branch=make_branch("Leeds Health"))
    board = make_meeting(cabinet, "2009-12-16")
    chosen = page(reader, committee="executive-board")
    assert board.slug in chosen and meeting.slug not in chosen
    assert f'<a href="{body.get_absolute_url()}">Leeds City Council</a>' in entry(chosen, board)
    assert meeting.slug in page(reader, kind="committee") and board.slug not in page(reader, kind="committee")
    nothing = page(reader, committee="branch-committee")
    assert "No meetings fit all of this" in nothing and "All meetings" in nothing
    assert "Select a valid choice" in page(reader, kind="nonsense")
    assert "/diary.ics?committee=executive-board</pre>" in chosen


def test_what_is_owed_is_that_of_the_committee_that_is_chosen(reader, made, meeting):
    promise(made)
    make_committee("Executive Board")
    assert "is overdue" in page(reader, DECEMBER, committee="nec")
    assert "is overdue" not in page(reader, DECEMBER, committee="executive-board")


def test_a_long_diary_has_pages_and_a_link_to_a_meeting_finds_its_own(reader, nec):
    meetings = [make_meeting(nec, f"2008-{1 + i // 28:02}-{1 + i % 28:02}") for i in range(60)]
    html = page(reader)
    assert len(re.findall(r'<li id="nec-2008-[\d-]+">', html)) == 25
    address = meetings[0].get_absolute_url()
    assert f'<li id="{meetings[0].slug}">' in reader.get(address).content.decode()
