"""The page of hits: marks, facets, pages, what is hidden, and what it says when nothing is found."""

import re

import pytest

from pilots.search import engine
from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_term,
    tomorrow,
)
from tests.pilots.finding import hits, said

pytestmark = pytest.mark.django_db


def test_a_found_word_is_marked_and_the_rest_is_never_trusted(reader):
    make_document("<script>alert(1)</script> redundancy & more", note="A <b>redundancy</b> of \ue000mischief\ue001.")
    page = reader.get("/search/", {"q": "redundancy"}).content.decode()
    assert "<mark>redundancy</mark>" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; <mark>redundancy</mark> &amp; more" in page
    assert "<b>" not in page[page.index('class="hit"') : page.index("</main>")]
    assert page.count("<mark>") == page.count("</mark>")


def test_hits_are_counted_by_kind_and_can_be_kept_to_one(reader):
    make_pilot("Leeds")
    make_document("Leeds one")
    make_document("Leeds two")
    page = reader.get("/search/", {"q": "leeds"}).content.decode()
    facets = dict(re.findall(r'kind=(\w+)"[^>]*>[^<]*<span class="n">(\d+)</span>', page))
    assert facets == {"pilot": "1", "document": "2"}
    assert sorted(hits(reader, "leeds", kind="document")) == ["Leeds one", "Leeds two"]


def test_every_kind_of_thing_is_found(reader):
    pilot = make_pilot("Wakefield", summary="")
    make_body("Wakefield Council")
    make_branch("Wakefield branch")
    make_document("Wakefield paper")
    make_event("Wakefield event")
    make_figure("Wakefield figure", pilot)
    make_post("Wakefield post")
    make_term("Wakefield word")
    assert len(hits(reader, "wakefield")) == 8


def test_a_kind_that_is_none_is_named(reader):
    make_document("Leeds one")
    assert "“nonsense” is not a kind of thing in the record" in said(reader, "leeds", kind="nonsense")


def test_a_mistyped_kind_does_not_lose_the_readers_words(reader):
    page = reader.get("/search/", {"q": "leeds", "kind": "nonsense"}).content.decode()
    assert 'value="leeds"' in page


def test_a_kind_without_hits_says_where_there_are_some(reader):
    make_document("Leeds one")
    page = said(reader, "leeds", kind="body")
    assert "Nothing found for leeds in Bodies" in page
    assert "All kinds 1 Bodies 0 Documents 1" in page
    assert "without Bodies : 1" in page


def test_a_search_that_finds_nothing_says_what_was_searched_and_what_to_do_next(reader):
    make_document("Leeds one")
    page = said(reader, "zebra")
    assert "Nothing found for zebra" in page
    assert "1 documents" in page or "1 document" in page
    assert "Look through every body in the record" in page


def test_a_search_for_no_word_asks_for_one(reader):
    assert "Which word?" in said(reader, "?!")


@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_what_is_not_public_is_neither_found_nor_counted(reader, published_at):
    make_document("Secret redundancy plan", published_at=published_at)
    make_document("Open redundancy plan")
    page = said(reader, "redundancy")
    assert "Secret" not in page
    assert "1 found for redundancy" in page
    assert "Documents 1" in page


def test_an_employers_name_shows_its_pilots_in_the_list_of_hits(reader):
    leeds, body = make_pilot("Leeds"), make_body("Mid Yorkshire Hospitals")
    make_partnership(leeds, body, role="funder")
    make_partnership(make_pilot("Secret", published_at=None), body)
    page = said(reader, "mid yorkshire hospitals")
    assert "In 1 pilot: Leeds (funder)" in page
    assert "Secret" not in page


def test_a_branchs_hit_shows_the_pilots_that_touch_it(reader):
    make_affected_branch(make_pilot("Leeds"), make_branch("Yorkshire Ambulance"))
    assert "Local government. Touched by Leeds" in said(reader, "yorkshire ambulance")


def test_at_most_so_many_hits_are_ranked_and_the_page_says_there_are_more(reader, monkeypatch):
    monkeypatch.setattr(engine, "MOST_RANKED", 3)
    for number in range(5):
        make_document(f"Redundancy {number}")
    assert "More than 3 found for redundancy" in said(reader, "redundancy")
    assert sorted(hits(reader, "redundancy")) == ["Redundancy 2", "Redundancy 3", "Redundancy 4"]


def test_long_lists_of_hits_have_pages_that_keep_words_and_kind(reader):
    for number in range(25):
        make_document(f"Redundancy {number}")
    make_pilot("Redundancy")
    page = reader.get("/search/", {"q": "redundancy", "kind": "document"}).content.decode()
    assert "?q=redundancy&amp;kind=document&amp;page=2" in page
    assert len(hits(reader, "redundancy", kind="document", page=2)) == 5
    assert reader.get("/search/", {"q": "redundancy", "page": 9}).status_code == 404
