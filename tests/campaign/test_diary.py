"""/diary/: what is to come and what to ask there, then what was promised, due and answered."""

import re

import pytest

from tests.campaign.diaries import DECEMBER, entry, page, promise
from tests.make import cite, make_answer, make_commitment, make_document, make_meeting

pytestmark = pytest.mark.django_db


def test_what_is_to_come_stands_first_with_its_time_place_source_and_what_to_ask(reader, made, meeting):
    promise(made, words="A report will come.", to_ask="a member of the NEC")
    cite(meeting, make_document("The NEC’s calendar"))
    html = page(reader)
    assert "1 meeting to come" in html
    assert html.index("To come</h2>") < html.index("Past meetings</h2>")
    said = entry(html, meeting)
    for words in ("9 December 2009", "14:30", "Mabledon Place", "Due there:", "Who asks: a member of the NEC"):
        assert words in said
    assert "NEC promised this on 6 October 2009: “A report will come.” What has come of it?" in said
    assert "The NEC’s calendar" in html
    assert "Promised</b>" not in said and "Promised there:" in entry(html, made)


def test_what_nobody_answered_is_carried_to_the_next_and_says_how_often(reader, made, meeting):
    promise(made)
    january = make_meeting(made.committee, "2010-01-13")
    html = page(reader, DECEMBER)
    assert "carried 1 time, since" in entry(html, january)
    assert "It was due on 9 December 2009, and 1 meeting has passed without an answer." in entry(html, january)
    assert "nobody has agreed to yet" in entry(html, january)
    assert "Was due there:" in entry(html, meeting)
    assert "No answer on record: overdue since" in entry(html, meeting)


def test_an_answer_stands_with_the_meeting_where_it_was_given(reader, made, meeting):
    commitment = promise(made)
    make_answer(commitment, "reported", "2009-12-09", meeting=meeting, statement="It was four pages.")
    said = entry(page(reader, DECEMBER), meeting)
    assert "Reported there. It was four pages." in said
    assert "No answer" not in said


def test_an_answer_that_came_later_is_no_answer_there(reader, made, meeting):
    make_answer(promise(made), "kept", "2009-12-15")
    assert "Not answered there. Kept" in entry(page(reader, DECEMBER), meeting)


def test_an_answer_that_came_before_is_no_answer_there(reader, made, meeting):
    make_answer(promise(made), "answered", "2009-11-10")
    said = entry(page(reader, DECEMBER), meeting)
    assert "No answer on record: overdue since" in said and "Answered" not in said


def test_an_answer_to_what_was_not_due_there_stands_with_the_meeting_too(reader, made, meeting):
    other = make_commitment("Join up the branches", kind="call")
    make_answer(other, "agreed", "2009-12-09", meeting=meeting, statement="Yes.")
    assert "Agreed there:" in entry(page(reader, DECEMBER), meeting)


def test_a_meeting_whose_date_passed_without_a_word_says_so(reader, meeting):
    assert "Was expected on 9 December 2009; whether it met is not on record." in entry(
        page(reader, DECEMBER), meeting
    )


def test_a_cancelled_meeting_stays_and_hands_on_what_was_due(reader, made, nec):
    cancelled = make_meeting(nec, "2009-12-02", standing="cancelled")
    january = make_meeting(nec, "2010-01-13")
    make_commitment("Ask the NEC", committee=nec, due_meeting=cancelled)
    html = page(reader)
    assert "Cancelled." in entry(html, cancelled) and "1 meeting to come" in html
    assert "now due <time" in entry(html, cancelled)
    assert "Due there:" in entry(html, january)


def test_dates_are_as_exact_as_their_source(reader, nec):
    month, undated, held = (
        make_meeting(nec, "2009-12"),
        make_meeting(nec, None),
        make_meeting(nec, None, standing="held", slug="conference"),
    )
    html = page(reader)
    assert '<time datetime="2009-12">December 2009</time>' in entry(html, month)
    parts = re.findall(r"<h2 id=\"part-\d\">([^<]+)</h2>", html)
    assert parts == ["To come", "Expected, date not known", "Date not known"]
    assert "date not known" in entry(html, undated) and "Held." in entry(html, held)


def test_a_call_that_is_due_is_asked_to_be_agreed_to_until_it_is(reader, made):
    january = make_meeting(made.committee, "2010-01-13")
    call = make_commitment("Join up the branches", kind="call", committee=made.committee, due_meeting=january)
    assert "Will you agree to it?" in entry(page(reader, DECEMBER), january)
    make_answer(call, "agreed", "2009-11-01")
    assert "What has come of it?" in entry(page(reader, DECEMBER), january)
