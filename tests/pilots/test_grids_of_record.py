"""The grids and the map of the list, on the real record."""

import gzip
import re

import pytest

from tests.page import markup
from tests.pilots.test_map_of_list import in_list, map_of, on_map


def test_a_cell_leads_to_the_bodies_that_it_counts(reader, record):
    html = markup(reader.get("/service-groups/"))
    links = re.findall(r'href="/bodies/(\?kind=[^"]+)"[^>]*>.*?<span>(\d+) of \d+</span>', html)
    assert len(links) > 15
    for query, number in links:
        rows = reader.get(f"/bodies.json{query.replace('&amp;', '&')}").json()
        assert rows["count"] == int(number), query


@pytest.mark.parametrize(
    "query", [{}, {"status": "reported"}, {"sort": "branches"}, {"theme": "health-and-social-care"}]
)
def test_map_and_list_agree_on_the_real_record(record, reader, query):
    numbers, dim = on_map(reader, **query)
    assert numbers == in_list(reader, **query)
    assert len(numbers) + len(dim) == 13


@pytest.mark.parametrize("address", ["/", "/pilots/"])
def test_each_link_on_a_map_carries_its_name_to_be_shown(record, reader, address):
    drawing = map_of(markup(reader.get(address)))
    shown = re.findall(r'<text class="tip"[^>]*>([^<]+)</text></a>', drawing)
    assert len(shown) == drawing.count("<a ") == 13
    assert "Manchester City-Region including Warrington" in shown


def test_the_list_with_its_map_is_light_to_send(record, reader):
    assert len(gzip.compress(reader.get("/pilots/").content)) < 15 * 1024
    assert len(gzip.compress(reader.get("/bodies/").content)) < 13 * 1024
