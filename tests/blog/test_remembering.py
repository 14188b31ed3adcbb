"""Posts that remember: what of the record has changed since one was written, and nothing where nothing has."""

import datetime
import re

import pytest
import time_machine

from pilots.fuzzy import FuzzyDate
from pilots.history import editing, remember
from pilots.models import Evidence
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db
HEAD = "Since this was written"
DAY = datetime.timedelta(days=1)


def shown(reader, post, begins, ends):
    """A part of the post's page, as plain text; empty where it has none."""
    page = re.sub(r"</?(?:b|time|span|sup|a)\b[^>]*>", "", markup(reader.get(post.get_absolute_url())))
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition(begins)[2].partition(ends)[0]).split())


def since(reader, post):
    """What the post says has changed; empty where it says nothing."""
    return shown(reader, post, 'id="since-h" class="h">', "</section>")


def written(**fields):
    """Writes to things of the record as an officer does, so that their history knows."""
    thing = fields.pop("of")
    with editing():
        remember(type(thing), [thing.pk])
        for name, value in fields.items():
            setattr(thing, name, value)
        thing.save()


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
    assert "when this was written: Counting" in asides[0]
    assert not any("when this was written" in aside for aside in asides[1:])


@pytest.fixture
def figure():
    return make.make_figure("Spending counted", make.make_pilot("Kent"), amount=1_000_000)


def relying_on(figure, **fields):
    post = make.make_post("On money", **fields)
    post.figures.set([figure])
    return post


def test_a_figure_that_was_changed_is_told_as_it_was_and_is(reader, figure):
    post = relying_on(figure)
    assert since(reader, post) == ""
    written(of=figure, note="Read once more.")
    assert since(reader, post) == ""
    written(of=figure, amount=2_500_000)
    assert "Kent: Spending counted was £1m in the record, and is £2.5m now" in since(reader, post)


def test_a_figure_that_was_changed_before_is_none_of_its_business(reader, figure):
    written(of=figure, amount=2_500_000)
    with time_machine.travel(make.tomorrow()):
        post = relying_on(figure, published_at=make.yesterday() + DAY)
        assert since(reader, post) == ""


def test_an_embargo_remembers_the_facts_of_the_minute_at_which_it_ends(reader, figure):
    post = relying_on(figure, published_at=make.tomorrow())
    written(of=figure, amount=2_500_000)
    with time_machine.travel(make.tomorrow() + DAY):
        assert since(reader, post) == ""
        written(of=figure, amount=3_000_000)
    with time_machine.travel(make.tomorrow() + 2 * DAY):
        assert "was £2.5m in the record, and is £3m now" in since(reader, post)


def test_a_new_figure_that_contradicts_it_is_told(reader, figure):
    post = relying_on(figure, published_at=make.tomorrow() - DAY / 2)
    make.make_figure("Spending counted again", figure.pilot, amount=3_000_000, conflicts_with=[figure])
    with time_machine.travel(make.tomorrow() + DAY):
        assert since(reader, post) == ""  # both were there before
        make.make_figure("Spending by others", figure.pilot, amount=4_000_000, conflicts_with=[figure])
        assert "stands against £4m" in since(reader, post)
        assert "£3m" not in since(reader, post)


def make_discussed():
    claim = make.make_claim("early savings", make.make_document())
    post = make.make_post("On a claim")
    post.claims.set([claim])
    return claim, post


def test_what_became_of_a_claim_is_told(reader):
    claim, post = make_discussed()
    assert since(reader, post) == ""
    written(of=claim, standing="fell-through")
    assert "“early savings” went from open to fell through" in since(reader, post)
    written(of=claim, quotation="early savings to validate the work")
    assert "is quoted in other words now" in since(reader, post)


def test_new_evidence_is_told_and_old_is_not(reader):
    claim, post = make_discussed()
    Evidence.objects.create(claim=claim, side="for", statement="It was so from the start.")
    assert since(reader, post) == ""
    with editing():
        Evidence.objects.create(claim=claim, side="against", statement="Nothing was saved.")
    text = since(reader, post)
    assert "speaks against it: Nothing was saved." in text
    assert "from the start" not in text


@pytest.mark.parametrize("shown_before", [True, False])
def test_what_was_withdrawn_is_counted_and_not_named(reader, figure, shown_before):
    post = relying_on(figure)
    if not shown_before:
        type(figure).objects.update(published_at=None)
        figure.refresh_from_db()
    written(of=figure, published_at=None)
    text = since(reader, post)
    assert text == (
        "Since this was written Withdrawn 1 figure or claim that it relied on is not in the record any more."
        if shown_before
        else ""
    )
