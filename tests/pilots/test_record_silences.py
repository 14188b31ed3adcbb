"""The founding question, asked of the real record: which papers mention trade unions?"""

import io

import pytest
from django.core.management import call_command

from pilots.models import Document, Phrase, PhraseCheck
from pilots.silence.checking import settle
from tests.make import make_copy, make_document
from tests.pilots.test_record import main_of


def test_of_29_papers_two_are_silent_two_speak_and_25_are_not_held(record, reader):
    page = main_of(reader.get("/silences/"))
    assert "Of 29 documents on Total Place" in page
    assert "in 2 the words were not found ; 2 have them, and those are papers of our own union." in page
    assert "For 25 we cannot tell: we hold no copy." in page
    assert "It answered: “No posts found. Try a different search?”" in page
    rows = reader.get("/silences.json").json()["results"]
    answers = {row["document"]: row["answer"] for row in rows if row["answer"] != "no-copy"}
    assert answers == {
        "whole-systems-go": "silent",
        "total-place-website": "silent",
        "unison-motion-local-government-2010": "found",
        "unison-motion-ndc-2010": "found",
    }
    assert {row["sources"][0]["slug"] for row in rows if row["answer"] == "silent"} == {"in-a-totally-bad-place"}


def test_what_was_seen_of_a_paper_is_said_in_plain_words(record, reader):
    assert Document.objects.filter(watched=True).count() == 29
    assert "Seen of it: only the foreword and the contents." in main_of(reader.get("/silences/"))
    assert not Document.objects.filter(seen_of_it__contains="not seen").exists()


@pytest.mark.parametrize(
    ("slug", "has", "has_not"),
    [
        ("trade-unions", "Trades unionists met", "European Union trade"),
        ("unison", "UNISON said", "in unison"),
        ("consultation", "We consulted staff", "paid to consultants"),
        ("redundancy", "made redundant", "abundance"),
        ("job-losses", "a reduction in\nheadcount", "job centres"),
        ("tupe", "TUPE transfer", "stupefied"),
        ("outsourcing", "was contracted-out", "a contract"),
        ("pay-and-conditions", "Pay, terms and conditions", "terms and conditions of this website"),
    ],
)
def test_a_watched_phrase_finds_what_is_meant_and_no_more(record, slug, has, has_not):
    phrase = Phrase.objects.get(slug=slug)
    document = make_document()
    make_copy(document, [has, has_not])
    settle()
    assert PhraseCheck.objects.get(phrase=phrase, document=document).pages == [[1, 1]]


def test_loading_the_record_answers_what_waits(record):
    make_copy(Document.objects.get(slug="total-place-treasury-report"), ["Workforce", "and staff"])
    call_command("load_record", stdout=io.StringIO(), stderr=io.StringIO())
    found = PhraseCheck.objects.filter(result="found").order_by("phrase__words")
    assert [check.phrase.slug for check in found] == ["staff", "workforce"]
    assert PhraseCheck.objects.filter(result="silent").count() == 10
