"""Money drawn in blocks: to one scale, countable, ranges hatched, "more than" open, and what is missing named."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pilots.bars import BLOCK, FILLED, MOST_BLOCKS, bars, block_for
from pilots.models import Figure
from tests.make import cite, make_document, make_figure, make_pilot
from tests.page import markup

MILLION = 10**6
SPANS = st.lists(
    st.one_of(
        st.none(),
        st.tuples(st.integers(0, 10**11), st.none()),
        st.lists(st.integers(0, 10**11), min_size=2, max_size=2).map(lambda ends: tuple(sorted(ends))),
    ),
    min_size=1,
    max_size=20,
)


def claim(label, amount, pilot=None, **fields):
    figure = make_figure(label, pilot, amount=amount, kind=Figure.Kind.SAVING, **fields)
    cite(figure, make_document(f"Where {label} is written"))
    return figure


def claims(reader):
    """The part of the page of figures that shows claimed savings."""
    page = markup(reader.get("/figures/"))
    start = page.index('id="saved-h"')
    return page[start : page.index("</section>", start)]


@given(SPANS)
def test_a_block_is_as_small_as_can_be_counted(spans):
    size = block_for(spans)
    assert re.fullmatch("[125]0*", str(size))
    most = max((high if high is not None else low + size for low, high in filter(None, spans)), default=0)
    assert most <= MOST_BLOCKS * size


@given(SPANS)
def test_all_bars_have_one_scale_and_the_longest_fills_it(spans):
    size = block_for(spans)
    drawn = bars([span and tuple(end and Decimal(end) for end in span) for span in spans], size)
    assert [bar is None for bar in drawn] == [span is None for span in spans]
    ends = [bar.disputed or bar.open or bar.blocks[-1] for bar in drawn if bar and (bar.blocks or bar.open)]
    assert all(0 <= x <= x + width <= 100.02 for x, width in ends)
    assert len({round(bar.blocks[1][0], 1) for bar in drawn if bar and len(bar.blocks) > 1}) <= 1


def test_more_than_is_an_open_block_and_a_range_is_not():
    more, spread, exact = bars([(100, None), (50, 80), (60, 60)], 10)
    unit = 100 / 11
    assert more.open == (round(10 * unit, 2), round(unit * FILLED, 2))
    assert (more.disputed, len(more.blocks)) == (None, 10)
    assert (spread.open, spread.disputed) == (None, (round(5 * unit, 2), round(3 * unit, 2)))
    assert (exact.open, exact.disputed) == (None, None)


def test_a_block_of_spending_is_a_billion():
    (bar,) = bars([(Decimal("2500000000"), Decimal("2500000000"))])
    assert BLOCK == 10**9
    assert bar.blocks == [(0, 34.4), (40, 34.4), (80, 17.2)]


def test_claims_stand_pilot_by_pilot_and_pilots_without_one_are_named_in_one_row(reader, db):
    leeds = make_pilot("Leeds")
    make_pilot("York"), make_pilot("Hull")
    claim("On buildings", 200 * MILLION, leeds, amount_high=280 * MILLION)
    claim("On travel", 40 * MILLION, leeds, qualifier="more than", period="a year")
    page = claims(reader)
    assert page.count(">Leeds</a>") == 1
    assert "£200m to £280m" in page and "more than £40m" in page and "a year" in page
    assert (page.count('class="uh"'), page.count('class="tl-y"')) == (1, 1)
    assert page.count('class="u"') == 24
    assert "One block is £10m" in page
    assert '<span class="who">2 pilots</span><span class="void">no saving in pounds found: Hull; York</span>' in page


def test_a_claim_without_a_source_is_written_and_not_drawn(reader, db):
    make_figure("Hearsay", make_pilot("Leeds"), kind=Figure.Kind.SAVING)
    page = claims(reader)
    assert "Hearsay" in page and "unverified" in page and "£1m" in page
    assert 'class="u"' not in page
    assert "One block is" not in page


def test_nothing_saved_is_written_and_breaks_no_page(reader):
    leeds = make_pilot("Leeds")
    claim("Nothing", 0, leeds), claim("Nothing again", 0, leeds)
    assert "£0" in claims(reader)
    assert reader.get(leeds.get_absolute_url()).status_code == 200


def test_a_pilots_claims_without_a_source_have_no_scale(reader):
    leeds = make_pilot("Leeds")
    for label in ("Hearsay", "More of it"):
        make_figure(label, leeds, kind=Figure.Kind.SAVING)
    assert "blocks of" not in reader.get(leeds.get_absolute_url()).content.decode()


def test_the_programmes_claims_are_words_with_their_length_on_the_scale(reader, db):
    claim("On buildings", 300 * MILLION, make_pilot("Leeds"))
    claim("Everywhere", 20_000 * MILLION, qualifier="about")
    page = claims(reader)
    assert page.count('class="u"') == 30
    assert "<b>About £20bn</b>: everywhere" in page and "2,000 blocks long" in page


@pytest.mark.parametrize("fields", [{"unit": "percent"}, {"kind": "cost"}, {"published_at": None}])
def test_only_public_savings_in_pounds_are_claims(reader, db, fields):
    make_figure("Something else", make_pilot("Leeds"), **{"kind": Figure.Kind.SAVING, **fields})
    assert "Something else" not in claims(reader)


def test_a_pilots_page_draws_two_claims_in_its_table_and_one_alone_not(reader, db):
    leeds = make_pilot("Leeds")
    claim("On buildings", 30 * MILLION, leeds)
    page = markup(reader.get("/pilots/leeds/"))
    assert 'class="u"' not in page and "Savings are drawn" not in page
    claim("On travel", 10 * MILLION, leeds)
    page = markup(reader.get("/pilots/leeds/"))
    row = page[page.index('id="on-travel"') :].partition("</tr>")[0]
    assert (page.count('class="u"'), row.count('class="u"')) == (20, 5)
    assert "Savings are drawn in blocks of £2m" in page


def test_the_real_claims_are_all_drawn_to_one_scale(record, reader):
    page = claims(reader)
    assert page.count("<svg") == 12
    assert "8 pilots" in page and "120 blocks long" in page


def test_claims_are_left_out_where_figures_are_chosen(record, reader):
    assert "Savings claimed" not in reader.get("/figures/?kind=saving").content.decode()
