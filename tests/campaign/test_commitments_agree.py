"""Badge, filter, total, front page, search, feed and export say the same of every commitment, on any day."""

import csv
import html
import io
import re

import pytest
import time_machine

from campaign.models import Commitment
from pilots.fuzzy import FuzzyDate
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db
STATUS = dict(Commitment.Status.choices)
# title → where it stands on each of two days
DAYS = ("2009-12-01", "2010-03-10")
WORLD = {
    "To ask the NEC": ("due", "overdue"),
    "To ask it by Christmas": ("promised", "overdue"),
    "To ask in spring": ("promised", "due"),
    "To think about it": ("promised", "promised"),
    "To let branches meet": ("called", "called"),
    "To bring a report": ("due", "reported"),
    "To set up a group": ("due", "kept"),
    "To hold a ballot": ("due", "dropped"),
}


@pytest.fixture
def world(db):
    with time_machine.travel("2009-11-01T12:00Z", tick=False):
        nec = make.make_committee("NEC")
        dates = ("2009-10-06", "2009-12-09", "2010-02-03", "2010-04-07")
        meetings = [make.make_meeting(nec, date) for date in dates]
        places = {
            "To ask the NEC": {"due_committee": nec},
            "To ask it by Christmas": {"due_on": FuzzyDate(2009, 12, 25)},
            "To ask in spring": {"due_meeting": meetings[3]},
            "To let branches meet": {"kind": "call"},
        }
        ends = {"To bring a report": "reported", "To set up a group": "kept", "To hold a ballot": "dropped"}
        for title in WORLD:
            fields = places.get(title) or ({"due_committee": nec} if title in ends else {})
            made = {} if title == "To think about it" else {"made_on": None, "made_at": meetings[0]}
            commitment = make.make_commitment(title, committee=nec, **{**made, **fields})
            if title in ends:
                make.make_answer(commitment, ends[title], "2010-02-03", meeting=meetings[2])


@pytest.fixture(params=[0, 1], ids=DAYS)
def titles(request, world):
    """status → the titles that stand there, on the day to which the test is taken."""
    with time_machine.travel(f"{DAYS[request.param]}T12:00Z", tick=False):
        found = {status: [] for status in STATUS}
        for title, stands in WORLD.items():
            found[stands[request.param]].append(title)
        yield found


def listed(reader, **chosen):
    """[(the word of its mark, its title), …] as the list has them."""
    page = html.unescape(markup(reader.get("/commitments/", chosen)))
    return re.findall(r'<li class="hit">.*?</svg><span>([^<]+)<.*?<h2><a href="[^"]+">([^<]+)</a>', page)


def test_the_mark_in_the_list_and_on_the_page_is_that_of_its_status(reader, titles):
    expected = {(STATUS[status], title) for status, some in titles.items() for title in some}
    assert set(listed(reader)) == expected
    for label, title in expected:
        slug = title.lower().replace(" ", "-")
        page = markup(reader.get(f"/commitments/{slug}/"))
        assert f'<span>{label}</span></span></p><p class="lede">' in page


def test_a_filter_shows_and_counts_those_that_stand_there(reader, titles):
    page = markup(reader.get("/commitments/"))
    for status, some in titles.items():
        assert sorted(title for _, title in listed(reader, status=status)) == sorted(some)
        count = re.search(rf'value="{status}"><span>[^<]+</span><span class="n">(\d+)<', page)
        assert int(count[1] if count else 0) == len(some)


def test_the_totals_in_words_are_those_of_the_filter_with_their_base(reader, titles):
    for address in ("/commitments/", "/"):
        parts = re.findall(
            r'href="/commitments/\?status=([a-z]+)">(\d+)( of 8)? ([^<]+)<', markup(reader.get(address))
        )
        assert {status: int(number) for status, number, *_ in parts} == {
            status: len(some) for status, some in titles.items() if some
        }
        assert [bool(base) for _, _, base, _ in parts] == [True] + [False] * (len(parts) - 1)


def test_exports_say_it_in_the_same_words(reader, titles):
    expected = {title: status for status, some in titles.items() for title in some}
    rows = reader.get("/commitments.json").json()["results"]
    assert {row["title"]: row["status"] for row in rows} == expected
    for status, some in titles.items():
        sheet = csv.DictReader(io.StringIO(reader.get("/commitments.csv", {"status": status}).content.decode()))
        assert sorted(row["title"] for row in sheet) == sorted(some)


def test_search_and_feed_tell_where_it_stands_now(reader, titles):
    feed = html.unescape(reader.get("/feed/").content.decode())
    for status, some in titles.items():
        for title in some:
            hit = markup(reader.get("/search/", {"q": f'"{title}"'}))
            assert f"<span>{STATUS[status]}</span>" in hit
            sentence = Commitment.objects.for_lines().get(title=title).sentence
            assert sentence in html.unescape(hit)
            assert f"<title>{title}</title>" in feed and sentence in feed


def test_the_most_urgent_stand_first_and_on_the_front_page(reader, titles):
    order = [label for label, _ in listed(reader)]
    assert order == sorted(order, key=list(STATUS.values()).index)
    front = markup(reader.get("/"))
    own = front[front.index('id="own"') : front.index('id="lc"')]
    assert re.findall(r"</svg><span>([^<]+)</span></span></span>", own) == order[:3]
