"""Events drawn to scale: a row for each year, each mark as long as its date is exact."""

import calendar
from dataclasses import dataclass
from itertools import groupby

from pilots.fuzzy import FuzzyDate

LETTERS = "JFMAMJJASOND"  # of the months
NARROWEST = 240  # px of picture on the smallest phone, beside the years: lanes are laid out for it
LOZENGE = 10  # px, the mark of a day at any width
APART = 2  # px between two marks of one lane, at the least
LANE = 12  # px
MOST_DRAWN = 400  # events; more could not be told apart


@dataclass(frozen=True)
class Mark:
    """`x` and `width` in per cent of the year; a day has no width and its middle at `x`. Lanes count from 0 down."""

    precision: str
    x: float
    width: float
    lane: int
    title: str

    @property
    def y(self):
        return self.lane * LANE + 1


@dataclass(frozen=True)
class Year:
    label: str
    days: list
    months: list
    years: list
    lanes: int

    @property
    def height(self):
        return self.lanes * LANE


@dataclass(frozen=True)
class Gap:
    """Years without an event, between two that have one."""

    missing: str


@dataclass(frozen=True)
class Timescale:
    """`rows` are `Year`s and `Gap`s in order; `months` gives (letter, x in per cent) for the head."""

    rows: list
    count: int

    @property
    def span(self):
        return first_to_last(self.rows[0].label, self.rows[-1].label)

    @property
    def months(self):
        return [(letter, round(place(FuzzyDate(2009, month))[0], 2)) for month, letter in enumerate(LETTERS, start=1)]


def timescale(events):
    """A `Timescale` of things with `date` and `title`; None of none, and of more than can be told apart."""
    events = sorted(events, key=lambda event: event.date)
    if not 0 < len(events) <= MOST_DRAWN:
        return None
    rows, before = [], events[0].date.year
    for year, its_events in groupby(events, key=lambda event: event.date.year):
        if year > before + 1:
            rows.append(Gap(first_to_last(before + 1, year - 1)))
        rows.append(drawn(year, its_events))
        before = year
    return Timescale(rows, len(events))


def first_to_last(first, last):
    return f"{first}" if first == last else f"{first} to {last}"


def drawn(year, events):
    """The `Year` of its events, in the order of their dates; each goes to the first lane that is free."""
    marks, ends = {"day": [], "month": [], "year": []}, []  # ends: px at which each lane is taken up to
    for event in events:
        x, width = place(event.date)
        reach = LOZENGE / 2 if event.date.precision == "day" else 0
        left, right = x / 100 * NARROWEST - reach, (x + width) / 100 * NARROWEST + reach
        lane = next((lane for lane, end in enumerate(ends) if end + APART <= left), len(ends))
        ends[lane : lane + 1] = [right]
        mark = Mark(event.date.precision, round(x, 2), round(width, 2), lane, f"{event.date}: {event.title}")
        marks[mark.precision].append(mark)
    return Year(str(year), marks["day"], marks["month"], marks["year"], len(ends))


def place(date):
    """(x, width) of a `FuzzyDate` in per cent of its year; a day is a point, in the middle of it."""
    share = 100 / (365 + calendar.isleap(date.year))
    first, last = (day.timetuple().tm_yday for day in (date.first_day, date.last_day))
    return ((first - 0.5) * share, 0) if date.day else ((first - 1) * share, (last - first + 1) * share)
