"""The command that looks through the copies for what waits to be looked for."""

import io

from django.core.management import call_command

from pilots.models import PhraseCheck
from tests.make import make_copy, make_document, make_phrase


def told(*options):
    out = io.StringIO()
    call_command("check_phrases", *options, stdout=out, stderr=io.StringIO())
    return out.getvalue()


def test_the_command_answers_what_waits_and_says_what_changed(db):
    make_phrase()
    copy = make_copy(make_document(), ["Staff"])
    make_copy(make_document("Another"), ["Staff"], state="waiting")
    waiting = "Waiting for copies that are still to be read (manage.py extract_text): 1.\n"
    assert told() == f"Answered: 1. Other than before: 0.\n{waiting}"
    assert told().startswith("Answered: 0.")
    copy.pages.update(text="Trade unions")
    type(copy).objects.with_key(copy.pk).update(text_fingerprint="another")
    assert told("--all").startswith("Answered: 1. Other than before: 1.")
    assert PhraseCheck.objects.filter(result="found").count() == 1
