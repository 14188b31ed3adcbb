"""A total of money counted: sourced headline figures of pilots and nothing else, and it shows its base."""

import html
import re

import pytest

from pilots.models import Figure
from pilots.models.figure import total
from tests.make import cite, make_body, make_document, make_figure, make_pilot

pytestmark = pytest.mark.django_db
BILLION = 10**9


def shown(reader):
    page = reader.get("/figures/").content.decode()
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def sourced(figure):
    cite(figure, make_document(f"Where {figure.key} is written"))
    return figure


def test_what_has_no_source_is_not_added_up(reader):
    sourced(make_figure("Counted", make_pilot("Leeds"), amount=2 * BILLION))
    make_figure("Counted in York", make_pilot("York"), amount=4 * BILLION)
    assert "£2bn from 1 of 2 pilots" in shown(reader)


def test_what_only_a_draft_says_is_not_added_up(reader):
    figure = make_figure("Counted", make_pilot("Leeds"), amount=2 * BILLION)
    cite(figure, make_document("Secret", published_at=None))
    assert "No pilot has a sourced count of its spending yet" in shown(reader)


def test_a_part_a_saving_and_a_draft_are_not_added_up(reader):
    leeds = make_pilot("Leeds")
    whole = sourced(make_figure("Counted", leeds, amount=2 * BILLION))
    sourced(make_figure("Of it the council", leeds, amount=9 * BILLION, part_of=whole))
    sourced(make_figure("Saved", leeds, amount=8 * BILLION, kind=Figure.Kind.SAVING))
    sourced(make_figure("Not yet public", leeds, amount=7 * BILLION, published_at=None))
    sourced(make_figure("Of the programme", amount=6 * BILLION))
    sourced(make_figure("Of a body", amount=5 * BILLION, body=make_body()))
    sourced(make_figure("No safe number", leeds, amount=None))
    assert "£2bn from 1 of 1 pilot" in shown(reader)


def test_a_conflict_makes_the_total_a_range_and_counts_its_pilot_once(reader):
    leeds = make_pilot("Leeds")
    first = sourced(make_figure("First count", leeds, amount=BILLION))
    sourced(make_figure("Second count", leeds, amount=3 * BILLION, conflicts_with=[first]))
    sourced(make_figure("Counted in York", make_pilot("York"), amount=BILLION / 2, amount_high=BILLION))
    assert "£1.5bn to £4bn from 2 of 2 pilots" in shown(reader)
    assert total(Figure.objects.for_list(), 2).spans[leeds.pk] == (BILLION, 3 * BILLION)


def test_nothing_at_all_adds_up_to_no_total():
    nothing = total([], 0)
    assert (nothing.low, nothing.high, nothing.counted) == (0, 0, 0)
