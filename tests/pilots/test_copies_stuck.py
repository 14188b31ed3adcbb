"""A reading that breaks off or stops: nothing waits for it for ever."""

import io
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import DatabaseError
from django.utils import timezone

from campaign.management.commands.start import Command
from pilots.extraction import reading
from pilots.models import Copy, PhraseCheck
from pilots.models.copy import CopyQuerySet
from pilots.silence.checking import settle
from tests.make import make_copy, make_document, make_phrase
from tests.pilots.papers import attach
from tests.pilots.test_copies_desk import LIST, page_of, put

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_once(monkeypatch):
    """Reads without a process of its own."""
    found = reading.Reading(1, [(1, "readable", "Our unions", "")])
    monkeypatch.setattr(reading, "read_file", lambda *anything: found)


@pytest.fixture
def stuck():
    """A copy that somebody began to read an hour and more ago."""
    copy = attach(b"Our unions", state="reading", kind="txt")
    Copy.objects.update(under_way_since=timezone.now() - timedelta(minutes=61))
    return copy


@pytest.mark.parametrize("step", ["message_of", "kind_and_text", "Shown"])
def test_a_fault_of_ours_ends_a_reading_and_leaves_no_old_answer(monkeypatch, caplog, step):
    make_phrase("unions")
    copy = make_copy(make_document(), ["Our unions"])
    copy.file.save("", ContentFile(b"Our unions"))
    settle()
    PhraseCheck.objects.get(result="found")
    asked, real = [], getattr(reading, step)

    def break_once(*anything):
        asked.append(1)
        if len(asked) == 1:
            raise DatabaseError("of the disk")
        return real(*anything)

    monkeypatch.setattr(reading, step, break_once)
    read = reading.read(copy.pk)
    assert read.state == "failed"
    assert read.message == "Reading it broke off, through a fault of this site: choose “Read again”."
    assert "of the disk" in caplog.text
    settle()
    assert PhraseCheck.objects.get().result == "cannot-tell"


def test_a_reading_that_stopped_is_said_to_have_stopped(alice, stuck):
    stopped = "Reading stopped: choose “Read again”."
    assert alice.get(f"{LIST}{stuck.pk}/progress/").json() == {"words": stopped, "ended": True}
    page = alice.get(page_of(stuck.document)).content.decode()
    assert stopped in page and "data-progress" not in page


def test_what_is_still_being_read_or_waits_its_turn_has_not_stopped(stuck):
    assert Copy.objects.stuck().get().is_stuck
    for state, minutes in (("reading", 2), ("waiting", 50), ("read", 99)):
        Copy.objects.update(state=state, under_way_since=timezone.now() - timedelta(minutes=minutes))
        assert not Copy.objects.get().is_stuck
        assert not Copy.objects.stuck().exists()


@pytest.mark.parametrize("state", ["reading", "waiting"])
def test_starting_the_site_takes_up_what_stopped(stuck, state):
    make_phrase("unions")
    Copy.objects.update(state=state)
    command = Command(stdout=io.StringIO())
    command.look_through()
    assert "done, 1 read whose reading had stopped, 1 answers" in command.stdout.getvalue()
    assert PhraseCheck.objects.get().result == "found"
    command.look_through()
    assert command.stdout.getvalue().rstrip().endswith("kept")


def test_the_command_takes_up_what_stopped(stuck):
    call_command("extract_text", stdout=io.StringIO())
    assert Copy.objects.get().state == "read"


def test_a_file_attached_by_two_at_the_same_instant_is_refused_to_the_second(alice, monkeypatch):
    held, asked, look_up = attach(b"x", make_document("Held")), [], CopyQuerySet.with_fingerprint
    Copy.objects.update(fingerprint=reading.hashlib.sha256(b"the same").hexdigest())

    def not_there_yet(copies, fingerprint):
        asked.append(fingerprint)
        return look_up(copies, fingerprint) if len(asked) > 1 else copies.none()

    monkeypatch.setattr(CopyQuerySet, "with_fingerprint", not_there_yet)
    kept = set(held.file.storage.listdir("copies")[1])
    answer = put(alice, make_document(), b"the same", **{"0-reason": "Typed with care"})
    assert f'it is a copy of <a href="{page_of(held.document)}">Held</a>.' in answer.content.decode()
    assert 'value="Typed with care"' in answer.content.decode()
    assert set(held.file.storage.listdir("copies")[1]) == kept
    assert len(asked) == 2
