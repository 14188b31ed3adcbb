"""Search over the real record: what members and activists type before a meeting."""

import html
import re

import pytest

pytestmark = pytest.mark.usefixtures("record")
PLACES = {
    "Birmingham": "birmingham",
    "Bradford": "bradford",
    "Coventry": "coventry-solihull-and-warwickshire",
    "Croydon": "croydon",
    "Dorset": "dorset-poole-and-bournemouth",
    "Durham": "durham",
    "Kent": "kent",
    "Leicestershire": "leicester-and-leicestershire",
    "Leicester": "leicester-and-leicestershire",
    "Lewisham": "lewisham",
    "Luton": "luton-and-central-bedfordshire",
    "Manchester": "manchester-city-region-including-warrington",
    "Gateshead": "south-tyneside-gateshead-and-sunderland",
    "Worcestershire": "worcestershire",
}
EMPLOYERS = {  # what is typed → a pilot that must stand in the list of hits
    "Kent Police": "kent",
    "Jobcentre": "birmingham",
    "metropolitan police": "lewisham",
    "West Midlands Fire Services": "birmingham",
    "Thanet": "kent",
    "northumbria police": "south-tyneside-gateshead-and-sunderland",
}


def first_hits(reader, words):
    page = reader.get("/search/", {"q": words}).content.decode()
    return re.findall(r'<li class="hit">(.*?)</li>', page, re.S)


@pytest.mark.parametrize("place", PLACES)
def test_a_places_name_brings_its_pilot_first(reader, place):
    first = first_hits(reader, place)[0]
    assert f'href="/pilots/{PLACES[place]}/"' in first
    assert '<p class="kind">Pilot</p>' in first


@pytest.mark.parametrize("employer", EMPLOYERS)
def test_an_employers_name_shows_its_pilot_in_the_list_of_hits(reader, employer):
    bodies = [hit for hit in first_hits(reader, employer) if '<p class="kind">Body</p>' in hit]
    assert f'href="/pilots/{EMPLOYERS[employer]}/"' in bodies[0]


@pytest.mark.parametrize("word", ["trade unions", "job cuts", "redundancies", "PDCC", "NEETs", "7.5bn", "£20bn"])
def test_what_the_movement_asks_about_is_found(reader, word):
    assert first_hits(reader, word)


def test_each_facet_leads_to_as_many_hits_as_it_says(reader):
    page = reader.get("/search/", {"q": "total place"}).content.decode()
    facets = dict(re.findall(r'kind=(\w+)"[^>]*>[^<]*<span class="n">(\d+)</span>', page))
    assert len(facets) > 4
    for kind, count in facets.items():
        kept = reader.get("/search/", {"q": "total place", "kind": kind}).content.decode()
        shown = html.unescape(re.sub(r"<[^>]+>", "", kept))
        pages = re.search(r"of (\d+) results", shown) or re.search(r"All (\d+) results", shown)
        assert (pages[1] if pages else "1") == count, kind
