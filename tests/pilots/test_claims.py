"""The pages of what was said, word for word: who said it, where it is written, and what our copy says of it."""

import json
import re

import pytest

from pilots.fuzzy import FuzzyDate
from pilots.models import Copy, Evidence
from pilots.silence.quoting import settle_claims
from tests.make import cite, make_body, make_claim, make_copy, make_document, make_figure, make_pilot, make_post
from tests.page import markup

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}
SAID = "deliver early savings"
PAGE = "/claims/deliver-early-savings/"


def plain(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", html)).replace("&#x27;", "'")


def main_of(reader, address):
    page = markup(reader.get(address))
    return page[page.index("<main") : page.index('id="share"') if 'id="share"' in page else None]


@pytest.fixture(params=["/claims/", PAGE, "/blog/2009/06/on-savings/"], ids=["list", "claim", "post"])
def shown(request, reader):
    """What a reader sees of the one claim, after it was looked up, on each page that names it."""

    def after(*texts, page="", **fields):
        claim = make_claim(SAID, page=page)
        make_post("On savings").claims.add(claim)
        if texts:
            make_copy(claim.document, texts, **fields)
            settle_claims()
        return main_of(reader, request.param)

    return after


def test_what_was_found_leads_to_the_page_of_our_copy_in_one_step(shown):
    page = shown("One", f"We {SAID}.", f"{SAID}!")
    for number in (2, 3):
        assert f'<a href="/documents/spring-newsletter/pages/{number}/?claim=deliver-early-savings">' in page
    assert "Found in our copy of it, on page 2, page 3" in plain(page)
    assert 'href="#si-yes"' in page


@pytest.mark.parametrize(
    ("texts", "fields", "words", "shape"),
    [
        (["One", "Two"], {}, "Not found in our copy of it: 2 pages looked through", "si-no"),
        (["One", None, None], {}, "Cannot tell: no text on 2 of 3 pages of our copy", "si-cant"),
        ([], {}, "Not checked: we hold no copy", "si-cant"),
        (["One"], {"state": Copy.State.READING}, "Our copy is being looked through", "si-cant"),
        ([None], {"state": "failed", "pages_total": None}, "Cannot tell: our copy could not be read", "si-cant"),
    ],
)
def test_what_was_not_found_is_said_as_it_is(shown, texts, fields, words, shape):
    page = shown(*texts, **fields)
    assert words in plain(page)
    assert f'href="#{shape}"' in page
    assert "/pages/" not in page


def test_where_the_record_and_our_copy_name_different_pages_both_are_said(reader):
    claim = make_claim(SAID, page="12–14")
    make_copy(claim.document, ["One", SAID])
    settle_claims()
    page = plain(main_of(reader, PAGE))
    assert "page 12–14" in page
    assert re.search(r"Found in our copy of it, on page 2 ?The record gives page 12–14\.", page)
    type(claim).objects.update(page="1-3")
    assert "The record gives" not in main_of(reader, PAGE)


def test_a_claim_says_who_when_where_and_how_it_stands(reader):
    body, kent = make_body("The Institute"), make_pilot("Kent")
    fields = {"speaker": "Its director", "body": body, "said_on": FuzzyDate(2009, 11), "note": "As quoted."}
    claim = make_claim(SAID, pilots=[kent, make_pilot("Quince", **DRAFT)], standing="disputed", **fields)
    cite(claim, make_document("The source"), "7")
    page = main_of(reader, PAGE)
    assert f"<h1>“{SAID}”</h1>" in page
    assert "Its director, The Institute, November 2009" in plain(page)
    for link in (body, kent, claim.document):
        assert f'href="{link.get_absolute_url()}"' in page
    for words in ("How it standsDisputed", "As quoted.", "The source", "page 7"):
        assert words in plain(page)
    assert "Quince" not in page
    linked = map(json.loads, re.findall(r"ld\+json\">(.*?)</script>", markup(reader.get(PAGE))))
    assert [(one["@type"], one.get("text")) for one in linked] == [("Quotation", SAID), ("BreadcrumbList", None)]


def test_evidence_stands_on_its_side_with_its_source_or_unverified(reader):
    claim = make_claim(SAID)
    cite(Evidence.objects.create(claim=claim, side="for", statement="It did."), make_document("A report"))
    Evidence.objects.create(claim=claim, side="against", statement="It did not.")
    page = main_of(reader, PAGE)
    page = page[page.index("Bears it out: 1") : page.index('id="posts"')]
    side_for, against = page.split("Speaks against it: 1")
    assert "It did." in side_for
    assert 'title="A report' in side_for
    assert "unverified" not in side_for
    assert re.search(r"It did not\. <a class=\"tag unver\"", against)


def test_figures_and_posts_that_bear_on_it_are_shown_and_drafts_are_not(reader):
    claim = make_claim(SAID)
    claim.figures.set([make_figure("Savings"), make_figure("Quince", **DRAFT)])
    for post in (make_post("On savings"), make_post("Quincepost", **DRAFT)):
        post.claims.add(claim)
    page = main_of(reader, PAGE)
    assert "£1m" in page
    assert "Posts that discuss it: 1" in page
    assert "On savings" in page
    assert "Quince" not in page
