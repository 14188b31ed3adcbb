"""A meeting that changes is updated in the calendars of those who subscribe, and not doubled."""

import datetime

import pytest

from campaign.models import Commitment, Meeting
from pilots.fuzzy import FuzzyDate
from tests.campaign.subscribing import Subscriber
from tests.make import make_answer, make_commitment, make_meeting

pytestmark = pytest.mark.django_db
UTC = datetime.UTC


def test_a_moved_and_then_cancelled_meeting_is_updated_and_not_doubled(reader, clock, meeting):
    subscriber = Subscriber(reader)
    (before,) = subscriber.fetch().values()
    meeting.date, meeting.place = FuzzyDate(2009, 12, 16), "Congress House"
    meeting.save()  # at the very same moment: SEQUENCE alone tells
    (moved,) = subscriber.fetch().values()
    assert moved["dtstart"].dt == datetime.datetime(2009, 12, 16, 14, 30, tzinfo=UTC)
    assert (moved["uid"], moved["location"]) == (before["uid"], "Congress House")
    assert moved["sequence"] > before["sequence"]
    Meeting.objects.filter(pk=meeting.pk).update(standing="cancelled")
    (cancelled,) = subscriber.fetch().values()
    assert cancelled["status"] == "CANCELLED" and cancelled["sequence"] > moved["sequence"]


@pytest.mark.parametrize("leave", [Meeting.delete, lambda meeting: Meeting.objects.with_key(meeting.pk).unpublish()])
def test_a_meeting_that_is_deleted_or_a_draft_again_leaves(reader, meeting, leave):
    subscriber = Subscriber(reader)
    assert len(subscriber.fetch()) == 1
    leave(meeting)
    assert subscriber.fetch() == {}


def the_ways_of_change(nec, meeting, commitment):
    """(what happens, words that stand in the description after it, and words that do not)."""
    yield lambda: Commitment.objects.with_key(commitment.pk).update(title="Send a paper"), "Send a paper", "Bring"
    yield lambda: make_commitment("Meet", committee=nec, due_meeting=meeting), "Meet", "Bring"
    yield lambda: make_answer(commitment, "kept", "2009-11-19"), "Expected", "Send a paper"


def test_what_changes_beside_the_meeting_reaches_calendars_too(reader, clock, nec, meeting):
    commitment = make_commitment("Bring a report", committee=nec, due_meeting=meeting)
    subscriber = Subscriber(reader)
    subscriber.fetch()
    for change, new, old in the_ways_of_change(nec, meeting, commitment):
        clock.shift(60)
        change()
        (event,) = subscriber.fetch().values()
        assert new in event["description"] and old not in event["description"]
        assert event["sequence"] == meeting.version


def test_what_is_taken_back_leaves_calendars_within_a_day(reader, clock, nec, meeting):
    commitment = make_commitment("Bring a report", committee=nec, due_meeting=meeting)
    subscriber = Subscriber(reader)
    subscriber.fetch()
    Commitment.objects.with_key(commitment.pk).unpublish()
    clock.shift(datetime.timedelta(days=1))
    (event,) = subscriber.fetch().values()
    assert "Bring a report" not in event["description"]


def test_what_passes_without_a_word_is_carried_to_the_next_with_nothing_written(reader, clock, nec, meeting):
    january = make_meeting(nec, "2010-01-13")
    make_commitment("Bring a report", committee=nec, due_committee=nec)
    subscriber = Subscriber(reader)
    subscriber.fetch()
    clock.move_to("2009-12-10T00:00:01Z")
    event = subscriber.fetch()[f"meeting-{january.pk}@totalplacewatch"]
    assert "Due here: Bring a report (overdue, carried 1 time)." in event["description"]
