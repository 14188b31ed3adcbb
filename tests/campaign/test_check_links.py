"""`check_links`: what became of the addresses of documents, and that this is no change of the record."""

import io
import socket

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from pilots import links
from pilots.models import Document, SearchEntry
from tests.campaign.linked import serving
from tests.make import make_document
from tests.page import form_on, press

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch):
    monkeypatch.setattr(links, "BETWEEN", 0)


@pytest.fixture
def server():
    with serving() as server:
        yield server


def check(*options):
    told = io.StringIO()
    call_command("check_links", "--allow-private", *options, stdout=told)
    return told.getvalue()


def checked(address, *options):
    document, _ = Document.objects.get_or_create(slug="paper", defaults={"title": "Paper"})
    Document.objects.with_key(document.pk).update(original_url=address)
    check(*options)
    document.refresh_from_db()
    return document.link_state, document.link_note


@pytest.mark.parametrize(
    ("path", "state", "note"),
    [
        ("/200", "works", ""),
        ("/no-head", "works", ""),
        ("/404", "dead", "404 Not Found, since "),
        ("/410", "dead", "410 Gone, since "),
        ("/403", "unclear", "It answered 403"),
        ("/429", "unclear", "It answered 429"),
        ("/503", "unclear", "It answered 503"),
        ("/301?to=/200", "moved", "{}/200"),
        ("/308?to=/301?to=/200", "moved", "{}/200"),
        ("/301?to=/301", "unclear", "It answered 301"),
        ("/302?to=/200", "works", ""),
        ("/302?to=/404", "dead", "404 Not Found, since "),
        ("/301?to=ftp://127.0.0.1/x", "unclear", "It leads to something that is no web address"),
    ],
)
def test_what_an_address_answers_is_told_apart(server, path, state, note):
    found = checked(f"{server.address}{path}")
    assert found[0] == state
    assert found[1].startswith(note.format(server.address))


def test_more_than_five_redirects_are_not_followed(server):
    assert checked(server.address + "/302?to=" * 9 + "/200")[1] == "It redirects more than 5 times"
    assert len(server.asked) == 6


def test_nobody_at_home_is_unclear_and_not_dead(server):
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        found = checked(f"http://127.0.0.1:{nobody.getsockname()[1]}/")
    assert found == ("unclear", "Nobody answers at its host")


def test_a_host_that_two_runs_do_not_find_is_dead(server, monkeypatch):
    make_document("Works", original_url=f"{server.address}/200")
    monkeypatch.setattr(links.Visitor, "open", unknown_but(server, links.Visitor.open))
    assert checked("http://gone.example/") == ("unclear", "There is no such host")
    state, note = checked("http://gone.example/")
    assert (state, note.startswith("There is no such host, since ")) == ("dead", True)


def unknown_but(server, opened):
    unknown = links.Answer(fault=links.NO_SUCH_HOST, no_host=True, offline=True)
    return lambda self, address: opened(self, address) if address.startswith(server.address) else unknown


def test_without_a_network_nothing_is_written_and_it_fails(monkeypatch):
    document = make_document(original_url="http://gone.example/")
    offline = links.Answer(fault="Its host could not be looked up", offline=True)
    monkeypatch.setattr(links.Visitor, "open", lambda self, address: offline)
    with pytest.raises(CommandError, match=r"None of the 1 addresses .* Is there a network"):
        check()
    document.refresh_from_db()
    assert document.link_checked_at is None


def test_it_says_what_it_did_and_leaves_out_what_was_opened_lately(server):
    for number, path in enumerate(("200", "404", "200")):
        make_document(f"Paper {number}", original_url=f"{server.address}/{path}")
    make_document("Without an address")
    assert check("--limit", "2") == "Opened: 2. Opens: 1, dead: 1.\n"
    assert check("--older-than", "1") == "Opened: 1. Opens: 1.\n"
    assert check("--older-than", "1") == "No address was due.\n"
    with pytest.raises(CommandError, match="from 1 on"):
        check("--limit", "0")


def what_counts():
    entry = SearchEntry.objects.values("kind", "object_id", "slug", "title", "text", "published_at").get()
    return Document.objects.values("version", "updated_at").get(), entry


def test_a_form_that_is_open_stays_valid_and_nothing_counts_as_changed(server, alice):
    document = make_document(original_url=f"{server.address}/404")
    page = reverse("admin:pilots_document_change", args=[document.pk])
    form = form_on(alice.get(page), "document_form")
    before = what_counts()
    check()
    assert what_counts() == before
    saved = alice.post(page, {**form, "note": "Seen.", "change_reason": "A test", "_save": "yes"})
    assert saved.status_code == 302
    kept = Document.objects.get()
    assert (kept.note, kept.link_state) == ("Seen.", "dead")


def test_officers_see_it_on_its_page_and_a_new_address_begins_anew(server, alice, reader):
    document = make_document(original_url=f"{server.address}/301?to=/200")
    page = reverse("admin:pilots_document_change", args=[document.pk])
    assert "Not looked at yet" in alice.get(page).content.decode()
    check()
    assert f'Moved to <a href="{server.address}/200"' in alice.get(page).content.decode()
    assert f"{server.address}/200" not in reader.get(document.get_absolute_url()).content.decode()
    press(alice, page, original_url="https://example.org/new")
    document.refresh_from_db()
    assert (document.link_state, document.link_note, document.link_checked_at) == ("", "", None)
