"""/diary/: what is to come and what to ask there, then what was promised, due and answered."""

import re
from itertools import count

import pytest
import time_machine

from campaign.diary import with_business
from campaign.models import Commitment, Meeting
from campaign.outcomes import OPEN
from pilots.fuzzy import FuzzyDate
from tests.make import (
    cite,
    make_answer,
    make_body,
    make_branch,
    make_commitment,
    make_committee,
    make_document,
    make_meeting,
)
from tests.page import markup

pytestmark = pytest.mark.django_db
NOVEMBER, DECEMBER = "2009-11-20", "2009-12-20"


def page(reader, day=NOVEMBER, **query):
    with time_machine.travel(f"{day}T12:00:00Z"):
        return markup(reader.get("/diary/", query))


def entry(html, meeting):
    """What the page says of one meeting."""
    return re.search(rf'<li id="{meeting.slug}">.*?(?=<li id="|</ul>)', html)[0]


@pytest.fixture(autouse=True)
def in_august_2009():
    """When all of it is made and published."""
    with time_machine.travel("2009-08-01T12:00:00Z"):
        yield


@pytest.fixture
def nec():
    return make_committee("NEC")


@pytest.fixture
def made(nec):
    return make_meeting(nec, "2009-10-06", standing="held")


@pytest.fixture
def december(nec):
    return make_meeting(nec, "2009-12-09", starts_at="14:30", place="Mabledon Place")


def promise(made, **fields):
    return make_commitment(
        "Bring a report",
        committee=made.committee,
        made_at=made,
        made_on=None,
        due_committee=made.committee,
        **fields,
    )


def test_what_is_to_come_stands_first_with_its_time_place_source_and_what_to_ask(reader, made, december):
    promise(made, words="A report will come.", to_ask="a member of the NEC")
    cite(december, make_document("The NEC’s calendar"))
    html = page(reader)
    assert "1 meeting to come" in html
    assert html.index("To come</h2>") < html.index("Past meetings</h2>")
    said = entry(html, december)
    for words in ("9 December 2009", "14:30", "Mabledon Place", "Due there:", "Who asks: a member of the NEC"):
        assert words in said
    assert "NEC promised this on 6 October 2009: “A report will come.” What has come of it?" in said
    assert "The NEC’s calendar" in html
    assert "Promised</b>" not in said and "Promised there:" in entry(html, made)


def test_what_nobody_answered_is_carried_to_the_next_and_says_how_often(reader, made, december):
    promise(made)
    january = make_meeting(made.committee, "2010-01-13")
    html = page(reader, DECEMBER)
    assert "carried 1 time, since" in entry(html, january)
    assert "It was due on 9 December 2009, and 1 meeting has passed without an answer." in entry(html, january)
    assert "nobody has agreed to yet" in entry(html, january)
    assert "Was due there:" in entry(html, december)
    assert "No answer on record: overdue since" in entry(html, december)


def test_an_answer_stands_with_the_meeting_where_it_was_given(reader, made, december):
    commitment = promise(made)
    make_answer(commitment, "reported", "2009-12-09", meeting=december, statement="It was four pages.")
    said = entry(page(reader, DECEMBER), december)
    assert "Reported there. It was four pages." in said
    assert "No answer" not in said


def test_an_answer_that_came_later_is_no_answer_there(reader, made, december):
    make_answer(promise(made), "kept", "2009-12-15")
    assert "Not answered there. Kept" in entry(page(reader, DECEMBER), december)


def test_an_answer_to_what_was_not_due_there_stands_with_the_meeting_too(reader, made, december):
    other = make_commitment("Join up the branches", kind="call")
    make_answer(other, "agreed", "2009-12-09", meeting=december, statement="Yes.")
    assert "Agreed there:" in entry(page(reader, DECEMBER), december)


def test_a_meeting_whose_date_passed_without_a_word_says_so(reader, december):
    assert "Was expected on 9 December 2009; whether it met is not on record." in entry(
        page(reader, DECEMBER), december
    )


def test_a_cancelled_meeting_stays_and_hands_on_what_was_due(reader, made, nec):
    cancelled = make_meeting(nec, "2009-12-09", standing="cancelled")
    january = make_meeting(nec, "2010-01-13")
    make_commitment("Ask the NEC", committee=nec, due_meeting=cancelled)
    html = page(reader)
    assert "Cancelled." in entry(html, cancelled)
    assert "now due <time" in entry(html, cancelled)
    assert "Due there:" in entry(html, january)


def test_dates_are_as_exact_as_their_source(reader, nec):
    december, undated, held = (
        make_meeting(nec, "2009-12"),
        make_meeting(nec, None),
        make_meeting(nec, None, standing="held", slug="conference"),
    )
    html = page(reader)
    assert '<time datetime="2009-12">December 2009</time>' in entry(html, december)
    parts = re.findall(r"<h2 id=\"part-\d\">([^<]+)</h2>", html)
    assert parts == ["To come", "Expected, date not known", "Date not known"]
    assert "date not known" in entry(html, undated) and "Held." in entry(html, held)


def test_where_nothing_is_to_come_it_says_since_when_and_what_is_owed(reader, made, settings):
    settings.CONTACT_ADDRESS = "desk@example.org"
    last = make_meeting(made.committee, "2009-12-09", standing="held")
    promise(made)
    html = page(reader, DECEMBER)
    assert "No meeting to come is on record." in html
    assert f'The last one with a date was <a href="#{last.slug}">' in html
    assert "1 promise is overdue" in html and "no later meeting on record could hear it" in html
    assert "mailto:desk@example.org" in html


def test_a_committee_or_a_kind_can_be_chosen_and_nothing_is_a_dead_end(reader, made, december):
    promise(made)
    body = make_body("Leeds City Council")
    cabinet = make_committee("Executive Board", kind="cabinet", body=body)
    make_committee("Branch committee", kind="branch", branch=make_branch("Leeds Health"))
    board = make_meeting(cabinet, "2009-12-16")
    chosen = page(reader, committee="executive-board")
    assert board.slug in chosen and december.slug not in chosen
    assert f'<a href="{body.get_absolute_url()}">Leeds City Council</a>' in entry(chosen, board)
    assert december.slug in page(reader, kind="committee") and board.slug not in page(reader, kind="committee")
    nothing = page(reader, committee="branch-committee")
    assert "No meetings fit all of this" in nothing and "All meetings" in nothing
    assert "Select a valid choice" in page(reader, kind="nonsense")
    assert "/diary.ics?committee=executive-board</pre>" in chosen


def test_what_is_owed_is_that_of_the_committee_that_is_chosen(reader, made, december):
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


def due_in_diary():
    return {
        meeting.pk: {due.commitment.pk for due in meeting.due}
        for meeting in with_business(Meeting.objects.public().for_diary())
    }


@pytest.mark.parametrize("day", ["2009-09-01", "2009-10-06", "2009-11-10", "2009-12-09", "2009-12-10", "2010-02-01"])
def test_what_the_diary_says_is_due_is_what_the_status_says(day):
    nec, pdcc = make_committee("NEC"), make_committee("PDCC")
    number = count()
    for committee in (nec, pdcc):
        made, second, third, month = (
            make_meeting(committee, date) for date in ("2009-10-06", "2009-11-10", "2009-12-09", "2010-01")
        )
        make_meeting(committee, "2009-11-01", standing="cancelled")
        for fields in (
            {"due_committee": committee},
            {"due_meeting": third},
            {"due_meeting": second, "kind": "motion", "decision": "carried"},
            {"due_committee": committee, "kind": "call"},
            {"due_committee": committee, "made_on": FuzzyDate(2009)},
        ):
            for answer in (None, "answered", "raised", "reported", "kept"):
                one = make_commitment(f"Number {next(number)}", made_at=made, committee=committee, **fields)
                if answer:
                    make_answer(one, answer, "2009-11-10", meeting=second)
    with time_machine.travel(f"{day}T12:00:00Z"):
        rows = list(Commitment.objects.public().with_status())
        due = due_in_diary()
        meetings = {meeting.pk: meeting for meeting in Meeting.objects.all()}
    assert len(rows) == 50
    for one in rows:
        with time_machine.travel(f"{day}T12:00:00Z"):
            at = {key for key, keys in due.items() if one.pk in keys}
            to_come = {key for key in at if meetings[key].is_to_come}
            passed = {key for key in at if meetings[key].is_over}
        assert to_come == ({one.next_meeting} if one.next_meeting and one.status in OPEN else set())
        since_heard = [key for key in passed if meetings[key].date.isoformat() > one.heard_on]
        if one.status in OPEN:
            assert len(since_heard) == one.missed
