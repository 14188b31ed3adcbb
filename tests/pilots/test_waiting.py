"""What must be looked for again is known after every way of writing: an old answer never stands."""

import pytest

from pilots.models import Claim, ClaimCheck, Copy, Document, Phrase, PhraseCheck
from tests.make import make_claim, make_copy, make_document, make_phrase, yesterday

pytestmark = pytest.mark.django_db


def results():
    return list(PhraseCheck.objects.order_by("document__title", "phrase__words").values_list("result", flat=True))


def settle():
    for checks in (PhraseCheck, ClaimCheck):
        checks.objects.exclude(result="no-copy").update(result="silent", settled="silent")


def test_every_pair_of_phrase_and_document_has_its_row_whichever_came_first():
    make_document("A")
    make_phrase("staff")
    Document.objects.bulk_create([Document(title="B", slug="b", published_at=yesterday())])
    Phrase.objects.bulk_create([Phrase(words="redundancy", slug="redundancy")])
    assert results() == ["no-copy"] * 4


def test_a_phrase_that_comes_after_the_copy_waits_to_be_looked_for():
    make_copy(make_document())
    make_phrase()
    assert results() == ["waiting"]


@pytest.mark.parametrize(
    "change",
    [{"words": "unions"}, {"variants": "labour"}, {"capitals_matter": True}],
    ids=lambda change: next(iter(change)),
)
def test_a_phrase_that_changes_is_looked_for_again(change):
    make_copy(make_document())
    phrase = make_phrase()
    settle()
    Phrase.objects.filter(pk=phrase.pk).update(why="Because", place=3)
    assert results() == ["silent"]
    Phrase.objects.filter(pk=phrase.pk).update(**change)
    assert results() == ["waiting"]


def test_a_copy_that_comes_changes_or_goes_leaves_no_old_answer():
    document, other = make_document("A"), make_document("B")
    make_phrase()
    claim = make_claim(document=document)
    assert claim.lookup.result == "no-copy"
    copy = make_copy(document)
    make_copy(other, ["Another text"])
    assert results() == ["waiting", "waiting"]
    settle()
    Copy.objects.filter(pk=copy.pk).update(pages_done=7)
    assert results() == ["silent", "silent"]
    Copy.objects.filter(pk=copy.pk).update(text_fingerprint="another")
    assert results() == ["waiting", "silent"]
    assert ClaimCheck.objects.get().result == "waiting"
    settle()
    newer = make_copy(document, ["A newer version"])
    assert results() == ["waiting", "silent"]
    settle()
    newer.delete()
    assert results() == ["waiting", "silent"]
    copy.delete()
    assert results() == ["no-copy", "silent"]
    assert ClaimCheck.objects.get().result == "no-copy"


def test_a_claim_whose_words_or_document_change_is_looked_up_again():
    make_copy(make_document("A"))
    other = make_document("B")
    claim = make_claim(document=Document.objects.get(title="A"))
    assert claim.lookup.result == "waiting"
    settle()
    Claim.objects.filter(pk=claim.pk).update(note="Nothing to look up")
    assert ClaimCheck.objects.get().result == "silent"
    Claim.objects.filter(pk=claim.pk).update(quotation="other words")
    assert ClaimCheck.objects.get().result == "waiting"
    Claim.objects.filter(pk=claim.pk).update(document=other)
    assert ClaimCheck.objects.get().result == "no-copy"


def test_what_is_deleted_takes_its_answers_along():
    document = make_document()
    make_phrase()
    make_copy(document)
    document.delete()
    assert results() == []
