"""Making a pilot public in one press with the drafts in it; and a new source written in a row of sources."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

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


def new_source(client, thing, line, **fields):
    return press(client, change_page(thing), **{"citations-0-new_source": line, **fields})


def test_a_new_source_is_made_in_its_row(alice):
    pilot = make_pilot()
    assert new_source(alice, pilot, "A leaflet, 2010, https://example.org/l").status_code == 302
    document = pilot.citations.get().document
    assert (document.title, str(document.published_on), document.is_public) == ("A leaflet", "2010", True)
    assert document.created_by.username == "alice"
    assert document.history.get().edit.title == "Leeds"


def test_a_new_source_of_a_draft_is_a_draft(alice):
    pilot = make_pilot(**DRAFT)
    new_source(alice, pilot, "A leaflet")
    assert Document.objects.get().is_draft


def test_a_new_source_is_a_draft_where_she_may_not_publish_documents(db):
    rights = ["change_pilot", "publish_pilot", "add_document", "add_pilotcitation", "view_pilotcitation"]
    pilot = make_pilot()
    new_source(with_rights("Carol Clough", *rights), pilot, "A leaflet")
    assert pilot.citations.get().document.is_draft


def test_no_new_source_for_one_who_may_not_add_documents_even_by_a_forged_form(db):
    rights = ["change_pilot", "publish_pilot", "add_pilotcitation", "view_pilotcitation"]
    carol, pilot = with_rights("Carol Clough", *rights), make_pilot()
    assert "new_source" not in carol.get(change_page(pilot)).content.decode()
    assert new_source(carol, pilot, "A leaflet").status_code == 200
    assert not Document.objects.exists()


def test_a_source_on_record_is_used_and_that_is_said(alice):
    document, pilot = make_document("A leaflet", original_url="http://www.example.org/l/"), make_pilot()
    response = new_source(alice, pilot, "https://example.org/l, Another title, 2010")
    assert pilot.citations.get().document == document
    assert "On record already, and named as the source" in told(alice.get(response.url))[0]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ({"citations-0-new_source": "!"}, "Write an address or a title."),
        ({"citations-0-page": "7"}, "Choose a document, or write a new one"),
        (
            {"citations-TOTAL_FORMS": 2, "citations-0-new_source": "A b", "citations-1-new_source": "A b"},
            "This source stands in a row above already.",
        ),
    ],
)
def test_a_bad_row_is_told_in_plain_words_and_kept(alice, rows, said):
    pilot = make_pilot()
    extra = {"citations-1-document": "", "citations-1-page": "", "citations-1-fact": pilot.pk}
    page = press(alice, change_page(pilot), **extra, **rows).content.decode()
    assert said in page
    assert not Document.objects.exists()


def test_a_document_and_a_line_in_one_row_are_one_too_many(alice):
    pilot, document = make_pilot(), make_document()
    page = new_source(alice, pilot, "A leaflet", **{"citations-0-document": document.pk}).content.decode()
    assert "not both" in page
    assert 'value="A leaflet"' in page


def test_the_new_event_page_takes_a_new_source_too(alice):
    fields = {"title": "It begins", "key": "it-begins", "date": "2010", "kind": "pilot"}
    response = press(alice, reverse("admin:pilots_event_add"), **fields, **{"citations-0-new_source": "A leaflet"})
    assert response.status_code == 302
    assert Event.objects.get().citations.get().document.title == "A leaflet"
