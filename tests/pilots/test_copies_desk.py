"""The desk for copies: attached on a document's page, refused in plain words, looked after on their own."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from pilots.admin import copy_form
from pilots.extraction import reading
from pilots.models import Copy, Document
from tests.make import make_copy, make_document, make_officer
from tests.page import markup, press
from tests.pilots.papers import attach, make_pdf, read_here, scanned, written
from tests.pilots.removals import delete

pytestmark = pytest.mark.django_db
LIST = "/admin/pilots/copy/"


@pytest.fixture(autouse=True)
def here(monkeypatch):
    """Reads without a process of its own."""
    monkeypatch.setattr(reading, "read_file", read_here)


def page_of(thing):
    return reverse(f"admin:pilots_{thing._meta.model_name}_change", args=[thing.pk])


def put(client, document, *contents, name="report.txt", **fields):
    """Attaches files on a document's page, as far as they are let in; gives the page that answers."""
    files = {
        f"copies-2-{number}-file": SimpleUploadedFile(f"../my\u202e {name}", content)
        for number, content in enumerate(contents)
    }
    fields = {f"copies-2-{name}": value for name, value in fields.items()}
    return press(client, page_of(document), **{"copies-2-TOTAL_FORMS": len(files), **files, **fields})


def test_a_file_is_attached_and_the_officer_sees_at_once_what_was_read(alice, django_capture_on_commit_callbacks):
    document = make_document()
    with django_capture_on_commit_callbacks(execute=True):
        answer = put(alice, document, make_pdf(written(), scanned), name="report.pdf")
    assert answer.url == f"{page_of(document)}#copies-group"
    page = markup(alice.get(answer.url))
    assert "Read: 1 of 2 pages readable. 1 of 2 pages holds no text that we can read" in page
    assert '<a href="/documents/total-place-final-report/pages/1/">Page 1</a>' in page
    assert "my report.pdf</a>" in page
    assert "data-progress" not in page
    copy = Copy.objects.get()
    assert (copy.kind, copy.file.name) == ("pdf", f"copies/{copy.fingerprint}")


def test_a_file_of_a_kind_that_we_cannot_read_is_kept_and_says_so(alice):
    put(alice, make_document(), b"\xd0\xcf\x11\xe0 an old file")
    copy = Copy.objects.get()
    assert (copy.state, copy.kind) == ("failed", "unknown")
    assert "This is an old Word or Office file" in markup(alice.get(page_of(copy.document)))


def test_what_is_refused_is_said_in_plain_words_and_what_was_typed_stays(alice, monkeypatch):
    document = make_document()
    held = make_copy(make_document("Held & known"), fingerprint=copy_form.fingerprint_of([b"the same"]))
    monkeypatch.setattr(copy_form, "MAX_BYTES", 20)
    for content, said in (
        (b"", "This file is empty."),
        (b"x" * 21, "This file is larger than 25 MB"),
        (b"the same", f'it is a copy of <a href="{page_of(held.document)}">Held &amp; known</a>.'),
    ):
        page = markup(put(alice, document, content, **{"0-reason": "Typed with care"}))
        assert said in page
        assert 'value="Typed with care"' in page
    assert Copy.objects.get() == held


def test_a_new_version_needs_a_reason_and_leaves_the_old(alice):
    document = make_document()
    put(alice, document, b"The first version")
    assert "Say why this is a new version." in markup(put(alice, document, b"The second"))
    put(alice, document, b"The second", **{"0-reason": "It was corrected"})
    assert [copy.reason for copy in document.copies.all()] == ["It was corrected", ""]


def test_two_equal_files_at_once_are_one_too_many(alice):
    document = make_document()
    page = markup(put(alice, document, b"One text", b"One text", **{"1-reason": "Another"}))
    assert "This is the same file as the one above." in page
    assert not Copy.objects.exists()


def test_a_copy_can_be_read_again_by_those_who_may_change_it(alice, django_capture_on_commit_callbacks):
    copy = attach(make_pdf(written()))
    again = {"action": "read_again", "_selected_action": [copy.pk]}
    clerk = make_officer("Carol Clough")
    clerk.user_permissions.set(Permission.objects.filter(codename="view_copy"))
    alice.logout()
    alice.force_login(clerk)
    alice.post(LIST, again)
    assert Copy.objects.get().state == "waiting"
    assert alice.get(f"{LIST}{copy.pk}/progress/").json() == {"words": "Waiting to be read.", "ended": False}
    assert f'data-progress="{LIST}{copy.pk}/progress/"' in alice.get(LIST).content.decode()
    clerk.user_permissions.add(Permission.objects.get(codename="change_copy"))
    assert alice.post(LIST, again).status_code == 403  # a public document's
    clerk.user_permissions.add(Permission.objects.get(codename="publish_document"))
    with django_capture_on_commit_callbacks(execute=True):
        assert "1 copy to be read again." in alice.post(LIST, again, follow=True).content.decode()
    assert alice.get(f"{LIST}{copy.pk}/progress/").json() == {"words": "Read: 1 of 1 page readable.", "ended": True}


def test_a_copys_page_names_the_pages_that_could_not_be_read(alice):
    copy = make_copy(make_document(), ["Our unions", None, None])
    copy.pages.unreadable().update(message="A <picture>")
    page = markup(alice.get(page_of(copy)))
    assert "Page 2: A &lt;picture&gt;<br>Page 3: A" in page
    press(alice, page_of(copy), may_be_given="on")
    assert Copy.objects.get().may_be_given


def test_a_file_is_given_to_officers_as_nothing_that_runs(alice, bob):
    copy = attach(b"<html><script>alert(1)</script>", kind="html")
    answer = alice.get(f"{LIST}{copy.pk}/file/")
    assert answer.getvalue() == b"<html><script>alert(1)</script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="total-place-final-report.html"'
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert [bob.get(f"{LIST}{copy.pk}/{deed}/").status_code for deed in ("file", "progress")] == [403, 403]


def test_a_deleted_copy_or_document_keeps_its_file_as_long_as_it_can_come_back(
    alice, django_capture_on_commit_callbacks
):
    for thing in (attach(b"One"), attach(b"Two", make_document("B")).document):
        copy = thing if isinstance(thing, Copy) else thing.copies.get()
        with django_capture_on_commit_callbacks(execute=True):
            delete(alice, thing)
        assert copy.file.storage.exists(copy.file.name)
    assert list(Document.objects.values_list("title", flat=True)) == ["Total Place: final report"]


def test_the_list_of_copies_asks_as_much_for_many_as_for_few(alice, django_assert_num_queries):
    for number in range(9):
        make_copy(make_document(f"Report {number}"))
    with django_assert_num_queries(5):  # session, officer; two counts; rows
        assert alice.get(LIST).content.decode().count("Read: 1 of 1 page readable") == 9


def test_a_file_that_is_not_what_its_name_says_is_refused(alice):
    document = make_document()
    page = markup(put(alice, document, b"<html><body>Not found</body></html>", name="report.pdf"))
    assert "It is named .pdf, but it holds something else: web page. Did the download go wrong?" in page
    assert not Copy.objects.exists()
