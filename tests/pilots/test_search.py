"""The search page: what a reader types, what she finds, and what the page says when that is nothing."""

import pytest

from tests.make import (
    make_body,
    make_branch,
    make_document,
    make_pilot,
    make_post,
)
from tests.pilots.finding import hits

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("redundancies", "A redundancy scheme"),
        ("redundancy", "What redundancies cost"),
        ("COUNCIL", "The council decides"),
        ("pooled budget", "Pooling budgets"),
    ],
)
def test_a_word_is_found_in_its_other_forms(reader, typed, title):
    make_document(title)
    make_document("Nothing of the kind")
    assert hits(reader, typed) == [title]


def test_every_word_must_occur(reader):
    make_document("Trade unions and councils")
    make_document("Trade in goods")
    make_document("Unions of states")
    assert hits(reader, "unions trade") == ["Trade unions and councils"]


@pytest.mark.parametrize("phrase", ['"trade unions"', "“trade unions”", "«trade unions»", "trade-unions"])
def test_a_phrase_is_found_as_it_stands(reader, phrase):
    make_document("What trade unions say")
    make_document("Unions and the trade in goods")
    assert hits(reader, phrase) == ["What trade unions say"]


@pytest.mark.parametrize(
    ("title", "typed"),
    [
        ("Stoke-on-Trent looks on", "stoke-on-trent"),
        ("Stoke-on-Trent looks on", "stoke on trent"),
        ("Dudley's O'Brien report", "o'brien"),
        ("Dudley’s report", "dudley's"),
        ("Dudley's report", "dudley’s"),
        ("Cheshire/Warrington", "warrington"),
        ("Total Place: £7.5bn counted", "7.5bn"),
    ],
)
def test_hyphens_apostrophes_and_signs_do_not_hide_anything(reader, title, typed):
    make_document(title)
    assert hits(reader, typed) == [title]


def test_a_word_in_a_title_comes_before_the_same_word_in_a_text(reader):
    make_document("Something else", note="Of redundancy, in one place.")
    make_document("Redundancy")
    make_document("Something else again", note="Of redundancy, too, in one place.")
    assert hits(reader, "redundancy")[0] == "Redundancy"


def test_a_places_pilot_comes_first(reader):
    make_document("Leeds")
    make_post("Leeds")
    make_body("Leeds City Council")
    make_pilot("Leeds and its neighbours")
    make_branch("Leeds Local Government")
    assert hits(reader, "leeds")[0] == "Leeds and its neighbours"
