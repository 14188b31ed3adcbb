"""A picture that is taken away, or whose post is deleted: it can come back, and its files go in time."""

import os
import time
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from blog.models import Picture, Post
from blog.picturing import keep, throw_away_files
from tests.blog.pictures import attached, change_page, files_of, photo
from tests.make import make_post
from tests.page import markup, press
from tests.pilots.removals import bring_back, delete
from tests.pilots.test_history import undo

pytestmark = pytest.mark.django_db
JPEG = b"\xff\xd8\xff"
PLACE = "<p>[picture 1]</p>"


@pytest.fixture
def picture(db):
    return attached(make_post(body=PLACE))


def age(picture, days=40):
    for name in files_of(picture):
        old = time.time() - days * 86400
        os.utime(picture.file.storage.path(name), (old, old))


def there(picture):
    return {picture.file.storage.exists(name) for name in files_of(picture)}


def test_it_survives_the_bin_with_its_post(picture, alice, reader):
    age(picture)
    delete(alice, picture.post)
    assert not Picture.objects.exists()
    throw_away_files()
    bring_back(alice)
    assert reader.get(f"/blog/pictures/{picture.file_name(480)}").getvalue()[:3] == JPEG


def test_its_files_go_when_its_post_is_thrown_away_for_good(picture, alice):
    age(picture)
    delete(alice, picture.post)
    with time_machine.travel(time.time() + 29 * 86400, tick=True):
        call_command("empty_bin", verbosity=0)
        assert there(picture) == {True}
    with time_machine.travel(time.time() + 31 * 86400, tick=True):
        call_command("empty_bin", verbosity=0)
        assert there(picture) == {False}


def test_taken_away_on_the_form_it_comes_back_when_that_is_undone(picture, alice, reader):
    age(picture)
    press(alice, change_page(picture.post), **{"pictures-0-DELETE": "on"})
    assert not Picture.objects.exists()
    throw_away_files()
    undo(alice, picture.post)
    assert reader.get(f"/blog/pictures/{picture.file_name(480)}").getvalue()[:3] == JPEG


def test_after_30_days_it_cannot_come_back_and_the_desk_says_why(picture, alice):
    age(picture)
    press(alice, change_page(picture.post), **{"pictures-0-DELETE": "on"})
    with time_machine.travel(time.time() + 31 * 86400, tick=True):
        throw_away_files()
    assert there(picture) == {False}
    said = undo(alice, picture.post)
    assert "The file of this picture was thrown away" in markup(said)
    assert not Picture.objects.exists()


def test_what_is_there_and_what_has_just_come_stays(picture):
    stray = Path(picture.file.storage.path("pictures/" + "0" * 32 + "-480.jpg"))
    stray.write_bytes(photo(10, 10))
    throw_away_files()
    assert stray.exists()
    os.utime(stray, (0, 0))
    age(picture)
    assert throw_away_files() >= 1
    assert (stray.exists(), there(picture)) == (False, {True})


def test_another_file_for_it_has_another_address(picture):
    key = picture.key
    keep(picture, photo(300, 200))
    assert picture.key != key and picture.widths == [300]
    assert Post.objects.get().pictures.get().key == picture.key
