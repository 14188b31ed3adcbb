"""A phrase is found however a page was set, and never inside another word."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.models import Phrase
from pilots.silence.matching import SENTENCE, Count, Pattern, mentions, through

UNIONS = Phrase(words="trade unions", variants="trade union\ntrade unionists")


def pages(*texts):
    return [SimpleNamespace(number=number, text=text) for number, text in enumerate(texts, start=1)]


def counts_in(phrase, texts):
    """[[page, times], …] as the silence check counts them."""
    count = Count(Pattern(phrase))
    for window in through(texts, count.reach):
        count.take(window)
    return count.pages


def times(text, phrase=UNIONS):
    return sum(times for _, times in counts_in(phrase, pages(text)))


@pytest.mark.parametrize(
    "text",
    [
        "trade unions",
        "TRADE Unions.",
        "trade\nunions",
        "trade \n\n unions",
        "trade-unions",
        "trade – unions",
        "trade/unions",
        "tradeunions",
        "trade uni-\nons",
        "trade un\u00adions",
        "tra\u00adde\u00a0unions",
        "the trade unions12 said",
        "3trade unions",
        "trade union’s",
        "‘trade unions’",
        "trade unionists",
        "trade un\u00ad\nions",
        "trade un\u00ac \r\nions",
        "trade un-\u00ad\nions",
        "trade un-\rions",
        "trade1 unions",
        "trade[12] unions",
        "trade\u00b9,\u00b2 unions",
        "trade1,2 unions",
        "trade\n\u2022 unions",
        "trade\u00b7unions",
        "trade\n\uf0b7 unions",
    ],
)
def test_words_are_found_as_they_are_set(text):
    assert times(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "trade unionism",
        "fair trade, unions",
        "subtrade unions",
        "free trades union",
        "trade in unions",
        "trade 1834 unions",
        "trade. Unions",
        "",
    ],
)
def test_other_words_are_not_taken_for_them(text):
    assert times(text) == 0


def test_ligatures_and_accents_make_no_difference():
    assert times("sta\ufb00, Staﬀ and st\u00e1ff", Phrase(words="staff")) == 3


def test_forms_that_overlap_count_once():
    notice = Phrase(words="redundancy", variants="redundancy notice\nnotice")
    assert times("A redundancy notice, a notice, a redundancy.", notice) == 3
    assert times("trade unions and trade unionists") == 2


def test_capitals_matter_where_they_are_said_to():
    unison = Phrase(words="UNISON", capitals_matter=True)
    assert times("We speak in unison, said Unison: UNISON’s motion", unison) == 1


def test_consultants_are_no_consultation():
    assert times("The consultants were consulted.", Phrase(words="consultation", variants="consult\nconsulted")) == 1


def test_signs_of_a_phrase_may_stand_in_it_and_a_phrase_of_signs_is_nothing():
    assert times("pay & conditions, pay, conditions", Phrase(words="pay & conditions")) == 1
    assert times("??? anything", Phrase(words="???")) == 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("with trade", "unions"),
        ("with trade\n\n  - 12 -\n", "Page 13 of 20\n\nunions"),
        ("with trade un-\n12", "13\nions."),
        ("with trade" + "\n" * 400, "\n" * 400 + " unions"),
        ("with trade\nTotal Place 3", "unions"),
        ("with trade", "12 | Total Place\nunions"),
        ("with trade un-\nP. 12\n12/40", "Total Place\nFinal report\nions"),
        ("with trade un\u00ad", "ions"),
        ("with trade\nWe shall\nsee 3", "Trade and industry\nunions"),
    ],
    ids=[
        "plain",
        "running numbers",
        "a parted word",
        "blank lines",
        "a foot",
        "a head",
        "two of both",
        "a soft hyphen",
        "words of it in the head",
    ],
)
def test_a_phrase_that_runs_over_counts_on_the_page_where_it_begins(first, second):
    assert counts_in(UNIONS, pages(first, f"{second} and trade unions")) == [[1, 1], [2, 1]]


@pytest.mark.parametrize("texts", [("trade", "", "unions"), ("trade", "12"), ("the trade of", "unions")])
def test_pages_are_not_joined_over_what_stands_between(texts):
    assert counts_in(UNIONS, pages(*texts)) == []


def test_pages_that_do_not_follow_each_other_are_not_joined():
    one, _, three = pages("trade", "", "unions")
    assert counts_in(UNIONS, [one, three]) == []


def test_a_hit_across_pages_is_not_found_again_on_the_next():
    notice = Phrase(words="redundancy", variants="notice of redundancy")
    assert counts_in(notice, pages("notice of", "redundancy")) == [[1, 1]]


def test_a_mention_is_the_sentence_round_it_in_the_copys_own_letters():
    (mention,) = mentions(UNIONS, pages("Not this. We told the “trade\nuni-\nons” in <May>. Nor this."))
    assert (mention.page, mention.before, mention.hit, mention.after) == (
        1,
        "We told the “",
        "trade uni-ons",
        "” in <May>.",
    )


def test_a_long_sentence_is_cut_at_words_and_says_so():
    (mention,) = mentions(UNIONS, pages("alpha " * 90 + "trade unions" + " omega" * 90))
    assert mention.before.startswith("…alpha ")
    assert mention.after.endswith(" omega…")
    assert len(mention.before + mention.hit + mention.after) <= SENTENCE + 2


def test_as_many_mentions_are_given_as_were_asked_for():
    text = pages("Trade unions. " * 3, "One with trade", "unions here.")
    assert [mention.page for mention in mentions(UNIONS, text)] == [1, 1, 1, 2]
    assert len(mentions(UNIONS, text, 2)) == 2


BREAKS = st.sampled_from([" ", "\n", "  \n ", "\u00a0", "-\n", "-", " - ", "\u2013", "/", "’", ""])
BEFORE = st.sampled_from(["", "The ", "(", "12", "“", ". ", "\n\n"])
AFTER = st.sampled_from(["", " they", ")", "12", "’", ".", "\n\n"])


@settings(max_examples=60, deadline=None)
@given(break_=BREAKS, before=BEFORE, after=AFTER, parted=st.integers(0, 10), page=st.booleans())
def test_a_planted_phrase_is_found_however_it_is_broken(break_, before, after, parted, page):
    word = "unions"
    word = f"{word[:parted]}-\n{word[parted:]}" if 0 < parted < len(word) else word
    if page:
        found = counts_in(UNIONS, pages(f"Some text {before}trade{break_}", f"{word}{after} and more"))
    else:
        found = counts_in(UNIONS, pages(f"Some text {before}trade{break_}{word}{after} and more"))
    assert found == [[1, 1]]


def test_what_stands_in_a_running_head_that_a_phrase_runs_over_is_counted_too():
    assert counts_in(UNIONS, pages("with trade\nTrade unions 1", "Trade unions 2\nunions say")) == [[1, 2], [2, 1]]


def test_a_phrase_may_run_over_more_than_one_page():
    assert counts_in(Phrase(words="a b c d e"), pages("a", "b", "c", "d", "e")) == [[1, 1]]
    assert counts_in(Phrase(words="section 188"), pages("of section", "188")) == [[1, 1]]
