"""Dates in the database: as exact as they were written, sorted by year, month and day, and so on every page."""

import datetime
import random

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction

from pilots.fuzzy import FuzzyDate
from pilots.models import Event
from tests.make import make_event, make_post

pytestmark = pytest.mark.django_db
IN_ORDER = [
    "2008-12-31",
    "2009",
    "2009-01",
    "2009-01-01",
    "2009-06",
    "2009-06-25",
    "2009-10",
    "2009-12-31",
    "2010",
]


def stored(event):
    with connection.cursor() as cursor:
        cursor.execute("SELECT date FROM pilots_event WHERE id = %s", [event.pk])
        return cursor.fetchone()[0]


def test_the_database_holds_no_more_than_the_source_says():
    event = make_event(date=FuzzyDate(2009, 6))
    assert stored(event) == "2009-06"
    event.refresh_from_db()
    assert event.date == FuzzyDate(2009, 6)


@pytest.mark.parametrize(
    ("given", "kept"), [("June 2009", "2009-06"), ("2009", "2009"), (datetime.date(2009, 6, 1), "2009-06-01")]
)
def test_a_text_or_a_day_can_be_stored(given, kept):
    assert stored(make_event(date=given)) == kept


def test_a_bad_date_is_not_stored():
    with pytest.raises(ValidationError), transaction.atomic():
        make_event(date="29 February 2009")
    assert not Event.objects.exists()


def test_a_year_sorts_before_its_months_and_a_month_before_its_days():
    for number in random.Random(2009).sample(range(len(IN_ORDER)), len(IN_ORDER)):
        make_event(f"Event {number}", date=FuzzyDate.from_iso(IN_ORDER[number]))
    assert [event.date.isoformat() for event in Event.objects.in_order()] == IN_ORDER
    assert [event.date.isoformat() for event in Event.objects.latest_first()] == IN_ORDER[::-1]


def test_a_post_without_a_date_has_none():
    post = make_post(published_on=None)
    post.refresh_from_db()
    assert post.published_on is None


def test_events_are_found_by_date_as_exact_as_it_is():
    make_event("Launch", date=FuzzyDate(2009, 6))
    assert Event.objects.filter(date=FuzzyDate(2009, 6)).exists()
    assert Event.objects.filter(date="June 2009").exists()
    assert not Event.objects.filter(date="1 June 2009").exists()


@pytest.mark.parametrize("address", ["/timeline/", "/", "/search/?q=launch"])
def test_june_2009_is_never_shown_as_the_first_of_june(reader, address):
    make_event("Launch", date=FuzzyDate(2009, 6))
    page = reader.get(address).content.decode()
    assert '<time datetime="2009-06">June 2009</time>' in page
    assert "1 June" not in page


def test_the_export_says_how_exact_a_date_is(reader):
    make_event("Launch", date=FuzzyDate(2009, 6))
    (row,) = reader.get("/events.json").json()["results"]
    assert (row["date"], row["date_precision"]) == ("2009-06-01", "month")
