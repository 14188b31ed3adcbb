"""Claims at the officers' desk: looked up in our copy at once, with the place found; evidence with its sources."""

import pytest
from django.urls import reverse

from pilots.models import Claim, Evidence
from tests.make import make_claim, make_copy, make_document
from tests.page import markup, press

LIST = "admin:pilots_claim_changelist"


def change_page(thing):
    return reverse(f"admin:pilots_{thing._meta.model_name}_change", args=[thing.pk])


@pytest.fixture
def save(alice, django_capture_on_commit_callbacks):
    """Saves a claim with other words, and gives the page that the officer sees next."""

    def saved(claim, quotation):
        with django_capture_on_commit_callbacks(execute=True):
            assert press(alice, change_page(claim), "_continue", quotation=quotation).status_code == 302
        return markup(alice.get(change_page(claim)))

    return saved


def test_a_claim_is_looked_up_when_it_is_saved_and_the_place_is_shown(save):
    claim = make_claim("early savings")
    make_copy(claim.document, ["One", "They <i>promise</i> early results, in “this” year."])
    assert "Page 2: …They &lt;i&gt;promise&lt;/i&gt; <mark>early results</mark>, in “this” year.…" in save(
        claim, "early results"
    )
    assert "Has it nowhere" in save(claim, "late results")


def test_an_officer_is_told_how_many_pages_could_not_be_read(save):
    claim = make_claim()
    make_copy(claim.document, ["One", None, None])
    assert "Cannot tell: no text on 2 of 3 pages." in save(claim, "late results")


def test_a_new_claim_says_when_it_is_looked_up(alice):
    assert "Save the claim, and it is looked up" in markup(alice.get(reverse("admin:pilots_claim_add")))


def test_a_claim_of_a_draft_document_is_ready_and_not_public(alice, reader):
    make_claim("ready", make_document("A draft", published_at=None))
    make_claim("early savings")
    page = alice.get(reverse(LIST), {"state": "waiting"}).content.decode()
    assert "“ready”" in page
    assert "Ready, but its document is a draft" in page
    assert "“early savings”" not in page


def test_evidence_is_added_with_the_claim_and_has_a_page_for_its_sources(alice):
    claim = make_claim()
    row = {"evidence-0-side": "against", "evidence-0-statement": "It was not.", "evidence-TOTAL_FORMS": 1}
    press(alice, change_page(claim), **row)
    evidence = Evidence.objects.get(claim=claim, side="against")
    assert f'href="{change_page(evidence)}"' in alice.get(change_page(claim)).content.decode()
    press(alice, change_page(evidence), **{"citations-0-document": claim.document_id, "citations-0-page": "3"})
    assert str(evidence.citations.get()) == "Spring newsletter, page 3"


def test_a_claim_that_is_renamed_is_found_at_its_new_address(alice, reader):
    claim = make_claim()
    press(alice, change_page(claim), slug="early")
    assert reader.get("/claims/deliver-early-savings/").headers["Location"] == "/claims/early/"
    Claim.objects.all().delete()
    assert reader.get("/claims/early/").status_code == 410
