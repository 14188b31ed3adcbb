"""What we do not know, of many pilots at once, and in feeds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pilots.fuzzy import FuzzyDate
from pilots.models import Enquiry, Pilot
from pilots.unknowns import unknowns_of
from tests.make import make_enquiry, make_pilot

pytestmark = pytest.mark.django_db


def test_any_number_of_pilots_costs_three_questions():
    for number in range(6):
        make_enquiry(make_pilot(f"Pilot {number}"))
    pilots = list(Pilot.objects.all())
    with CaptureQueriesContext(connection) as queries:
        found = unknowns_of(pilots)
        assert all(lack.enquiries for lacks in found.values() for lack in lacks if lack.about == "savings")
    assert len(queries) == 3  # what each lacks, enquiries, their sources


@pytest.mark.parametrize("address", ["/feed/", "/pilots/leeds/feed/"])
def test_feeds_tell_of_a_question_and_again_of_its_answer(reader, address):
    enquiry = make_enquiry(make_pilot("Leeds"), "posts")
    make_enquiry(enquiry.pilot, "end", asked="a secret office", published_at=None)
    asked = reader.get(address).content.decode()
    assert "Leeds: how many posts are at risk, asked of the council" in asked
    assert "Asked June 2009. No answer yet." in asked and "/pilots/leeds/#unknown" in asked
    Enquiry.objects.filter(pk=enquiry.pk).update(answered_on=FuzzyDate(2010), answer="None.")
    answered = reader.get(address).content.decode()
    assert "Asked June 2009. Answered 2010: None." in answered
    assert "secret" not in answered
