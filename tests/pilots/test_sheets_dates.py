"""Dates in a sheet: ISO or British, as exact as they are written; what may be read in two ways is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.dates import read_date, read_fuzzy
from pilots.fuzzy import FuzzyDate
from pilots.models import Event
from tests.make import make_event
from tests.pilots.sheets import as_csv, bring_in, refusals

EVENT = ("key", "date", "date_precision")
BAD = {
    "a year of two digits": (("25/06/09", ""), "year of two digits"),
    "a short month and year": (("Jun-09", ""), "year of two digits"),
    "an American date": (("06/25/2009", ""), "read as day/month/year"),
    "a day that there is not": (("30/02/2009", ""), "is not a day"),
    "more exact than it is": (("June 2009", "day"), "is a month, but"),
}


@pytest.mark.django_db
@pytest.mark.parametrize("what", BAD)
def test_a_date_that_cannot_be_told_is_refused(what):
    cells, said = BAD[what]
    make_event(key="x")
    (reason,) = refusals("events", as_csv(EVENT, ("x", *cells)))
    assert said in reason


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "date"),
    [
        (("2009-06-25", ""), "25 June 2009"),
        (("2009-06-01", "month"), "June 2009"),
        (("2009-01-01", "year"), "2009"),
        (("2009-06", ""), "June 2009"),
        (("25/06/2009", ""), "25 June 2009"),
        (("03/04/2009", "day"), "3 April 2009"),
        (("25 June 2009", ""), "25 June 2009"),
        (("June 2009", "month"), "June 2009"),
        (("2009", ""), "2009"),
    ],
)
def test_dates_are_iso_or_british_and_as_exact_as_they_are_written(cells, date):
    make_event(key="x")
    bring_in("events", as_csv(EVENT, ("x", *cells)))
    assert str(Event.objects.get().date) == date


@given(st.dates(), st.sampled_from(["day", "month", "year"]))
def test_a_date_reads_as_it_was_written(day, precision):
    day = day.replace(year=max(day.year, 1000))
    date = FuzzyDate.of(day, precision)
    assert read_date(str(date), "date") == read_date(date.isoformat(), "date") == date
    assert read_fuzzy(date.first_day.isoformat(), precision, ("date", "how")) == date
    with pytest.raises(ValueError, match="two digits"):
        read_date(f"{day:%d/%m/%y}", "date")
