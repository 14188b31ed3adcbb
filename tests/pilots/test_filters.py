"""What each filter means, on an empty record with two or three of everything."""

import datetime

import pytest

from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_partnership,
    make_pilot,
    make_post,
    make_region,
    make_service_group,
    make_theme,
)
from tests.pilots.finding import listed as found

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}
OCTOBER = datetime.datetime(2009, 10, 1, 12, tzinfo=datetime.UTC)
NOVEMBER = datetime.datetime(2009, 11, 27, 12, tzinfo=datetime.UTC)


def test_a_body_is_in_a_pilot_directly_by_its_branch_by_its_document_or_as_lead(reader):
    body = make_body("Mid Yorkshire")
    make_partnership(make_pilot("By its part"), body)
    make_affected_branch(make_pilot("By its branch"), make_branch(bodies=[body]))
    make_document(pilots=[make_pilot("By its document")], bodies=[body])
    make_pilot("As lead", lead_body=body)
    make_pilot("Not at all")
    assert found(reader, "pilots", body="mid-yorkshire") == [
        "as-lead",
        "by-its-branch",
        "by-its-document",
        "by-its-part",
    ]


def test_a_draft_branch_or_document_ties_no_body_to_a_pilot(reader):
    body = make_body("Mid Yorkshire")
    make_affected_branch(make_pilot("By its branch"), make_branch(bodies=[body], **DRAFT))
    make_document(pilots=[make_pilot("By its document")], bodies=[body], **DRAFT)
    assert found(reader, "pilots", body="mid-yorkshire") == []


def test_a_draft_body_cannot_be_chosen(reader):
    make_body("Secret", **DRAFT)
    unknown, secret = (reader.get("/pilots.json", {"body": slug}) for slug in ("nobody", "secret"))
    assert (secret.status_code, secret.content) == (400, unknown.content)


def test_a_kind_of_body_is_in_a_pilot_by_its_own_part(reader):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    make_partnership(leeds, make_body("Mid Yorkshire Trust", kind="nhs-trust"))
    make_partnership(york, make_body("York Council", kind="unitary-council"))
    make_partnership(york, make_body("Secret Trust", kind="nhs-trust", **DRAFT))
    assert found(reader, "pilots", kind="nhs-trust") == ["leeds"]
    assert found(reader, "pilots", kind=["nhs-trust", "unitary-council"]) == ["leeds", "york"]


def test_region_theme_branch_and_service_group(reader):
    leeds = make_pilot("Leeds", themes=[make_theme("Pay")])
    kent = make_pilot("Kent", region=make_region("South East"))
    ambulance = make_branch("Ambulance", service_group=make_service_group("Health"))
    make_affected_branch(leeds, ambulance)
    make_affected_branch(kent, make_branch("Secret", service_group=make_service_group("Health"), **DRAFT))
    assert found(reader, "pilots", region="south-east") == ["kent"]
    assert found(reader, "pilots", theme="pay") == ["leeds"]
    assert found(reader, "pilots", branch="ambulance") == ["leeds"]
    assert found(reader, "pilots", service_group="health") == ["leeds"]


def test_filters_of_different_names_must_all_hold_and_of_one_name_any(reader):
    make_pilot("Leeds", themes=[make_theme("Pay")])
    make_pilot("York", themes=[make_theme("Housing")])
    make_pilot("Kent", region=make_region("South East"), themes=[make_theme("Pay")])
    assert found(reader, "pilots", theme=["pay", "housing"], region="yorkshire-and-the-humber") == ["leeds", "york"]


def test_a_status_is_that_of_the_latest_public_event(reader):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    make_event("Count", [leeds], date="2009", sets_status="counting")
    make_event("Report", [leeds], date="February 2010", sets_status="reported")
    make_event("Trial", [leeds], date="March 2010", sets_status="field-trial", **DRAFT)
    make_event("Remark", [leeds, york], date="2011")
    assert found(reader, "pilots", status="reported") == ["leeds"]
    assert found(reader, "pilots", status=["counting", "field-trial"]) == []
    assert found(reader, "pilots", status="unknown") == ["york"]


def test_commentary_is_a_public_post_about_the_pilot(reader):
    make_post("Open", pilots=[make_pilot("Leeds")])
    make_post("Secret", pilots=[make_pilot("York")], **DRAFT)
    make_post("On the programme")
    assert found(reader, "pilots", commentary="on") == ["leeds"]
    assert found(reader, "pilots", commentary="") == ["leeds", "york"]
