"""The map of England that readers see: its outline, each pilot's areas, and a numbered disc for every pilot.

Shapes come from record/map/gbr.topo.json (see LICENCE.txt there), where a border is one arc, used forwards by
the area on one side and backwards (~number) by its neighbour. Map units run right and down.
"""

import json
import math
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, count, pairwise
from pathlib import Path

from pilots.discs import DISC_RADIUS, disc_places, distance_to_line

OUTLINES = Path(__file__).parent / "record" / "map" / "gbr.topo.json"

# The frame, in degrees. The Isles of Scilly lie west of it: a pilot there has its disc at the frame's edge.
WEST, EAST, SOUTH, NORTH = -5.87, 1.85, 49.85, 55.85
NARROWING = math.cos(math.radians(53))  # a degree of longitude in degrees of latitude, mid-England
WIDTH = 372
UNITS_PER_DEGREE = WIDTH / ((EAST - WEST) * NARROWING)
HEIGHT = math.ceil((NORTH - SOUTH) * UNITS_PER_DEGREE)
VIEW_BOX = f"0 0 {WIDTH} {HEIGHT}"

TOLERANCE = 0.4  # map units by which a simplified border may leave the true one
SMALLEST_ISLAND = 1.5  # square map units; a smaller piece is dropped, unless it is all there is
TOLERANCE_IN_SMALL, SMALLEST_IN_SMALL = 2.5, 60  # the same, where a map unit is half a pixel or less

# The file's areas in Wales, Scotland and Northern Ireland, spelt as there.
NOT_ENGLISH = """
Anglesey; Blaenau Gwent; Bridgend; Caerphilly; Cardiff; Carmarthenshire; Ceredigion; Conwy; Denbighshire;
Flintshire; Gwynedd; Merthyr Tydfil; Monmouthshire; Neath Port Talbot; Newport; Pembrokeshire; Powys;
Rhondda, Cynon, Taff; Swansea; Torfaen; Vale of Glamorgan; Wrexham;
Aberdeen; Aberdeenshire; Angus; Argyll and Bute; Clackmannanshire; Dumfries and Galloway; Dundee;
East Ayrshire; East Dunbartonshire; East Lothian; East Renfrewshire; Edinburgh; Eilean Siar; Falkirk;
Fife; Glasgow; Highland; Inverclyde; Midlothian; Moray; North Ayshire; North Lanarkshire; Orkney;
Perthshire and Kinross; Renfrewshire; Scottish Borders; Shetland Islands; South Ayrshire;
South Lanarkshire; Stirling; West Dunbartonshire; West Lothian;
Antrim; Ards; Armagh; Ballymena; Ballymoney; Banbridge; Belfast; Carrickfergus; Castlereagh; Coleraine;
Cookstown; Craigavon; Derry; Down; Dungannon; Fermanagh; Larne; Limavady; Lisburn; Magherafelt; Moyle;
Newry and Mourne; Newtownabbey; North Down; Omagh; Strabane
"""
NOT_ENGLISH = frozenset(name.strip() for name in NOT_ENGLISH.split(";"))
# Two areas that the file misnames, by its own (name, id); their places and neighbours say which they are.
MISNAMED = {("Halton", "GB.HL"): "Wirral", ("Merseyside", "GB.MS"): "St Helens"}


@dataclass(frozen=True)
class Mark:
    """One pilot on the map: path data of its areas ("" if none), leader line's start, disc's middle."""

    pilot: object
    number: int | None  # None: not in the list that the map stands beside
    path: str
    x: float
    y: float
    disc_x: float
    disc_y: float
    small: bool  # the area is no larger than a disc: easily overlooked, so a locator rings it


@dataclass(frozen=True)
class Ground:
    """What a pilot takes up: path data, a point (x, y) in it, its box (left, top, right, bottom)."""

    path: str
    point: tuple[float, float]
    box: tuple[float, float, float, float]

    @property
    def small(self):
        left, top, right, bottom = self.box
        return max(right - left, bottom - top) <= 2 * DISC_RADIUS


def position(latitude, longitude):
    """Map units (x, y) of a place in degrees north and east; a place outside the frame is not refused."""
    return (longitude - WEST) * NARROWING * UNITS_PER_DEGREE, (NORTH - latitude) * UNITS_PER_DEGREE


def area_names():
    """The English areas an officer may choose from, sorted."""
    return sorted(_areas())


def england():
    """Path data of England's land, borders inside it dissolved."""
    return area_path(tuple(area_names()))


@cache
def england_in_small():
    """The same in a tenth of the points, for a drawing about as wide as a thumb."""
    return "".join(_as_path(_coarse(ring)) for ring in _pieces(tuple(area_names())) if _size(ring) > SMALLEST_IN_SMALL)


@lru_cache(maxsize=256)
def area_path(names):
    """Path data of a tuple of areas as one shape; `ValueError` names those the map does not have."""
    return "".join(_as_path(ring) for ring in _pieces(names))


def polygons(names):
    """A tuple of areas as one shape: closed rings of points (x, y), largest first; a hole turns the other way."""
    return [[(x / 2, y / 2) for x, y in ring] for ring in _pieces(names)]


def draw(pilots, numbers=None):
    """Marks for `pilots`, each with `area_names`, `latitude` and `longitude`; `numbers` are else places in the list.

    A pilot with neither areas nor position gets no mark; its number stays unused, as the list has it.
    """
    numbered = zip(pilots, numbers or count(1), strict=False)
    found = [(pilot, number, ground) for pilot, number in numbered if (ground := _ground(pilot))]
    discs = disc_places(tuple(ground for _, _, ground in found), (WIDTH, HEIGHT))
    return [
        Mark(pilot, number, ground.path, *ground.point, *disc, ground.small)
        for (pilot, number, ground), disc in zip(found, discs, strict=True)
    ]


def _ground(pilot):
    if pilot.area_names:
        return _ground_of_areas(tuple(pilot.area_names))
    if pilot.latitude is None or pilot.longitude is None:
        return None
    point = _inside_frame(*position(pilot.latitude, pilot.longitude))
    return Ground("", point, (*point, *point))


def _inside_frame(x, y):
    return round(min(max(x, 0), WIDTH), 1), round(min(max(y, 0), HEIGHT), 1)


# Shapes. Points are whole numbers of half map units, so that neighbours round alike and paths stay short.


@lru_cache(maxsize=1)
def _outlines():
    return json.loads(OUTLINES.read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def _areas():
    """English areas as {name: [arc number, ...]}, of all their rings together."""
    areas = {}
    for geometry in _outlines()["objects"]["gbr"]["geometries"]:
        name = geometry["properties"]["name"]
        name = MISNAMED.get((name, geometry["id"]), name)
        if name not in NOT_ENGLISH:
            polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            areas.setdefault(name, []).extend(arc for polygon in polygons for ring in polygon for arc in ring)
    return areas


@cache
def _line(arc):
    """One arc, simplified (the file has it as steps on a fine grid); a negative number is it backwards."""
    if arc < 0:
        return _line(~arc)[::-1]
    transform = _outlines()["transform"]
    (scale_x, scale_y), (corner_x, corner_y) = transform["scale"], transform["translate"]
    points, x, y = [], 0, 0
    for step_x, step_y in _outlines()["arcs"][arc]:
        x, y = x + step_x, y + step_y
        points.append(position(latitude=y * scale_y + corner_y, longitude=x * scale_x + corner_x))
    return [(round(2 * x), round(2 * y)) for x, y in _simplified(points)]


def _coarse(ring):
    """A ring in few points; the two it is parted at stay."""
    middle = len(ring) // 2
    halves = ring[: middle + 1], [*ring[middle:], ring[0]]
    return [point for half in halves for point in _simplified(half, 2 * TOLERANCE_IN_SMALL)[:-1]]


def _simplified(points, tolerance=TOLERANCE):
    """Douglas and Peucker: keep the point farthest off the straight line while it is off too far."""
    first, last = points[0], points[-1]
    offsets = [distance_to_line(point, first, last) for point in points]
    farthest = offsets.index(max(offsets))
    if offsets[farthest] <= tolerance:
        return [first, last]
    return _simplified(points[: farthest + 1], tolerance)[:-1] + _simplified(points[farthest:], tolerance)


def _rings(names):
    """Closed rings of points around the named areas together; borders between two of them are left out."""
    arcs = [arc for name in names for arc in _areas()[name]]
    both_ways = set(arcs)
    waiting = {}
    for line in (_line(arc) for arc in arcs if ~arc not in both_ways):
        waiting.setdefault(line[0], []).append(line)
    rings = []
    for start, lines in waiting.items():
        # As many lines end at a point as begin there, so a walk always comes back to its start.
        while lines:
            ring = lines.pop()[1:]
            while ring[-1] != start:
                ring += waiting[ring[-1]].pop()[1:]
            rings.append(ring)
    return rings


def _size(ring):
    """Area in square map units; a hole counts like land."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]))) / 8


def _pieces(names):
    """The rings worth drawing, largest first: the largest always, others when large enough to be seen."""
    if unknown := sorted(set(names) - set(_areas())):
        raise ValueError(f"Not an English area on the map: {'; '.join(unknown)}")
    largest, *others = sorted(_rings(dict.fromkeys(names)), key=_size, reverse=True)
    return [largest] + [ring for ring in others if _size(ring) >= SMALLEST_ISLAND]


def _as_path(ring):
    """SVG path data of one ring, relative after the first point."""
    (x, y), steps = ring[0], []
    for (ax, ay), (bx, by) in pairwise(ring):
        steps += [_units(bx - ax), _units(by - ay)] if (ax, ay) != (bx, by) else []
    return f"M{_units(x)} {_units(y)}l{' '.join(steps).replace(' -', '-')}z"


def _units(halves):
    """Half units as the shortest decimal: 3 is "1.5", -1 is "-.5"."""
    text = f"{halves / 2:g}"
    return text.replace("0", "") if abs(halves) == 1 else text


@lru_cache(maxsize=256)
def _ground_of_areas(names):
    rings = polygons(names)
    xs, ys = zip(*chain(*rings), strict=True)
    box = min(xs), min(ys), max(xs), max(ys)
    return Ground(area_path(names), _inside_frame(*_point_within(rings)), box)


def _point_within(rings):
    """A point inside the areas: the middle of the widest stretch half-way down the largest ring."""
    ys = [y for _, y in rings[0]]
    level = (min(ys) + max(ys)) / 2 + 0.01  # just off the half units, where corners lie
    crossings = sorted(
        ax + (level - ay) * (bx - ax) / (by - ay)
        for ring in rings
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]])
        if (ay > level) != (by > level)
    )
    stretches = zip(crossings[::2], crossings[1::2], strict=True)
    left, right = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
    return (left + right) / 2, level
