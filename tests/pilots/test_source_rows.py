"""A new source written in a row of sources, on the page of any noun."""

import pytest
from django.urls import reverse

from pilots.models import Document, Event
from tests.make import make_document, make_pilot
from tests.page import press
from tests.pilots.test_admin import change_page
from tests.pilots.test_quick_pilot import told
from tests.pilots.test_quick_publishing import DRAFT, with_rights

pytestmark = pytest.mark.django_db


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
