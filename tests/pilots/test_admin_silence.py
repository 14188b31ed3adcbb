"""The silence check at the desk: words to watch, what they were found in, and the answers that changed."""

import pytest
from django.urls import reverse

from pilots.models import Flip, Phrase, PhraseCheck
from pilots.silence.checking import settle
from tests.make import make_copy, make_document, make_phrase
from tests.page import press

pytestmark = pytest.mark.django_db


def change_page(thing):
    return reverse(f"admin:pilots_{thing._meta.model_name}_change", args=[thing.pk])


def test_a_phrase_that_an_officer_saves_is_looked_for_at_once(alice, django_capture_on_commit_callbacks):
    make_copy(make_document(), ["Redundancies"])
    with django_capture_on_commit_callbacks(execute=True):
        words = {"words": "redundancy", "slug": "redundancy", "variants": "redundancies"}
        press(alice, reverse("admin:pilots_phrase_add"), **words)
    assert PhraseCheck.objects.get().result == "found"
    with django_capture_on_commit_callbacks(execute=True):
        press(alice, change_page(Phrase.objects.get()), variants="")
    assert PhraseCheck.objects.get().result == "silent"


def test_words_without_a_letter_are_refused(alice):
    response = press(alice, reverse("admin:pilots_phrase_add"), words="???", slug="what")
    assert "Write at least one word" in response.content.decode()
    assert not Phrase.objects.exists()


def test_the_list_of_phrases_counts_what_they_were_found_in(alice):
    make_phrase()
    for title, texts in (("A", ["Trade unions"]), ("B", ["Staff"]), ("C", ["Staff"]), ("D", [None])):
        make_copy(make_document(title), texts)
    make_document("E")
    settle()
    page = alice.get(reverse("admin:pilots_phrase_changelist")).content.decode()
    names = ("found", "silent", "cannot_tell", "no_copy")
    assert [page.partition(f'class="field-{name}">')[2].partition("<")[0] for name in names] == ["1", "2", "1", "1"]


def test_changed_answers_are_listed_latest_first_and_nobody_writes_them(alice):
    make_phrase()
    document = make_document()
    make_copy(document, ["Staff"])
    settle()
    make_copy(document, ["Trade unions"])
    settle()
    flip = Flip.objects.get()
    flips = reverse("admin:pilots_flip_changelist")
    assert "Has it nowhere → Has it" in alice.get(flips).content.decode()
    assert "Has it nowhere → Has it" not in alice.get(flips, {"became": "silent"}).content.decode()
    assert alice.get(reverse("admin:pilots_flip_add")).status_code == 403
    assert alice.post(change_page(flip), {"was": "found"}).status_code == 403
    assert alice.post(reverse("admin:pilots_flip_delete", args=[flip.pk]), {"post": "yes"}).status_code == 403
