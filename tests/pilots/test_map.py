"""The map of England: its shapes are where they should be, and every pilot has a disc that can be read."""

import gzip
import json
import re
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots import map as drawing

GREATER_MANCHESTER = "Manchester; Bolton; Bury; Oldham; Rochdale; Salford; Stockport; Tameside; Trafford; Wigan"
THIRTEEN = {  # areas, latitude, longitude
    "Birmingham": ("Birmingham", 52.486, -1.89),
    "Bradford": ("Bradford", 53.795, -1.759),
    "Coventry, Solihull and Warwickshire": ("Coventry; Solihull; Warwickshire", 52.4, -1.55),
    "Croydon": ("Croydon", 51.372, -0.099),
    "Dorset, Poole and Bournemouth": ("Dorset; Poole; Bournemouth", 50.75, -2.15),
    "Durham": ("Durham", 54.777, -1.576),
    "Kent": ("Kent", 51.25, 0.75),
    "Leicester and Leicestershire": ("Leicester; Leicestershire", 52.637, -1.14),
    "Lewisham": ("Lewisham", 51.445, -0.021),
    "Luton and Central Bedfordshire": ("Luton; Central Bedfordshire", 51.97, -0.43),
    "Manchester City-Region including Warrington": (f"{GREATER_MANCHESTER}; Warrington", 53.48, -2.24),
    "South Tyneside, Gateshead and Sunderland": ("South Tyneside; Gateshead; Sunderland", 54.93, -1.48),
    "Worcestershire": ("Worcestershire", 52.192, -2.22),
}
ENGLISH_PLACES = [(51.507, -0.128), (52.486, -1.89), (54.97, -1.61), (50.26, -5.05), (53.4, -3.05)]
CARDIFF, WREXHAM, EDINBURGH, DUMFRIES, NORTH_SEA = (
    (51.5, -3.2),
    (53.05, -3),
    (55.95, -3.19),
    (55.07, -3.6),
    (54, 1),
)
POSITIONS = st.tuples(st.floats(49.9, 55.8), st.floats(-5.8, 1.8))
SQUARE_KM_OF_A_UNIT = (111.2 / drawing.UNITS_PER_DEGREE) ** 2


def make_pilot(name, area_names=(), latitude=None, longitude=None):
    return SimpleNamespace(name=name, area_names=list(area_names), latitude=latitude, longitude=longitude)


def the_thirteen():
    return [make_pilot(name, areas.split("; "), *place) for name, (areas, *place) in THIRTEEN.items()]


def rings(path):
    """The rings of path data as this module writes it: M, l, z, relative after the first point."""
    found = []
    for piece in path.split("z")[:-1]:
        numbers = [float(number) for number in re.findall(r"-?\d*\.?\d+", piece)]
        x = y = 0
        found.append([(x := x + dx, y := y + dy) for dx, dy in zip(numbers[::2], numbers[1::2], strict=True)])
    return found


def sides(path):
    return {(a, b) for ring in rings(path) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)}


def signed_size(path):
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in sides(path)) / 2


def contains(path, x, y):
    """Ray casting, to the right."""
    crossed = (x < ax + (y - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in sides(path) if (ay > y) != (by > y))
    return sum(crossed) % 2 == 1


def assert_discs_stand_apart_inside_the_frame(marks):
    discs = [(mark.disc_x, mark.disc_y) for mark in marks]
    for index, (x, y) in enumerate(discs):
        assert drawing.DISC_RADIUS <= x <= drawing.WIDTH - drawing.DISC_RADIUS
        assert drawing.DISC_RADIUS <= y <= drawing.HEIGHT - drawing.DISC_RADIUS
        for other_x, other_y in discs[:index]:
            # Squares of that half side stand apart, and so do the circles and diamonds within them.
            assert max(abs(x - other_x), abs(y - other_y)) >= 2 * drawing.DISC_RADIUS


@pytest.mark.parametrize("name", THIRTEEN)
def test_each_pilot_lies_around_its_position(name):
    areas, latitude, longitude = THIRTEEN[name]
    xs, ys = zip(
        *(point for ring in rings(drawing.area_path(tuple(areas.split("; ")))) for point in ring), strict=True
    )
    x, y = drawing.position(latitude, longitude)
    assert min(xs) < x < max(xs)
    assert min(ys) < y < max(ys)


def test_no_area_vanishes_however_small():
    for name in drawing.area_names():
        assert signed_size(drawing.area_path((name,))) > 1, name


def test_leader_lines_start_inside_their_areas():
    for mark in drawing.draw(the_thirteen()):
        assert contains(mark.path, mark.x, mark.y), mark.pilot.name


def test_borders_between_areas_of_one_pilot_are_dissolved():
    parts = [drawing.area_path((name,)) for name in ("Coventry", "Solihull", "Warwickshire")]
    whole = drawing.area_path(("Coventry", "Solihull", "Warwickshire"))
    shared = {(a, b) for part in parts for other in parts for a, b in sides(part) if (b, a) in sides(other)}
    assert len(shared) > 10
    assert not shared & sides(whole)
    assert len(rings(whole)) == 1
    assert signed_size(whole) == sum(signed_size(part) for part in parts)


def test_a_hole_stays_open_until_the_city_in_it_belongs_too():
    around_leicester, leicester = drawing.area_path(("Leicestershire",)), drawing.position(52.637, -1.14)
    assert len(rings(around_leicester)) == 2
    assert not contains(around_leicester, *leicester)
    assert len(rings(drawing.area_path(("Leicester", "Leicestershire")))) == 1


@pytest.mark.parametrize("place", ENGLISH_PLACES)
def test_english_places_are_on_england(place):
    assert contains(drawing.england(), *drawing.position(*place))


@pytest.mark.parametrize("place", [CARDIFF, WREXHAM, EDINBURGH, DUMFRIES, NORTH_SEA])
def test_wales_scotland_and_the_sea_are_not_on_england(place):
    assert not contains(drawing.england(), *drawing.position(*place))


def test_england_is_as_large_as_england():
    assert signed_size(drawing.england()) * SQUARE_KM_OF_A_UNIT == pytest.approx(130_300, rel=0.02)


def test_officers_choose_from_english_areas_only():
    names = drawing.area_names()
    assert names == sorted(set(names))
    assert {"Kent", "Isles of Scilly", "Wirral", "St Helens"} <= set(names)
    assert not {"Cardiff", "Argyll and Bute", "Rhondda, Cynon, Taff", "Belfast", "Merseyside"} & set(names)


def test_every_name_listed_as_not_english_is_in_the_file():
    geometries = json.loads(drawing.OUTLINES.read_text())["objects"]["gbr"]["geometries"]
    assert {geometry["properties"]["name"] for geometry in geometries} >= drawing.NOT_ENGLISH


def test_unknown_areas_are_named():
    with pytest.raises(ValueError, match="Cardiff; Narnia"):
        drawing.area_path(("Kent", "Narnia", "Cardiff"))


def test_the_whole_map_is_small_to_send():
    paths = drawing.england() + "".join(mark.path for mark in drawing.draw(the_thirteen()))
    assert len(gzip.compress(paths.encode())) < 2_600


def test_the_thirteen_discs_stand_apart_and_close_to_their_areas():
    marks = drawing.draw(the_thirteen())
    assert [mark.number for mark in marks] == list(range(1, 14))
    assert_discs_stand_apart_inside_the_frame(marks)
    assert max(abs(mark.disc_x - mark.x) + abs(mark.disc_y - mark.y) for mark in marks) < 80


def test_no_disc_hides_a_small_pilot():
    marks = drawing.draw(the_thirteen())
    small = [mark for mark in marks if mark.small]
    assert {"Birmingham", "Croydon", "Lewisham"} <= {mark.pilot.name for mark in small}
    for mark in marks:
        for other in small:
            distance = max(abs(mark.disc_x - other.x), abs(mark.disc_y - other.y))
            assert distance > drawing.DISC_RADIUS - 2, (mark.pilot.name, other.pilot.name)


def test_a_pilot_with_only_a_position_has_its_disc_there():
    (mark,) = drawing.draw([make_pilot("Cumbria", latitude=54.5, longitude=-3.0)])
    x, y = drawing.position(54.5, -3.0)
    assert mark.path == ""
    assert (mark.disc_x, mark.disc_y) == (round(x), round(y))


def test_a_pilot_without_a_place_has_no_mark_and_keeps_its_number():
    marks = drawing.draw([make_pilot("Nowhere"), make_pilot("Kent", ["Kent"])])
    assert [(mark.number, mark.pilot.name) for mark in marks] == [(2, "Kent")]


def test_a_pilot_outside_the_frame_has_its_disc_at_the_edge():
    marks = drawing.draw([make_pilot("Scilly", ["Isles of Scilly"]), make_pilot("At sea", latitude=0, longitude=0)])
    assert len(marks) == 2
    assert_discs_stand_apart_inside_the_frame(marks)


@pytest.mark.parametrize("place", [(52.5, -1.5), (55.85, 1.85), (49.85, -5.87)])
def test_twenty_pilots_at_one_place_have_discs_apart(place):
    marks = drawing.draw([make_pilot(str(number), (), *place) for number in range(20)])
    assert len(marks) == 20
    assert_discs_stand_apart_inside_the_frame(marks)


@settings(deadline=None, max_examples=50)
@given(st.lists(POSITIONS, min_size=1, max_size=20))
def test_discs_stand_apart_wherever_pilots_are(places):
    marks = drawing.draw([make_pilot(str(place), (), *place) for place in places])
    assert len(marks) == len(places)
    assert_discs_stand_apart_inside_the_frame(marks)
