"""Share cards: the picture that a link to a pilot is shown with, and the site's own."""

import io
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.staticfiles import finders
from PIL import ImageChops

from pilots import cards, sheet
from pilots.fuzzy import FuzzyDate
from pilots.models import Pilot
from pilots.models.event import Status
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_partnership,
    make_pilot,
)
from tests.picture import picture, pixels, red, words_written

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
LEEDS = "/pilots/leeds/card.png"
STYLES = "".join(path.read_text() for path in Path(finders.find("campaign/site.css")).parent.glob("*.css"))


@pytest.fixture
def written(monkeypatch):
    return words_written(monkeypatch)


def test_every_pilot_of_the_record_has_a_card_with_its_place_in_red(record, reader):
    for pilot in Pilot.objects.all():
        image = picture(reader.get(f"{pilot.get_absolute_url()}card.png"))
        assert red(image) > 5  # Lewisham is small; a ring leads the eye to it


def test_a_card_says_what_the_record_says(record, reader, written):
    reader.get("/pilots/birmingham/card.png")
    assert {"Birmingham", "Field trial", "since 25 March 2010", "12 bodies · 2 branches"} <= set(written)


def test_what_is_not_known_is_not_made_up(reader, written):
    make_pilot()
    assert red(picture(reader.get(LEEDS))) == 0
    assert "Not known where it stands" in written
    assert not [text for text in written if "since" in text or re.search(r"\d|bod|branch", text)]


def test_only_what_is_public_is_counted(reader, written):
    pilot = make_pilot()
    for name, published in (("A", {}), ("B", {"published_at": None})):
        make_partnership(pilot, make_body(name, **published))
        make_affected_branch(pilot, make_branch(name, **published))
    reader.get(LEEDS)
    assert "1 body · 1 branch" in written


def test_a_status_without_a_source_is_unverified(reader, written):
    event = make_event(pilots=[make_pilot()], sets_status=Status.REPORTED, date=FuzzyDate(2010, 2))
    reader.get(LEEDS)
    assert "since February 2010, unverified" in written
    cite(event, make_document())
    reader.get(LEEDS)
    assert "since February 2010" in written


def test_a_card_is_the_same_until_the_facts_change(reader):
    make_pilot()
    first = reader.get(LEEDS).content
    cards.picture.cache_clear()
    assert reader.get(LEEDS).content == first
    make_event(pilots=Pilot.objects.all(), sets_status=Status.ENDED)
    assert reader.get(LEEDS).content != first


def test_cards_are_kept_but_not_without_end():
    assert 0 < cards.picture.cache_info().maxsize <= 256


def test_a_card_is_for_what_is_there(reader):
    make_pilot("Bath", published_at=None)
    Pilot.objects.filter(pk=make_pilot("York").pk).update(slug="jorvik")
    assert [reader.get(f"/pilots/{slug}/card.png").status_code for slug in ("nowhere", "bath")] == [404, 404]
    moved = reader.get("/pilots/york/card.png")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/pilots/jorvik/card.png")
    Pilot.objects.all().delete()
    assert reader.get("/pilots/jorvik/card.png").status_code == 410


def test_a_card_is_only_read(reader):
    make_pilot()
    assert reader.post(LEEDS).status_code == 405


def test_colours_and_statuses_are_those_of_the_pages():
    assert {*cards.MARKS} == {*Status, ""}
    tokens = {f"st-{status or 'unknown'}": colour for status, (colour, *_) in cards.MARKS.items()}
    tokens |= {"silk": cards.SILK, "silk2": cards.HEM, "gold": cards.GOLD, "ink": cards.INK, "ink2": cards.INK2}
    tokens |= {"paper": cards.PAPER, "land": cards.LAND}
    first = {}
    for name, colour in re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})\b", STYLES):
        first.setdefault(name, colour)
    assert {name: first.get(name) for name in tokens} == tokens


@pytest.mark.parametrize("status", ["", *Status.values])
def test_every_status_is_a_shape_of_its_own(status):
    shapes = {}
    for other in {status, "", *Status.values}:
        paper = sheet.Sheet(60, 60, cards.PAPER)
        cards.status_mark(paper, other, 5, 5, 48)
        shapes[other] = paper.image.convert("L").point(lambda grey: 255 * (grey < 200)).tobytes()
    assert [other for other in shapes if shapes[other] == shapes[status]] == [status]


def test_the_card_of_the_site_is_the_file_that_ships():
    shipped, drawn = map(pixels, (finders.find("campaign/card.png"), of_site()))
    assert shipped.size == drawn.size == (1200, 630)
    histogram = ImageChops.difference(shipped, drawn).convert("L").histogram()
    assert sum(histogram[64:]) < 1200 * 630 / 200, "draw it again: cards.of_site() gives its bytes"


def of_site():
    cards.picture.cache_clear()
    return io.BytesIO(cards.of_site())


@pytest.mark.parametrize("name", [sheet.BLACK, sheet.SEMIBOLD])
def test_the_fonts_have_every_letter_that_is_kept(name):
    face = sheet._font(name, 40)
    missing = bytes(face.getmask("\ufffe"))
    assert [letter for letter in sorted(sheet.LETTERS) if bytes(face.getmask(letter)) == missing] == []
    assert (sheet.FONTS / name).stat().st_size < 60_000


def test_a_place_without_areas_is_a_point_within_the_picture():
    nowhere = {"status": "", "since": "", "body_count": 0, "branch_count": 0}
    scilly = SimpleNamespace(name="Scilly", area_names=[], latitude=49.9, longitude=-6.3, **nowhere)
    assert 20 < red(pixels(io.BytesIO(cards.of_pilot(scilly)))) < 400
