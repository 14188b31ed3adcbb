"""Share cards: the picture, 1200 × 630, that a link to a pilot or a post is shown with elsewhere.

A card is what is written on it; it is drawn once and kept. Colours and marks are those of the site's pages.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpResponse

from pilots import sheet
from pilots.map import HEIGHT, area_names, draw, polygons
from pilots.marks import MARKS
from pilots.models.event import Status
from pilots.sheet import BLACK, LEADING, SEMIBOLD, Sheet, box, circle, curve, fitted, readable, shortened

SIZE = WIDE, HIGH = 1200, 630
INK, INK2, PAPER, WHITE, LAND = "#1b1512", "#5a4f48", "#fffefb", "#ffffff", "#ddd3c0"
SILK, HEM, GOLD = "#a5112b", "#7d0c20", "#f6b92f"
MARGIN, TOP, FOOT = 56, 192, 594  # of what stands on the paper: left edge, top, the last line
FACTS = 424  # where a rule parts a pilot's name from what is known of it
MAP_HIGH, MAP_AT = 422, (826, 168)
BESIDE = MAP_AT[0] - MARGIN - 26  # the room for words, left of the map or the banner
NAME_SIZES = range(116, 35, -2)
LINE_SIZES = range(30, 19, -2)
ONE_LINE = 26
MOST_PILOTS = 3
# What runs into what at a shape's edge: the palette has the tones between. The marks run into the paper.
EDGES = [(PAPER, colour) for colour in (INK, INK2, SILK, HEM, GOLD, LAND, *(mark[0] for mark in MARKS.values()))]
EDGES += [(SILK, WHITE), (SILK, GOLD), (LAND, SILK), (LAND, INK), (WHITE, INK), (WHITE, GOLD), (GOLD, INK)]

WITHOUT_LETTERS = "Read it on its page"  # for a name in letters that the fonts do not have
MOTTO = "Count the money.", "Count the people who do the work."
OPENING = "Thirteen places.", "All the public money.", "Were the workers told?"


@dataclass(frozen=True)
class Place:
    """Where a pilot lies: its areas, and a point in map units, ringed where the areas are easily overlooked."""

    areas: tuple[str, ...]
    x: float
    y: float
    ringed: bool

    @classmethod
    def of(cls, pilot):
        """None where neither areas nor a position are known."""
        mark = next(iter(draw([pilot])), None)
        return mark and cls(tuple(pilot.area_names), mark.x, mark.y, mark.small)


@dataclass(frozen=True)
class Standing:
    name: str
    status: str
    since: str

    @classmethod
    def of(cls, pilot):
        """Of a pilot loaded with its standing."""
        return cls(readable(pilot.name) or WITHOUT_LETTERS, pilot.status, pilot.since)

    @property
    def label(self):
        return Status(self.status).label if self.status else "Not known where it stands"


@dataclass(frozen=True)
class PilotCard:
    standing: Standing
    counts: str
    place: Place | None

    def draw(self, paper):
        room = BESIDE if self.place else WIDE - 2 * MARGIN
        headline(paper, self.standing.name, room, FACTS - TOP - 30)
        paper.fill(INK, box(MARGIN, FACTS, MARGIN + room, FACTS + 8))
        colour = status_mark(paper, self.standing.status, MARGIN, FACTS + 30, 46)
        x = paper.write(self.standing.label, MARGIN + 62, FACTS + 67, BLACK, 40, colour) + 14
        since, counts = self.standing.since, self.counts
        if since and x + sheet.width_of(since, SEMIBOLD, 32) <= MARGIN + room:
            paper.write(since, x, FACTS + 67, SEMIBOLD, 32, INK)
        else:
            counts = " · ".join(filter(None, (since, counts)))
        one_line(paper, counts, MARGIN, FACTS + 118, room, INK)
        if self.place:
            england(paper, [self.place])


@dataclass(frozen=True)
class PostCard:
    title: str
    byline: str
    standings: tuple[Standing, ...]
    places: tuple[Place, ...]

    def draw(self, paper):
        shown = self.standings if len(self.standings) <= MOST_PILOTS else self.standings[: MOST_PILOTS - 1]
        more = len(self.standings) - len(shown)
        bar = FOOT - 58 - 42 * (len(shown) + bool(more))
        headline(paper, self.title, BESIDE, bar - TOP - 76)
        one_line(paper, self.byline, MARGIN, bar - 22, BESIDE, INK2)
        paper.fill(GOLD, box(MARGIN, bar, MARGIN + BESIDE, bar + 8))
        for place, standing in enumerate(shown, start=1):
            standing_line(paper, standing, bar + 4 + 42 * place)
        if more:
            paper.write(f"and {more} more", MARGIN + 44, bar + 4 + 42 * (len(shown) + 1), SEMIBOLD, ONE_LINE, INK2)
        england(paper, self.places) if self.places else banner(paper)


@dataclass(frozen=True)
class SiteCard:
    def draw(self, paper):
        for place, (line, colour) in enumerate(zip(OPENING, (INK, INK, SILK), strict=True)):
            paper.write(line, MARGIN, 296 + 92 * place, BLACK, 68, colour)
        banner(paper)


def of_pilot(pilot):
    """The card of a pilot loaded with its standing and counts: PNG bytes."""
    counts = (some(pilot.body_count, "body", "bodies"), some(pilot.branch_count, "branch", "branches"))
    return picture(PilotCard(Standing.of(pilot), " · ".join(filter(None, counts)), Place.of(pilot)))


def of_post(title, signed, pilots):
    """The card of a post about `pilots`, public and loaded with their standing; `signed` are the parts of its byline.

    PNG bytes.
    """
    byline = ", ".join(filter(None, map(readable, signed)))
    places = tuple(filter(None, map(Place.of, pilots)))
    return picture(PostCard(readable(title) or WITHOUT_LETTERS, byline, tuple(map(Standing.of, pilots)), places))


def of_site():
    return picture(SiteCard())


def answer(card):
    """A card as a response."""
    response = HttpResponse(card, content_type="image/png")
    response["Cache-Control"] = "public, max-age=300"
    return response


def some(number, one, many):
    return f"{number:,} {one if number == 1 else many}" if number else ""


@lru_cache(maxsize=128)
def picture(card):
    paper = Sheet(*SIZE, PAPER)
    plate(paper)
    card.draw(paper)
    paper.write("A public record kept by trade unionists", MARGIN, FOOT, SEMIBOLD, ONE_LINE, INK2)
    return paper.png(EDGES)


def plate(paper):
    """The name plate: a banner on its pole, gold-edged and pinked at the hem."""
    for colour, top, bottom in ((INK, 0, 10), (SILK, 10, 112), (GOLD, 112, 117), (HEM, 117, 132)):
        paper.fill(colour, box(0, top, WIDE, bottom))
    for left in range(0, WIDE, 20):
        paper.fill(HEM, [(left, 132), (left + 20, 132), (left + 10, 148)])
    emblem(paper, (MARGIN - 4, 18), 88 / 40, cloth=WHITE, eye=INK)
    x = MARGIN + 104
    for word, colour in (("TOTAL ", WHITE), ("PLACE ", GOLD), ("WATCH", WHITE)):
        x = paper.write(word, x, 80, BLACK, 56, colour)
    paper.fill(GOLD, box(x + 32, 34, x + 37, 90))
    for line, words in enumerate(MOTTO):
        paper.write(words, x + 52, 56 + 28 * line, SEMIBOLD, 23, WHITE)


def emblem(paper, at, scale, cloth, eye):
    """A banner with an eye, in a square of 40, much as templates/includes/_emblem.html has it."""
    lids = [*curve((7.5, 18), (20, 6), (32.5, 18)), *curve((32.5, 18), (20, 30), (7.5, 18))]
    shapes = [(GOLD, box(2, 1, 38, 5)), (cloth, [(5, 5), (35, 5), (35, 39), (20, 31), (5, 39)])]
    shapes += [(eye, lids), (GOLD, circle(20, 18, 5.6)), (INK, circle(20, 18, 2.4))]
    for colour, ring in shapes:
        paper.fill(colour, ring, at=at, scale=scale)


def banner(paper):
    """The emblem, large, where there is no place to show."""
    emblem(paper, (WIDE - MARGIN - 38 * 9.6, MAP_AT[1] + 12), 9.6, cloth=SILK, eye=WHITE)


def headline(paper, text, width, height):
    """Writes a name or title in at most four lines, half-way down the room."""
    size, lines = fitted(text, BLACK, NAME_SIZES, width, height)
    top = TOP + (height - len(lines) * LEADING * size) / 2
    for place, line in enumerate(lines):
        paper.write(line, MARGIN, top + (0.78 + place * LEADING) * size, BLACK, size, INK)


def one_line(paper, text, x, y, width, colour):
    """Writes a line as large as it fits, at most 30 pixels; what does not fit at 20 is cut."""
    size, lines = fitted(text, SEMIBOLD, LINE_SIZES, width, HIGH, most=1)
    for line in lines:
        paper.write(line, x, y, SEMIBOLD, size, colour)


def status_mark(paper, status, x, y, size):
    """Draws the mark with its top left corner at (x, y). Returns its colour."""
    colour, shapes, cut_out = MARKS[status]
    for ring in shapes:
        paper.fill(colour, ring, at=(x, y), scale=size / 24)
    for ring in cut_out:
        paper.fill(PAPER, ring, at=(x, y), scale=size / 24)
    if not status:
        paper.write("?", x + 0.32 * size, y + 0.78 * size, BLACK, round(0.76 * size), colour)
    return colour


def standing_line(paper, standing, y):
    """A pilot's name and status on one line that stands on `y`."""
    colour = status_mark(paper, standing.status, MARGIN, y - 25, 30)
    label_wide = sheet.width_of(standing.label, BLACK, ONE_LINE) + 16
    name = shortened(standing.name, BLACK, ONE_LINE, BESIDE - 44 - label_wide)
    x = paper.write(name, MARGIN + 44, y, BLACK, ONE_LINE, INK)
    paper.write(standing.label, x + 16, y, BLACK, ONE_LINE, colour)


def england(paper, places):
    """The map, with the areas of `places` in red."""
    scale = MAP_HIGH / HEIGHT
    paper.fill(LAND, *polygons(tuple(area_names())), at=MAP_AT, scale=scale)
    for place in places:
        if place.areas:
            paper.fill(SILK, *polygons(place.areas), at=MAP_AT, scale=scale)
        else:
            paper.fill(SILK, circle(place.x, place.y, 7), at=MAP_AT, scale=scale)
        if place.ringed and len(places) <= MOST_PILOTS:
            ring = circle(place.x, place.y, 20), circle(place.x, place.y, 16)[::-1]
            paper.fill(INK, *ring, at=MAP_AT, scale=scale)
