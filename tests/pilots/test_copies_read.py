"""Reading a copy, in its own process: the three honest results, limits, and what is kept."""

import io
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from pilots.extraction import reading, running
from pilots.extraction.reading import keep, read
from pilots.extraction.running import read_file
from pilots.models import Copy, Page, PhraseCheck
from pilots.silence.checking import settle
from tests.make import make_copy, make_document, make_phrase
from tests.pilots.papers import attach, make_pdf, read_here, scanned, written

pytestmark = pytest.mark.django_db


@pytest.fixture
def here(monkeypatch):
    """Reads without a process of its own."""
    monkeypatch.setattr(reading, "read_file", read_here)


@pytest.mark.usefixtures("here")
def test_there_are_three_honest_results():
    whole = read(attach(make_pdf(written(), written())).pk)
    assert (whole.state, whole.standing, whole.message) == ("read", "Read: 2 of 2 pages readable", "")
    partly = read(attach(make_pdf(written(), scanned, scanned), make_document("B")).pk)
    assert (partly.state, partly.pages_total, partly.pages_readable) == ("read", 3, 1)
    assert partly.message == "2 of 3 pages hold no text that we can read: they may be scanned pictures."
    never = read(attach(make_pdf(scanned), make_document("C")).pk)
    assert (never.state, never.pages_total, never.pages_readable) == ("failed", 1, 0)
    assert never.message == "Its one page holds no text that we can read: it may be a scanned picture."


@pytest.mark.usefixtures("here")
def test_a_file_without_pages_says_how_we_count_them():
    long = read(attach(b"The unions were told. " * 1_000).pk)
    assert (long.state, long.standing) == ("read", "Read: 2 of 2 pages readable")
    assert long.message == "Where it has no pages of its own, we count a new page every 20,000 letters."


@pytest.mark.usefixtures("here")
def test_reading_again_doubles_no_page_and_leaves_answers_that_still_hold():
    make_phrase("unions")
    copy = attach(make_pdf(written(), written()))
    first = read(copy.pk)
    settle()
    assert PhraseCheck.objects.get().result == "found"
    assert read(copy.pk).text_fingerprint == first.text_fingerprint
    assert Page.objects.count() == 2
    assert PhraseCheck.objects.get().result == "found"


@pytest.mark.usefixtures("here")
def test_a_copy_that_can_no_longer_be_read_leaves_no_old_answer():
    make_phrase("unions")
    copy = make_copy(make_document(), ["Our unions"])
    copy.file.save("", ContentFile(b"%PDF-1.4 and no more"))
    settle()
    PhraseCheck.objects.get(result="found")
    assert "broken" in read(copy.pk).message
    settle()
    check = PhraseCheck.objects.get()
    assert check.result == "cannot-tell"
    assert Page.objects.count() == 0


def test_a_file_that_is_lost_takes_nothing_along_that_was_read_of_it():
    copy = read(make_copy(make_document("A"), ["Our unions"]).pk)
    assert (copy.state, copy.message) == ("read", "The file itself is missing from where copies are kept.")
    assert Page.objects.count() == 1
    never = make_copy(make_document("B"), [])
    assert read(never.pk).state == "failed"


def test_pages_that_were_not_reached_change_what_the_text_stands_for():
    copy, pages = make_copy(make_document()), [(1, "readable", "Our unions", "")]
    keep(copy.pk, "pdf", running.Reading(1, pages))
    whole = Copy.objects.get().text_fingerprint
    keep(copy.pk, "pdf", running.Reading(9, pages, "This file took too long to read."))
    assert Copy.objects.get().text_fingerprint != whole
    assert Copy.objects.get().message == "This file took too long to read. 8 of 9 pages were not reached."


def test_a_reading_is_ended_when_its_time_is_up_and_what_was_read_is_kept(monkeypatch):
    """Here the clock rings as soon as the first page is there."""
    set_to, followed = [], []
    clock = SimpleNamespace(start=lambda: None, cancel=lambda: None)
    monkeypatch.setattr(running.threading, "Timer", lambda *wound: set_to.extend(wound) or clock)
    monkeypatch.setattr(running, "LIMITS", replace(running.LIMITS, seconds=99, page_seconds=60))

    def endless(canvas):
        for _ in range(4_000):
            canvas.drawString(9, 9, "a long day")
        canvas._code *= 50

    def follow(*far):
        followed.append(far)
        if far == (1, 2):
            set_to[1]()

    found = read_file(io.BytesIO(make_pdf(written(), endless)), "pdf", follow)
    assert (found.total, len(found.pages), found.fault) == (2, 1, "This file took too long to read.")
    assert followed == [(0, 2), (1, 2)]
    assert set_to[0] == 99


def test_the_process_has_no_more_memory_than_it_needs_and_no_secret(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of this site")
    assert "SECRET_KEY" not in running.plain_environment()
    monkeypatch.setattr(running, "LIMITS", replace(running.LIMITS, memory=1))
    found = read_file(io.BytesIO(make_pdf(written())), "pdf")
    assert found.fault and not found.pages


def test_the_process_writes_no_file_and_knows_no_django(tmp_path):
    script = (
        "import sys; from pilots.extraction.child import confine; from pilots.extraction.limits import Limits;"
        "assert 'django' not in sys.modules; confine(Limits()); open(sys.argv[1], 'w', buffering=1).write('x\\n')"
    )
    ended = running.subprocess.run([sys.executable, "-c", script, tmp_path / "x"], cwd=running.ROOT, check=False)
    assert ended.returncode != 0
    assert (tmp_path / "x").read_text() == ""


def test_the_command_reads_copies_again_and_names_a_slug_that_nothing_has(capsys):
    make_document("No copy")
    attach(make_pdf(written()))
    call_command("extract_text", "no-copy", "total-place-final-report")
    assert capsys.readouterr().out.splitlines()[:2] == [
        "no-copy: we hold no copy of it",
        "total-place-final-report: Read: 1 of 1 page readable.",
    ]
    with pytest.raises(CommandError, match="there is no document nothing"):
        call_command("extract_text", "nothing")
