"""How suggestions read what is typed: by the beginnings of words, forgiving, and unharmed by anything."""

import pytest

from pilots.models import PartnerBody
from tests.campaign.suggesting import URL, labels
from tests.make import make_body


@pytest.mark.parametrize(
    "words", ["leic city", "city leic", "LEIC", "counci", " leicester  city ", "leicester, city!"]
)
def test_the_beginnings_of_words_find_a_body_in_any_order(reader, words):
    make_body("Leicester City Council")
    make_body("Bury", kind=PartnerBody.Kind.POLICE)
    assert labels(reader, words) == ["Leicester City Council"]


def test_each_word_must_begin_a_word(reader, db):
    make_body("Leicester City Council")
    assert labels(reader, "eicester") == []
    assert labels(reader, "leicester borough") == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("St. Helens Council", "st helens"),
        ("Stratford-on-Avon District Council", "stratford on"),
        ("King’s College", "kings"),
        ("King’s College", "king's"),
        ("Ynys Môn", "mon"),
        ("Ynys Mon", "môn"),
        ("Manchester & Warrington", "manchester and"),
        ("Tyne and Wear", "tyne & w"),
        ("Haus Weiß", "weiss"),
    ],
)
def test_accents_and_punctuation_are_forgiven(reader, name, words):
    make_body(name)
    assert labels(reader, words) == [name]


@pytest.mark.parametrize("words", ["", "l", " l ", "?!", '"', "**", "🚒🚒", "%%", "__", "  ", "l" * 200, "a " * 100])
def test_too_little_or_nothing_that_is_a_word_suggests_nothing(reader, words):
    make_body("Leeds")
    assert labels(reader, words) == []


@pytest.mark.parametrize("words", ['"leeds', "leeds*", "leeds 🚒", "leeds'--", "(leeds)", "leeds%"])
def test_signs_that_mean_something_to_a_database_are_forgiven(reader, words):
    make_body("Leeds")
    assert labels(reader, words) == ["Leeds"]


@pytest.mark.parametrize("words", ["l" * 500, "leeds\0"])
def test_what_no_box_sends_is_refused_plainly(reader, db, words):
    response = reader.get(URL, {"q": words})
    assert (response.status_code, list(response.json()["errors"])) == (400, ["q"])


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("Leicster city", "Leicester City Council"),
        ("west mid", "West Midlands Police"),
        ("Croyden PCT", "NHS Croydon"),
    ],
)
def test_a_search_that_finds_nothing_offers_what_was_meant(record, reader, typed, wanted):
    page = reader.get("/search/", {"q": typed}).content.decode()
    assert "Nothing found" in page
    offered = page[page.index("Did you mean one of these?") :]
    assert f">{wanted}</a>" in offered[: offered.index("</ul>")]


def test_a_word_like_no_name_is_given_no_other_meaning(record, reader):
    assert "Did you mean" not in reader.get("/search/?q=zzzz+qqqq").content.decode()
