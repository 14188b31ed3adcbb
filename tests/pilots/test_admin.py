"""The officers' desk: who may sit at it, and whether each noun can be found, added and changed there."""

import pytest
from django.urls import reverse

from pilots.models import Document, Event, Evidence, Partnership, Pilot, PilotTheme
from tests.make import (
    cite,
    make_affected_branch,
    make_answer,
    make_body,
    make_branch,
    make_claim,
    make_commitment,
    make_committee,
    make_consultation,
    make_document,
    make_enquiry,
    make_event,
    make_figure,
    make_meeting,
    make_observation,
    make_officer,
    make_partnership,
    make_phrase,
    make_pilot,
    make_region,
    make_service_group,
    make_term,
    make_theme,
)
from tests.page import press

NOUNS = {
    "campaign_officer": lambda: make_officer("Carol Clough"),
    "pilots_region": make_region,
    "pilots_theme": make_theme,
    "pilots_pilot": make_pilot,
    "pilots_pilottheme": lambda: PilotTheme.objects.create(pilot=make_pilot(), theme=make_theme()),
    "pilots_partnerbody": make_body,
    "pilots_partnership": lambda: make_partnership(make_pilot(), make_body()),
    "pilots_servicegroup": make_service_group,
    "pilots_branch": make_branch,
    "pilots_affectedbranch": lambda: make_affected_branch(make_pilot(), make_branch()),
    "pilots_document": make_document,
    "pilots_figure": make_figure,
    "pilots_event": make_event,
    "pilots_term": make_term,
    "pilots_claim": make_claim,
    "pilots_phrase": make_phrase,
    "pilots_observation": lambda: make_observation(make_document(), make_phrase()),
    "pilots_evidence": lambda: Evidence.objects.create(claim=make_claim(), side="for", statement="So it was."),
    "pilots_consultation": lambda: make_consultation(make_pilot(), make_body()),
    "pilots_enquiry": lambda: make_enquiry(make_pilot()),
    "campaign_committee": make_committee,
    "campaign_meeting": lambda: make_meeting(make_committee()),
    "campaign_commitment": make_commitment,
    "campaign_answer": lambda: make_answer(make_commitment()),
}
every_noun = pytest.mark.parametrize("noun", NOUNS)


def pages_of(noun):
    thing = NOUNS[noun]()
    yield reverse(f"admin:{noun}_changelist")
    yield reverse(f"admin:{noun}_changelist") + "?q=leeds"
    yield reverse(f"admin:{noun}_add")
    yield change_page(thing)


def change_page(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])


@every_noun
def test_an_officer_opens_every_page_of_a_noun(alice, noun):
    assert [alice.get(page).status_code for page in pages_of(noun)] == [200, 200, 200, 200]


@every_noun
def test_an_officer_without_rights_is_refused_every_page_of_a_noun(bob, noun):
    assert [bob.get(page).status_code for page in pages_of(noun)] == [403, 403, 403, 403]


@every_noun
def test_a_reader_is_sent_to_sign_in_from_every_page_of_a_noun(reader, noun):
    for page in pages_of(noun):
        response = reader.get(page)
        assert response.status_code == 302
        assert response.url.startswith("/admin/login/")


@every_noun
def test_a_noun_is_saved_again_as_it_stands(alice, noun):
    response = press(alice, change_page(NOUNS[noun]()))
    assert response.status_code == 302, response.context["errors"]


def test_the_desk_is_in_our_name_and_leads_to_the_public_site(alice):
    page = alice.get("/admin/").content.decode()
    assert "the officers’ desk" in page
    assert '<a href="/">The public site</a>' in page
    assert "campaign/admin.css" in page


def test_the_list_of_pilots_is_searched_by_other_names(alice):
    make_pilot("Coventry, Solihull and Warwickshire", other_names="CSW")
    make_pilot("Kent")
    page = alice.get(reverse("admin:pilots_pilot_changelist"), {"q": "csw"}).content.decode()
    assert "Solihull" in page
    assert ">Kent<" not in page


def test_a_list_says_which_facts_have_no_public_source(alice):
    cite(make_pilot("Kent"), make_document())
    cite(make_pilot("Leeds"), make_document("Not yet public", published_at=None))
    address = reverse("admin:pilots_pilot_changelist")
    page = alice.get(address).content.decode()
    assert page.count(">sourced<") == page.count(">unverified<") == 1
    page = alice.get(address, {"source": "unverified"}).content.decode()
    assert ">Leeds<" in page
    assert ">Kent<" not in page


def test_choosing_a_body_finds_it_by_a_former_name(alice):
    make_body("NHS Leeds", other_names="Leeds Primary Care Trust")
    question = {
        "app_label": "pilots",
        "model_name": "partnership",
        "field_name": "body",
        "term": "primary care",
    }
    found = alice.get(reverse("admin:autocomplete"), question).json()
    assert [choice["text"] for choice in found["results"]] == ["NHS Leeds"]


def test_a_date_is_as_exact_as_it_was_written(alice):
    event = make_event()
    press(alice, change_page(event), date="June 2009")
    event.refresh_from_db()
    assert event.date.isoformat() == "2009-06"
    page = alice.get(change_page(event)).content.decode()
    assert 'value="June 2009"' in page
    assert "as exact as the source" in page


def test_a_bad_date_is_refused_in_our_words(alice):
    event = make_event()
    page = press(alice, change_page(event), date="Junuary 2009").content.decode()
    assert "“junuary” is not a month. Write a day (25 March 2010)" in page
    assert Event.objects.get().date == event.date


def test_a_body_named_twice_in_a_pilot_is_a_form_error(alice):
    pilot, body = make_pilot(), make_body()
    make_partnership(pilot, body)
    second = {
        "partnerships-1-body": body.pk,
        "partnerships-1-role": "funder",
        "partnerships-1-pilot": pilot.pk,
    }
    page = press(alice, change_page(pilot), **second, **{"partnerships-TOTAL_FORMS": 2})
    assert page.status_code == 200
    assert "Please correct the" in page.content.decode()
    assert Partnership.objects.count() == 1


def test_a_part_that_exists_already_is_refused_in_our_words(alice):
    part = make_partnership(make_pilot(), make_body())
    add = {"pilot": part.pilot_id, "body": part.body_id}
    page = press(alice, reverse("admin:pilots_partnership_add"), **add).content.decode()
    assert "This body is already in this pilot. Change its role there instead." in page


def test_a_new_row_and_its_source_are_saved_with_the_pilot(alice):
    pilot, body, document = make_pilot(), make_body(), make_document()
    rows = {"partnerships-0-body": body.pk, "partnerships-0-role": "funder", "partnerships-TOTAL_FORMS": 1}
    source = {"citations-0-document": document.pk, "citations-0-page": "7"}
    press(alice, change_page(pilot), **rows, **source)
    assert Partnership.objects.get().get_role_display() == "Funder"
    assert [str(citation) for citation in pilot.citations.all()] == [f"{document}, page 7"]


def test_a_row_of_a_pilot_leads_to_its_own_page_where_its_sources_stand(alice):
    part = make_partnership(make_pilot(), make_body())
    assert f'href="{change_page(part)}"' in alice.get(change_page(part.pilot)).content.decode()
    assert "citations-0-document" in alice.get(change_page(part)).content.decode()


def test_an_address_that_runs_a_script_is_refused(alice):
    document = make_document()
    press(alice, change_page(document), original_url="javascript:alert(1)")
    assert Document.objects.get().original_url == ""


def test_a_misspelt_area_of_the_map_is_named(alice):
    page = press(alice, change_page(make_pilot()), areas="Yorkshyre").content.decode()
    assert "Not on the map: Yorkshyre." in page
    assert Pilot.objects.get().areas == ""
