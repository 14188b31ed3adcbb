"""Suggestions while a reader types: what begins so, pilots and bodies first, and what each is."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pilots.models import PartnerBody
from pilots.models.event import Status
from tests.campaign.suggesting import URL, labels, suggested
from tests.make import (
    make_body,
    make_branch,
    make_document,
    make_event,
    make_partnership,
    make_pilot,
    make_service_group,
    make_term,
    tomorrow,
)


def test_a_body_says_what_it_is_and_in_how_many_public_pilots(reader):
    body = make_body("Leeds City Council")
    make_partnership(make_pilot("Leeds"), body)
    make_partnership(make_pilot("Secret", published_at=None), body)
    assert suggested(reader, "leeds ci") == [
        {
            "label": "Leeds City Council",
            "note": "Metropolitan council, in 1 pilot",
            "url": "/bodies/leeds-city-council/",
        }
    ]
    make_body("Hull Police", kind=PartnerBody.Kind.POLICE)
    assert suggested(reader, "hull")[0]["note"] == "Police, in no pilot on record"


def test_a_pilot_says_where_it_stands(reader):
    make_event(pilots=[make_pilot("Leeds")], sets_status=Status.FIELD_TRIAL)
    make_pilot("Hull")
    assert suggested(reader, "leeds") == [
        {"label": "Leeds", "note": "Pilot: field trial since June 2009, unverified", "url": "/pilots/leeds/"}
    ]
    assert suggested(reader, "hull")[0]["note"] == "Pilot: status not known"


def test_a_branch_says_its_service_group_and_comes_after_pilots_and_bodies(reader):
    make_branch("Leeds branch", service_group=make_service_group("Health"))
    make_body("East Leeds Trust")
    make_pilot("Leeds")
    assert labels(reader, "leeds") == ["Leeds", "East Leeds Trust", "Leeds branch"]
    assert suggested(reader, "leeds br")[0]["note"] == "Branch, Health"


def test_a_place_finds_its_pilot_and_says_so(reader):
    make_pilot("Coventry and others", areas="Coventry\nSolihull")
    (one,) = suggested(reader, "solih")
    assert (one["label"], one["note"]) == ("Coventry and others", "Takes in Solihull. Pilot: status not known")


def test_another_name_finds_a_pilot_or_body_and_is_shown(reader):
    make_pilot("Durham", other_names="Land of the Prince Bishops")
    make_body("Association of Authorities", other_names="The Club\nAGMA")
    assert suggested(reader, "prince bish")[0]["note"].startswith("Also called Land of the Prince Bishops. Pilot:")
    assert suggested(reader, "agma")[0]["note"].startswith("Also called AGMA. Metropolitan council")


def test_the_kind_of_a_body_finds_it_also_by_the_glossarys_short_form(reader):
    make_body("NHS Croydon", kind=PartnerBody.Kind.PRIMARY_CARE_TRUST)
    assert labels(reader, "croydon prim") == ["NHS Croydon"]
    assert labels(reader, "croydon pct") == []
    make_term("PCT", full_form="Primary care trust")
    assert labels(reader, "croydon pct") == ["NHS Croydon"]


def test_names_that_begin_as_typed_come_first(reader):
    for name in ("Advantage West Midlands", "West Midlands Police", "Midlands West"):
        make_body(name)
    assert labels(reader, "west mid") == ["West Midlands Police", "Advantage West Midlands", "Midlands West"]


def test_at_most_eight_are_given(reader):
    for number in range(12):
        make_body(f"Leeds {number:02}")
    assert labels(reader, "leeds") == [f"Leeds {number:02}" for number in range(8)]


def test_other_kinds_of_things_are_left_to_the_search(reader):
    make_document("Leeds paper")
    assert labels(reader, "leeds") == []


@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_what_is_not_public_is_never_suggested_and_takes_nobodys_place(reader, published_at):
    for make in (make_pilot, make_body, make_branch):
        for number in range(8):
            make(f"Quince {number}", published_at=published_at)
    make_branch("Quince Street")
    make_term("QNC", full_form="Metropolitan council", published_at=published_at)
    make_body("Leeds")
    assert labels(reader, "quince") == ["Quince Street"]
    assert labels(reader, "qnc") == []


def test_the_same_number_of_questions_however_many_are_found(reader):
    def questions(words):
        with CaptureQueriesContext(connection) as queries:
            suggested(reader, words)
        return len(queries)

    pilot = make_pilot("Kent")
    for number in range(9):
        make_partnership(pilot, make_body(f"{'Leeds' if number else 'Hull'} {number}"))
    assert questions("leeds") == questions("hull") == 7
    assert questions("?!") == 0


def test_an_answer_may_be_kept_for_five_minutes(reader, db):
    assert reader.get(URL, {"q": "leeds"}).headers["Cache-Control"] == "private, max-age=300"


def test_on_the_real_record_a_reader_finds_an_employer_a_place_and_a_force(record, reader):
    assert labels(reader, "leic city")[0] == "Leicester City Council"
    assert "West Midlands Police" in labels(reader, "west mid")
    assert labels(reader, "trafford")[:2] == ["Trafford Council", "Manchester City-Region including Warrington"]
    assert "Coventry, Solihull and Warwickshire" in labels(reader, "solihull")
    assert labels(reader, "croydon pct") == ["NHS Croydon"]


def test_the_search_box_names_where_suggestions_come_from(reader, db):
    assert f'data-suggest="{URL}"' in reader.get("/search/").content.decode()
