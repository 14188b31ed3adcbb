"""Posts that remember: what has become of the figures and claims that one relied on, and nothing where all stands."""

import datetime

import pytest
import time_machine

from pilots.history import editing
from pilots.models import Evidence
from tests import make
from tests.blog.remembering import since, written

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


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


def test_a_post_that_was_imported_with_its_old_date_keeps_the_facts_of_the_day_it_came(reader, figure):
    long_ago = make.yesterday() - 6000 * DAY
    post = relying_on(figure, published_at=long_ago)
    make.make_figure("Spending counted again", figure.pilot, amount=3_000_000, conflicts_with=[figure])
    written(of=figure, note="Read once more.")
    assert since(reader, post) == ""
    written(of=figure, amount=2_500_000)
    assert "was £1m in the record, and is £2.5m now" in since(reader, post)


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
