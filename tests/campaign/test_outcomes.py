"""Where a commitment stands, path by path: what passed, what was said, and what that makes of it."""

import pytest
import time_machine

from campaign.models import Commitment
from pilots.fuzzy import FuzzyDate
from tests import make

pytestmark = pytest.mark.django_db
DAY = "2010-03-10"
ONE, TWO, SOON = "2009-12-09", "2010-02-03", "2010-04-01"
PAST = [ONE, TWO]
NEXT = {"due": "next"}
REMITTED = {"kind": "motion", "decision": "remitted"}

# What it is; meetings of the committee, cancelled ones with a "-" before; answers; status, missed, since, next.
PATHS = {
    "due nowhere": ({}, PAST, [], ("promised", 0, None, None)),
    "the next meeting is to come": (NEXT, [SOON], [], ("due", 0, None, SOON)),
    "no later meeting is known": (NEXT, ["2009-10-06"], [], ("promised", 0, None, None)),
    "a meeting of today is to come": (NEXT, [DAY], [], ("due", 0, None, DAY)),
    "one passed and none is to come": (NEXT, [ONE], [], ("overdue", 1, ONE, None)),
    "two passed and it is carried": (NEXT, [*PAST, SOON], [], ("overdue", 2, ONE, SOON)),
    "a cancelled one does not count": (NEXT, ["-2009-12-09", TWO], [], ("overdue", 1, TWO, None)),
    "all were cancelled": (NEXT, ["-2009-12-09", "-2010-04-01"], [], ("promised", 0, None, None)),
    "a cancelled one is not the next": (NEXT, ["-2010-04-01", "2010-05-01"], [], ("due", 0, None, "2010-05-01")),
    "an undated one is no meeting yet": (NEXT, [None], [], ("promised", 0, None, None)),
    "a month that is not over": (NEXT, ["2010-03"], [], ("due", 0, None, "2010-03")),
    "a month that is over": (NEXT, ["2010-02"], [], ("overdue", 1, "2010-02", None)),
    "a year that is not over": (NEXT, ["2010"], [], ("due", 0, None, "2010")),
    "a month in which it may have been made": (NEXT, ["2009-10"], [], ("promised", 0, None, None)),
    "a day in the month in which it was made": ({**NEXT, "made": "2009-12"}, PAST, [], ("overdue", 1, TWO, None)),
    "nobody knows when it was made": ({**NEXT, "made": None}, PAST, [], ("promised", 0, None, None)),
    "due at one that passed": ({"due": 0}, [ONE], [], ("overdue", 1, ONE, None)),
    "due at one, and two passed": ({"due": 0}, PAST, [], ("overdue", 2, ONE, None)),
    "due at the second": ({"due": 1}, PAST, [], ("overdue", 1, TWO, None)),
    "due at one that was cancelled": ({"due": 0}, ["-2009-12-09", TWO], [], ("overdue", 1, TWO, None)),
    "due at a cancelled one, and carried": ({"due": 0}, ["-2009-12-09", SOON], [], ("due", 0, None, SOON)),
    "due at a later one than the next": ({"due": 1}, [SOON, "2010-05-01"], [], ("promised", 0, None, "2010-05-01")),
    "due at one whose date is not known": ({"due": 0}, [None, *PAST], [], ("promised", 0, None, None)),
    "due in the year in which it was made": ({"due": 0, "made": "2009"}, PAST, [], ("overdue", 2, ONE, None)),
    "due at one, made nobody knows when": ({"due": 0, "made": None}, [ONE], [], ("overdue", 1, ONE, None)),
    "due at one of a hidden committee": ({"due": 0, "hidden": "committee"}, PAST, [], ("promised", 0, None, None)),
    "due at one that is a draft": ({"due": 0, "hidden": "meetings"}, PAST, [], ("promised", 0, None, None)),
    "meetings that are drafts do not pass": ({**NEXT, "hidden": "meetings"}, PAST, [], ("promised", 0, None, None)),
    "raised is no answer": (NEXT, PAST, [("raised", ONE)], ("overdue", 2, ONE, None)),
    "answered there": (NEXT, [ONE], [("answered", ONE)], ("promised", 0, None, None)),
    "answered in that month": (NEXT, [ONE], [("answered", "2009-12")], ("promised", 0, None, None)),
    "answered a day after": (NEXT, [ONE], [("answered", "2009-12-10")], ("promised", 0, None, None)),
    "answered before, and it passed": (NEXT, [ONE], [("answered", "2009-12-01")], ("overdue", 1, ONE, None)),
    "answered, and the next passed": (NEXT, PAST, [("answered", ONE)], ("overdue", 1, TWO, None)),
    "answered, and due at the next": (NEXT, [*PAST, SOON], [("agreed", TWO)], ("due", 0, None, SOON)),
    "due there, answered there": ({"due": 0}, PAST, [("answered", ONE)], ("overdue", 1, TWO, None)),
    "a draft of an answer": ({**NEXT, "hidden": "answers"}, PAST, [("kept", ONE)], ("overdue", 2, ONE, None)),
    "an answer of tomorrow": (NEXT, PAST, [("kept", "2010-03-11")], ("overdue", 2, ONE, None)),
    "reported": (NEXT, PAST, [("reported", TWO)], ("reported", 2, ONE, None)),
    "kept": (NEXT, PAST, [("raised", ONE), ("kept", TWO)], ("kept", 2, ONE, None)),
    "reported, then kept": ({}, [], [("kept", "2010-02"), ("reported", "2010-01")], ("kept", 0, None, None)),
    "kept, and dropped that day": ({}, [], [("kept", "2010-02"), ("dropped", "2010-02")], ("dropped", 0, None, None)),
    "by a day to come": ({"due_on": "2010-03-11"}, [], [], ("promised", 0, None, None)),
    "by today": ({"due_on": DAY}, [], [], ("promised", 0, None, None)),
    "by a day that passed": ({"due_on": "2010-03-09"}, [], [], ("overdue", 0, "2010-03-09", None)),
    "by a month that is not over": ({"due_on": "2010-03"}, [], [], ("promised", 0, None, None)),
    "by a month that is over": ({"due_on": "2010-02"}, [], [], ("overdue", 0, "2010-02", None)),
    "a month, answered since": ({"due_on": "2010-02"}, [], [("answered", "2010-03")], ("overdue", 0, "2010-02", None)),
    "by a day and a meeting": ({**NEXT, "due_on": "2010-01-01"}, PAST, [], ("overdue", 2, ONE, None)),
    "by a day before the meeting": ({"due": 1, "due_on": "2010-01-01"}, PAST, [], ("overdue", 1, "2010-01-01", None)),
    "a call": ({**NEXT, "kind": "call"}, PAST, [], ("called", 2, ONE, None)),
    "a call that was answered": ({"kind": "call"}, [], [("answered", ONE)], ("called", 0, None, None)),
    "a call that was agreed to": ({**NEXT, "kind": "call"}, PAST, [("agreed", ONE)], ("overdue", 1, TWO, None)),
    "a call that was dropped": ({"kind": "call"}, [], [("dropped", ONE)], ("dropped", 0, None, None)),
    "a motion": ({"kind": "motion"}, [], [], ("called", 0, None, None)),
    "one remitted": (REMITTED, [], [], ("called", 0, None, None)),
    "one remitted, then agreed": (REMITTED, [], [("agreed", ONE)], ("promised", 0, None, None)),
    "one carried": ({"kind": "motion", "decision": "carried"}, [], [], ("promised", 0, None, None)),
    "one amended, and due": ({**NEXT, "kind": "motion", "decision": "amended"}, PAST, [], ("overdue", 2, ONE, None)),
    "one lost": ({"kind": "motion", "decision": "lost"}, [], [], ("dropped", 0, None, None)),
    "one withdrawn": ({**NEXT, "kind": "motion", "decision": "withdrawn"}, PAST, [], ("dropped", 2, ONE, None)),
}  # fmt: skip


def fuzzy(text):
    return FuzzyDate.from_iso(text) if text else None


@time_machine.travel("2009-10-07T12:00Z", tick=False)
def make_path(about, meetings, answers):
    """A commitment; all that is not a draft is public since the day on which it was made."""
    about = dict(about)
    due, hidden = about.pop("due", None), about.pop("hidden", "")
    drafts = {one: {"published_at": None} if one == hidden else {} for one in ("committee", "meetings", "answers")}
    committee = make.make_committee(**drafts["committee"])
    rows = [
        make.make_meeting(committee, date and date.lstrip("-"), slug=f"m{place}", **drafts["meetings"],
            standing="cancelled" if date and date.startswith("-") else "held")
        for place, date in enumerate(meetings)
    ]  # fmt: skip
    where = {"due_committee": committee} if due == "next" else {"due_meeting": rows[due]} if due is not None else {}
    fields = {"made_on": fuzzy(about.pop("made", "2009-10-06")), "due_on": fuzzy(about.pop("due_on", None))}
    commitment = make.make_commitment(**about, **where, **fields)
    for kind, date in answers:
        make.make_answer(commitment, kind, date, **drafts["answers"])
    return commitment


def stands(commitment, day=None):
    one = Commitment.objects.with_status(day).for_lines().get(pk=commitment.pk)
    assert one.sentence.endswith(".") and "None" not in one.sentence
    return one.status, one.missed, one.overdue_since, one.next_on


@pytest.mark.parametrize("path", PATHS)
def test_a_commitment_stands_where_its_meetings_and_answers_put_it(path):
    *made, (status, missed, since, next_on) = PATHS[path]
    commitment = make_path(*made)
    with time_machine.travel(f"{DAY}T12:00Z", tick=False):
        assert stands(commitment) == (status, missed, fuzzy(since), fuzzy(next_on))


def test_as_days_pass_a_promise_is_due_then_carried_then_answered_then_kept(db):
    """The same promise on seven days of its life."""
    commitment = make_path(
        {"due": "next"}, ["2009-12-09", "-2010-01-20", "2010-02-03", "2010-04-01"],
        [("answered", "2010-02-03"), ("kept", "2010-04-01")],
    )  # fmt: skip
    lived = {
        "2009-11-01": ("due", 0, None, "2009-12-09"),
        "2009-12-09": ("due", 0, None, "2009-12-09"),
        "2009-12-10": ("overdue", 1, "2009-12-09", "2010-02-03"),
        "2010-02-03": ("due", 0, None, "2010-04-01"),
        "2010-03-31": ("due", 0, None, "2010-04-01"),
        "2010-04-01": ("kept", 0, None, "2010-04-01"),
        "2010-04-02": ("kept", 1, "2010-04-01", None),
    }
    for day, (status, missed, since, next_on) in lived.items():
        assert stands(commitment, FuzzyDate.from_iso(day).first_day) == (status, missed, fuzzy(since), fuzzy(next_on))


def test_a_meeting_that_moves_takes_what_is_due_there_along(db):
    commitment = make_path({"due": 0}, ["2009-12-09"], [])
    with time_machine.travel(f"{DAY}T12:00Z", tick=False):
        commitment.due_meeting.date = fuzzy("2010-04-21")
        commitment.due_meeting.save()
        assert stands(commitment) == ("due", 0, None, fuzzy("2010-04-21"))


def test_a_day_begins_in_london_at_midnight(db):
    commitment = make_path({"due": "next"}, ["2010-06-01"], [])
    for moment, status in (("2010-06-01T22:59Z", "due"), ("2010-06-01T23:01Z", "overdue")):
        with time_machine.travel(moment, tick=False):
            assert stands(commitment)[0] == status
