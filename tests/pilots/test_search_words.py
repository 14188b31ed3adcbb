"""Whatever a reader types, an engine gets words: never an operator, never its own syntax, never a fault."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.search.engine import find, find_inside, marks_in, show
from pilots.search.glossary import asked
from pilots.search.words import MOST_CHARACTERS, MOST_WORDS, cleaned
from tests.make import make_copy, make_document
from tests.pilots.hostile import HOSTILE

CLEANED = {
    "trade unions": (("trade",), ("unions",)),
    '"trade unions"': (("trade", "unions"),),
    "“trade unions” now": (("trade", "unions"), ("now",)),
    "stoke-on-trent": (("stoke", "on", "trent"),),
    "O'Brien": (("O", "Brien"),),
    "snake_case": (("snake", "case"),),
    "ｗｉｄｅ": (("wide",),),
    "": (),
    "?!": (),
    '"': (),
    '""': (),
    'a " b': (("a",), ("b",)),
    "\x00": (),
    "unions\x00": (("unions",),),
    "£7.5bn": (("7", "5bn"),),
}


@pytest.mark.parametrize("typed", CLEANED)
def test_words_and_phrases_are_kept_and_all_else_is_left_out(typed):
    assert cleaned(typed).parts == CLEANED[typed]


def test_words_are_shown_as_they_were_read():
    assert str(cleaned('  "trade   unions" &  stoke-on-trent now ')) == "“trade unions” “stoke on trent” now"


@given(st.text(max_size=500))
def test_any_text_becomes_few_words_of_letters_and_figures(text):
    words = cleaned(text)
    parts = [word for part in words.parts for word in part]
    assert len(parts) <= MOST_WORDS
    assert sum(map(len, parts)) <= MOST_CHARACTERS
    assert all(re.fullmatch(r"[^\W_]+", word) for word in parts)
    assert cleaned(str(words)).parts == words.parts


ANSWERS = ("found for", "Nothing found for", "Which word?", "Null characters are not allowed", "Search for at most")


@pytest.mark.django_db
def test_whatever_is_asked_gets_a_useful_page(reader):
    """On the search page, its filters, under the box while typing, inside a document, and in a list's words."""
    paper = make_document("Police in Kent")
    make_copy(paper, ["The police of Kent.", "Nothing."])
    assert len(HOSTILE) >= 60
    for number, typed in enumerate(HOSTILE):
        asked_for = typed.encode("utf-8", "surrogatepass")
        response = reader.get("/search/", {"q": asked_for})
        assert response.status_code == 200, typed
        page = response.content.decode()
        assert "<script>alert" not in page, typed
        main = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])))
        assert any(answer in main for answer in ANSWERS), typed
        words = asked(typed)
        assert [number for number, _ in find_inside(words, paper)[0]] in ([], [1]), typed
        assert str(marks_in(words, typed)).count("<mark>") == str(marks_in(words, typed)).count("</mark>")
        if number % 4:
            continue  # the other pages read their addresses through forms, as this one does
        filters = {"q": "police", "kind": asked_for, "pilot": asked_for, "year": asked_for}
        assert "found for police" in reader.get("/search/", filters).content.decode(), typed
        assert reader.get("/search/suggest/", {"q": asked_for}).status_code in (200, 400), typed
        assert reader.get("/documents/", {"q": asked_for}).status_code == 200, typed


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["q=%00", "q=%ED%A0%80", "q=%FF%FE", "q=police&q=kent", "q[]=police", "q=%", "q"])
def test_an_address_that_no_form_sends_gets_a_page(reader, query):
    for address in ("/search/", "/search/suggest/"):
        assert reader.get(f"{address}?{query}").status_code in (200, 400)


@pytest.mark.django_db
def test_ten_thousand_characters_are_refused_in_plain_words(reader):
    page = reader.get("/search/", {"q": "police " * 1500})
    assert page.status_code == 200
    assert "Search for at most 200 characters at a time." in page.content.decode()


@pytest.mark.django_db
@settings(max_examples=60, deadline=None)
@given(typed=st.text(max_size=60))
def test_no_text_breaks_the_engine(typed):
    words = cleaned(typed)
    found = find(words)
    assert show(words, found.ranked) == []
