"""What the desk does for an officer who names a lead body, and what it tells her of drafts."""

from django.urls import reverse

from pilots.models import Partnership
from tests.make import cite, make_affected_branch, make_body, make_branch, make_document, make_partnership, make_pilot
from tests.page import press


def save(alice, pilot, **typed):
    address = reverse("admin:pilots_pilot_change", args=[pilot.pk])
    press(alice, address, "_continue", **typed)
    return alice.get(address)


def test_a_lead_body_gets_its_row_among_the_bodies(alice, client):
    pilot, body = make_pilot("Leeds"), make_body("Leeds City Council")
    response = save(alice, pilot, lead_body=body.pk)
    assert "Leeds City Council was added to the bodies below, as Lead." in response.content.decode()
    assert Partnership.objects.get(pilot=pilot, body=body).role == "lead"
    page = client.get(pilot.get_absolute_url()).content.decode()
    assert "1 body is in it" in page


def test_a_lead_body_with_a_row_keeps_its_role(alice):
    pilot, body = make_pilot("Leeds"), make_body("Leeds City Council")
    make_partnership(pilot, body, role="funder")
    save(alice, pilot, lead_body=body.pk)
    assert [part.role for part in Partnership.objects.all()] == ["funder"]


def test_the_desk_names_the_drafts_that_readers_of_a_public_pilot_do_not_see(alice):
    pilot = make_pilot("Leeds")
    make_partnership(pilot, make_body("A hidden body", published_at=None))
    make_affected_branch(pilot, make_branch("A hidden branch", published_at=None))
    cite(pilot, make_document("A hidden report", published_at=None))
    response = save(alice, pilot).content.decode()
    assert "they are drafts: A hidden body; A hidden branch; A hidden report." in response
