"""The file itself, for readers: only the newest, only of what is public, only where we may pass it on."""

import pytest

from pilots.models import Document
from tests.make import make_document
from tests.pilots.papers import attach

pytestmark = pytest.mark.django_db
ADDRESS = "/documents/total-place-final-report/copy/"


def given(content, document=None, **fields):
    return attach(content, document, **{"may_be_given": True, **fields})


def test_a_reader_gets_the_file_as_nothing_that_runs(reader):
    given(b"<html><script>alert(1)</script>", kind="html", original_name="../evil.exe")
    answer = reader.get(ADDRESS)
    assert answer.getvalue() == b"<html><script>alert(1)</script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="total-place-final-report.html"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_a_file_that_we_may_not_pass_on_or_cannot_read_is_not_given(reader):
    for number, fields in enumerate(({"may_be_given": False}, {"kind": "unknown"})):
        given(b"Text", make_document(f"Report {number}"), **fields)
        answer = reader.get(f"/documents/report-{number}/copy/")
        assert answer.status_code == 404
        assert f"There is no copy of “Report {number}” that we may pass on." in answer.content.decode()


def test_an_older_version_is_not_given_in_the_place_of_the_newest(reader):
    document = make_document()
    given(b"Older", document)
    newest = attach(b"Newest", document, reason="Corrected")
    assert reader.get(ADDRESS).status_code == 404
    type(newest).objects.with_key(newest.pk).update(may_be_given=True)
    assert reader.get(ADDRESS).getvalue() == b"Newest"


def test_a_draft_gives_no_file_and_a_document_that_moved_leads_to_it(reader):
    given(b"Text")
    Document.objects.update(slug="final-report")
    assert reader.get(ADDRESS).url == "/documents/final-report/copy/"
    Document.objects.update(published_at=None)
    assert reader.get("/documents/final-report/copy/").status_code == 404


def test_a_file_that_is_lost_is_said_to_be_lost(reader):
    copy = given(b"Text")
    copy.file.storage.delete(copy.file.name)
    answer = reader.get(ADDRESS)
    assert answer.status_code == 404
    assert "There is no file any more" in answer.content.decode()


def test_exports_say_how_much_of_a_document_could_be_read(reader):
    make_document("Without a copy")
    given(b"Older", pages_total=9, pages_readable=9)
    given(b"Newest", Document.objects.get(slug="total-place-final-report"), pages_total=7, pages_readable=4)
    rows = reader.get("/documents.json").json()["results"]
    assert {row["slug"]: (row["pages_total"], row["pages_readable"]) for row in rows} == {
        "without-a-copy": (None, None),
        "total-place-final-report": (7, 4),
    }
