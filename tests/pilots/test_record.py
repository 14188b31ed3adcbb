"""The real record, as it ships: how much of everything, what has no source, and where each pilot stands."""

import html
import re

import pytest

from blog.models import Post, Topic
from campaign.models import Commitment, Committee, Meeting
from pilots.models import (
    AffectedBranch,
    Branch,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Observation,
    PartnerBody,
    Partnership,
    Phrase,
    Pilot,
    PilotTheme,
    Region,
    ServiceGroup,
    Term,
    Theme,
)

pytestmark = pytest.mark.usefixtures("record")

# How many there are, and how many of them nobody has shown a source for.
COUNTS = {
    Pilot: (13, 0),
    PartnerBody: (155, 42),
    Partnership: (147, 48),
    Branch: (50, 28),
    AffectedBranch: (50, 28),
    PilotTheme: (37, 8),
    Figure: (96, 10),
    Event: (73, 2),
    Claim: (1, 0),
    Evidence: (1, 0),
    Region: (9, 0),
    ServiceGroup: (7, 0),
    Post: (19, 0),
    Observation: (4, 0),
    Committee: (8, 0),
    Meeting: (8, 0),
    Commitment: (8, 0),
}
FIELD_TRIALS = {
    "birmingham",
    "leicester-and-leicestershire",
    "lewisham",
    "luton-and-central-bedfordshire",
    "south-tyneside-gateshead-and-sunderland",
}


def main_of(response):
    """The page between its heads and feet, as a reader reads it."""
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.mark.parametrize("model", COUNTS, ids=lambda model: model.__name__)
def test_the_whole_record_is_there_and_says_what_has_no_source(model):
    count, unsourced = COUNTS[model]
    facts = model.objects.with_sources()
    assert len(facts) == count
    assert sum(fact.basis == "unverified" for fact in facts) == unsourced
    assert model.objects.sourced().count() == count - unsourced


def test_lists_of_words_are_whole():
    assert Theme.objects.count() == 18
    assert Topic.objects.count() == Topic.objects.with_posts().count() == 38
    assert Term.objects.count() == 17
    assert Document.objects.public().count() == 172
    assert Phrase.objects.public().count() == 12


def test_everything_loaded_is_public(reader):
    for noun, count in {
        "pilots": 13,
        "bodies": 155,
        "branches": 50,
        "documents": 172,
        "figures": 96,
        "events": 73,
        "claims": 1,
        "posts": 19,
        "commitments": 8,
    }.items():
        assert reader.get(f"/{noun}.json").json()["count"] == count, noun


@pytest.mark.parametrize(("noun", "count"), [("bodies", 42), ("branches", 28), ("figures", 10), ("events", 2)])
def test_exports_mark_what_is_unverified(reader, noun, count):
    rows = reader.get(f"/{noun}.json").json()["results"]
    assert sum(row["basis"] == "unverified" for row in rows) == count
    assert all((row["basis"] == "sourced") == bool(row["sources"]) for row in rows)


def test_unverified_parts_are_marked_in_the_export_of_pilots(reader):
    rows = reader.get("/pilots.json").json()["results"]
    parts = [body["basis"] for row in rows for body in row["bodies"]]
    assert (len(parts), parts.count("unverified")) == (147, 48)


@pytest.mark.parametrize(
    ("addresses", "marked"),
    [
        (["/branches/"], 28),
        (["/bodies/", "/bodies/?page=2", "/bodies/?page=3"], 42),
        (["/figures/", "/figures/?page=2", "/figures/?page=3"], 10),
    ],
)
def test_lists_mark_what_is_unverified(reader, addresses, marked):
    pages = " ".join(reader.get(address).content.decode() for address in addresses)
    written = re.findall(r'<td role="cell" data-l="Written">(.*?)</td>', pages, re.S)
    assert sum('class="tag unver"' in cell for cell in written) == marked


def test_the_timeline_marks_two_events_as_unverified(reader):
    pages = [reader.get(f"/timeline/?page={number}").content.decode() for number in (1, 2)]
    assert sum(page[page.index('class="log tline"') :].count('class="tag unver"') for page in pages) == 2


def test_unverified_themes_are_marked_on_the_pilots_pages(reader):
    marked = 0
    for pilot in Pilot.objects.all():
        page = reader.get(pilot.get_absolute_url()).content.decode()
        themes = page[page.index('id="themes"') : page.index('id="money"')]
        marked += themes.count('class="tag unver"')
    assert marked == 8


def test_five_pilots_are_field_trials_and_eight_have_reported():
    standing = {pilot.slug: pilot for pilot in Pilot.objects.public().with_status()}
    assert {slug for slug, pilot in standing.items() if pilot.status == "field-trial"} == FIELD_TRIALS
    others = [pilot for slug, pilot in standing.items() if slug not in FIELD_TRIALS]
    assert [pilot.status for pilot in others] == ["reported"] * 8
    assert {str(pilot.status_on) for pilot in others} == {"February 2010"}
    assert {str(standing[slug].status_on) for slug in FIELD_TRIALS} == {"25 March 2010"}


def test_the_export_gives_the_status_with_its_precision(reader):
    rows = {row["slug"]: row for row in reader.get("/pilots.json").json()["results"]}
    kent, lewisham = rows["kent"], rows["lewisham"]
    assert (kent["status"], kent["status_on"], kent["status_precision"]) == (
        "reported",
        "2010-02-01",
        "month",
    )
    assert (lewisham["status"], lewisham["status_on"], lewisham["status_precision"]) == (
        "field-trial",
        "2010-03-25",
        "day",
    )


@pytest.mark.parametrize(
    ("slug", "history"),
    [
        ("kent", ["June 2009 counting", "February 2010 reported"]),
        ("lewisham", ["June 2009 counting", "February 2010 reported", "25 March 2010 field-trial"]),
    ],
)
def test_a_pilots_status_moved_by_dated_events(slug, history):
    pilot = Pilot.objects.get(slug=slug)
    moves = Event.objects.public().about(pilot).moving_status().in_order()
    assert [f"{event.date} {event.sets_status}" for event in moves] == history


def test_a_pilots_page_shows_where_it_stands_since_when_and_where_that_is_written(reader):
    page = reader.get("/pilots/kent/").content.decode()
    lede = page[page.index('class="lede"') : page.index("</p>", page.index('class="lede"'))]
    assert re.search(r"<b>Reported</b> since <time datetime=\"2010-02\">February 2010</time>", lede)
    assert 'href="#n1"' in lede


def test_the_lead_in_the_export_is_the_lead_on_the_page(reader):
    for row in reader.get("/pilots.json").json()["results"]:
        page = main_of(reader.get(f"/pilots/{row['slug']}/"))
        if row["lead_body"]:
            assert f"Leads {PartnerBody.objects.get(slug=row['lead_body']).name}" in page
        else:
            assert "Leads not known" in page
