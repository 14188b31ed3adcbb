"""Bringing back: an administrator has every row back as it was, or is told what is in the way."""

import pytest
from django.core.files.base import ContentFile

from blog.models import Post
from pilots.history import Edit
from pilots.models import Copy, Deletion, Figure, Page, PartnerBody, Partnership, Pilot
from tests.make import (
    cite,
    make_body,
    make_copy,
    make_document,
    make_figure,
    make_officer,
    make_partnership,
    make_pilot,
    make_post,
)
from tests.page import markup
from tests.pilots.removals import bring_back, delete, officer_who_may

pytestmark = pytest.mark.django_db
BIN = "/admin/pilots/deletion/"


def test_every_key_link_and_version_is_as_it_was(alice):
    pilot, document = make_pilot(), make_document()
    part = make_partnership(pilot, make_body(), note="Since 2009")
    cite(part, document, "7")
    Partnership.objects.update(note="Since June")
    figures = [make_figure("One", pilot), make_figure("Two")]
    figures[0].conflicts_with.add(figures[1])
    post = make_post(pilots=[pilot])
    key = pilot.pk
    delete(alice, pilot)
    bring_back(alice)
    back = Partnership.objects.get()
    assert (back.pk, back.pilot_id, back.note, back.version) == (part.pk, key, "Since June", 2)
    assert [(one.document_id, one.page) for one in back.citations.all()] == [(document.pk, "7")]
    assert list(figures[1].conflicts_with.all()) == list(Figure.objects.filter(label="One"))
    assert [one.pk for one in post.pilots.all()] == [key]


def test_its_address_works_again_and_a_draft_of_it_is_no_gone_page(alice, reader):
    pilot = make_pilot(slug="old")
    pilot.slug = "new"
    pilot.save()
    delete(alice, pilot, instead="/bodies/")
    bring_back(alice)
    assert reader.get("/pilots/new/").status_code == 200
    assert reader.get("/pilots/old/")["Location"] == "/pilots/new/"
    Pilot.objects.unpublish()
    assert [reader.get(f"/pilots/{slug}/").status_code for slug in ("old", "new")] == [404, 404]


def test_what_pointed_at_it_points_at_it_again_unless_it_points_elsewhere(alice):
    first, other = make_post("First"), make_post("Other")
    second, third = make_post("Second", answers=first), make_post("Third", answers=first)
    key = first.pk
    delete(alice, first)
    Post.objects.filter(pk=third.pk).update(answers=other)
    bring_back(alice)
    assert [Post.objects.get(pk=one.pk).answers_id for one in (second, third)] == [key, other.pk]


def test_the_history_tells_of_it(alice):
    pilot = make_pilot()
    make_partnership(pilot, make_body())
    delete(alice, pilot)
    bring_back(alice)
    edit = Edit.objects.newest_first().first()
    assert (edit.deed, edit.title, edit.object_id) == ("restored", "Leeds", Pilot.objects.get().pk)
    assert Pilot.history.filter(edit=edit).count() == Partnership.history.filter(edit=edit).count() == 1


def test_a_copy_comes_back_with_its_file_and_is_read_anew(alice, django_capture_on_commit_callbacks):
    document = make_document()
    copy = make_copy(document, kind="txt")
    copy.file.save("", ContentFile(b"We will work with trade unions."))
    with django_capture_on_commit_callbacks(execute=True):
        delete(alice, document)
    assert copy.file.storage.exists(copy.file.name)
    with django_capture_on_commit_callbacks(execute=True):
        bring_back(alice)
    assert Copy.objects.get().state == Copy.State.READ
    assert [page.text for page in Page.objects.all()] == ["We will work with trade unions."]


@pytest.mark.parametrize("meanwhile", ["name", "end"])
def test_what_is_in_the_way_is_said_and_nothing_is_changed(alice, meanwhile):
    body = make_body("Acme Trust")
    pilot = make_pilot()
    make_partnership(pilot, body)
    delete(alice, pilot)
    if meanwhile == "name":
        make_pilot(slug="another")
        why = "Pilot “Leeds” has the same name now. Change or delete that one first."
    else:
        delete(alice, body)
        why = "The partner body “Acme Trust”, which belongs to it, is deleted, too. Bring that back first."
    deletion = Deletion.objects.get(kind="pilots.pilot")
    assert why in markup(alice.get(f"{BIN}{deletion.pk}/change/"))
    page = markup(bring_back(alice, deletion))
    assert why in page and "nothing was changed" in page
    assert not Partnership.objects.exists() and Deletion.objects.filter(pk=deletion.pk).exists()
    if meanwhile == "end":
        bring_back(alice, Deletion.objects.get(kind="pilots.partnerbody"))
        bring_back(alice, deletion)
        assert PartnerBody.objects.get() == Partnership.objects.get().body


def test_an_officer_who_left_does_not_keep_a_draft_away(alice):
    left = make_officer("Dan Left")
    delete(alice, make_pilot(published_at=None, created_by=left))
    left.delete()
    bring_back(alice)
    assert Pilot.objects.get().created_by is None


def test_a_second_click_is_told_kindly(alice):
    delete(alice, make_pilot())
    deletion = Deletion.objects.get()
    bring_back(alice, deletion)
    assert "It was brought back already" in markup(bring_back(alice, deletion))
    assert Pilot.objects.count() == 1


def test_only_who_may_restore_does(bob, alice):
    delete(alice, make_pilot())
    deletion = Deletion.objects.get()
    looker = officer_who_may("view_deletion", name="Carol")
    for client, status in ((bob, 403), (looker, 200)):
        assert client.get(BIN).status_code == client.get(f"{BIN}{deletion.pk}/change/").status_code == status
        assert bring_back(client, deletion).status_code == 403
    assert "Bring back" not in markup(looker.get(BIN))
    assert alice.get(f"{BIN}{deletion.pk}/bring-back/").status_code == 403
    administrator = officer_who_may("restore_deletion", "view_pilot", name="Erin")
    assert f'formaction="{BIN}{deletion.pk}/bring-back/"' in markup(administrator.get(BIN))
    assert bring_back(administrator, deletion).status_code == 200
    assert Pilot.objects.exists()
