"""Promises of our own side, told from what employers and governments will do: measured, and rule by rule."""

import time
from collections import Counter

import pytest

from blog.promises import promises_in
from blog.scoring import AIM, HALVES, Score, labelled, scores
from pilots.naming import Named, Names, names_on_record
from tests.pilots.hostile import HOSTILE


@pytest.mark.django_db
@pytest.mark.parametrize("half", HALVES)
@pytest.mark.parametrize("what", ["promises", "links"])
def test_they_are_found_as_often_as_we_aim_at(record, what, half):
    score = scores(names_on_record())[what, half]
    assert score.right > 20
    assert score.precision >= AIM, score
    assert score.recall >= AIM, score


def test_the_labelled_sentences_are_many_balanced_and_each_once():
    rows = labelled()
    assert Counter((row["half"], row["is_promise"]) for row in rows) == {
        (half, is_promise): 36 for half in HALVES for is_promise in ("yes", "no")
    }
    assert len({row["sentence"] for row in rows}) == len(rows)


def test_what_is_wrong_and_what_is_missed_lower_different_numbers():
    score = Score()
    score.add({"a", "b"}, {"a", "c", "d"})
    assert (score.precision, round(score.recall, 2)) == (0.5, 0.33)


def found(text, names=None):
    return [pledge for _, pledge, _ in promises_in(text, names)]


@pytest.mark.parametrize(
    ("sentence", "pledge"),
    [
        ("I’ll be asking.", "’ll be asking"),
        ("The branch has agreed to strike.", "has agreed to"),
        ("Our branch in Kent will now write to them.", "will now write"),
        ("A report will come to the next committee.", "will come to"),
        ("Stewards at the council resolved to fight.", "resolved to"),
        ("It was agreed that a letter go out.", "agreed that"),
    ],
)
def test_the_words_that_promise_are_marked(sentence, pledge):
    assert found(sentence) == [pledge]


@pytest.mark.parametrize(
    "sentence",
    [
        "Will the NEC ask?",
        "If the NEC agrees, the union will ask.",
        "The NEC will not ask.",
        "Nobody in the branch has agreed to it.",
        "The council has agreed to ask the branch.",
        "The branch heard that the council will publish it.",
        "It was agreed by the council that jobs would go.",
        "I will never know.",
        "",
    ],
)
def test_what_is_no_promise_of_ours(sentence):
    assert found(sentence) == []


def test_each_sentence_is_given_whole_in_three_parts():
    text = "It rained. The branch will ask the council. No more."
    assert ["".join(parts) for parts in promises_in(text)] == ["The branch will ask the council."]


def test_whose_a_name_on_record_is_decides():
    text = "Wexford Forum has agreed to publish it."
    assert found(text) == []
    assert found(text, Names([(Named("committee", 1, "Wexford Forum"), "Wexford Forum")])) == ["has agreed to"]
    assert found(text, Names([(Named("body", 1, "Wexford Forum"), "Wexford Forum")])) == []


def test_hostile_text_is_read_like_any():
    for text in HOSTILE:
        assert found(text) == []


@pytest.mark.parametrize("piece", ["I ", "the union ", "UNISON at the council of ", "it is time that the ", ". " * 9])
def test_a_very_long_text_is_read_in_seconds(piece):
    begun = time.perf_counter()
    found(piece * 20_000)
    found(f"{piece * (900 // len(piece))}. " * 200)
    assert time.perf_counter() - begun < 30  # a guard against what grows with the square, no stop watch
