"""Corrections at the desk: made with a change, reworded or taken back by those who publish what they correct."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from pilots.history import Edit
from pilots.models import Correction
from tests import make
from tests.conftest import signed_in
from tests.page import press
from tests.pilots.removals import delete

pytestmark = pytest.mark.django_db
LIST = "admin:pilots_correction_changelist"
RIGHTS = ["view_correction", "change_correction", "delete_correction", "change_figure", "view_figure"]


def page_of(thing):
    meta = thing._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[thing.pk])


def officer_with(*rights):
    officer = make.make_officer("Carol Cole")
    officer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return signed_in(officer)


def test_a_change_with_a_sentence_is_a_correction_and_readers_are_told(alice, reader):
    figure = make.make_figure("Spending", amount=12)
    answer = press(alice, page_of(figure), amount="13", change_reason="", correction="It said £12; it is £13.")
    correction = Correction.objects.get()
    assert (correction.kind, correction.object_id, correction.made_by.first_name) == ("figure", figure.pk, "Alice")
    assert Edit.objects.get().reason == "It said £12; it is £13."
    assert "Readers are told" in alice.get(answer.url).content.decode()
    assert "It said £12; it is £13." in reader.get("/corrections/").content.decode()


def test_the_correction_of_a_part_stands_with_its_pilot(alice, reader):
    part = make.make_partnership(make.make_pilot("Kent"), make.make_body(), note="Leads")
    press(alice, page_of(part), note="Takes part", correction="It led nothing.")
    assert "It led nothing." in reader.get("/pilots/kent/").content.decode()


def test_a_part_of_a_draft_needs_no_correction(alice, reader):
    pilot = make.make_pilot("Kent", published_at=None)
    part = make.make_partnership(pilot, make.make_body())
    assert "Correction, for readers" not in alice.get(page_of(part)).content.decode()
    press(alice, page_of(part), note="Takes part", correction="It led nothing.")
    assert not Correction.objects.exists()


def test_a_slip_in_the_sentence_is_mended_with_a_reason_and_kept_in_the_history(alice, reader):
    correction = make.make_correction(make.make_figure(), "It sed 12.")
    assert press(alice, page_of(correction), sentence="It said 12.", change_reason="").status_code == 200
    press(alice, page_of(correction), sentence="It said 12.", change_reason="A slip of the pen")
    assert "It said 12." in reader.get("/corrections/").content.decode()
    edit = Edit.objects.get()
    assert (edit.kind, edit.object_id, edit.reason) == ("pilots.correction", correction.pk, "A slip of the pen")

    assert [row.sentence for row in Correction.history.filter(edit=edit)] == ["It said 12."]


def test_one_is_taken_back(alice, reader):
    correction = make.make_correction(make.make_figure(), "It said 12.")
    delete(alice, correction)
    assert "It said 12." not in reader.get("/corrections/").content.decode()


def test_what_it_corrects_is_linked_at_the_desk_drafts_too(alice):
    draft, gone = make.make_pilot("Kent", published_at=None), make.make_body("Kent Police")
    for thing in (draft, gone):
        make.make_correction(thing)
    gone.delete()
    page = alice.get(reverse(LIST)).content.decode()
    for correction in Correction.objects.all():
        assert "View on site" not in alice.get(page_of(correction)).content.decode()
    assert f'<a href="{page_of(draft)}">Kent</a>' in page
    assert "Deleted" in page


def test_nobody_adds_one_by_itself(alice):
    assert alice.get(reverse("admin:pilots_correction_add")).status_code == 403


@pytest.mark.parametrize("publishes", [True, False])
def test_it_is_reworded_by_those_who_publish_what_it_corrects(publishes):
    figure, post = make.make_figure(), make.make_post()
    carol = officer_with(*RIGHTS, *(["publish_figure"] if publishes else []))
    for thing, may in ((figure, publishes), (post, False)):
        correction = make.make_correction(thing, "It sed 12.")
        answer = press(carol, page_of(correction), sentence="It said 12.", change_reason="A slip")
        correction.refresh_from_db()
        assert (answer.status_code, correction.sentence) == ((302, "It said 12.") if may else (403, "It sed 12."))
        taken = delete(carol, correction)
        assert (taken.status_code, Correction.objects.filter(pk=correction.pk).exists()) == (
            (302, False) if may else (403, True)
        )


def test_an_officer_without_rights_sees_none(bob):
    correction = make.make_correction(make.make_figure())
    for address in (reverse(LIST), page_of(correction)):
        assert bob.get(address).status_code == 403
