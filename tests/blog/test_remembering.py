"""Posts that remember: how the status of a pilot has moved since one was written, and nothing where it has not."""

import pytest

from pilots.fuzzy import FuzzyDate
from tests import make
from tests.blog.remembering import shown, since

pytestmark = pytest.mark.django_db


def moved(pilot, status, date, **fields):
    title = f"{pilot}: {status}, {date}"
    return make.make_event(title, [pilot], sets_status=status, date=FuzzyDate.read(date), **fields)


def test_a_change_of_status_is_told_with_its_date(reader):
    kent = make.make_pilot("Kent")
    moved(kent, "counting", "September 2009")
    moved(kent, "reported", "26 February 2010")
    post = make.make_post(pilots=[kent], published_on=FuzzyDate.read("27 November 2009"))
    assert "Kent: status went from counting to reported (26 February 2010)" in since(reader, post)


@pytest.mark.parametrize(
    ("wrote", "when", "told"),
    [
        ("27 November 2009", "27 November 2009", False),
        ("27 November 2009", "28 November 2009", True),
        ("16 February 2010", "February 2010", False),  # nobody can tell which came first
        ("31 January 2010", "February 2010", True),
        ("February 2010", "28 February 2010", False),
        ("February 2010", "March 2010", True),
        ("2010", "December 2010", False),
        ("2010", "2011", True),
        ("2011", "2010", False),
    ],
)
def test_only_what_is_certainly_later_is_told(reader, wrote, when, told):
    kent = make.make_pilot("Kent")
    moved(kent, "reported", when)
    post = make.make_post(pilots=[kent], published_on=FuzzyDate.read(wrote))
    assert bool(since(reader, post)) is told


def test_each_step_is_told_in_its_order_and_a_repeated_status_is_none(reader):
    kent, durham = make.make_pilot("Kent"), make.make_pilot("Durham")
    for status, date in [("counting", "2009"), ("counting", "January 2010"), ("field-trial", "25 March 2010")]:
        moved(kent, status, date)
    moved(durham, "reported", "February 2010")
    moved(durham, "ended", "2012", published_at=None)
    text = since(reader, make.make_post(pilots=[kent, durham], published_on=FuzzyDate.read("June 2009")))
    assert text.index("Durham: status is reported") < text.index("Kent: status went from counting to field trial")
    assert text.count("status") == 2  # 2009 is not certainly later than June of it
    assert "ended" not in text


def test_where_it_stood_then_is_said_beside_where_it_stands_now(reader):
    kent = make.make_pilot("Kent")
    moved(kent, "counting", "September 2009")
    moved(kent, "field-trial", "25 March 2010")
    before = make.make_post("Before", pilots=[kent], published_on=FuzzyDate.read("November 2009"))
    after = make.make_post("After", pilots=[kent], published_on=FuzzyDate.read("April 2010"))
    unsure = make.make_post("Unsure", pilots=[kent], published_on=FuzzyDate.read("March 2010"))
    asides = [shown(reader, one, "<aside", "</aside>") for one in (before, after, unsure)]
    assert "When this was written: Counting" in asides[0]
    assert not any("When this was written" in aside for aside in asides[1:])
