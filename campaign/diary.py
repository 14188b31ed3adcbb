"""What belongs to each meeting of the diary: what is or was due there, what was promised, what was answered."""

from collections import defaultdict
from dataclasses import dataclass

from campaign.asking import question
from campaign.models import Answer, Commitment
from campaign.outcomes import LOST, OPEN, Status


@dataclass
class Due:
    """A commitment that is or was due at a meeting; `there` are its answers there, `later` the first one since."""

    commitment: Commitment
    there: list[Answer]
    later: Answer | None

    @property
    def status(self):
        return Status(self.commitment.status)

    @property
    def is_silent(self):
        """Whether no answer came, there or later; that it was raised is none."""
        return not self.later and all(answer.kind == Answer.Kind.RAISED for answer in self.there)

    @property
    def question(self):
        return question(self.commitment)


def with_business(meetings):
    """`meetings`, as a list, each with `.due`, `.made`, `.given`: the answers there to what was not due there, and
    `.touched`: all commitments whose change may change what the diary says of it. The same few queries for any number.
    """
    meetings = list(meetings)
    commitments = list(Commitment.objects.public().touching(meetings).for_diary())
    for meeting, touched in zip(meetings, shared_out(commitments, meetings), strict=True):
        meeting.touched = touched
        due = [one for one in touched if is_due(one, meeting)]
        meeting.due = [due_there(one, meeting) for one in due]
        meeting.made = [one for one in touched if one.made_at_id == meeting.pk]
        meeting.given = [(one, answer) for one in touched if one not in due for answer in answers_at(meeting, one)]
    return meetings


def answers_at(meeting, commitment):
    return [answer for answer in commitment.answer_rows if answer.meeting_id == meeting.pk]


def shared_out(commitments, meetings):
    """For each of `meetings` the commitments that touch it or are due at its committee."""
    of_committee, of_meeting = defaultdict(list), defaultdict(list)
    for one in commitments:
        of_committee[one.due_at].append(one)
        for key in {one.made_at_id, one.due_meeting_id, *(answer.meeting_id for answer in one.answer_rows)}:
            of_meeting[key].append(one)
    for meeting in meetings:
        yield list(dict.fromkeys([*of_committee[meeting.committee_id], *of_meeting[meeting.pk]]))


def is_due(commitment, meeting):
    if meeting.is_to_come:
        return commitment.next_meeting == meeting.pk and commitment.status in OPEN
    if meeting.is_cancelled or not meeting.date:
        return commitment.due_meeting_id == meeting.pk
    return was_due(commitment, meeting)


def was_due(commitment, meeting):
    """Whether it was due, or had been carried, to a meeting that is over: as `outcomes` counts those that passed.

    `outcomes` says where it stands on one day; this looks back on many, before the answers that have come since.
    """
    before = [answer for answer in commitment.answer_rows if is_before(answer, meeting)]
    if commitment.due_at != meeting.committee_id or any(answer.kind in Answer.SETTLING for answer in before):
        return False
    if commitment.due_meeting_id == meeting.pk:
        return True
    if commitment.decision in LOST:
        return False
    if commitment.due_from:
        return meeting.date >= commitment.due_from
    heard = max([commitment.begun_on, *(answer.given_on for answer in before if answer.kind in Answer.TALK)])
    # As texts compare in `outcomes`: “2009” is not after “June 2009”, nor June after the sixth of it.
    return meeting.date > heard and not meeting.date.isoformat().startswith(heard.isoformat())


def is_before(answer, meeting):
    return bool(meeting.date) and answer.given_on.last_day < meeting.date.first_day


def due_there(commitment, meeting):
    there = answers_at(meeting, commitment)
    rest = [answer for answer in commitment.answer_rows if answer not in there and not is_before(answer, meeting)]
    return Due(commitment, there, next((answer for answer in rest if answer.kind != Answer.Kind.RAISED), None))
