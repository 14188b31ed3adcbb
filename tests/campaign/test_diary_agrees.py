"""What the diary says is due is what the status of a commitment says, on every day."""

from itertools import count, product

import pytest
import time_machine

from campaign.diary import with_business
from campaign.models import Commitment, Meeting
from campaign.outcomes import OPEN
from pilots.fuzzy import FuzzyDate
from tests.make import make_answer, make_commitment, make_committee, make_meeting

pytestmark = pytest.mark.django_db
DAYS = ["2009-09-01", "2009-10-06", "2009-11-10", "2009-12-09", "2009-12-10", "2010-02-01"]


def make_all(committee, number):
    """Commitments due at the meetings of `committee` in every way, each with no answer and with one of every kind."""
    made, second, third, _ = (
        make_meeting(committee, date) for date in ("2009-10-06", "2009-11-10", "2009-12-09", "2010-01")
    )
    make_meeting(committee, "2009-11-01", standing="cancelled")
    ways = (
        {"due_committee": committee},
        {"due_meeting": third},
        {"due_meeting": second, "kind": "motion", "decision": "carried"},
        {"due_committee": committee, "kind": "call"},
        {"due_committee": committee, "made_on": FuzzyDate(2009)},
    )
    for fields, kind in product(ways, (None, "answered", "raised", "reported", "kept")):
        one = make_commitment(f"Number {next(number)}", committee=committee, **{"made_at": made, **fields})
        if kind:
            make_answer(one, kind, "2009-11-10", meeting=second)


def due_in_diary():
    """[(key of a commitment, a meeting)] of all that the diary says is or was due there."""
    return [
        (due.commitment.pk, meeting)
        for meeting in with_business(Meeting.objects.public().for_diary())
        for due in meeting.due
    ]


@pytest.mark.parametrize("day", DAYS)
def test_what_the_diary_says_is_due_is_what_the_status_says(day):
    with time_machine.travel("2009-08-01T12:00:00Z"):
        number = count()
        for name in ("NEC", "PDCC"):
            make_all(make_committee(name), number)
    with time_machine.travel(f"{day}T12:00:00Z"):
        rows, due = list(Commitment.objects.public().with_status()), due_in_diary()
        assert len(rows) == 50
        for one in rows:
            meetings = [meeting for key, meeting in due if key == one.pk]
            to_come = [meeting.pk for meeting in meetings if meeting.is_to_come]
            if one.status not in OPEN:
                assert to_come == []
                continue
            assert to_come == ([one.next_meeting] if one.next_meeting else [])
            passed = [meeting for meeting in meetings if meeting.is_over and meeting.date.isoformat() > one.heard_on]
            assert len(passed) == one.missed
