"""The answers of the silence check: silent is only said when every page could be read, and never of old words."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pilots.models import Copy, Flip, Page, Phrase, PhraseCheck
from pilots.silence import checking
from pilots.silence.checking import settle
from pilots.silence.folding import RULES
from tests.make import make_copy, make_document, make_phrase

pytestmark = pytest.mark.django_db
EMPTY, FAILED, READABLE = Page.State.EMPTY, Page.State.FAILED, Page.State.READABLE


def answered(*texts, **fields):
    """The check of “trade unions” in a document with a copy of these texts, settled."""
    make_phrase()
    make_copy(make_document(), texts, **fields)
    settle()
    return PhraseCheck.objects.get()


def test_found_words_are_told_by_page_and_times():
    check = answered("Trade unions, and trade\nunions.", "Nothing", "One trade union.")
    assert (check.result, check.pages, check.times) == ("found", [[1, 2], [3, 1]], 3)
    assert (check.pages_total, check.pages_readable, check.settled) == (3, 3, "found")
    assert check.checked_at
    assert check.text_fingerprint == Copy.objects.get().text_fingerprint


def test_words_in_none_of_the_pages_that_could_all_be_read_are_silent():
    assert answered("Staff", "Partners").result == "silent"


@pytest.mark.parametrize(
    ("texts", "fields"),
    [
        (["Staff", None], {}),
        (["Staff"], {"pages_total": 2}),
        (["Staff"], {"pages_total": None}),
        ([], {}),
        ([], {"state": Copy.State.FAILED, "pages_total": None}),
        (["Staff"], {"state": Copy.State.FAILED}),
    ],
    ids=["an empty page", "a page never reached", "pages not counted", "no page", "a failed copy", "failed half-way"],
)
def test_what_could_not_all_be_read_cannot_tell(texts, fields):
    assert answered(*texts, **fields).result == "cannot-tell"


def test_words_found_are_found_though_other_pages_could_not_be_read():
    assert answered(None, "Trade unions").result == "found"


def test_a_page_that_failed_keeps_a_document_from_being_silent():
    make_phrase()
    copy = make_copy(make_document(), ["Staff", "Partners"])
    copy.pages.numbered([2]).update(state=FAILED, text="")
    settle()
    assert PhraseCheck.objects.get().result == "cannot-tell"


@pytest.mark.parametrize("state", [Copy.State.WAITING, Copy.State.READING])
def test_a_copy_that_is_still_to_be_read_is_waited_for(state):
    assert answered("Staff", state=state).result == "waiting"


def test_a_phrase_without_a_letter_is_never_silent():
    make_phrase("???", variants="", slug="what")
    make_copy(make_document(), ["Staff"])
    settle()
    assert PhraseCheck.objects.get().result == "cannot-tell"


def test_an_answer_that_changes_is_remembered_once():
    check = answered("Staff")
    assert not Flip.objects.exists()
    make_copy(check.document, ["Staff and trade unions"])
    assert settle() == 1
    flip = Flip.objects.get()
    assert (flip.was, flip.became, flip.pages) == ("silent", "found", [[1, 1]])
    make_copy(check.document, ["Trade unions and staff"])
    settle()
    assert Flip.objects.count() == 1
    assert settle() == 0


def test_an_answer_that_changes_with_the_phrase_is_no_news_of_the_document():
    answered("Staff")
    Phrase.objects.update(variants="staff")
    settle()
    assert PhraseCheck.objects.get().result == "found"
    assert not Flip.objects.exists()


def test_what_was_answered_by_other_rules_is_looked_for_again():
    answered("Trade unions")
    PhraseCheck.objects.update(result="silent", settled="silent", rules=RULES - 1)
    assert settle() == 1
    assert PhraseCheck.objects.get().result == "found"
    assert settle() == 0
    assert not Flip.objects.exists()


def test_a_pair_without_its_row_gets_it():
    """As after two transactions that did not see each other's phrase and document."""
    answered("Trade unions")
    make_document("Another")
    PhraseCheck.objects.all().delete()
    settle()
    assert sorted(PhraseCheck.objects.values_list("result", flat=True)) == ["found", "no-copy"]


def test_an_answer_is_not_written_for_words_that_changed_meanwhile(monkeypatch):
    look = checking.look_through

    def and_meanwhile(*given):
        Phrase.objects.update(variants="staff")
        return look(*given)

    monkeypatch.setattr(checking, "look_through", and_meanwhile)
    assert answered("Staff").result == "waiting"
    monkeypatch.undo()
    settle()
    assert PhraseCheck.objects.get().result == "found"


@pytest.mark.parametrize(
    "change",
    [
        lambda copy: Copy.objects.update(text_fingerprint="another"),
        lambda copy: Copy.objects.update(read_at=None),
        lambda copy: make_copy(copy.document, ["Trade unions"]),
    ],
    ids=["read again", "being read", "a newer version"],
)
def test_an_answer_is_not_written_for_a_copy_that_changed_meanwhile(monkeypatch, change):
    look = checking.look_through

    def and_meanwhile(copy, counts):
        readable = look(copy, counts)
        change(copy)
        return readable

    monkeypatch.setattr(checking, "look_through", and_meanwhile)
    assert answered("Staff").result == "waiting"
    assert not Flip.objects.exists()


def test_a_check_that_missed_its_copy_is_found_again():
    make_phrase()
    make_copy(make_document(), ["Trade unions"])
    PhraseCheck.objects.update(result="no-copy")
    settle()
    assert PhraseCheck.objects.get().result == "found"


PAGES = st.lists(st.tuples(st.sampled_from([READABLE, EMPTY, FAILED, None]), st.booleans()), max_size=4)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pages=PAGES)
def test_no_document_with_an_unreadable_page_is_ever_silent(pages):
    """A page is readable, empty, failed or never reached, and has the words or not."""
    Phrase.objects.all().delete()
    Copy.objects.all().delete()
    make_phrase()
    document = PhraseCheck.objects.first()
    document = document.document if document else make_document()
    copy = make_copy(document, [], pages_total=len(pages))
    rows = [(number, state, has) for number, (state, has) in enumerate(pages, start=1) if state]
    Page.objects.bulk_create(
        Page(copy=copy, number=number, state=state, text=("Trade\nunions." if has else "Staff.") * (state == READABLE))
        for number, state, has in rows
    )
    settle()
    found = any(state == READABLE and has for _, state, has in rows)
    whole = bool(pages) and all(state == READABLE for state, _ in pages)
    assert PhraseCheck.objects.get().result == ("found" if found else "silent" if whole else "cannot-tell")
