"""The site's icons, and what it tells a phone that keeps it on the home screen."""

import json
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from PIL import Image

pytestmark = pytest.mark.looks

STATIC = "/static/campaign/"
RED = (0xA5, 0x11, 0x2B)
ICONS = {"icon-192.png": 192, "icon-512.png": 512, "icon-maskable-512.png": 512, "apple-touch-icon.png": 180}


def icon(name):
    with Image.open(finders.find(f"campaign/{name}")) as image:
        return image.convert("RGBA")


def served(client, name):
    response = client.get(STATIC + name)
    assert response.status_code == 200
    return response.headers["Content-Type"].partition(";")[0], b"".join(response.streaming_content)


@pytest.mark.parametrize(("name", "side"), ICONS.items())
def test_an_icon_is_a_small_square_with_the_emblem_in_it(name, side):
    image = icon(name)
    assert image.size == (side, side)
    number, colour = max(image.convert("RGB").getcolors(10**5), key=lambda pair: (pair[1] == RED, pair[0]))
    assert colour == RED
    assert number > side * side / 10
    assert Path(finders.find(f"campaign/{name}")).stat().st_size < 8_000


@pytest.mark.parametrize("name", ["icon-maskable-512.png", "apple-touch-icon.png"])
def test_what_a_phone_cuts_to_shape_has_no_hole(name):
    assert icon(name).getchannel("A").getextrema() == (255, 255)


def test_the_emblem_stands_in_the_part_that_no_phone_cuts_off():
    image = icon("icon-maskable-512.png").convert("RGB")
    ground = image.getpixel((0, 0))
    for x in range(0, 512, 4):
        for y in range(0, 512, 4):
            inside = (x - 256) ** 2 + (y - 256) ** 2 <= (0.4 * 512) ** 2
            assert inside or image.getpixel((x, y)) == ground


def test_the_manifest_names_the_icons_that_are_there(client):
    kind, text = served(client, "site.webmanifest")
    assert kind == "application/manifest+json"
    manifest = json.loads(text)
    assert (manifest["start_url"], manifest["lang"], manifest["theme_color"]) == ("/", "en-GB", "#7d0c20")
    assert len(manifest["short_name"]) <= 12
    for one in manifest["icons"]:
        assert served(client, one["src"])[0] == one["type"]
        if one["type"] == "image/png":
            assert "x".join(map(str, icon(one["src"]).size)) == one["sizes"]
    assert any(one.get("purpose") == "maskable" for one in manifest["icons"])
