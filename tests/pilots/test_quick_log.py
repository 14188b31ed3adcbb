"""A development logged in one form: a day, a sentence, a source, a status."""

import pytest
from django.urls import reverse

from pilots.models import Document, Event
from tests.make import make_document, make_event, make_pilot
from tests.pilots.test_admin import change_page
from tests.pilots.test_quick_pilot import told
from tests.pilots.test_quick_publishing import with_rights

PAGE = reverse("admin:pilots_event_log")
pytestmark = pytest.mark.django_db


def log(client, sentence="Leeds reports", button="_save", **fields):
    return client.post(PAGE, {"date": "25 March 2010", "sentence": sentence, button: "yes", **fields}, follow=True)


def test_the_pilot_is_taken_from_the_sentence_and_that_is_said(alice):
    pilot = make_pilot("South Tyneside, Gateshead and Sunderland", other_names="South of Tyne\nTyneside")
    response = log(alice, "South of Tyne starts a field trial", status="field-trial", source="A leaflet, 2010")
    event = Event.objects.get()
    assert list(event.pilots.all()) == [pilot]
    assert (event.key, event.kind, event.sets_status) == ("south-of-tyne-starts-a-field-trial", "pilot", "field-trial")
    assert event.citations.get().document == Document.objects.get()
    assert (event.is_draft, Document.objects.get().is_draft) == (True, True)
    assert told(response)[:2] == [
        f"Logged for {pilot.name}, as the sentence says. It is a draft: only officers see it.",
        "New status from 25 March 2010: Field trial.",
    ]
    assert event.history.last().edit.title == "25 March 2010: South of Tyne starts a field trial"
    assert event.history.first().links == {"pilots": [pilot.pk]}


def test_the_longest_name_counts(alice):
    both = make_pilot("Leicester and Leicestershire")
    alone = make_pilot("Leicester")
    log(alice, "Leicester & Leicestershire save early")
    assert list(Event.objects.get().pilots.all()) == [both]
    log(alice, "The city of Leicester and Leicester and Leicestershire differ")
    assert set(Event.objects.first().pilots.all()) == {both, alone}


def test_where_no_pilot_is_named_it_asks_and_keeps_all(alice):
    make_pilot()
    page = log(alice, "The minister speaks", source="A leaflet, 2010").content.decode()
    assert "Which pilot? The sentence names none" in page
    assert 'value="The minister speaks"' in page
    assert 'value="A leaflet, 2010"' in page
    assert not Event.objects.exists()
    assert not Document.objects.exists()


def test_where_a_name_is_of_two_pilots_it_asks(alice):
    pilots = [make_pilot(name, other_names="The Valley") for name in ("Aire", "Ouse")]
    assert "More than one is called “the valley”" in log(alice, "The Valley reports").content.decode()
    log(alice, "The Valley reports", pilots=[pilots[1].pk])
    assert list(Event.objects.get().pilots.all()) == [pilots[1]]


def test_the_programme_as_a_whole_can_be_meant(alice):
    make_pilot()
    log(alice, "Leeds is spoken of in Parliament", whole_programme="on")
    assert list(Event.objects.get().pilots.all()) == []
    assert "Logged for the programme as a whole" in told(log(alice, "The minister speaks", whole_programme="on"))[0]


def test_the_pilots_page_leads_there_with_the_pilot_ticked(alice):
    pilot = make_pilot()
    address = f"{PAGE}?pilot={pilot.pk}"
    assert address in alice.get(change_page(pilot)).content.decode()
    page = alice.get(address).content.decode()
    assert f'value="{pilot.pk}" id="LogForm_pilots_0" aria-describedby="LogForm_pilots_helptext" checked' in page or (
        "checked" in page.split(f'name="pilots" value="{pilot.pk}"')[1][:120]
    )
    assert alice.get(f"{PAGE}?pilot=x").status_code == 200


def test_made_public_it_moves_the_pilot_with_date_and_source(alice, reader):
    pilot = make_pilot()
    response = log(alice, button="_publish", status="reported", source="https://example.org/r, The report, 2010")
    assert "It is public now." in told(response)[0]
    page = reader.get(pilot.get_absolute_url()).content.decode()
    assert "since 25 March 2010" in page
    assert "The report" in page


def test_what_keeps_readers_from_it_is_said(alice):
    make_pilot(published_at=None)
    make_document("A leaflet", published_at=None)
    messages = told(log(alice, button="_publish", source="A leaflet"))
    assert "Readers see it once Leeds is public." in messages
    assert any(words.startswith("Its source is a draft") for words in messages)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"date": ""}, "This field is required"),
        ({"date": "30 February 2010"}, "February 2010 has no day 30"),
        ({"sentence": ""}, "This field is required"),
        ({"sentence": "Leeds " + "x" * 200}, "at most 200"),
        ({"status": "nonsense"}, "Select a valid choice"),
        ({"pilots": ["99999"]}, "Select a valid choice"),
        ({"source": "?"}, "Write an address or a title."),
        ({"status": "ended", "whole_programme": "on"}, "A status is a pilot’s"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_made(alice, fields, said):
    make_pilot()
    page = log(alice, **{"more": "And more of it", **fields}).content.decode()
    assert said in page
    assert "And more of it" in page
    assert not Event.objects.exists()


def test_saved_twice_it_is_there_once(alice):
    make_pilot()
    log(alice)
    page = log(alice, "leeds reports").content.decode()
    assert f'On the timeline already, on this day: <a href="{change_page(Event.objects.get())}">' in page
    make_event("Another day", [])
    log(alice, date="26 March 2010")
    assert sorted(Event.objects.values_list("key", flat=True)) == ["another-day", "leeds-reports", "leeds-reports-2"]


def test_one_who_may_not_publish_makes_drafts_even_by_a_forged_form(bob, db):
    make_pilot()
    rita = with_rights("Rita Rowe", "add_event", "view_event")
    assert "_publish" not in rita.get(PAGE).content.decode()
    log(rita, button="_publish")
    event = Event.objects.get()
    assert (event.is_draft, event.created_by.username) == (True, "rita")
    assert "you may not add one" in log(rita, "Leeds ends", source="A leaflet").content.decode()
    assert bob.get(PAGE).status_code == 403
    assert log(bob).status_code == 403
    assert Event.objects.count() == 1
