"""Addresses as people and machines mistype them: the right answer each time, and never a fault of ours."""

import html
import re
import time

import pytest
from django.db import connection

from tests.make import make_body, make_document, make_pilot

pytestmark = pytest.mark.django_db
LISTS = {  # address → its filters with choices, and its boxes
    "/pilots/": (["status", "region", "service_group", "kind", "theme", "body", "branch"], ["commentary"]),
    "/bodies/": (["kind", "pilot", "region"], ["no_branch"]),
    "/branches/": (["service_group", "region", "pilot"], []),
    "/documents/": (["kind", "pilot"], []),
    "/figures/": (["kind", "pilot"], ["conflicts"]),
    "/timeline/": (["kind", "pilot"], []),
    "/blog/": (["pilot", "topic"], []),
}
WRONG = {
    "a word that is no choice": "nonsense",
    "a NUL": "\x00",
    "a NUL in a word": "le\x00eds",
    "ten thousand characters": "x" * 10_000,
    "a slash": "../../etc",
    "markup": "<script>alert(1)</script>",
    "SQL": "' OR 1=1 --",
    "a blank": " ",
    "emoji": "👩🏽‍🚒",
    "half a character": b"\xff\xfe",
}
EVERY_FILTER = [(address, name) for address, (names, _) in LISTS.items() for name in names]


def main_of(response):
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("page", ["zzz", "9999", "0", "-1", "1.5", "9" * 5000, "\x00", "<b>", "", "x" * 10_000])
def test_a_page_that_is_none_is_said_to_be_none(reader, address, page):
    response = reader.get(address, {"page": page})
    assert response.status_code == 404
    assert "There is no page" in main_of(response)
    assert "this list has one page" in main_of(response)
    assert "<b>” here" not in response.content.decode()


def test_a_page_too_far_says_how_many_there_are(reader):
    for number in range(70):
        make_document(f"Document {number}")
    assert "this list has 2 pages" in main_of(reader.get("/documents/", {"page": 3}))
    assert reader.get("/documents/", {"page": 2}).status_code == 200


@pytest.mark.parametrize(("address", "name"), EVERY_FILTER)
@pytest.mark.parametrize("wrong", WRONG)
def test_a_mistyped_choice_is_named_and_hides_nothing(reader, address, name, wrong):
    make_pilot("Leeds")
    make_body("Leeds City Council")
    response = reader.get(address, {name: WRONG[wrong]})
    assert response.status_code == 200
    page = response.content.decode()
    assert "<script>alert" not in page
    if wrong == "a blank" and name in ("body", "branch"):
        return  # nothing chosen
    assert "Part of this address could not be read" in page
    assert "Select a valid choice" in page or "Null characters are not allowed" in page
    if address in ("/pilots/", "/bodies/"):
        assert "Leeds" in main_of(response)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize("words", ["\x00", "le\x00eds", "x" * 10_000, "x" * 201])
def test_words_that_cannot_be_read_are_named_and_hide_nothing(reader, address, words):
    make_pilot("Leeds")
    make_body("Leeds City Council")
    response = reader.get(address, {"q": words})
    assert response.status_code == 200
    assert "Part of this address could not be read" in main_of(response)
    if address in ("/pilots/", "/bodies/"):
        assert "Leeds" in main_of(response)


@pytest.mark.parametrize("address", LISTS)
@pytest.mark.parametrize(
    "words", ["%", "_", "\\", "'", '"', "% _", "👩🏽‍🚒", "ﷺ", "' OR 1=1 --", "<script>alert(1)</script>"]
)
def test_signs_among_the_words_are_only_signs(reader, address, words):
    make_pilot("Leeds")
    make_body("Leeds City Council")
    response = reader.get(address, {"q": words})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert "fit all of this" in main_of(response)


@pytest.mark.parametrize("address", LISTS)
def test_a_hundred_words_do_not_tire_the_site(reader, address):
    make_pilot("Leeds")
    if connection.vendor == "postgresql":  # ends what would otherwise take minutes
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL statement_timeout = 5000")
    began = time.perf_counter()
    assert reader.get(address, {"q": "a " * 100}).status_code == 200
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    "since", ["yesterday", "2009-13-01", "01/10/2009x", "\x00", "9" * 10_000, "2009-02-30", "10000-01-01"]
)
def test_a_bad_day_is_named_and_hides_nothing(reader, since):
    make_pilot("Leeds")
    response = reader.get("/pilots/", {"since": since})
    assert response.status_code == 200
    assert "Write the day as 2009-10-01." in main_of(response)
    assert "Leeds" in main_of(response)


@pytest.mark.parametrize("since", ["0001-01-01", "1000-01-01", "9999-12-31"])
def test_the_first_and_last_of_days_are_days(reader, since):
    make_pilot("Leeds")
    assert reader.get("/pilots/", {"since": since}).status_code == 200


@pytest.mark.parametrize("address", LISTS)
def test_a_mistyped_order_is_named_and_hides_nothing(reader, address):
    make_pilot("Leeds")
    response = reader.get(address, {"sort": "nonsense"})
    assert response.status_code == 200
    assert "Part of this address could not be read" in main_of(response)


@pytest.mark.parametrize("address", LISTS)
def test_repeated_and_unknown_parameters_do_no_harm(reader, address):
    names, boxes = LISTS[address]
    query = "&".join(f"{name}=&{name}=nonsense&{name}=%00" for name in [*names, *boxes, "q", "sort", "since", "zzz"])
    assert reader.get(f"{address}?{query}").status_code == 200
    assert reader.get(f"{address}?{'&'.join(['q=a'] * 500)}").status_code == 200


def test_a_value_given_twice_is_one_filter(reader):
    make_pilot("Leeds")
    page = reader.get("/pilots/?status=unknown&status=unknown").content.decode()
    chips = page[page.index('<div class="chips">') : page.index("</div>", page.index('<div class="chips">'))]
    assert chips.count("Not known") == 1


def test_one_mistyped_filter_does_not_loosen_the_others(reader):
    make_pilot("Leeds")
    make_pilot("York")
    page = main_of(reader.get("/pilots/", {"status": "nonsense", "q": "leeds"}))
    assert "1 pilot fits what you chose" in page


@pytest.mark.parametrize(
    "address", ["/blog/0/", "/blog/99999/", "/blog/2009/0/", "/blog/2009/13/", "/blog/0/1/", "/blog/10000/12/"]
)
def test_a_year_or_month_that_cannot_be_has_no_page(reader, address):
    assert reader.get(address).status_code == 404
