"""The bin: what was deleted more than 30 days ago is thrown away for good, its files included."""

import datetime
from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from pilots.models import Copy, Deletion, Document
from tests.make import make_copy, make_document, make_phrase, make_pilot
from tests.page import markup
from tests.pilots.removals import bring_back, delete

pytestmark = pytest.mark.django_db
BIN = "/admin/pilots/deletion/"


def age(days):
    Deletion.objects.update(deleted_at=timezone.now() - datetime.timedelta(days=days))


def deleted_with_file(client):
    """A copy whose document was deleted."""
    copy = make_copy(make_document())
    copy.file.save("", ContentFile(b"Text."))
    delete(client, copy.document)
    return copy


def empty():
    told = StringIO()
    call_command("empty_bin", stdout=told)
    return told.getvalue()


def test_after_30_days_it_is_thrown_away_with_its_file(alice, django_capture_on_commit_callbacks):
    copy = deleted_with_file(alice)
    for days, told, left in (
        (29, "Thrown away: 0 things. Still to be brought back if wanted: 1.", True),
        (31, "", False),
    ):
        age(days)
        with django_capture_on_commit_callbacks(execute=True):
            assert (told or "Thrown away: 1 thing. Still to be brought back if wanted: 0.") in empty()
        assert copy.file.storage.exists(copy.file.name) == Deletion.objects.exists() == left


def test_a_file_that_is_held_again_stays(alice, django_capture_on_commit_callbacks):
    copy = deleted_with_file(alice)
    make_copy(make_document("Again"), file=copy.file.name)
    age(31)
    with django_capture_on_commit_callbacks(execute=True):
        empty()
    assert copy.file.storage.exists(Copy.objects.get().file.name)


def test_each_deletion_empties_it(alice):
    delete(alice, make_pilot("Old"))
    age(31)
    delete(alice, make_pilot("New"))
    assert [deletion.title for deletion in Deletion.objects.all()] == ["New"]


def test_what_is_too_old_cannot_be_reached_before_the_bin_is_emptied(alice):
    delete(alice, make_pilot())
    age(31)
    deletion = Deletion.objects.get()
    assert f"{BIN}{deletion.pk}/" not in markup(alice.get(BIN))
    assert "its 30 days are over" in markup(bring_back(alice, deletion))


def test_the_list_says_what_when_who_and_how_long_still(alice):
    delete(alice, make_pilot(), reason="Never was one")
    age(3)
    page = markup(alice.get(BIN))
    for shown in (">Leeds</a>", "Pilot", "Alice Ashworth", "Never was one", "26 days"):
        assert shown in page


def test_nobody_writes_or_deletes_there(alice):
    delete(alice, make_pilot())
    key = Deletion.objects.get().pk
    assert alice.get(f"{BIN}add/").status_code == 403
    assert alice.post(f"{BIN}{key}/delete/", {"post": "yes"}).status_code == 403
    alice.post(f"{BIN}{key}/change/", {"title": "Forged"})
    assert Deletion.objects.get().title == "Leeds"


@pytest.mark.parametrize("things", [2, 20])
def test_the_list_asks_as_much_for_many_as_for_few(alice, django_assert_num_queries, things):
    for number in range(things):
        delete(alice, make_pilot(f"Pilot {number}"))
    with django_assert_num_queries(5):  # session, officer; two counts; rows
        assert markup(alice.get(BIN)).count("Bring back Pilot") == things


def test_a_copys_pages_and_answers_are_not_written_down_and_its_file_stays(alice):
    document = make_document()
    make_phrase()
    make_copy(document)
    delete(alice, document)
    assert not Document.objects.exists() and not Copy.objects.exists()
    assert {row["model"] for row in Deletion.objects.get().rows} == {"pilots.document", "pilots.copy"}
