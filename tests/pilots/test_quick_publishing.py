"""Making a pilot public in one press with the drafts in it."""

import pytest
from django.contrib.auth.models import Permission

from pilots.models import Document, Event
from tests.conftest import signed_in
from tests.make import cite, make_body, make_document, make_event, make_officer, make_partnership, make_pilot, tomorrow
from tests.page import press
from tests.pilots.test_admin import change_page
from tests.pilots.test_quick_pilot import record, told

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}


def with_rights(name, *rights):
    officer = make_officer(name)
    officer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    return signed_in(officer)


def test_a_pilot_of_two_minutes_is_public_in_one_press_with_its_status_lead_and_source(alice, reader):
    record(alice, lead="Leeds City Council", source="https://example.org/l, A leaflet, 25 March 2010")
    pilot = Event.objects.get().pilots.get()
    assert reader.get(pilot.get_absolute_url()).status_code == 404
    assert "Save and make public with the 3 drafts in it" in alice.get(change_page(pilot)).content.decode()
    press(alice, change_page(pilot), "_publish_all")
    page = reader.get(pilot.get_absolute_url()).content.decode()
    assert "Announced" in page
    assert "since 25 March 2010" in page
    assert "Leeds City Council" in page
    assert "A leaflet" in page
    assert "unverified" not in page.split("What we do not know")[0].split("since 25 March 2010")[1][:40]


def test_drafts_to_come_or_sent_back_are_left_alone(alice):
    pilot = make_pilot(**DRAFT)
    sent_back = make_event("Sent back", [pilot], published_at=None, sent_back="Who says so?")
    to_come = make_event("To come", [pilot], published_at=tomorrow())
    ready = make_event("Ready", [pilot], published_at=None)
    press(alice, change_page(pilot), "_publish_all")
    for event in (sent_back, to_come, ready):
        event.refresh_from_db()
    assert [event.is_public for event in (sent_back, to_come, ready)] == [False, False, True]


def test_a_draft_that_changed_since_the_page_was_opened_is_left(alice):
    pilot = make_pilot(**DRAFT)
    event = make_event("Ready", [pilot], **DRAFT)
    response = press(alice, change_page(pilot), "_publish_all", _draft=f"pilots.event:{event.pk}:0")
    event.refresh_from_db()
    assert event.is_draft
    left = "Left as drafts, for they changed since you opened this page: June 2009: Ready."
    assert left in told(alice.get(response.url))


def test_only_drafts_of_nouns_that_she_may_publish_go_with_it(db):
    pilot = make_pilot(**DRAFT)
    body = make_body("A body", **DRAFT)
    make_partnership(pilot, body)
    cite(pilot, make_document("A leaflet", **DRAFT))
    carol = with_rights("Carol Clough", "view_pilot", "change_pilot", "publish_pilot", "publish_partnerbody")
    assert "Save and make public with the 1 draft in it" in carol.get(change_page(pilot)).content.decode()
    press(carol, change_page(pilot), "_publish_all")
    body.refresh_from_db()
    assert body.is_public
    assert Document.objects.get().is_draft


def test_what_is_made_public_with_it_is_in_the_history(alice):
    pilot = make_pilot(**DRAFT)
    event = make_event("Ready", [pilot], **DRAFT)
    press(alice, change_page(pilot), "_publish_all")
    assert [row.published_at is not None for row in event.history.order_by("history_id")] == [False, True]
