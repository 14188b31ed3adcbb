"""Where a commitment stands, said once more in plain Python and without the database, to check the other by.

Days are compared, not texts: what is known to the month lasts from its first day to its last.
"""

from dataclasses import dataclass

from pilots.fuzzy import FuzzyDate

BINDS, FALLS = ("carried", "amended"), ("lost", "withdrawn")
SETTLES, TALKS = ("reported", "kept", "dropped"), ("answered", "agreed")


@dataclass
class Held:
    """A meeting of `committee`; those that were cancelled, or are drafts, do not count."""

    committee: int
    date: FuzzyDate | None
    counts: bool = True


@dataclass
class Promise:
    kind: str = "promise"
    decision: str = ""
    made: FuzzyDate | None = None
    due_at: int | None = None  # the place of its meeting among all
    due_committee: int | None = None
    due_on: FuzzyDate | None = None
    answers: tuple = ()  # (kind, date), each public


def order(date):
    return (date.year, date.month, date.day)


def is_after(date, other):
    """Whether it lies wholly after: what may be the same time is not after."""
    return other is None or date.first_day > other.last_day


def is_over(date, today):
    return date.last_day < today


def counting(promise, meetings, talked):
    """The meetings at which it is or was due, since the last word about it, in their order."""
    if promise.due_at is not None:
        due = meetings[promise.due_at]
        if due.date is None:
            return [], []
        of_committee, since, begins = due.committee, talked, order(due.date)
    else:
        if promise.due_committee is None or promise.made is None:
            return [], []
        of_committee, since, begins = promise.due_committee, max(filter(None, (promise.made, talked)), key=order), ()
    all_of_it = [one for one in meetings if one.counts and one.date and one.committee == of_committee]
    after = sorted((one.date for one in all_of_it if is_after(one.date, since)), key=order)
    return after, [date for date in after if order(date) >= begins]


def stands(promise, meetings, today):
    """(status, meetings missed, overdue since, the next meeting) as of the day `today`."""
    given = [(date, place, kind) for place, (kind, date) in enumerate(promise.answers) if date.first_day <= today]
    given.sort(key=lambda one: (order(one[0]), one[1]))
    talked = next((date for date, _, kind in reversed(given) if kind in TALKS), None)
    settled = next((kind for _, _, kind in reversed(given) if kind in SETTLES), None)
    after, owed = counting(promise, meetings, talked)
    missed = [date for date in owed if is_over(date, today)]
    to_come = [date for date in owed if not is_over(date, today)]
    soonest = next((date for date in after if not is_over(date, today)), None)
    late = [promise.due_on] if promise.due_on and is_over(promise.due_on, today) else []
    since = min([*missed[:1], *late], key=order, default=None)
    next_on = to_come[0] if to_come else None
    agreed = any(kind == "agreed" for _, _, kind in given)
    binds = promise.kind == "promise" or (promise.kind == "motion" and promise.decision in BINDS) or agreed
    if settled:
        status = settled
    elif promise.kind == "motion" and promise.decision in FALLS:
        status = "dropped"
    elif not binds:
        status = "called"
    elif since:
        status = "overdue"
    else:
        status = "due" if next_on and next_on == soonest else "promised"
    return status, len(missed), since, next_on
