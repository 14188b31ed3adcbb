"""The day since when a pack calls things new."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from campaign.models import Meeting
from pilots.fuzzy import FuzzyDate

MONTHS_BACK = 3  # where no meeting is known: branches meet every month, or every quarter


@dataclass(frozen=True)
class Since:
    """`meeting` is the one that the day was taken from; `chosen`, whether the reader named the day herself."""

    day: datetime.date
    meeting: Meeting | None = None
    chosen: bool = False

    def __str__(self):
        return str(FuzzyDate.of(self.day))


def since_of(chosen, branch=None):
    """Since the day that was chosen; else since the branch's last meeting in the diary; else for three months."""
    if chosen:
        return Since(chosen, chosen=True)
    meeting = Meeting.objects.public().last_of(branch) if branch else None
    if meeting:
        return Since(meeting.date.first_day, meeting)
    return Since(months_ago(timezone.localdate(), MONTHS_BACK))


def months_ago(day, months):
    """The same day of an earlier month, or the last of it where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = FuzzyDate(year, month + 1).last_day
    return last.replace(day=min(day.day, last.day))
