"""The page of all parts: for those who build the site, and for nobody else."""

import re

from django.template.loader import get_template

from campaign.style import colours

SHAPES = set(re.findall(r'{% symbol "([\w-]+)"', get_template("includes/_sprite.html").template.source))


def test_readers_never_see_it(record, reader):
    answer = reader.get("/style/")
    assert answer.status_code == 404
    assert "The parts of this site" not in answer.content.decode()


def test_where_debug_is_on_it_shows_every_part_of_the_sprite_and_every_colour(record, reader, settings):
    settings.DEBUG = True
    page = reader.get("/style/").content.decode()
    assert set(re.findall(r'<symbol id="([\w-]+)"', page)) == SHAPES
    for name in colours():
        assert f">{name}</li>" in page


def test_it_shows_every_part_though_the_record_is_empty(reader, settings):
    settings.DEBUG = True
    assert reader.get("/style/").status_code == 200
