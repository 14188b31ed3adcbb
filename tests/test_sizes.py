"""How much a phone has to fetch: limits in bytes, gzipped as the server sends them, on the real record."""

import gzip
import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from rcssmin import cssmin

KB = 1024
OWN = Path(finders.find("campaign/site.css")).parent
DESK = ("admin.css", "desk.css", "names.js", "autosave.js")  # for officers, at their desks
LINKED = re.compile(r'<(?:link rel="(?:stylesheet|icon|apple-touch-icon|manifest)" href|script src)="([^"]+)"')


def weight(content):
    return len(gzip.compress(content, mtime=0))


def own_files(ending):
    """{name: bytes} of what we wrote ourselves, as it is sent; what stands in vendor/ is others'."""
    found = {path.relative_to(OWN): path for path in OWN.rglob(f"*.{ending}")}
    return {str(name): weight(sent(path)) for name, path in found.items() if "vendor" not in name.parts}


def sent(path):
    """A file's bytes as they are collected: styles without comments and blanks."""
    return cssmin(path.read_bytes()) if path.suffix == ".css" else path.read_bytes()


def excess(weights, limit):
    """Nothing, or by how much all together pass `limit`, and which are the three heaviest."""
    over = sum(weights.values()) - limit
    heaviest = sorted(weights.items(), key=lambda pair: -pair[1])[:3]
    return f"{over} bytes over {limit}; heaviest: {heaviest}" if over > 0 else ""


def of_readers(weights):
    """Those that a reader's phone fetches, without what only the desk has."""
    return {name: weight for name, weight in weights.items() if name not in DESK}


def test_what_is_too_heavy_is_named_with_its_excess():
    assert excess({"a": 5, "b": 7, "c": 1, "d": 2}, 10) == "5 bytes over 10; heaviest: [('b', 7), ('a', 5), ('d', 2)]"
    assert excess({"a": 5, "b": 5}, 10) == ""


@pytest.mark.parametrize(("ending", "limit"), [("css", 8.5 * KB), ("js", 4 * KB)])
def test_our_own_styles_and_script_are_small(ending, limit):
    weights = of_readers(own_files(ending))
    assert weights
    assert not excess(weights, limit)


def test_the_styles_of_the_desk_are_small():
    weights = {name: weight for name, weight in own_files("css").items() if name in DESK}
    assert set(weights) == {"admin.css", "desk.css"}
    assert not excess(weights, 5 * KB)


def linked_weights(page):
    """{name: bytes} of the styles, scripts and tab's icon that a page makes a browser fetch."""
    linked = {address.removeprefix(settings.STATIC_URL) for address in LINKED.findall(page)}
    return {name: weight(sent(Path(finders.find(name)))) for name in linked}


def test_the_front_page_with_all_it_links_is_small(record, reader):
    page = reader.get("/").content
    linked = linked_weights(page.decode())
    assert len(linked) > 3
    assert not excess({"the page": weight(page)} | linked, 45 * KB)
