"""Whatever a reader types, an engine gets words: never an operator, never its own syntax, never a fault."""

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.search.engine import find, show
from pilots.search.words import MOST_CHARACTERS, MOST_WORDS, cleaned
from tests.make import make_document

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
HOSTILE = [
    '"',
    '"""',
    '"unclosed',
    "'",
    "''; DROP TABLE pilots_searchentry; --",
    "' OR '1'='1",
    "1; SELECT pg_sleep(10)",
    "*",
    "uni*",
    "^title",
    "title:police",
    "title : police",
    "{title text}: police",
    "-police",
    "+police",
    "NEAR(police kent, 2)",
    "police NEAR/3 kent",
    "AND",
    "OR",
    "NOT",
    "police AND",
    "NOT police",
    "police OR OR kent",
    "(police",
    "police)",
    "((((((((((",
    "police & kent",
    "police | !kent",
    "police <-> kent",
    "police:*",
    "police\\",
    "%s %d %(x)s {0} {query}",
    "%",
    "_",
    "\x00",
    "pol\x00ice",
    "\ue000police\ue001",
    "שלום police",
    "\u202epolice\u202c",
    "👩🏽‍🚒 police 🚨",
    "ﷺ" * 150,
    "é́́́́́",
    "\ud800",
    "\t\r\n\v\f\x85\u2028",
    "a" * 200,
    "a " * 100,
    '"a" ' * 50,
    "😀" * 200,
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% debug %}",
    "../../etc/passwd",
    "२०१० ①②③ Ⅳ ²",
]


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


@pytest.mark.django_db
@pytest.mark.parametrize("typed", HOSTILE)
def test_a_hostile_search_gets_a_useful_page(reader, typed):
    make_document("Police in Kent")
    response = reader.get("/search/", {"q": typed.encode("utf-8", "surrogatepass")})
    assert response.status_code == 200
    page = response.content.decode()
    assert "<script>alert" not in page
    main = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<main") :])))
    answers = (
        "found for",
        "Nothing found for",
        "Which word?",
        "Null characters are not allowed",
        "Search for at most",
    )
    assert any(answer in main for answer in answers)


@pytest.mark.django_db
def test_ten_thousand_characters_are_refused_in_plain_words(reader):
    page = reader.get("/search/", {"q": "police " * 1500})
    assert page.status_code == 200
    assert "Search for at most 200 characters at a time." in page.content.decode()


@pytest.mark.django_db
@settings(max_examples=150, deadline=None)
@given(typed=st.text(max_size=60))
def test_no_text_breaks_the_engine(typed):
    words = cleaned(typed)
    found = find(words)
    assert show(words, found.ranked) == []
