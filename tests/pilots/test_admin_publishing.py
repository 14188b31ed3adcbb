"""Making things public and taking them back, one by one and in bulk, with nothing left stale."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from pilots.history import Edit
from pilots.models import Pilot
from pilots.search.models import SearchEntry
from tests.conftest import signed_in
from tests.make import (
    make_body,
    make_branch,
    make_document,
    make_event,
    make_figure,
    make_officer,
    make_pilot,
    make_term,
    tomorrow,
    yesterday,
)
from tests.page import press

LIST = "admin:pilots_pilot_changelist"
PUBLISHED = {
    "pilot": make_pilot,
    "body": make_body,
    "branch": make_branch,
    "document": make_document,
    "figure": make_figure,
    "event": make_event,
    "term": make_term,
}
every_noun = pytest.mark.parametrize("kind", PUBLISHED)


def choose(client, action, *things):
    """Ticks things in their change list and starts the action."""
    address = reverse(f"admin:{things[0]._meta.app_label}_{things[0]._meta.model_name}_changelist")
    ticked = {"action": action, "_selected_action": [thing.pk for thing in things]}
    return client.post(address, ticked, follow=True).content.decode()


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


def found(kind):
    return [entry.object_id for entry in SearchEntry.objects.public() if entry.kind == kind]


@every_noun
def test_published_in_bulk_a_thing_is_public_and_found(alice, kind):
    thing = PUBLISHED[kind](published_at=None)
    assert found(kind) == []
    page = choose(alice, "publish", thing)
    thing.refresh_from_db()
    assert thing.is_public
    assert found(kind) == [thing.pk]
    assert f"1 {thing._meta.verbose_name} made public." in page


@every_noun
def test_taken_back_in_bulk_a_thing_is_a_draft_and_not_found(alice, kind):
    thing = PUBLISHED[kind]()
    assert found(kind) == [thing.pk]
    page = choose(alice, "unpublish", thing)
    thing.refresh_from_db()
    assert thing.published_at is None
    assert found(kind) == []
    assert "taken back to draft." in page


def test_many_are_published_at_once_and_what_was_public_keeps_its_moment(alice):
    old = make_pilot("Leeds", published_at=yesterday())
    drafts = [make_pilot("Kent", published_at=None), make_pilot("Durham", published_at=tomorrow())]
    page = choose(alice, "publish", old, *drafts)
    assert "2 pilots made public." in page
    assert Pilot.objects.public().count() == 3
    assert Pilot.objects.get(name="Leeds").published_at == old.published_at


def test_publishing_what_is_public_says_that_nothing_was_to_do(alice):
    assert "all of them were made public already" in choose(alice, "publish", make_pilot())


def test_a_reader_finds_the_page_only_while_it_is_public(alice, reader):
    pilot = make_pilot("Kent", published_at=None)
    assert reader.get(pilot.get_absolute_url()).status_code == 404
    choose(alice, "publish", pilot)
    assert reader.get(pilot.get_absolute_url()).status_code == 200
    choose(alice, "unpublish", pilot)
    assert reader.get(pilot.get_absolute_url()).status_code == 404


def test_the_history_names_who_made_it_public(alice):
    choose(alice, "publish", make_pilot(published_at=None))
    edit = Edit.objects.get()
    assert (str(edit.by), str(edit)) == ("Alice Ashworth", "Made public: Leeds")


def test_an_officer_who_may_only_look_is_offered_no_publishing(db):
    dora = make_officer("Dora Dunn")
    dora.user_permissions.add(Permission.objects.get(codename="view_pilot"))
    pilot = make_pilot(published_at=None)
    client = signed_in(dora)
    assert "Make public now" not in client.get(reverse(LIST)).content.decode()
    assert "_publish" not in client.get(change_page(pilot)).content.decode()
    choose(client, "publish", pilot)
    press(client, change_page(pilot), button="_publish")
    assert not Pilot.objects.get().is_public


def test_the_button_saves_and_makes_public_and_the_other_takes_it_back(alice):
    pilot = make_pilot(published_at=None)
    press(alice, change_page(pilot), button="_publish", summary="Counted £8.3bn.")
    pilot.refresh_from_db()
    assert pilot.is_public
    assert pilot.summary == "Counted £8.3bn."
    press(alice, change_page(pilot), button="_unpublish")
    pilot.refresh_from_db()
    assert pilot.published_at is None
    assert [edit.deed for edit in Edit.objects.all()] == ["unpublished", "published"]


def test_opening_a_page_with_the_buttons_name_changes_nothing(alice):
    pilot = make_pilot(published_at=None)
    alice.get(change_page(pilot), {"_publish": "yes"})
    assert not Pilot.objects.get().is_public


def test_the_enter_key_saves_and_does_not_publish(alice):
    page = alice.get(change_page(make_pilot(published_at=None))).content.decode()
    assert page.index('name="_save"') < page.index('name="_publish"')


def test_the_list_tells_drafts_embargoes_and_public_things_apart(alice):
    make_pilot("Kent", published_at=None)
    make_pilot("Durham", published_at=tomorrow())
    make_pilot("Leeds")
    for state, name in [("draft", "Kent"), ("embargo", "Durham"), ("public", "Leeds")]:
        page = alice.get(reverse(LIST), {"state": state}).content.decode()
        assert [other for other in ("Kent", "Durham", "Leeds") if f">{other}<" in page] == [name]


def test_a_figure_of_a_draft_pilot_says_that_it_waits(alice):
    make_figure(pilot=make_pilot(published_at=None))
    page = alice.get(reverse("admin:pilots_figure_changelist"), {"state": "waiting"}).content.decode()
    assert '<td class="field-state">Ready, but its pilot or body is a draft</td>' in page
