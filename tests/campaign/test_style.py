"""The page of all parts: for those who build the site, and for nobody else."""

import re

from campaign.style import colours


def test_readers_never_see_it(record, reader):
    answer = reader.get("/style/")
    assert answer.status_code == 404
    assert "The parts of this site" not in answer.content.decode()


def test_where_debug_is_on_it_shows_every_part_of_the_sprite_and_every_colour(record, reader, settings):
    settings.DEBUG = True
    page = reader.get("/style/").content.decode()
    drawn = set(re.findall(r'<use\s+href="#([\w-]+)"', page))
    assert set(re.findall(r'<symbol id="([\w-]+)"', page)) - drawn == set()
    for name in colours():
        assert f">{name}</li>" in page


def test_it_shows_every_part_though_the_record_is_empty(reader, settings):
    settings.DEBUG = True
    assert reader.get("/style/").status_code == 200
