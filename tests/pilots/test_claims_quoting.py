"""A quotation is looked up in our copy word for word, however the page was set; and nothing else is called found."""

import gc
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pilots.silence.quoting import Reading, look_up
from pilots.silence.seams import Sheet

QUOTATION = "early savings to validate the work"


def looked_up(quotation, *texts):
    """The `Lookup` in pages of these texts; None is a page that cannot be read."""
    return look_up([quotation], [(number, text) for number, text in enumerate(texts, start=1) if text])[0]


def found_on(quotation, *texts):
    """[[page, times], …]"""
    return looked_up(quotation, *texts).times()[0]


@pytest.mark.parametrize(
    "text",
    [
        "We want early savings to validate the work.",
        "Early savings to validate the work",
        "early\nsavings   to\n\n validate\tthe work",
        "early sav-\nings to vali-\n  date the work",
        "early sav\u00adings to validate the\u00a0work",
        "early savings — to “validate” the work3",
        "early savings, to validate the (work)",
        "early sav\u00ad\nings to vali\u00ac\ndate the work",
        "early savings1 to validate[2] the3,4 \u00b9 work",
        "early savings\n\u2022 to validate\u00b7the work",
    ],
)
def test_a_quotation_is_found_however_the_page_was_set(text):
    assert found_on(QUOTATION, text) == [[1, 1]]


@pytest.mark.parametrize(
    "text",
    [
        "early savings to invalidate the work",
        "early savings to validate their work",
        "early savings to validate the work-\nforce",
        "early savings to Validate the work",
        "early savings to validate work the",
        "yearly savings to validate the work",
        "earlysavings to validate the work",
        "early savings to fully validate the work",
        "early savings to validate the 2010 work",
        "early savings to validate £20 the work",
        "early savings to validate 7.5 the work",
    ],
)
def test_other_words_are_not_the_quotation(text):
    assert found_on(QUOTATION, text) == []


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("a ﬁrst oﬀer of ﬂexible work", "a first offer of flexible work"),
        ("a first offer", "a ﬁrst oﬀer"),
        ("don't “cut” – share", "don’t 'cut' - share"),
        ("joined-up services", "joined-\nup services"),
        ("joined-\nup serv-\nices", "joined-up services"),
        ("[W]e save", "And so we save."),
        ("£7.5bn a year", "of £7.5bn a year"),
        ("save 15 per cent of it", "save 15 per cent15 of it"),
        ("by the year 2010", "We end by the year\n2010"),
        ("I lead", "I\nlead"),
    ],
)
def test_signs_that_look_alike_are_alike(quotation, text):
    assert found_on(quotation, text) == [[1, 1]]


@pytest.mark.parametrize("gap", ["…", "[…]", "...", "[the pilots]"])
def test_the_pieces_of_a_quotation_follow_one_another_on_this_page_or_the_next(gap):
    quotation = f"find savings {gap} share them"
    assert found_on(quotation, "find savings and then share them") == [[1, 1]]
    assert found_on(quotation, "find savings and then", "at last share them") == [[1, 1], [2, 1]]
    assert found_on(quotation, "share them, then find savings") == []
    assert found_on(quotation, "find savings", "and wait, then", "share them") == []
    assert found_on(quotation, "find savings", "wait", "find savings", "and share them") == [[3, 1], [4, 1]]


def test_a_quotation_that_runs_over_to_the_next_page_counts_on_both():
    assert found_on(QUOTATION, "We want early sav-\n7", "8\nings to validate the work") == [[1, 1], [2, 1]]
    assert found_on(QUOTATION, "We want early savings", None, "to validate the work") == []
    assert found_on(QUOTATION, f"{QUOTATION}. {QUOTATION}", QUOTATION) == [[1, 2], [2, 1]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("early sav-\nTotal Place 3", "ings to validate the work"),
        ("early savings", "12 | Total Place\nto validate the work"),
        ("early sav\u00ad\nTitle\nP. 12", "Title\n12/40\nings to validate the work"),
    ],
)
def test_a_quotation_is_found_over_running_heads_and_feet(first, second):
    assert found_on(QUOTATION, f"We want {first}", second) == [[1, 1], [2, 1]]


def test_a_quotation_may_run_over_more_than_one_page():
    assert found_on(QUOTATION, "early", "savings to", "validate", "the work") == [[n, 1] for n in (1, 2, 3, 4)]
    assert found_on(QUOTATION, "early\nPage 1", "savings to vali-\nPage 2", "date the work\nPage 3")


@pytest.mark.parametrize(
    "texts",
    [
        ["early savings\n1 a note\nof many\nlines", "to validate the work"],
        ["early savings", "to the\nreader\nof\nthis\nto validate the work"],
        ["earlysavings to validatethe work"],
    ],
    ids=["notes at the foot", "a long head", "glued words"],
)
def test_what_is_there_all_but_word_for_word_is_not_said_to_be_nowhere(texts):
    assert found_on(QUOTATION, *texts) == []
    assert not looked_up(QUOTATION, *texts).may_be_nowhere


def test_what_is_not_there_is_said_to_be_nowhere():
    assert looked_up(QUOTATION, "We want early savings", "and they validate the work", "to validate").may_be_nowhere


def test_a_long_document_is_never_held_whole_and_all_its_claims_are_answered_in_one_pass():
    held = []

    def pages():
        for number in range(1, 101):
            yield number, f"The {QUOTATION}, page {number} of many." * 9
            if number % 20 == 0:
                held.append(sum(type(one) is Sheet for one in gc.get_objects()))

    lookups = look_up([QUOTATION, "of many", "nobody"], pages())
    assert [len(lookup.times()[0]) for lookup in lookups] == [100, 100, 0]
    assert max(held) < 5


def test_what_was_found_is_told_by_its_place_on_the_page():
    pages = [(4, "Now “early sav-"), (5, "ings to validate the work” it is. ﬁrst")]
    places = Reading(pages).places(QUOTATION)
    assert {number: [dict(pages)[number][start:end] for start, end in spans] for number, spans in places.items()} == {
        4: ["early sav-"],
        5: ["ings to validate the work"],
    }


@pytest.mark.parametrize(
    ("quotation", "text"),
    [
        ("a " * 5000, "a" * 200_000),
        ("a " * 5000, "a-\n" * 60_000),
        ("a … " * 2500, "a " * 100_000),
        ("(a+)+$ [ " * 1000, "a" * 100_000),
        ("[" * 10_000, "[" * 100_000),
        (". " * 5000, ". " * 100_000),
        ("-\n" * 5000, "- " * 100_000),
    ],
)
def test_a_hostile_quotation_takes_no_time(quotation, text):
    began = time.process_time()
    assert found_on(quotation, text) == []
    assert time.process_time() - began < 20


words = st.lists(st.sampled_from(["the", "pilots", "save", "money", "fire", "staff", "first", "office"]), min_size=6)
blanks = st.sampled_from([" ", "\n", "  ", " \n\n ", "\u00a0", " — ", ", ", " “", "’ "])


def set_anew(draw, text):
    """The words with other blanks and signs between them, some parted at a line's end, some with ligatures."""
    pages = ""
    for word in text:
        cut = draw(st.integers(0, len(word) - 1))
        pages += (f"{word[:cut]}-\n{word[cut:]}" if cut else word) + draw(blanks)
    return pages.replace("fi", "ﬁ") if draw(st.booleans()) else pages


@settings(max_examples=60, deadline=None)
@given(st.data(), words)
def test_what_is_cut_from_a_text_is_found_and_with_a_word_changed_it_is_not(data, text):
    start = data.draw(st.integers(0, len(text) - 3))
    end = data.draw(st.integers(start + 2, len(text)))
    page = set_anew(data.draw, text)
    assert found_on(" ".join(text[start:end]), page)
    changed = [*text[start:end]]
    changed[data.draw(st.integers(0, len(changed) - 1))] = "nobody"
    assert found_on(" ".join(changed), page) == []
