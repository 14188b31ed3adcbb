"""Pages of documents in the search: found on their own, a few of each document, with a way to the rest."""

import html
import re

import pytest

from pilots.search import engine
from pilots.search.engine import find_inside
from pilots.search.glossary import asked
from tests.make import make_copy, make_document, make_event, make_pilot, tomorrow
from tests.pilots.finding import hits, said

pytestmark = pytest.mark.django_db


def links(reader, words):
    page = reader.get("/search/", {"q": words}).content.decode()
    return [html.unescape(link) for link in re.findall(r'<a[^>]* href="(/documents/[^"]+)"', page)]


def test_a_hit_in_a_document_names_the_page_shows_the_place_and_leads_there(reader):
    report = make_document("Final report")
    make_copy(report, ["Nothing.", "We met the <b>unions</b> & others in May."])
    assert hits(reader, "union") == ["Final report, page 2"]
    assert "We met the <b> unions </b> & others in May." in said(reader, "union")
    assert "/documents/final-report/pages/2/?q=union" in links(reader, "union")


def test_a_page_of_a_draft_or_an_embargo_or_without_text_is_not_found(reader):
    make_copy(make_document("Draft", published_at=None), ["unions"])
    make_copy(make_document("Embargo", published_at=tomorrow()), ["unions"])
    assert hits(reader, "unions") == []


def test_of_one_document_three_pages_stand_in_the_list_and_a_link_to_the_others(reader):
    make_copy(make_document("Long report"), ["unions"] * 7)
    make_copy(make_document("Short report"), ["unions met"] * 3)
    titles = hits(reader, "unions")
    assert sorted(title.partition(",")[0] for title in titles) == ["Long report"] * 3 + ["Short report"] * 3
    assert "10 found for unions" in said(reader, "unions")
    assert said(reader, "unions").count("4 more pages in this document") == 1
    assert "/documents/long-report/?q=unions" in links(reader, "unions")
    assert "more page" not in said(reader, "met")


def test_pages_do_not_starve_other_things(reader, monkeypatch):
    monkeypatch.setattr(engine, "MOST_RANKED", 4)
    make_event("Unions meet")
    make_copy(make_document("Report"), ["unions"] * 9)
    page = said(reader, "unions")
    assert "More than 5 found" in page
    assert "Events 1" in page and "Pages of documents 4" in page


def test_a_search_inside_a_document_gives_its_pages_in_order(django_assert_num_queries):
    report, other = make_document("Report"), make_document("Other")
    make_copy(other, ["unions"])
    make_copy(report, ["unions <i>here</i>", "nothing", "trade unions", None, "a union"])
    words = asked("unions")
    with django_assert_num_queries(2):  # which pages, what they show
        found, more = find_inside(words, report)
    assert [(number, str(snippet)) for number, snippet in found] == [
        (1, "<mark>unions</mark> &lt;i&gt;here&lt;/i&gt;"),
        (3, "trade <mark>unions</mark>"),
        (5, "a <mark>union</mark>"),
    ]
    assert not more
    assert find_inside(asked("?"), report) == ([], False)


def test_a_search_inside_a_long_document_says_that_there_are_more(monkeypatch):
    monkeypatch.setattr(engine, "MOST_INSIDE", 2)
    report = make_document("Report")
    make_copy(report, ["unions"] * 3)
    found, more = find_inside(asked("unions"), report)
    assert ([number for number, _ in found], more) == ([1, 2], True)


def test_hits_can_be_kept_by_kind_pilot_and_year_together(reader):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    make_copy(make_document("Old", pilots=[leeds], published_on="2009"), ["unions"])
    make_copy(make_document("New unions", pilots=[leeds, york], published_on="2010"), ["unions"])
    make_document("Secret unions", pilots=[make_pilot("Hidden", published_at=None)])
    page = said(reader, "unions")
    assert "Hidden" not in page
    assert "Leeds 3 York 2" in page and "2010 2 2009 1" in page
    assert hits(reader, "unions", pilot="york", kind="page") == ["New unions, page 1"]
    assert hits(reader, "unions", year="2009") == ["Old, page 1"]
    narrow = said(reader, "unions", kind="page", year="2010")
    assert "1 found for unions" in narrow
    assert "All kinds 2" in narrow and "Leeds 1 York 1" in narrow and "All years 2" in narrow


def test_filters_stand_in_the_form_and_in_the_pages(reader):
    leeds = make_pilot("Leeds")
    for number in range(25):
        make_document(f"Unions {number}", pilots=[leeds], published_on="2009")
    page = reader.get("/search/", {"q": "unions", "pilot": "leeds", "year": "2009"}).content.decode()
    assert "?q=unions&amp;pilot=leeds&amp;year=2009&amp;page=2" in page
    assert '<input type="hidden" name="pilot" value="leeds">' in page
    assert len(hits(reader, "unions", pilot="leeds", year="2009", page=2)) == 5


@pytest.mark.parametrize(("name", "value"), [("kind", "nonsense"), ("pilot", "atlantis"), ("year", "20x9")])
def test_a_mistyped_filter_is_named_and_hides_nothing(reader, name, value):
    make_document("Unions", published_on="2009")
    page = said(reader, "unions", **{name: value})
    assert "1 found for unions" in page
    assert "Write the year in four figures" in page if name == "year" else f"“{value}” is not a" in page


def test_a_word_that_is_parted_at_the_end_of_a_line_is_found_and_marked_whole_and_in_halves(reader):
    make_copy(make_document("Parted"), ["Nothing.", "There will be redun-\n  dancies in cross-\nservice work."])
    for sought, marked in (
        ("redundancy", "redun-\n  dancies"),
        ("service", "service"),
        ("crossservice", "cross-\nservice"),
    ):
        for address in ("/documents/parted/", "/documents/parted/pages/2/", "/search/"):
            assert f"<mark>{marked}</mark>" in reader.get(address, {"q": sought}).content.decode(), (sought, address)
    assert (
        "None of its readable pages"
        not in reader.get("/documents/parted/", {"q": '"redundancies in"'}).content.decode()
    )


def test_the_snippet_of_a_long_page_is_where_the_words_are(reader):
    make_copy(make_document("Long"), ["word " * 30_000 + "pensions at last"])
    assert "<mark>pensions</mark> at last" in reader.get("/documents/long/", {"q": "pensions"}).content.decode()
