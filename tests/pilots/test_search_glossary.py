"""A short form finds its long one, and the other way, and the page says so."""

import pytest

from tests.make import make_document, make_term
from tests.pilots.finding import hits, said

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def papers():
    make_term("PCT", full_form="Primary care trust", meaning="Short.")
    make_document("A trust for primary care")
    make_document("The PCT decides")
    make_document("What a primary care trust does")


@pytest.mark.parametrize("typed", ["pct", "PCTs", "“primary care trust”", '"primary care trusts"'])
def test_the_short_and_the_long_form_find_each_other(reader, typed):
    assert sorted(hits(reader, typed, kind="document")) == ["The PCT decides", "What a primary care trust does"]


def test_a_long_form_without_quotation_marks_finds_its_words_anywhere_and_the_short_form(reader):
    assert len(hits(reader, "primary care trust", kind="document")) == 3


def test_other_words_must_still_occur(reader):
    assert hits(reader, "pct does", kind="document") == ["What a primary care trust does"]
    assert hits(reader, "pct zebra") == []


def test_the_page_tells_what_else_it_looked_for_and_marks_it(reader):
    assert "Also looked for “Primary care trust”." in said(reader, "pct")
    assert "Also looked for “PCT”." in said(reader, "primary care trust")
    assert "Also looked for" not in said(reader, "primary trust")
    page = reader.get("/search/", {"q": "PCT"}).content.decode()
    assert "The <mark>PCT</mark> decides" in page
    assert "trust</mark> does" in page


def test_a_draft_of_the_glossary_explains_nothing(reader):
    make_term("LSP", full_form="Local strategic partnership", published_at=None)
    make_document("A local strategic partnership")
    assert hits(reader, "LSP") == []
