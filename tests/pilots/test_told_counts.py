"""Were the unions told: headlines, the filter, pages and the total, held against a count by hand."""

import random

import pytest

from pilots.models import Consultation, Partnership, Pilot, Told
from pilots.told import told_in, told_in_all
from tests.make import cite, make_body, make_consultation, make_document, make_partnership, make_pilot
from tests.page import markup
from tests.pilots.finding import listed
from tests.pilots.test_told import found, record

pytestmark = pytest.mark.django_db
RANKS = ["nothing", "refused", "informed", "consulted"]


def by_hand(pilot, body):
    """The state of a body (None: the pilot as a whole), reckoned in plain steps."""
    last = {}
    rows = Consultation.objects.filter(pilot=pilot, body=body, published_at__isnull=False).order_by("pk")
    for row in rows:
        day = row.told_on.isoformat() if row.told_on else ""
        if row.union not in last or day >= last[row.union][0]:
            last[row.union] = day, row.outcome
    return max((outcome for _, outcome in last.values()), key=RANKS.index, default="nothing")


def make_world(seed):
    """Pilots that share bodies, and words of two unions, some undated, some drafts, some of a pilot as a whole."""
    chance = random.Random(seed)
    bodies = [make_body(f"Body {number}") for number in range(6)]
    for number in range(4):
        pilot = make_pilot(f"Pilot {number}")
        for body in chance.sample(bodies, 4):
            make_partnership(pilot, body)
        for place in range(chance.choice([0, 9, 12])):
            union, day = chance.choice(["UNISON", "Unite"]), chance.choice([None, "2009", "2010"])
            words = [(union, chance.choice(RANKS[1:]), day)]
            draft = {"published_at": None} if chance.random() < 0.2 else {}
            record(pilot, chance.choice([*bodies, None]), words, tag=f"{place}-", **draft)


@pytest.mark.parametrize("seed", range(4))
def test_headlines_the_filter_and_the_total_agree_with_a_count_by_hand(seed):
    make_world(seed)
    pilots, total = list(Pilot.objects.all()), []
    for pilot in pilots:
        states = [by_hand(pilot, part.body) for part in pilot.partnerships.all()]
        assert sorted(row.state for row in told_in(pilots)[pilot.pk].bodies) == sorted(states)
        total += states
        rows = Consultation.objects.filter(pilot=pilot, published_at__isnull=False)
        expected = {by_hand(pilot, row.body) for row in rows} or {"nothing"}
        assert {one for one in Told.values if pilot.name in found(one)} == expected
    assert {one: number for one, number in told_in_all(4).numbers.items() if number} == {
        one: total.count(one) for one in set(total)
    }
    assert told_in_all(4).of == Partnership.objects.count() == 16


def said(reader, address):
    """What stands under “Were the unions told?” on a page."""
    html = markup(reader.get(address))
    return html[html.index('id="told"') :].partition("</section>")[0]


def test_choices_count_what_they_show(reader):
    make_world(1)
    html = markup(reader.get("/pilots/"))
    for state in Told.values:
        number = len(listed(reader, "pilots", told=state))
        assert len(found(state)) == number
        shown = f'name="told" value="{state}"><span>' in html
        assert shown is bool(number)
        assert not number or f'<span class="n">{number}</span>' in html.partition(f'value="{state}"')[2][:120]


def test_a_pilot_lists_who_said_what_when_and_where_it_is_written(reader):
    pilot, body = make_pilot("Kent"), make_body("Kent County Council")
    make_partnership(pilot, body)
    word = make_consultation(pilot, body, "consulted", told_by="the chief executive’s office", note="On a plan.")
    cite(word, make_document("Minutes of the cabinet"))
    make_consultation(pilot, None, "refused", told_on=None)
    html = said(reader, "/pilots/kent/")
    assert "Unions consulted at 1 of 1 body." in html
    assert "<b>UNISON was consulted</b> by the chief executive’s office at" in html
    assert '<a href="/bodies/kent-county-council/">Kent County Council</a>. On a plan.' in html
    assert '<time datetime="2009-06">June 2009</time>' in html and 'title="Minutes of the cabinet"' in html
    assert "undated</span><p><b>UNISON was refused</b> in the pilot as a whole." in html
    assert "unverified</a>" in html and "The pilot as a whole counts for no body." in html


def test_a_pilot_of_which_nothing_is_recorded_says_so_in_a_sentence_and_no_table(reader):
    make_partnership(make_pilot("Kent"), make_body("Kent County Council"))
    html = said(reader, "/pilots/kent/")
    assert "No source on record says that a union was told or asked, or that one was refused." in html
    assert "<li" not in html and "<td" not in html


@pytest.mark.parametrize("address", ["/feed/", "/pilots/kent/feed/"])
def test_feeds_tell_of_a_word_to_the_unions(reader, address):
    pilot = make_pilot("Kent")
    make_consultation(pilot, make_body("Kent County Council"), "consulted", note="On a plan.")
    make_consultation(pilot, None, "refused", published_at=None)
    feed = reader.get(address).content.decode()
    assert "<title>Kent County Council: UNISON was consulted</title>" in feed
    assert "June 2009. On a plan." in feed and "/pilots/kent/#told" in feed
    assert "refused" not in feed
