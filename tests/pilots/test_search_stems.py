"""The words of the field are found in their other forms, the same on both databases, and marked so in a text."""

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.search.engine import find, marks_in
from pilots.search.glossary import asked
from pilots.search.stems import stem
from pilots.search.words import cleaned
from tests.make import make_document

pytestmark = pytest.mark.django_db
PAIRS = [  # what is typed, what stands in the paper
    ("redundancies", "redundancy"),
    ("redundant", "redundancy"),
    ("unions", "union"),
    ("unionised", "unionise"),
    ("outsourced", "outsourcing"),
    ("outsource", "outsourced"),
    ("consulting", "consultation"),
    ("consult", "consulted"),
    ("consultations", "consultation"),
    ("employers", "employer"),
    ("employees", "employee"),
    ("staffed", "staffing"),
    ("councils", "council"),
    ("councillors", "councillor"),
    ("authorities", "authority"),
    ("savings", "saving"),
    ("saved", "saving"),
    ("efficiencies", "efficiency"),
    ("pooled", "pooling"),
    ("budgets", "budget"),
    ("budgeting", "budgeted"),
    ("services", "service"),
    ("privatisation", "privatised"),
    ("privatise", "privatising"),
    ("cuts", "cut"),
    ("cutting", "cuts"),
    ("pensions", "pension"),
    ("transferred", "transfers"),
    ("negotiation", "negotiating"),
    ("negotiated", "negotiate"),
    ("commissioning", "commissioned"),
    ("partnerships", "partnership"),
    ("workforces", "workforce"),
    ("agencies", "agency"),
    ("reorganisation", "reorganised"),
    ("policies", "policy"),
    ("trusts", "trust"),
    ("job losses", "job loss"),
    ("procured", "procurement"),
    ("merged", "merging"),
    ("staff", "staffing"),
    ("staffed", "staff"),
    ("employment", "employed"),
    ("employ", "employer"),
    ("jointly", "joint"),
]
APART = [("police", "politics"), ("unit", "union"), ("council", "counsel"), ("pay", "paper"), ("staff", "stuff")]


def finds(typed):
    return bool(find(asked(typed)).ranked)


@pytest.mark.parametrize(("typed", "written"), PAIRS)
def test_a_word_of_the_field_is_found_in_its_other_form(typed, written):
    make_document(f"The {written} here")
    assert finds(typed)
    assert str(marks_in(asked(typed), f"The {written} here")).count("<mark>") == len(written.split())


@pytest.mark.parametrize(("typed", "written"), APART)
def test_words_that_only_look_alike_stay_apart(typed, written):
    make_document(f"The {written} here")
    assert not finds(typed)
    assert "<mark>" not in marks_in(cleaned(typed), f"The {written} here")


@settings(max_examples=60, deadline=None)
@given(st.text("aeioustylngrcdmb", min_size=1, max_size=14))
def test_our_stems_are_those_of_the_full_text_table(word):
    if connection.vendor != "sqlite":
        assert stem(word) == stem(word.upper())
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS temp.stems")
        cursor.execute("CREATE VIRTUAL TABLE temp.stems USING fts5(x, tokenize='porter unicode61')")
        cursor.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.stems_seen USING fts5vocab('temp', 'stems', 'row')")
        cursor.execute("INSERT INTO temp.stems VALUES (%s)", [word])
        cursor.execute("SELECT term FROM temp.stems_seen")
        assert cursor.fetchall() == [(stem(word),)]
        cursor.execute("DROP TABLE temp.stems_seen")


def test_marks_are_round_words_and_phrases_and_the_text_is_never_trusted():
    text = "<b>Trade unions</b> & a union's trade; trade-unions: trade,\nunions"
    assert marks_in(cleaned('"trade unions"'), text) == (
        "&lt;b&gt;<mark>Trade unions</mark>&lt;/b&gt; &amp; a union&#x27;s trade; <mark>trade-unions</mark>:"
        " <mark>trade,\nunions</mark>"
    )
    assert marks_in(cleaned('trade "trade unions"'), "trade unions trade").count("<mark>") == 2  # the longer one once
    assert marks_in(cleaned("nothing"), "<i>") == "&lt;i&gt;"
