"""Dates in a cell: ISO or as people in the United Kingdom write them. What may be read in two ways is refused."""

import datetime
import re

from pilots.fuzzy import FuzzyDate

EXAMPLES = "2009-06-25, 25/06/2009, 25 June 2009, June 2009 or 2009"
PRECISIONS = ("day", "month", "year")
RANKS = {precision: rank for rank, precision in enumerate(PRECISIONS)}
SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2}|\d{4})", re.ASCII)
SHORT_YEAR = re.compile(r"(\d{1,2}[ -])?[A-Za-z]+\.?[ '-]\d{2}", re.ASCII)


def read_date(text, name):
    """The `FuzzyDate` that `text` says. ValueError says in plain words what is wrong in the column `name`."""
    slashed = SLASHED.fullmatch(text)
    if SHORT_YEAR.fullmatch(text) or (slashed and len(slashed[3]) == 2):
        raise ValueError(f"“{text}” in {name} has a year of two digits. Write all four: {EXAMPLES}.")
    if slashed and int(slashed[2]) > 12:
        raise ValueError(f"“{text}” in {name} is not a day: dates are read as day/month/year. Write {EXAMPLES}.")
    try:
        return FuzzyDate.read(text)
    except ValueError as fault:
        raise ValueError(f"“{text}” in {name} is not a day such as {EXAMPLES}.") from fault


def read_fuzzy(text, precision, names):
    """A date and the cell beside it that says how exact it is, which may be empty."""
    name, of_precision = names
    if precision not in (*PRECISIONS, ""):
        raise ValueError(f"“{precision}” in {of_precision} should be day, month or year.")
    if not text:
        return None
    date = read_date(text, name)
    if not precision or date.precision == precision:
        return date
    # As exports write it: the first day of the month or year, and beside it how exact it is.
    less = FuzzyDate.of(date.first_day, precision)
    if RANKS[precision] > RANKS[date.precision] and less.first_day == date.first_day:
        return less
    raise ValueError(
        f"“{text}” in {name} is a {date.precision}, but {of_precision} says {precision}. Make them agree, or leave "
        f"{of_precision} empty."
    )


def read_time(text, name):
    """The `datetime.time` that a cell says, such as 18:30, or `None`; ValueError for what is none."""
    if not text:
        return None
    if not re.fullmatch(r"([01]?\d|2[0-3])[:.][0-5]\d(:00)?", text, re.ASCII):
        raise ValueError(f"“{text}” in {name} is not a time such as 18:30.")
    hour, minute = re.split(r"[:.]", text)[:2]
    return datetime.time(int(hour), int(minute))
