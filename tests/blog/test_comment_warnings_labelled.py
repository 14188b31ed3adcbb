"""The warning before a comment is sent, measured on sentences as readers write them, with the real record."""

import pytest

from blog.careful import look_for
from tests.blog.telling import PLAIN, TELLING

pytestmark = pytest.mark.django_db


def marked_in(text):
    found = look_for("Sam", text)
    return [words for words, is_found in found.text if is_found] if found else []


def test_what_readers_write_is_warned_of_where_it_tells_something_and_else_is_not(record):
    assert {text: marked_in(text) for text in TELLING} == TELLING
    assert [text for text in PLAIN if marked_in(text)] == []
    assert len(PLAIN) >= len(TELLING) >= 30
