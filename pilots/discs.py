"""Where the map's numbered discs stand, so that each can be read and tapped.

Each in turn takes the cheapest place in rings around its point; a map unit of leader line costs 1.
"""

import math
from functools import lru_cache

DISC_RADIUS = 13  # the largest mark fits a square of twice this side; 24 px across on a 360 px phone
DISC_GAP = 2  # map units kept free between two discs, and between a disc and the frame

OVERLAP = 1_000_000  # over another disc: never, while there is room
TANGLE = 60  # a leader line passing under another disc
COVER = 150  # hiding a whole area; a part costs its share


@lru_cache(maxsize=64)
def disc_places(grounds, frame):
    """Middles (x, y) of the discs for a tuple of `Ground`, in its order, inside a frame (width, height)."""
    placed = []
    for ground in grounds:
        best, least = None, math.inf
        for place in _places_around(*ground.point, *frame):
            if math.dist(place, ground.point) > least + 1:
                break  # places farther out cost more for their line alone; the 1 is for rounding
            cost = _cost(place, ground, grounds, placed)
            if cost < least:
                best, least = place, cost
        placed.append((best, ground.point))
    return [disc for disc, _ in placed]


def _places_around(x, y, width, height):
    """Whole-number places, ring after ring around a point, where a disc stays inside the frame."""
    margin = DISC_RADIUS + DISC_GAP
    for radius in range(0, width + height, 4):
        for turn in range(32):
            angle = math.tau * turn / 32
            place = round(x + radius * math.cos(angle)), round(y + radius * math.sin(angle))
            if margin <= place[0] <= width - margin and margin <= place[1] <= height - margin:
                yield place


def _cost(place, ground, grounds, placed):
    """What a disc at `place` would spoil of all pilots' grounds and of the (disc, point) pairs placed."""
    cost = math.dist(place, ground.point)
    for other in grounds:
        if other.path or other != ground:
            cost += COVER * _share_covered(place, other.box)
    for disc, point in placed:
        if max(abs(disc[0] - place[0]), abs(disc[1] - place[1])) < 2 * DISC_RADIUS + DISC_GAP:
            cost += OVERLAP
        cost += TANGLE * (distance_to_line(disc, place, ground.point) < DISC_RADIUS)
        cost += TANGLE * (distance_to_line(place, disc, point) < DISC_RADIUS)
    return cost


def _share_covered(place, box):
    """The share of a box that a disc at `place` hides, 0 to 1; a box without size counts as a square unit."""
    (x, y), (left, top, right, bottom) = place, box
    right, bottom = max(right, left + 1), max(bottom, top + 1)
    across = min(right, x + DISC_RADIUS) - max(left, x - DISC_RADIUS)
    down = min(bottom, y + DISC_RADIUS) - max(top, y - DISC_RADIUS)
    return max(across, 0) * max(down, 0) / ((right - left) * (bottom - top))


def distance_to_line(point, start, end):
    """Distance of a point from the stretch between start and end."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length = (bx - ax) ** 2 + (by - ay) ** 2
    along = min(1, max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length)) if length else 0
    return math.hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))
