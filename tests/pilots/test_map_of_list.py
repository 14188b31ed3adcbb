"""The map beside the list of pilots: its numbers are those of the list, and what does not fit is dim."""

import re

import pytest

from pilots.models.event import Status
from tests.make import make_body, make_event, make_partnership, make_pilot, make_theme
from tests.page import markup

PLACES = {"Croydon": (51.37, -0.1), "Durham": (54.78, -1.58), "Kent": (51.25, 0.75)}


@pytest.fixture
def three(db):
    """Croydon on old people, Durham on housing with a body, Kent on both and reported."""
    made = {
        name: make_pilot(name, latitude=latitude, longitude=longitude)
        for name, (latitude, longitude) in PLACES.items()
    }
    old, housing = make_theme("Old people"), make_theme("Housing")
    for name, themes in {"Croydon": [old], "Durham": [housing], "Kent": [old, housing]}.items():
        made[name].themes.set(themes)
    make_partnership(made["Durham"], make_body("Durham Council"))
    make_event(pilots=[made["Kent"]], sets_status=Status.REPORTED)
    make_pilot("Secret", latitude=52, longitude=-1, published_at=None)
    return made


def map_of(html):
    return html[html.index('role="group" aria-label="Map') : html.index("</figure>")]


def on_map(reader, **query):
    """({name: number} of the links on the map, the names drawn dim)."""
    drawing = map_of(markup(reader.get("/pilots/", query)))
    links = re.findall(r"<a [^>]*><title>(\d+) ([^<:]+)", drawing)
    return {name: int(number) for number, name in links}, re.findall(r"<title>([^<]+): not in this list", drawing)


def in_list(reader, **query):
    """{name: number} of the rows."""
    html = markup(reader.get("/pilots/", query))
    rows = re.findall(r'<span class="no" aria-hidden="true">(\d+)</span><h2><a [^>]*>([^<]+)</a>', html)
    return {name: int(number) for number, name in rows}


def test_the_map_shows_every_pilot_with_its_number_in_the_list(reader, three):
    assert on_map(reader) == ({"Croydon": 1, "Durham": 2, "Kent": 3}, [])
    assert b"Numbered as in the list." in reader.get("/pilots/").content
    assert b"without a number" not in reader.get("/pilots/").content


def test_a_theme_dims_the_pilots_that_do_not_work_on_it(reader, three):
    assert on_map(reader, theme="housing") == ({"Durham": 1, "Kent": 2}, ["Croydon"])
    assert b"without a number" in reader.get("/pilots/?theme=housing").content


def test_a_status_dims_the_pilots_that_stand_elsewhere(reader, three):
    assert on_map(reader, status="reported") == ({"Kent": 1}, ["Croydon", "Durham"])


def test_the_order_of_the_list_numbers_the_map(reader, three):
    assert on_map(reader, sort="bodies")[0] == {"Durham": 1, "Croydon": 2, "Kent": 3}


def test_a_list_that_finds_nothing_has_a_map_of_dim_pilots(reader, three):
    assert on_map(reader, q="nothing") == ({}, ["Croydon", "Durham", "Kent"])


def test_the_numbers_go_on_over_the_pages_of_a_long_list(reader, db):
    for number in range(27):
        make_pilot(f"Pilot {number:02}", latitude=50.5 + number / 6, longitude=-1.0)
    numbers, dim = on_map(reader, page=2)
    assert (numbers["Pilot 00"], numbers["Pilot 26"], dim) == (1, 27, [])
    assert in_list(reader, page=2) == {"Pilot 25": 26, "Pilot 26": 27}
