"""A claim that waits is answered from the latest copy of its document: found, silent, or no one can tell."""

import pytest

from pilots.models import Claim, ClaimCheck, Copy, Page
from pilots.silence import quoting
from pilots.silence.checking import settle
from pilots.silence.folding import RULES
from pilots.silence.quoting import passages, settle_claims
from tests.make import make_claim, make_copy, make_document

pytestmark = pytest.mark.django_db
QUOTATION = "early savings to validate the work"


def answer():
    check = ClaimCheck.objects.get()
    return check.result, check.pages, check.pages_total, check.pages_readable


@pytest.mark.parametrize(
    ("texts", "fields", "expected"),
    [
        (["One", f"Two: {QUOTATION}"], {}, ("found", [[2, 1]], 2, 2)),
        (["One", "Two"], {}, ("silent", [], 2, 2)),
        (["One", None], {}, ("cannot-tell", [], 2, 1)),
        ([None, QUOTATION], {}, ("found", [[2, 1]], 2, 1)),
        (["One"], {"pages_total": 9}, ("cannot-tell", [], 9, 1)),
        ([], {}, ("cannot-tell", [], 0, 0)),
        ([], {"state": Copy.State.FAILED, "pages_total": None}, ("cannot-tell", [], None, 0)),
        (["One"], {"state": Copy.State.FAILED}, ("cannot-tell", [], 1, 1)),
        ([QUOTATION], {"state": Copy.State.READING}, ("waiting", [], None, None)),
    ],
)
def test_not_found_is_only_said_where_every_page_could_be_read(texts, fields, expected):
    make_claim(QUOTATION, document=make_document())
    make_copy(Claim.objects.get().document, texts, **fields)
    assert settle_claims() == (expected[0] != "waiting")
    assert answer() == expected
    assert settle_claims() == 0


def test_words_without_a_letter_are_found_nowhere_and_not_missed_either():
    claim = make_claim("… !", slug="dots")
    make_copy(claim.document)
    settle_claims()
    assert answer()[0] == "cannot-tell"


def test_the_latest_copy_answers_and_the_place_is_shown():
    claim = make_claim(QUOTATION)
    make_copy(claim.document, ["Nothing"])
    settle_claims()
    make_copy(claim.document, ["Nothing", f"They want {QUOTATION} soon."])
    settle_claims()
    claim.refresh_from_db()
    assert list(passages(claim)) == [(2, "They want ", QUOTATION, " soon.")]


def test_what_was_answered_by_other_rules_is_looked_up_again():
    claim = make_claim(QUOTATION)
    make_copy(claim.document, [QUOTATION])
    settle_claims()
    ClaimCheck.objects.update(result="silent", rules=RULES - 1)
    assert settle() == 1
    assert answer()[0] == "found"


def test_a_claim_without_its_row_gets_it():
    claim = make_claim(QUOTATION)
    make_copy(claim.document, [QUOTATION])
    ClaimCheck.objects.all().delete()
    settle()
    assert answer()[0] == "found"


@pytest.mark.parametrize("change", ["quotation", "document", "copy", "text"])
def test_an_answer_to_what_is_no_longer_asked_is_not_written(monkeypatch, change):
    claim = make_claim(QUOTATION)
    copy = make_copy(claim.document, [QUOTATION])
    changes = {
        "quotation": lambda: Claim.objects.update(quotation="other words"),
        "document": lambda: Claim.objects.update(document=make_document("Other")),
        "copy": lambda: make_copy(claim.document, ["Newer"]),
        "text": lambda: Copy.objects.filter(pk=copy.pk).update(text_fingerprint="other"),
    }
    look_up = quoting.look_up

    def meanwhile(*given):
        changes[change]()
        return look_up(*given)

    monkeypatch.setattr(quoting, "look_up", meanwhile)
    assert settle_claims() == 0
    assert answer()[:2] == ("no-copy" if change == "document" else "waiting", [])
    monkeypatch.undo()
    Page.objects.filter(copy=copy).update(text="Nothing")
    assert settle_claims() == (change != "document")
