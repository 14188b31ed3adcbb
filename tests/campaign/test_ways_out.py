"""A search or a list that found nothing: what was looked through, and every way on, each with its number."""

import html
import re

import pytest

from tests.make import (
    make_body,
    make_copy,
    make_document,
    make_event,
    make_partnership,
    make_phrase,
    make_pilot,
    make_post,
)
from tests.pilots.finding import said

pytestmark = pytest.mark.django_db
LISTS = ["/pilots/", "/bodies/", "/branches/", "/documents/", "/figures/", "/timeline/", "/claims/", "/blog/"]


def words_of(page):
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def listed(reader, address, **query):
    response = reader.get(address, query)
    assert response.status_code == 200
    return words_of(response.content.decode())


def test_it_says_how_much_was_looked_through(reader):
    make_copy(make_document("Paper"), ["text", None, "more text"])
    make_pilot("Leeds")
    said_so = "1 pilot, 1 document, 2 readable pages."
    assert f"We looked through {said_so}" in said(reader, "zebra")
    assert said_so in listed(reader, "/documents/", q="zebra")


def test_it_does_not_boast_of_kinds_of_which_there_are_none_but_says_that_no_page_can_be_read(reader):
    make_pilot("Leeds")
    assert "The whole record holds 1 pilot, no readable page." in listed(reader, "/documents/", q="zebra")


def test_each_word_can_be_dropped_with_the_number_that_is_then_found(reader):
    make_document("Unions meet")
    make_copy(make_document("Paper"), ["unions met", "zoo"])
    page = said(reader, "unions zoo zebra")
    assert "Nothing found for unions zoo zebra" in page
    assert "without unions: 0 without zoo: 0 without zebra: 0" in page
    assert "unions alone : 2 zoo alone : 1 zebra alone: 0" in page
    assert "without zebra : 2" in said(reader, "unions zebra")


def test_a_phrase_can_be_looked_for_without_its_quotation_marks(reader):
    make_document("Unions of the trade")
    assert "without the quotation marks : 1" in said(reader, "“trade unions”")


def test_a_number_that_is_offered_is_what_the_next_page_finds(reader):
    for number in range(4):
        make_document(f"Unions {number}")
    page = reader.get("/search/", {"q": "unions zebra"}).content.decode()
    assert '<a href="?q=unions">without zebra</a>: 4' in page
    assert "4 found for unions" in said(reader, "unions")


def test_each_filter_can_be_dropped_with_the_number_that_is_then_found(reader):
    make_document("Unions", published_on="2009", pilots=[make_pilot("Leeds")])
    make_pilot("York")
    page = said(reader, "unions", pilot="york", year="2009")
    assert "Nothing found for unions in York, 2009" in page
    assert "without York : 1 without 2009 : 0 without any of them : 1" in page


@pytest.mark.parametrize("words", ["redundncy", "redundincy scheme", "pooled redunduncy"])
def test_a_near_spelling_is_offered_with_what_it_finds(reader, words):
    make_document("The pooled redundancy scheme")
    assert re.search(r"Did you mean one of these\? Search for [a-z ]*redundancy[a-z ]* finds 1", said(reader, words))


def test_a_near_spelling_is_offered_beside_few_hits_where_it_finds_more(reader):
    make_document("Pooled budgets", note="A misprint: budjets.")
    make_document("More budgets")
    assert "Search for budgets finds" not in said(reader, "budgets")
    page = said(reader, "budjetts")
    assert "Search for budgets finds 2" in page


def test_words_that_are_watched_for_are_offered_where_they_are_like_those_typed(reader):
    make_phrase("trade unions", "trade union\nunionised")
    make_phrase("pensions", "")
    page = reader.get("/search/", {"q": "unoins"}).content.decode()
    assert '<a href="/silences/?phrase=trade-unions">Which documents say “trade unions”?</a>' in page
    assert "phrase=pensions" not in page
    assert "phrase=trade-unions" in reader.get("/documents/", {"q": "unions"}).content.decode()
    assert "phrase=" not in reader.get("/search/", {"q": "zebra"}).content.decode()


def test_readers_are_asked_to_tell_us_only_where_there_is_an_address(reader, settings):
    assert "Tell us" not in said(reader, "zebra")
    settings.CONTACT_ADDRESS = "office@example.org"
    for address in ("/search/", "/pilots/"):
        page = reader.get(address, {"q": "zebra & “co”"}).content.decode()
        link = re.search(r'href="(mailto:[^"]+)">Tell us</a>', page)[1]
        assert link.startswith("mailto:office@example.org?subject=Not%20found%20on%20Total%20Place%20Watch%3A%20zebra")
        assert "&" not in link.replace("&amp;", "")


@pytest.mark.parametrize("address", LISTS)
def test_every_list_offers_to_drop_words_and_to_search_everything(reader, address):
    make_post("Other words")
    make_event("Other things")
    make_partnership(make_pilot("Leeds"), make_body("Wakefield Council"))
    page = listed(reader, address, q="wakefield zebra")
    assert "Search everything" in page and "finds 0" not in page
    assert "without the word wakefield : shows 0" in page
    assert "without the word zebra : shows" in page
    assert "The whole record holds 1 pilot, 1 body" in page
    wanted = "1" if address == "/bodies/" else "[01]"
    assert re.search(f"without the word zebra : shows {wanted}", page)


def test_a_list_says_how_much_a_search_for_everything_would_find(reader):
    make_copy(make_document("Paper"), ["wakefield", "wakefield"])
    page = reader.get("/timeline/", {"q": "wakefield"}).content.decode()
    assert '<a class="more" href="/search/?q=wakefield">Search everything for wakefield</a>: finds 2' in re.sub(
        r"\s+", " ", page
    ).replace("</a> :", "</a>:")
