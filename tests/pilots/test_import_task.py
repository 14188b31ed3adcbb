"""A large sheet is looked through and imported as a task, and the page says how far it is."""

import pytest
from django.utils import timezone

from pilots.admin import sheets as pages
from pilots.models import PartnerBody, SheetImport
from pilots.sheets import deeds
from pilots.tasks import bring_in_sheet, look_through_sheet
from tests.page import markup
from tests.pilots.sheets import as_csv, confirm, page_of, upload

pytestmark = pytest.mark.django_db
MANY = as_csv(("slug", "name", "kind"), *((f"b-{at}", f"Body {at}", "other") for at in range(1200)))


@pytest.fixture
def queued(monkeypatch):
    """Large is whatever has a byte, and what would be done by a worker waits in a list."""
    waiting = []
    monkeypatch.setattr(pages, "LARGE", 0)
    for task in (look_through_sheet, bring_in_sheet):
        monkeypatch.setattr(type(task), "enqueue", lambda task, *args: waiting.append((task, args)))
    return waiting


def work(queued):
    task, args = queued.pop()
    task.call(*args)


def progress(client, sheet):
    return client.get(page_of("bodies", "import_progress", sheet.pk)).json()


def test_a_large_sheet_waits_for_the_worker_and_the_page_says_so(alice, queued):
    page = upload(alice, "bodies", MANY).url
    sheet = SheetImport.objects.get()
    shown = markup(alice.get(page))
    assert f'role="status" data-progress="{page}progress/" data-reload>Being looked through</p>' in shown
    assert "campaign/copies.js" in shown
    assert progress(alice, sheet) == {"words": "Being looked through", "ended": False}
    work(queued)
    assert progress(alice, sheet)["ended"]
    assert "1,200 new" in markup(alice.get(page))
    assert "And 700 more." in markup(alice.get(page))
    for _ in range(2):
        confirm(alice, page, SheetImport.objects.get())
    assert len(queued) == 1
    assert "Being imported" in markup(alice.get(page))
    assert not PartnerBody.objects.exists()
    work(queued)
    assert PartnerBody.objects.count() == 1200
    assert "All of it is in the record now." in markup(alice.get(page))


def test_the_page_tells_how_far_it_is_while_nothing_is_written_yet(alice, queued, monkeypatch):
    monkeypatch.setattr(deeds, "SECONDS_BETWEEN", -1)
    upload(alice, "bodies", MANY)
    told = []
    show = SheetImport.show_progress
    monkeypatch.setattr(SheetImport, "show_progress", lambda sheet, words: told.append((show(sheet, words), words)[1]))
    work(queued)
    assert told == ["500 of 1,200 rows checked", "1,000 of 1,200 rows checked", "1,200 of 1,200 rows checked"]
    sheet = SheetImport.objects.get()
    confirm(alice, page_of("bodies", "import_plan", sheet.pk), sheet)
    work(queued)
    assert told[-1] == "1,200 of 1,200 rows written"
    assert progress(alice, sheet)["words"] == "1,200 of 1,200 rows written"


def test_what_stopped_on_its_way_says_so(alice, queued):
    page = upload(alice, "bodies", MANY).url
    SheetImport.objects.update(under_way_since=timezone.now() - timezone.timedelta(hours=1))
    assert "It stopped on its way, and nothing was imported." in markup(alice.get(page))
    assert progress(alice, SheetImport.objects.get())["ended"]


def test_what_goes_wrong_on_our_side_is_said_and_nothing_is_imported(alice, monkeypatch, caplog):
    page = upload(alice, "bodies", MANY[:200].rpartition(b"\n")[0]).url

    def fail(*anything, **more):
        PartnerBody.objects.create(name="Half", slug="half", kind="other")
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr("pilots.sheets.importing.Writer.write", fail)
    confirm(alice, page, SheetImport.objects.get())
    assert "Something went wrong on our side. Nothing was imported." in markup(alice.get(page))
    assert "a fault of ours" in caplog.text
    assert not PartnerBody.objects.exists()
