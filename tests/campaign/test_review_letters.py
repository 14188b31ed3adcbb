"""Who hears by mail of a draft: who may publish, that one waits; its author, what became of it."""

import threading

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.db import connections
from django.urls import reverse

from campaign.models import Letter
from campaign.tasks import send_letters
from pilots.models import Pilot
from tests.conftest import signed_in
from tests.make import make_officer, make_pilot
from tests.page import press

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def mail_is_set(settings):
    settings.SENDS_MAIL = True
    settings.SITE_ADDRESS = "https://pilots.example.org"


def make_reporter(**fields):
    reporter = make_officer("Rita Reed", **{"email": "rita@example.org", **fields})
    names = ["add_pilot", "change_pilot", "view_pilot"]
    reporter.user_permissions.set(Permission.objects.filter(codename__in=names))
    return reporter


def make_editor(name="Olive Oakes", **fields):
    fields = {"email": f"{name.split()[0].lower()}@example.org", **fields}
    editor = make_officer(name, **fields)
    names = ["view_pilot", "change_pilot", "publish_pilot"]
    editor.user_permissions.set(Permission.objects.filter(codename__in=names))
    return editor


def page_of(pilot):
    return reverse("admin:pilots_pilot_change", args=[pilot.pk])


def draft_of(officer, **fields):
    return make_pilot("Hull", published_at=None, created_by=officer, **fields)


def test_a_draft_that_is_submitted_is_told_to_those_who_may_publish_it_and_to_nobody_else():
    reporter, _ = make_reporter(), make_editor()
    make_officer("Ivy Idle", email="ivy@example.org")  # no rights
    make_editor("Lena Left", is_active=False)
    make_editor("Nora Nomail", email="")
    pilot = draft_of(reporter)
    press(signed_in(reporter), page_of(pilot), "_submit")
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("olive@example.org", "For review: Hull")
    assert "Rita Reed asks for a review of the pilot “Hull”." in letter.text
    assert f"https://pilots.example.org{page_of(pilot)}" in letter.text


def test_a_draft_that_is_new_and_submitted_at_once_is_told_with_its_page():
    reporter, _ = make_reporter(), make_editor()
    region = draft_of(reporter).region
    fields = {"name": "Goole", "slug": "goole", "region": region.pk, "citations-TOTAL_FORMS": "0"}
    press(signed_in(reporter), reverse("admin:pilots_pilot_add"), "_submit", **fields)
    assert page_of(Pilot.objects.get(name="Goole")) in Letter.objects.get().text


@pytest.mark.parametrize(
    ("button", "more", "subject", "words"),
    [
        ("_publish", {}, "Public now: Hull", "made the pilot “Hull” public"),
        ("_send_back", {"_send_back_note": "Whose <number> & when?"}, "Sent back: Hull", "Whose <number> & when?"),
    ],
)
def test_its_author_hears_what_became_of_it(button, more, subject, words):
    pilot = draft_of(make_reporter(), submitted_at="2026-01-01T12:00Z")
    press(signed_in(make_editor()), page_of(pilot), button, **more)
    letter = Letter.objects.get()
    assert (letter.to, letter.subject) == ("rita@example.org", subject)
    assert words in letter.text


def test_its_author_hears_when_a_list_makes_it_public():
    pilot = draft_of(make_reporter())
    chosen = {"action": "publish", "_selected_action": [pilot.pk]}
    signed_in(make_editor()).post(reverse("admin:pilots_pilot_changelist"), chosen)
    assert Letter.objects.get().subject == "Public now: Hull"


def test_nobody_hears_of_what_she_did_herself_or_without_an_address():
    editor = make_editor()
    press(signed_in(editor), page_of(draft_of(editor)), "_publish")
    pilot = make_pilot("Goole", published_at=None, created_by=make_reporter(email=""))
    press(signed_in(editor), page_of(pilot), "_publish")
    assert not Letter.objects.exists()


def test_without_a_mail_server_no_letter_is_written(settings):
    settings.SENDS_MAIL = False
    reporter, _ = make_reporter(), make_editor()
    press(signed_in(reporter), page_of(draft_of(reporter)), "_submit")
    assert not Letter.objects.exists()


def test_a_view_writes_and_what_follows_its_transaction_sends(django_capture_on_commit_callbacks):
    reporter, _ = make_reporter(), make_editor()
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        press(signed_in(reporter), page_of(draft_of(reporter)), "_submit")
        assert mail.outbox == []
    assert callbacks
    assert [(one.to, one.subject) for one in mail.outbox] == [(["olive@example.org"], "For review: Hull")]
    assert Letter.objects.get().sent_at


def test_a_letter_that_cannot_be_sent_is_tried_five_times_and_not_at_once(monkeypatch, time_machine):
    def refuse(*_args, **_kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    letter = Letter.objects.create(to="olive@example.org", subject="For review", text="A draft.")
    for run in range(1, 8):
        time_machine.move_to(f"2027-01-01T{run:02}:00Z", tick=False)
        send_letters.call()
        send_letters.call()
        letter.refresh_from_db()
        assert (letter.tries, letter.sent_at) == (min(run, 5), None)


@pytest.mark.usefixtures("committed")
def test_two_senders_at_once_send_once():
    for number in range(5):
        Letter.objects.create(to="olive@example.org", subject=f"Letter {number}", text="A draft.")
    start = threading.Barrier(2, timeout=20)

    def run():
        start.wait()
        send_letters.call()
        connections.close_all()

    senders = [threading.Thread(target=run) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(timeout=60)
    assert sorted(one.subject for one in mail.outbox) == [f"Letter {number}" for number in range(5)]
