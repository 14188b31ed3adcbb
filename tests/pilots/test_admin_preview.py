"""A draft is seen by officers as readers would see it, and by nobody else."""

import pytest
from django.urls import reverse

from pilots.models import Pilot
from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_claim,
    make_document,
    make_event,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
)

WITH_PAGE = {
    "pilots_pilot": make_pilot,
    "pilots_partnerbody": make_body,
    "pilots_branch": make_branch,
    "pilots_document": make_document,
    "pilots_claim": make_claim,
}
every_noun = pytest.mark.parametrize("noun", WITH_PAGE)


def draft_of(noun):
    draft = WITH_PAGE[noun]("A draft of Alice’s", slug="a-draft", published_at=None)
    return draft, reverse(f"admin:{noun}_preview", args=[draft.pk])


@every_noun
def test_an_officer_sees_a_draft_and_no_cache_keeps_it(alice, noun):
    draft, address = draft_of(noun)
    response = alice.get(address)
    assert "A draft of Alice’s" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "public" not in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex"
    assert alice.get(draft.get_absolute_url()).status_code == 404


def test_a_draft_pilot_is_previewed_whole_and_stays_a_draft(alice):
    pilot = make_pilot("Leeds", published_at=None)
    make_partnership(pilot, make_body("Leeds City Council"))
    make_affected_branch(pilot, make_branch("Leeds Health"))
    make_figure("Money for Leeds", pilot=pilot)
    make_event("Leeds was chosen").pilots.add(pilot)
    make_document("The Leeds report").pilots.add(pilot)
    make_post("On Leeds").pilots.add(pilot)
    page = alice.get(reverse("admin:pilots_pilot_preview", args=[pilot.pk])).content.decode()
    named = [
        "Leeds City Council",
        "Leeds Health",
        "Money for Leeds",
        "Leeds was chosen",
        "The Leeds report",
        "On Leeds",
    ]
    assert [name for name in named if name not in page] == []
    assert Pilot.objects.get(pk=pilot.pk).published_at is None


@every_noun
def test_a_reader_is_sent_to_sign_in_from_a_preview(reader, noun):
    response = reader.get(draft_of(noun)[1])
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


@every_noun
def test_an_officer_without_rights_is_refused_a_preview(bob, noun):
    assert bob.get(draft_of(noun)[1]).status_code == 403


@every_noun
def test_what_is_not_there_has_no_preview(alice, noun):
    assert alice.get(reverse(f"admin:{noun}_preview", args=[999])).status_code == 404


@every_noun
def test_a_drafts_page_leads_to_its_preview_and_a_public_ones_to_the_site(alice, noun):
    draft, preview = draft_of(noun)
    change = reverse(f"admin:{noun}_change", args=[draft.pk])
    assert f'<a href="{preview}" class="viewsitelink">Preview as saved</a>' in alice.get(change).content.decode()
    type(draft).objects.publish()
    public = f'<a href="{draft.get_absolute_url()}" class="viewsitelink">View on site</a>'
    assert public in alice.get(change).content.decode()


def test_a_draft_without_a_page_of_its_own_offers_none(alice):
    event = make_event(published_at=None)
    change = reverse("admin:pilots_event_change", args=[event.pk])
    assert "viewsitelink" not in alice.get(change).content.decode()
