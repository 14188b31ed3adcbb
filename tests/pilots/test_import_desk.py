"""Export and import at the desk: what the list shows goes out; what comes in is shown first, then written once."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.utils import timezone

from pilots.admin import sheets as pages
from pilots.history import Edit
from pilots.models import PartnerBody, SheetImport
from tests.conftest import signed_in
from tests.make import make_body, make_officer
from tests.page import markup
from tests.pilots.sheets import TABLES, as_csv, confirm, excel, page_of, sheet_of, upload

pytestmark = pytest.mark.django_db
BODY = ("slug", "name", "kind")
NEW = as_csv(BODY, ("a", "Acme", "other"), ("b", "Bodkin", "police"))


def with_rights(name, *deeds):
    officer = make_officer(name)
    names = [f"{deed}_partnerbody" for deed in deeds]
    officer.user_permissions.set(Permission.objects.filter(codename__in=names))
    return signed_in(officer)


@pytest.mark.parametrize("noun", TABLES)
def test_every_noun_has_both_pages_and_an_empty_sheet(alice, noun):
    listed = markup(alice.get(page_of(noun, "changelist")))
    assert f'<a href="{page_of(noun, "export")}">Export</a>' in listed
    assert f'<a href="{page_of(noun, "import")}">Import</a>' in listed
    assert alice.get(page_of(noun, "export")).status_code == 200
    page = markup(alice.get(page_of(noun, "import")))
    headings = TABLES[noun].headings(TABLES[noun].written)
    assert all(f'<th scope="row">{name}</th>' in page for name in headings)
    empty = alice.get(page_of(noun, "template"), {"format": "csv"}).content.decode("utf-8-sig")
    assert empty.strip().split(",") == headings


def test_what_the_list_shows_is_exported_drafts_too(alice):
    make_body("Acme", kind="police", published_at=None)
    make_body("Bodkin", kind="police")
    make_body("Other")
    page = markup(alice.get(page_of("bodies", "export"), {"kind__exact": "police"}))
    assert "Export 2 partner bodies" in page
    assert 'href="?kind__exact=police&amp;format=xlsx"' in page
    answer = alice.get(page_of("bodies", "export"), {"kind__exact": "police", "q": "acme", "format": "csv"})
    assert answer["Content-Disposition"] == 'attachment; filename="bodies.csv"'
    assert "no-store" in answer["Cache-Control"]
    assert [line.split(",")[0] for line in answer.content.decode().splitlines()[1:]] == ["acme"]
    assert alice.get(page_of("bodies", "export"), {"format": "csv"}).content == sheet_of("bodies")
    assert alice.get(page_of("bodies", "export"), {"nonsense": "x"}).url == page_of("bodies", "export")


def test_an_upload_is_shown_first_and_imported_once_however_often_the_button_is_pressed(alice):
    make_body("Acme Old", slug="a")
    page = upload(alice, "bodies", NEW, name="../my\u202e bodies.csv")
    sheet = SheetImport.objects.get()
    assert (page.url, sheet.name) == (page_of("bodies", "import_plan", sheet.pk), "my bodies.csv")
    assert sheet.file.name.startswith("imports/")
    shown = markup(alice.get(page.url))
    assert "1 new, 1 changed, 0 unchanged, 0 refused." in shown
    assert "<td>name</td><td><del>Acme Old</del></td><td><ins>Acme</ins></td>" in shown
    assert not PartnerBody.objects.filter(slug="b").exists()
    for _ in range(2):
        assert confirm(alice, page.url, sheet := SheetImport.objects.get()).url == page.url
    assert "All of it is in the record now." in markup(alice.get(page.url))
    assert PartnerBody.objects.get(slug="b").created_by.username == "alice"
    assert (Edit.objects.count(), Edit.objects.get().reason) == (1, "my bodies.csv")
    again = alice.get(upload(alice, "bodies", NEW).url)
    assert "There is nothing to import" in markup(again)
    assert "Import these" not in markup(again)


def test_what_changed_since_is_shown_anew_and_nothing_is_imported(alice):
    body = make_body("Acme Old", slug="a")
    page = upload(alice, "bodies", NEW).url
    PartnerBody.objects.filter(pk=body.pk).update(name="Acme Ltd")
    seen = SheetImport.objects.get()
    confirm(alice, page, seen)
    shown = markup(alice.get(page))
    assert "The record has changed since you looked" in shown
    assert "<del>Acme Ltd</del>" in shown
    assert PartnerBody.objects.count() == 1
    confirm(alice, page, seen)  # a page that she opened before
    assert PartnerBody.objects.count() == 1
    confirm(alice, page, SheetImport.objects.get())
    assert PartnerBody.objects.count() == 2


def test_refused_rows_are_all_shown_and_cannot_be_imported(alice):
    page = upload(alice, "bodies", as_csv(BODY, ("a", "", "other"), ("b", "B", "parish"), ("c", "C", "other"))).url
    shown = markup(alice.get(page))
    assert '<th scope="row">2</th><td>name is empty.</td>' in shown
    assert '<th scope="row">3</th>' in shown
    assert "Import these" not in shown
    confirm(alice, page, SheetImport.objects.get())
    assert not PartnerBody.objects.exists()


def test_a_file_that_is_none_says_so_and_loses_nothing(alice, monkeypatch):
    empty = upload(alice, "bodies", b"")
    assert (empty.status_code, "This file is empty." in markup(empty)) == (400, True)
    none = alice.post(page_of("bodies", "import"))
    assert (none.status_code, "Choose a file first." in markup(none)) == (400, True)
    monkeypatch.setattr(pages, "MAX_BYTES", 5)
    assert "larger than" in markup(upload(alice, "bodies", NEW))
    monkeypatch.undo()
    for content, said in ((excel(BODY)[:500], "broken"), (b"%PDF", "not a spreadsheet"), (b"naem\nx", "“naem”")):
        assert said in markup(alice.get(upload(alice, "bodies", content).url))


def test_who_may_import(reader):
    reporter = with_rights("Rita Reed", "add", "change", "view")
    officer = with_rights("Olive Oak", "add", "change", "view", "publish")
    nobody = with_rights("Nora North")
    for client, export, bring_in in (
        (reporter, 200, 403),
        (officer, 200, 200),
        (nobody, 403, 403),
        (reader, 302, 302),
    ):
        assert client.get(page_of("bodies", "export"), {"format": "csv"}).status_code == export
        assert client.get(page_of("bodies", "import")).status_code == bring_in
        assert client.get(page_of("bodies", "template")).status_code == bring_in
        assert upload(client, "bodies", NEW).status_code == (302 if client is officer else bring_in)
    sheet = SheetImport.objects.get()
    page = page_of("bodies", "import_plan", sheet.pk)
    assert reporter.get(page).status_code == confirm(reporter, page, sheet).status_code == 403
    assert with_rights("Paul Pike", "add", "change", "publish").get(page).status_code == 404  # another's upload
    assert "Import</a>" not in markup(reporter.get(page_of("bodies", "changelist")))
    assert not PartnerBody.objects.exists()


def test_old_uploads_are_cleared_when_a_new_one_comes(alice):
    upload(alice, "bodies", NEW)
    old = SheetImport.objects.get()
    SheetImport.objects.update(at=timezone.now() - timezone.timedelta(days=8))
    upload(alice, "bodies", NEW)
    assert SheetImport.objects.get().pk != old.pk
    assert not default_storage.exists(old.file.name)
