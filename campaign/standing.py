"""Where a commitment stands, in a sentence that a member understands.

Each takes a commitment loaded `for_lines`, and says only what readers may see.
"""

from campaign.outcomes import BINDING, Status
from pilots.fuzzy import FuzzyDate

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def in_words(number):
    return NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"


def sentence(commitment):
    return SENTENCES[commitment.status](commitment)


def overdue(commitment):
    since, number = commitment.overdue_since, commitment.missed
    if not number:
        day = f"{since}, the day" if since.day else f"the end of {since}, the time"
        return f"Overdue since {day} by which it was promised."
    passed = f"{in_words(number)} meeting{'s have' if number > 1 else ' has'} passed"
    without = "without another answer" if commitment.was_answered else "without an answer"
    return f"Overdue since {since}: {passed} {without}, and {carried(commitment)}."


def carried(commitment):
    if commitment.next_on:
        return f"it is carried to the next, {commitment.next_on.when}"
    return f"no later meeting of the {commitment.due_where} is on record"


def due(commitment):
    return f"Due at the next meeting of the {commitment.due_where}, {commitment.next_on.when}."


def promised(commitment):
    if not commitment.was_answered:
        return by_when(commitment)
    return f"Answered {FuzzyDate.from_iso(commitment.talked_on).when} and still open. {by_when(commitment)}"


def by_when(commitment):
    """For which meeting or day it is promised, and what of that is not on record."""
    where = commitment.due_where
    if commitment.next_on:
        return f"Promised for the meeting of the {where} {commitment.next_on.when}."
    if commitment.public_due_meeting and not commitment.public_due_meeting.date:
        return f"Promised for a meeting of the {where} whose date is not known."
    if where and commitment.due_at:
        since = FuzzyDate.from_iso(commitment.heard_on) if commitment.begun_on or commitment.was_answered else None
        none = f"none after {since} is on record" if since else "none is on record"
        return f"Due at the next meeting of the {where}: {none}."
    if commitment.due_on:
        return f"Promised by {commitment.due_on}."
    if commitment.kind == "motion":
        how = commitment.get_decision_display() if commitment.decision in BINDING else "Agreed"
        return f"{how}; by when it is to be done is not on record."
    return "Promised; by when is not on record."


def called(commitment):
    if commitment.kind != "motion":
        when = f" {commitment.begun_on.when}" if commitment.begun_on else ""
        return f"Called for{when}; that anybody agreed to it is not on record."
    if commitment.decision:
        return f"{commitment.get_decision_display()}, and so not agreed."
    when = f" {commitment.begun_on.when}" if commitment.begun_on else ""
    return f"Moved{when}; whether it was carried is not on record."


def settled(commitment):
    if commitment.settled_on:
        return f"{commitment.status_label} {commitment.settled_on.when}."
    return f"Dropped: the motion was {commitment.get_decision_display().lower()}."


SENTENCES = {
    Status.OVERDUE: overdue,
    Status.DUE: due,
    Status.PROMISED: promised,
    Status.CALLED: called,
    Status.REPORTED: settled,
    Status.KEPT: settled,
    Status.DROPPED: settled,
}
