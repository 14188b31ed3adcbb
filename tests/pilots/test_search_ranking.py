"""What comes first among hits."""

import pytest

from tests.make import make_body, make_copy, make_document, make_pilot
from tests.pilots.finding import hits

pytestmark = pytest.mark.django_db


def test_what_the_words_are_the_title_of_comes_before_a_pilot_that_only_holds_them(reader):
    make_pilot("The whole systems go area")
    make_document("Whole systems go: an update")
    make_document("Whole Systems Go")
    assert hits(reader, "whole systems go")[0] == "Whole Systems Go"


def test_a_pilot_whose_name_begins_so_comes_before_a_paper_of_that_title(reader):
    make_document("Kent")
    make_body("Kent")
    make_pilot("Kent and Medway")
    assert hits(reader, "kent")[0] == "Kent and Medway"


def test_a_page_comes_after_what_has_the_words_in_its_title(reader):
    make_copy(make_document("A report"), ["unions unions unions"])
    make_document("What the unions say of many other things in a long title")
    assert hits(reader, "unions")[0].startswith("What the unions say")


def test_of_equals_the_newer_comes_first(reader):
    for year in ("2009", "2011", "2010"):
        make_document(f"Unions in {year}", published_on=year)
    make_document("Unions in limbo")
    assert hits(reader, "unions") == ["Unions in 2011", "Unions in 2010", "Unions in 2009", "Unions in limbo"]


def test_more_of_a_word_in_a_text_of_the_same_length_comes_first(reader):
    make_copy(make_document("One"), ["unions were asked and then said no"])
    make_copy(make_document("Two"), ["unions were unions and then unions were"])
    assert hits(reader, "unions") == ["Two, page 1", "One, page 1"]
