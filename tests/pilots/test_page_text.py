"""The text of one page of our copy: what a reader sees of it, and what is said where there is none."""

import pytest
from django.utils.html import escape

from pilots.silence.checking import settle
from tests.make import make_claim, make_copy, make_document, make_phrase

pytestmark = pytest.mark.django_db
TEXTS = ["The councils met.", "Trade-\nunions were <b>not</b> told.\nStaff were.", None, "We deliver early\nsavings."]


@pytest.fixture
def report(db):
    document = make_document("Final report")
    make_copy(document, TEXTS)
    return document


def page(reader, number, **asked):
    return reader.get(f"/documents/final-report/pages/{number}/", asked)


def test_a_page_shows_its_text_and_leads_to_its_neighbours(reader, report):
    answer = page(reader, 2, phrase="")
    text = answer.content.decode()
    assert escape("<b>not</b>") in text and "<b>not</b>" not in text
    assert 'href="/documents/final-report/pages/1/' in text and 'href="/documents/final-report/pages/3/' in text
    assert 'content="noindex"' in text
    assert "pages/0/" not in page(reader, 1).content.decode()
    assert "pages/5/" not in page(reader, 4).content.decode()


@pytest.mark.parametrize(
    ("number", "asked", "marked"),
    [
        (2, {"phrase": "trade-unions"}, "<mark>Trade-\nunions</mark> were"),
        (2, {"q": "councils unions"}, "<mark>unions</mark> were"),
        (4, {"claim": "deliver-early-savings"}, "We <mark>deliver early\nsavings</mark>."),
    ],
)
def test_what_was_looked_for_is_marked(reader, report, number, asked, marked):
    make_phrase("trade unions")
    make_claim("deliver early savings", document=report)
    assert marked in page(reader, number, **asked).content.decode()


def test_a_page_names_the_phrases_and_claims_that_stand_on_it(reader, report):
    make_phrase("trade unions")
    make_claim("deliver early savings", document=report)
    settle()
    on_two, on_four = (page(reader, number).content.decode() for number in (2, 4))
    assert "?phrase=trade-unions#text" in on_two and "/claims/deliver-early-savings/" not in on_two
    assert "?phrase=trade-unions#text" not in on_four and "/claims/deliver-early-savings/" in on_four


def test_a_phrase_that_runs_over_to_the_next_page_or_stands_elsewhere_is_told_as_that(reader):
    make_copy(make_document("Final report"), ["They never met the trade", "unions at all.", "Nothing of the kind."])
    make_phrase("trade unions")
    settle()
    runs_on, *elsewhere = (page(reader, number, phrase="trade-unions").content.decode() for number in (1, 2, 3))
    assert "At the foot of this page and the head of the next:" in runs_on
    for text in elsewhere:
        assert "Not on this page:" in text


def test_a_page_without_text_says_so_and_is_never_called_silent(reader, report):
    assert "This page holds no text" in page(reader, 3).content.decode()
    report.copies.update(pages_total=9)
    never_reached = page(reader, 8).content.decode()
    assert "We could not read this page" in never_reached
    assert "we cannot tell what it says" in never_reached


def test_a_page_that_there_is_not_is_refused_with_what_there_is(reader, report):
    for number in (0, 5, 10**30):
        answer = page(reader, number)
        assert answer.status_code == 404
        assert "our copy has 4 pages" in answer.content.decode()
    make_document("Not held")
    answer = reader.get("/documents/not-held/pages/1/")
    assert answer.status_code == 404
    assert "we hold no copy of it" in answer.content.decode()


def test_a_phrase_or_claim_that_there_is_not_is_named_and_hides_nothing(reader, report):
    answer = page(reader, 1, phrase="nonsense", claim="nonsense")
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "We do not watch for that phrase." in text
    assert "The record has no such claim." in text
    assert "The councils met." in text


def test_a_new_version_is_what_readers_see(reader, report):
    make_copy(report, ["The second version."])
    assert "The second version." in page(reader, 1).content.decode()
    assert page(reader, 2).status_code == 404


def test_a_document_that_moves_takes_its_pages_along(reader, report):
    report.slug = "the-report"
    report.save()
    answer = page(reader, 2)
    assert (answer.status_code, answer.headers["Location"]) == (301, "/documents/the-report/pages/2/")


def test_a_document_says_what_it_mentions_with_the_sentences_marked(reader, report):
    make_phrase("trade unions")
    make_phrase("redundancy", variants="")
    settle()
    text = reader.get("/documents/final-report/").content.decode()
    assert "<mark>Trade-unions</mark> were &lt;b&gt;not&lt;/b&gt; told." in text
    assert "1 of the 4 pages of our copy holds no text" in text  # for redundancy, which is on none of the others


def test_every_sentence_of_one_phrase_can_be_seen(reader):
    document = make_document("Long report")
    make_copy(document, [f"Sentence {n} is on staff." for n in range(1, 31)])
    make_phrase("staff", variants="")
    settle()
    short, whole = (
        reader.get("/documents/long-report/", asked).content.decode() for asked in ({}, {"phrase": "staff"})
    )
    assert short.count("<mark>staff</mark>") == 2 and "All 30 sentences" in short
    assert whole.count("<mark>staff</mark>") == 30


def test_a_document_can_be_searched_inside(reader, report):
    found = reader.get("/documents/final-report/", {"q": "unions"}).content.decode()
    assert 'href="/documents/final-report/pages/2/?q=unions"' in found
    assert "<mark>unions</mark>" in found
    missed = reader.get("/documents/final-report/", {"q": "pensions"}).content.decode()
    assert "None of its readable pages has pensions" in missed
    assert "so it may stand there" in missed
