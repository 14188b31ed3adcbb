"""Where commitments stand, against a second telling of the rules that knows no database, in any world."""

import datetime

import pytest
import time_machine
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.models import Answer, Commitment, Meeting
from pilots.fuzzy import FuzzyDate
from tests import make
from tests.campaign import brute_force
from tests.campaign.brute_force import Held, Promise

pytestmark = pytest.mark.django_db
FEW = 6  # meetings, of two committees
START = datetime.date(2009, 11, 1)
DAYS = st.dates(START, datetime.date(2010, 4, 30))  # so near each other that they often meet
DATES = st.builds(FuzzyDate.of, DAYS, st.sampled_from(["day", "day", "month", "year"]))
MAYBE = st.none() | DATES | DATES | DATES
HELD = st.builds(Held, st.sampled_from([0, 0, 1]), MAYBE, st.sampled_from([True, True, True, False]))
MEETINGS = st.lists(HELD, min_size=2, max_size=FEW)
KINDS = [("promise", ""), ("call", ""), *(("motion", one) for one in ("", *Commitment.Decision.values))]
SAID = ["raised", "raised", "answered", "answered", "agreed", "reported", "kept", "dropped"]
ANSWERS = st.lists(st.tuples(st.sampled_from(SAID), DATES), max_size=2)
TODAY = st.dates(START, datetime.date(2010, 2, 28))


@st.composite
def worlds(draw):
    """Meetings, a few commitments due at them, a day."""
    meetings = draw(MEETINGS)
    places = st.none() | st.none() | st.integers(0, len(meetings) - 1)
    promises = []
    for _ in range(draw(st.integers(4, 10))):
        kind, decision = draw(st.sampled_from(KINDS[:1] * 5 + KINDS))
        due = draw(places), draw(st.sampled_from([None, 0, 0, 1]))
        answers = tuple(draw(ANSWERS))
        promises.append(Promise(kind, decision, draw(MAYBE), *due, draw(st.none() | st.none() | DATES), answers))
    return meetings, promises, draw(TODAY)


def make_world(meetings, promises):
    committees = [make.make_committee(name) for name in ("NEC", "PDCC")]
    public = {"published_at": make.yesterday()}
    rows = Meeting.objects.bulk_create(
        Meeting(
            committee=committees[one.committee],
            date=one.date,
            slug=f"m{place}",
            standing="held" if one.counts else "cancelled",
            **public,
        )
        for place, one in enumerate(meetings)
    )
    made = Commitment.objects.bulk_create(
        Commitment(
            slug=f"p{place}",
            kind=one.kind,
            decision=one.decision,
            made_on=one.made,
            due_meeting=None if one.due_at is None else rows[one.due_at],
            due_committee=None if one.due_committee is None else committees[one.due_committee],
            due_on=one.due_on,
            **public,
        )
        for place, one in enumerate(promises)
    )
    Answer.objects.bulk_create(
        Answer(commitment=commitment, kind=kind, given_on=date, key=f"a{commitment.pk}-{number}", **public)
        for commitment, one in zip(made, promises, strict=True)
        for number, (kind, date) in enumerate(one.answers)
    )


@settings(max_examples=30, deadline=None)
@given(worlds())
def test_the_database_and_plain_python_agree_where_everything_stands(world):
    meetings, promises, day = world
    with transaction.atomic():
        with time_machine.travel(START, tick=False):
            make_world(meetings, promises)
        with time_machine.travel(datetime.datetime.combine(day, datetime.time(12)), tick=False):
            rows = list(Commitment.objects.public().with_status().order_by("pk"))
            expected = [brute_force.stands(one, meetings, day) for one in promises]
            overdue = [row.pk for row in Commitment.objects.public().overdue()]
        transaction.set_rollback(True)
    assert [(row.status, row.missed, row.overdue_since, row.next_on) for row in rows] == expected
    assert sorted(overdue) == [row.pk for row in rows if row.status == "overdue"]
