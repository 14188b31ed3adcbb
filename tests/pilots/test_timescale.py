"""Events drawn to scale: each as long as its date is exact, none upon another, and empty years drawn as missing."""

import calendar
import re
from collections import Counter
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.fuzzy import FuzzyDate
from pilots.timescale import APART, LOZENGE, MOST_DRAWN, NARROWEST, Gap, timescale
from tests.make import make_event, make_pilot
from tests.page import markup

DATES = st.one_of(
    st.builds(FuzzyDate, st.integers(2004, 2016)),
    st.builds(FuzzyDate, st.integers(2004, 2016), st.integers(1, 12)),
    st.dates(min_value=FuzzyDate(2004).first_day, max_value=FuzzyDate(2016).last_day).map(FuzzyDate.of),
)
MARK = re.compile(r'<(?:rect class="tl-[my]"|use href="#d-day")[^>]*><title>([^<]*)</title>')


def events(*dates):
    return [SimpleNamespace(date=date, title=f"Event {place}") for place, date in enumerate(dates)]


def marks(row):
    return [] if isinstance(row, Gap) else [*row.years, *row.months, *row.days]


def only_mark(date):
    (row,) = timescale(events(date)).rows
    return marks(row)[0]


def extent(mark):
    """From where to where a mark reaches, in px on the narrowest phone."""
    reach = LOZENGE / 2 if mark.precision == "day" else 0
    return mark.x / 100 * NARROWEST - reach, (mark.x + mark.width) / 100 * NARROWEST + reach


@given(st.lists(DATES, min_size=1, max_size=60))
def test_every_event_is_drawn_once_in_the_row_of_its_year(dates):
    scale = timescale(events(*dates))
    drawn = [(row.label, mark.title) for row in scale.rows for mark in marks(row)]
    assert Counter(drawn) == Counter(
        (str(event.date.year), f"{event.date}: {event.title}") for event in events(*dates)
    )
    assert scale.count == len(dates)


@given(st.lists(DATES, min_size=2, max_size=60))
def test_no_two_marks_of_a_lane_touch_on_the_narrowest_phone(dates):
    for row in timescale(events(*dates)).rows:
        for lane in {mark.lane for mark in marks(row)}:
            ends = sorted(extent(mark) for mark in marks(row) if mark.lane == lane)
            for (_, right), (left, _) in pairwise(ends):
                assert left - right >= APART - 0.1  # places are rounded


@given(st.lists(DATES, min_size=1, max_size=60))
def test_every_mark_lies_within_its_row_and_can_be_seen(dates):
    for row in timescale(events(*dates)).rows:
        for mark in marks(row):
            assert 0 <= mark.x <= mark.x + mark.width <= 100.01
            assert mark.y + LOZENGE <= row.height
            left, right = extent(mark)
            assert right - left >= 10 - 0.1


@given(st.integers(1900, 2100), st.integers(1, 12))
def test_a_month_is_exactly_as_long_as_the_month(year, month):
    mark = only_mark(FuzzyDate(year, month))
    days = 366 if calendar.isleap(year) else 365
    assert mark.width == pytest.approx(calendar.monthrange(year, month)[1] / days * 100, abs=0.006)


@given(st.dates())
def test_a_day_lies_within_its_month(day):
    if day.year >= 1000:
        month = only_mark(FuzzyDate(day.year, day.month))
        assert month.x < only_mark(FuzzyDate.of(day)).x < month.x + month.width


@pytest.mark.parametrize(("year", "place"), [(2012, 60.5 / 366), (2013, 59.5 / 365)])
def test_the_first_of_march_is_a_day_later_in_a_leap_year(year, place):
    assert only_mark(FuzzyDate(year, 3, 1)).x == pytest.approx(place * 100, abs=0.006)


def test_a_year_takes_the_whole_row():
    mark = only_mark(FuzzyDate(2011))
    assert (mark.x, mark.width) == (0, 100)


def test_years_without_an_event_are_one_row_that_says_which():
    scale = timescale(events(FuzzyDate(2009), FuzzyDate(2011, 1), FuzzyDate(2012), FuzzyDate(2025, 1, 31)))
    rows = [row.missing if isinstance(row, Gap) else row.label for row in scale.rows]
    assert rows == ["2009", "2010", "2011", "2012", "2013 to 2024", "2025"]
    assert [isinstance(row, Gap) for row in scale.rows] == [False, True, False, False, True, False]
    assert scale.span == "2009 to 2025"


def test_nothing_and_too_much_are_not_drawn():
    assert timescale([]) is None
    assert timescale(events(*[FuzzyDate(2009)] * MOST_DRAWN)).count == MOST_DRAWN
    assert timescale(events(*[FuzzyDate(2009)] * (MOST_DRAWN + 1))) is None


def test_the_timeline_draws_all_events_and_not_only_the_pages(record, reader):
    page = markup(reader.get("/timeline/"))
    assert 'aria-label="73 events of 2006 to 2025, drawn to scale' in page
    assert len(MARK.findall(page)) == 73
    assert page.count('<span class="when">') == 40
    assert '<p class="void">2016 to 2023: nothing recorded</p>' in page


def test_the_timeline_draws_what_the_filters_find_and_calls_no_year_empty_that_is_not(record, reader):
    page = markup(reader.get("/timeline/?kind=parliament"))
    titles = MARK.findall(page)
    assert len(titles) == page.count('<span class="when">') > 1
    assert all(title.partition(": ")[2] in page[page.index('class="log tline"') :] for title in titles)
    assert '<p class="void">2011 to 2012: nothing that fits</p>' in page
    assert "nothing recorded" not in page


def test_a_page_without_an_event_has_no_empty_picture(reader):
    assert 'class="scale"' not in reader.get("/timeline/?q=zzzz").content.decode()


def test_a_pilots_page_draws_its_own_events_and_no_draft(reader):
    leeds = make_pilot("Leeds")
    make_event("The count begins", [leeds], date=FuzzyDate(2009, 9))
    make_event("A draft", [leeds], date=FuzzyDate(2009, 10), published_at=None)
    make_event("Elsewhere", [make_pilot("York")], date=FuzzyDate(2009, 11))
    page = markup(reader.get("/pilots/leeds/"))
    assert MARK.findall(page) == ["September 2009: The count begins"]
    assert 'aria-label="1 event of 2009, drawn to scale' in page
