"""No page of the desk asks more than 35 questions, with thirty of everything beneath."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.models import Post
from campaign.models import Answer, Commitment, Committee, Meeting
from pilots.models import (
    AffectedBranch,
    Branch,
    Claim,
    Consultation,
    Document,
    Enquiry,
    Event,
    Evidence,
    Figure,
    Observation,
    PartnerBody,
    Partnership,
    Phrase,
    Pilot,
    PilotTheme,
    Region,
    ServiceGroup,
    Term,
)
from tests.test_query_counts import make_connected

pytestmark = pytest.mark.looks

MOST = 35
NOUNS = [Pilot, PartnerBody, Branch, Document, Figure, Event, Claim, Evidence, Term, Phrase, Observation]
NOUNS += [Partnership, AffectedBranch, PilotTheme, Region, ServiceGroup, Post]
NOUNS += [Committee, Meeting, Commitment, Answer, Consultation, Enquiry]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        make_connected(30)
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("noun", NOUNS, ids=lambda noun: noun.__name__)
@pytest.mark.parametrize("page", ["change", "history"])
def test_a_page_stays_within_its_bound(world, alice, noun, page):
    first = noun.objects.order_by("pk").first()
    address = reverse(f"admin:{noun._meta.app_label}_{noun._meta.model_name}_{page}", args=[first.pk])
    alice.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert alice.get(address).status_code == 200
    assert len(queries) <= MOST, "\n".join(query["sql"] for query in queries)
