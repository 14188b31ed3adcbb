"""/diary.ics: what an entry says, and that it is valid for two parsers and a strict eye."""

import datetime
import re

import pytest

from pilots.fuzzy import FuzzyDate
from tests.campaign.subscribing import entries, unfolded
from tests.make import cite, make_answer, make_commitment, make_committee, make_document, make_meeting

pytestmark = pytest.mark.django_db
UTC = datetime.UTC
HOSTILE = (
    '\r\nEND:VEVENT\r\nBEGIN:VEVENT\nUID:evil\n; , \\ \\n " : = ^n \x01\x07\x0b\x0c\x1b\x7f\x85\u2028\u2029 \t '
    "👩🏽‍🏭é漢字 " + "x" * 10_000 + "漢" * 3_000
)


def only(reader, address="/diary.ics"):
    (event,) = entries(reader.get(address)).values()
    return event


def test_a_meeting_has_its_time_place_state_and_an_address(reader, meeting):
    event = only(reader)
    assert event["uid"] == f"meeting-{meeting.pk}@totalplacewatch"
    assert (event["summary"], event["location"], event["status"]) == ("NEC", "Mabledon Place", "TENTATIVE")
    assert event["dtstart"].dt == datetime.datetime(2009, 12, 9, 14, 30, tzinfo=UTC)
    assert event["url"] == f"http://testserver{meeting.get_absolute_url()}"
    assert event["description"] == "Expected.\n\nUnverified: no source is recorded."
    cite(meeting, make_document("The NEC’s calendar"), page="7")
    assert "Written in: The NEC’s calendar, page 7." in only(reader)["description"]


@pytest.mark.parametrize(("day", "hour"), [("2010-03-27", 14), ("2010-03-28", 13), ("2010-07-01", 13)])
def test_a_time_is_that_of_london_in_winter_and_in_summer(reader, nec, day, hour):
    make_meeting(nec, day, starts_at="14:30")
    start = only(reader)["dtstart"]
    assert start.dt == datetime.datetime.fromisoformat(f"{day}T{hour}:30:00Z")
    assert start.to_ical().endswith(b"Z")


def test_a_day_a_month_and_no_more_than_a_year(reader, nec):
    day, month = make_meeting(nec, "2009-12-31"), make_meeting(nec, "2009-12")
    make_meeting(nec, "2010")
    make_meeting(nec, None)
    found = entries(reader.get("/diary.ics"))
    spans = {uid: (event["dtstart"].dt.isoformat(), event["dtend"].dt.isoformat()) for uid, event in found.items()}
    assert spans == {
        f"meeting-{day.pk}@totalplacewatch": ("2009-12-31", "2010-01-01"),
        f"meeting-{month.pk}@totalplacewatch": ("2009-12-01", "2010-01-01"),
    }
    unsure = found[f"meeting-{month.pk}@totalplacewatch"]
    assert unsure["summary"] == "NEC (December 2009, day not known)"
    assert {event["transp"] for event in found.values()} == {"TRANSPARENT"}


def test_it_says_what_is_due_and_what_to_ask(reader, nec, meeting):
    fields = {"committee": nec, "due_meeting": meeting, "to_ask": "a member of the NEC"}
    commitment = make_commitment("Bring a report", words="A report will come.", **fields)
    said = str(only(reader)["description"])
    assert "Due here: Bring a report (due at the next meeting)." in said
    assert "To ask: NEC promised this on 6 October 2009: “A report will come.” What has come of it?" in said
    assert "Who asks: a member of the NEC." in said
    make_answer(commitment, "kept", "2009-11-19")
    assert "Bring a report" not in str(only(reader)["description"])


def test_the_day_by_which_something_is_due_stands_until_it_is_settled(reader, nec):
    fields = {"committee": nec, "due_on": FuzzyDate(2010, 3, 1)}
    commitment = make_commitment("Bring a report", **fields)
    make_commitment("Some time in March", committee=nec, due_on=FuzzyDate(2010, 3))
    event = only(reader)
    assert event["uid"] == f"commitment-{commitment.pk}@totalplacewatch"
    assert (event["summary"], event["dtstart"].dt) == ("Due: Bring a report", datetime.date(2010, 3, 1))
    make_answer(commitment, "kept", "2009-11-19")
    assert entries(reader.get("/diary.ics")) == {}


def test_hostile_text_survives_and_makes_no_entry_of_its_own(reader, clock):
    nec = make_committee("NEC\nBEGIN:VEVENT \x01👩🏽‍🏭")
    meeting = make_meeting(nec, "2009-12-09", slug="nec", note=HOSTILE, place="A\r\nEND:VCALENDAR\x07" + "é" * 180)
    make_commitment("Ask; them, \\n\nBEGIN:VALARM", due_meeting=meeting, to_ask="\x1b[0m", words=HOSTILE)
    event = only(reader)
    assert "x" * 10_000 + "漢" * 3_000 in event["description"]
    assert "👩🏽‍🏭é漢字" in event["description"] and '; , \\ \\n " : = ^n' in event["description"]


def test_the_filters_of_the_page_hold_and_a_mistyped_one_is_named(reader, nec, meeting):
    board = make_committee("Executive Board: Leeds, and others", kind="cabinet", slug="board")
    make_meeting(board, "2009-12-16")
    make_commitment("Bring a report", committee=nec, due_on=FuzzyDate(2010, 3, 1))
    for query in ("committee=board", "kind=cabinet"):
        answer = reader.get(f"/diary.ics?{query}")
        assert [str(event["summary"]) for event in entries(answer).values()] == [board.name]
    named = unfolded(reader.get("/diary.ics?committee=board").content)
    assert "X-WR-CALNAME:Total Place Watch: Executive Board: Leeds\\, and others" in named
    assert reader.get("/diary.ics?kind=nonsense").status_code == 400
    assert entries(reader.get("/diary.ics?committee=board&kind=committee")) == {}


def test_it_says_what_it_is_and_how_often_to_look(reader, meeting):
    answer = reader.get("/diary.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    for line in ("VERSION:2.0", "NAME:Total Place Watch: the diary", "REFRESH-INTERVAL;VALUE=DURATION:PT12H"):
        assert re.search(rf"^{line}\r$", text, re.M)
    assert "METHOD" not in text and answer.content == reader.get("/diary.ics").content


def test_the_real_record_is_a_valid_calendar(record, reader):
    found = entries(reader.get("/diary.ics"))
    assert len(found) == 6  # of eight meetings two have no date
