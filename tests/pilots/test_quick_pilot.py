"""A pilot recorded in a minute, by the short form."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from campaign.models import Officer
from pilots.models import Document, Event, PartnerBody, Pilot
from tests.conftest import signed_in
from tests.make import cite, make_body, make_document, make_officer, make_pilot, make_region

PAGE = reverse("admin:pilots_pilot_record")
pytestmark = pytest.mark.django_db


def record(client, **fields):
    region = make_region().pk
    return client.post(PAGE, {"name": "Leeds", "region": region, "status": "announced", **fields}, follow=True)


def told(response):
    return [str(message) for message in response.context["messages"]]


def test_a_name_and_a_region_are_enough(alice):
    response = record(alice)
    pilot = Pilot.objects.get()
    assert response.redirect_chain[-1][0] == reverse("admin:pilots_pilot_change", args=[pilot.pk])
    assert (pilot.slug, pilot.is_draft, pilot.created_by.username) == ("leeds", True, "alice")
    assert told(response) == [
        "Leeds is recorded, as a draft: only officers see it.",
        "No status was recorded, for that needs a date: log it once you know since when.",
    ]
    assert not Event.objects.exists()


def test_everything_on_the_form_is_recorded_with_its_source_as_drafts(alice):
    line = "https://example.org/leeds.pdf, Leeds, a new pilot, 25 March 2010"
    response = record(alice, lead="Leeds City Council", source=line)
    pilot, event, body, document = (model.objects.get() for model in (Pilot, Event, PartnerBody, Document))
    assert (document.title, str(document.published_on), document.kind) == (
        "Leeds, a new pilot",
        "25 March 2010",
        "report",
    )
    assert (event.title, str(event.date), event.sets_status) == (
        "Leeds is announced as a pilot",
        "25 March 2010",
        "announced",
    )
    assert list(event.pilots.all()) == [pilot]
    assert (pilot.lead_body, body.kind, pilot.partnerships.get().role) == (body, "metropolitan-council", "lead")
    facts = [pilot, event, body, pilot.partnerships.get()]
    assert [fact.citations.get().document for fact in facts] == [document] * 4
    assert [thing.is_draft for thing in (pilot, event, body, document)] == [True] * 4
    assert "Its kind is a guess: Metropolitan council." in told(response)[1]


def test_a_lead_and_a_source_on_record_are_used_and_told(alice):
    body = make_body("NHS Leeds", other_names="Leeds Primary Care Trust")
    document = make_document("The budget")
    response = record(alice, lead="leeds primary care trust", source="the BUDGET", since="June 2009")
    pilot = Pilot.objects.get()
    assert pilot.lead_body == body
    assert pilot.citations.get().document == document
    assert PartnerBody.objects.count() == Document.objects.count() == 1
    assert "on record, by another name" in told(response)[1]
    assert "On record already, and named as the source" in told(response)[-1]


def test_a_lead_spelt_otherwise_is_asked_about_and_never_taken_in_silence(alice):
    body = make_body("Leeds City Council")
    page = record(alice, lead="Leeds City Counsil")
    assert not Pilot.objects.exists()
    assert "Leeds City Council (spelt a little otherwise)" in page.content.decode()
    asked = {"lead": "Leeds City Counsil", "lead_asked": "Leeds City Counsil"}
    record(alice, **asked, lead_choice=str(body.pk))
    assert Pilot.objects.get().lead_body == body
    record(alice, **asked, name="Other", lead_choice="new")
    assert Pilot.objects.get(name="Other").lead_body.name == "Leeds City Counsil"


def test_an_answer_about_one_lead_says_nothing_of_another(alice):
    make_body("Leeds City Council")
    record(alice, lead="Leeds City Counsil", lead_asked="York City Counsil", lead_choice="new")
    assert not Pilot.objects.exists()


def test_a_status_is_asked_since_when_where_the_source_has_no_date(alice):
    page = record(alice, source="A leaflet").content.decode()
    assert "Since when? The source gives no date." in page
    assert 'value="A leaflet"' in page
    assert not Pilot.objects.exists()
    record(alice, source="A leaflet", since="June 2009")
    assert str(Event.objects.get().date) == "June 2009"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"region": ""}, "This field is required"),
        ({"source": "!"}, "Write an address or a title."),
        ({"source": "Leaflet, 31 February 2010"}, "“31 February 2010” is not a date"),
        ({"since": "Junuary 2009"}, "“junuary” is not a month"),
        ({"name": "x" * 121}, "at most 120"),
        ({"lead": "x" * 201}, "at most 200"),
        ({"status": "nonsense"}, "Select a valid choice"),
        ({"name": "A\x00"}, "Null characters"),
    ],
)
def test_a_bad_field_is_named_and_nothing_is_lost_or_made(alice, fields, said):
    page = record(alice, **{"lead": "Leeds Forum", "source": "Leaflet, 2010", **fields}).content.decode()
    assert said in page
    if "lead" not in fields:
        assert 'value="Leeds Forum"' in page
    assert not Pilot.objects.exists()
    assert not Document.objects.exists()
    assert not PartnerBody.objects.exists()


def test_saved_twice_it_is_there_once_and_the_second_time_leads_to_it(alice):
    record(alice)
    page = record(alice, name="leeds ").content.decode()
    pilot = Pilot.objects.get()
    assert f'On record already: <a href="/admin/pilots/pilot/{pilot.pk}/change/">Leeds</a>' in page


def test_a_slug_is_its_own_where_another_has_it(alice):
    make_pilot("St Helens")
    record(alice, name="St. Helens!")
    assert Pilot.objects.count() == 1
    record(alice, name="St Helen’s (2)")
    assert sorted(Pilot.objects.values_list("slug", flat=True)) == ["st-helens", "st-helens-2"]


def test_what_is_made_is_one_edit_in_the_history(alice):
    record(alice, lead="Leeds Forum", source="Leaflet, 2010")
    pilot = Pilot.objects.get()
    edit = pilot.history.get().edit
    assert (edit.deed, edit.title, edit.by.username) == ("added", "Leeds", "alice")
    assert [thing.history.first().edit for thing in (*Event.objects.all(), *Document.objects.all())] == [edit, edit]


def test_the_index_has_the_form_and_asks_little_for_it(alice, bob, django_assert_max_num_queries):
    cite(make_pilot(lead_body=make_body()), make_document())
    with django_assert_max_num_queries(8):  # the desk's front page 5; regions, bodies, documents
        page = alice.get("/admin/").content.decode()
    assert f'action="{PAGE}"' in page
    assert '<option value="Leeds City Council">' in page
    assert f'action="{PAGE}"' not in bob.get("/admin/").content.decode()


def test_it_needs_the_right_to_add_each_noun_that_it_makes_even_by_a_forged_form(bob):
    assert bob.get(PAGE).status_code == 403
    assert record(bob).status_code == 403
    rita = signed_in(make_officer("Rita Rowe"))
    officer = Officer.objects.get(username="rita")
    officer.user_permissions.set(Permission.objects.filter(codename__in=["add_pilot", "view_pilot", "change_pilot"]))
    assert "you may not add one" in record(rita, lead="Leeds Forum").content.decode()
    assert "you may not add one" in record(rita, source="A leaflet, 2010").content.decode()
    make_body()
    assert "You may not add bodies to pilots." in record(rita, lead="Leeds City Council").content.decode()
    assert not Pilot.objects.exists()
    record(rita, status="ended", since="2010")
    assert Pilot.objects.get().created_by == officer
    assert not Event.objects.exists()


def test_a_reporter_records_a_pilot_of_her_own_which_stays_a_draft(db):
    officer = make_officer("Rita Rowe")
    nouns = ["pilot", "partnerbody", "partnership", "event", "document"]
    rights = [f"{deed}_{noun}" for deed in ("add", "change", "view") for noun in nouns]
    officer.user_permissions.set(Permission.objects.filter(codename__in=rights))
    page = record(signed_in(officer), lead="Leeds Forum", source="A leaflet, 2010", _publish="yes", _publish_all="yes")
    assert "Leeds is recorded, as a draft" in told(page)[0]
    things = [model.objects.get() for model in (Pilot, PartnerBody, Event, Document)]
    assert [(thing.is_draft, thing.created_by) for thing in things] == [(True, officer)] * 4
