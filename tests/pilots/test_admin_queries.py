"""The desk asks the database as often for twenty rows as for two."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pilots.models import Evidence, Flip, PilotTheme
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
    make_correction,
    make_document,
    make_enquiry,
    make_event,
    make_figure,
    make_meeting,
    make_observation,
    make_partnership,
    make_phrase,
    make_pilot,
    make_region,
    make_service_group,
    make_term,
    make_theme,
)

LISTS = [
    "pilots_region",
    "pilots_theme",
    "pilots_pilot",
    "pilots_pilottheme",
    "pilots_partnerbody",
    "pilots_partnership",
    "pilots_servicegroup",
    "pilots_branch",
    "pilots_affectedbranch",
    "pilots_document",
    "pilots_figure",
    "pilots_event",
    "pilots_term",
    "pilots_claim",
    "pilots_evidence",
    "pilots_correction",
    "pilots_consultation",
    "pilots_enquiry",
    "campaign_committee",
    "campaign_meeting",
    "campaign_commitment",
    "campaign_answer",
]


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def grow(number):
    """One more of everything, each with two sources and two of everything beneath."""
    documents = [make_document(f"Report {number}{letter}") for letter in "ab"]
    place = {"region": make_region(f"Region {number}")}
    group = make_service_group(f"Group {number}", in_operation_2009_source=documents[0])
    pilots = [make_pilot(f"Pilot {number}{letter}", **place, location_source=documents[0]) for letter in "ab"]
    bodies = [make_body(f"Body {number}{letter}") for letter in "ab"]
    branches = [make_branch(f"Branch {number}{letter}", bodies, service_group=group, **place) for letter in "ab"]
    facts = [*documents, *pilots, *bodies, *branches, group, place["region"], make_term(f"Word {number}")]
    facts.append(make_event(f"Event {number}", pilots))
    facts.append(make_figure(f"Figure {number}", body=bodies[0]))
    facts.append(make_figure(f"Figure {number}b", pilots[0], conflicts_with=[facts[-1]], part_of=facts[-1]))
    facts.append(make_claim(f"Claim {number}", documents[0], pilots))
    facts += [Evidence.objects.create(claim=facts[-1], side=side, statement="So.") for side in ("for", "against")]
    for pilot in pilots:
        facts += [make_partnership(pilot, body) for body in bodies]
        facts += [make_affected_branch(pilot, branch) for branch in branches]
        facts.append(PilotTheme.objects.create(pilot=pilot, theme=make_theme(f"Theme {number}")))
    phrase = make_phrase(f"Phrase {number}")
    facts += [make_observation(document, phrase) for document in documents]
    Flip.objects.create(phrase=phrase, document=documents[0], was="silent", became="found")
    facts += [make_consultation(pilots[0], body) for body in bodies]
    facts += [make_enquiry(pilots[0], about) for about in ("savings", "told")]
    facts += grow_own_side(number, pilots)
    for fact in facts:
        for document in documents:
            cite(fact, document)
    for thing in (*documents, *pilots, *bodies, *branches):
        make_correction(thing)
    make_document(f"About {number}", pilots, bodies)


def grow_own_side(number, pilots):
    committee = make_committee(f"Committee {number}")
    meetings = [make_meeting(committee, date) for date in ("2009-10-06", "2009-12-09")]
    commitment = make_commitment(f"Promise {number}", pilots, committee=committee, due_committee=committee)
    answers = [make_answer(commitment, kind, meeting=meetings[1]) for kind in ("raised", "answered")]
    return [committee, *meetings, commitment, *answers]


@pytest.mark.parametrize("noun", LISTS)
def test_a_list_of_twenty_asks_no_more_than_a_list_of_two(alice, noun):
    address = reverse(f"admin:{noun}_changelist")
    for number in range(2):
        grow(number)
    few = queries(alice, address)
    for number in range(2, 20):
        grow(number)
    assert queries(alice, address) == few
    # session, officer; choices of two filters at most; two counts; rows, sources (and pilots of events)
    assert few <= 8


def pilot_of(count):
    pilot = make_pilot(lead_body=make_body("Lead"), location_source=make_document("Map"))
    for number in range(count):
        make_partnership(pilot, make_body(f"Body {number}"))
        make_affected_branch(pilot, make_branch(f"Branch {number}"))
        PilotTheme.objects.create(pilot=pilot, theme=make_theme(f"Theme {number}"))
        cite(pilot, make_document(f"Report {number}"))
    return reverse("admin:pilots_pilot_change", args=[pilot.pk])


def body_of(count):
    body = make_body()
    for number in range(count):
        make_partnership(make_pilot(f"Pilot {number}"), body)
        cite(body, make_document(f"Report {number}"))
    return reverse("admin:pilots_partnerbody_change", args=[body.pk])


def branch_of(count):
    branch = make_branch(bodies=[make_body(f"Body {number}") for number in range(count)])
    for number in range(count):
        make_affected_branch(make_pilot(f"Pilot {number}"), branch)
        cite(branch, make_document(f"Report {number}"))
    return reverse("admin:pilots_branch_change", args=[branch.pk])


def part_of(count):
    part = make_partnership(make_pilot(), make_body())
    for number in range(count):
        cite(part, make_document(f"Report {number}"))
    return reverse("admin:pilots_partnership_change", args=[part.pk])


def commitment_of(count):
    commitment = make_commitment(pilots=[make_pilot(f"Pilot {number}") for number in range(count)])
    for number in range(count):
        make_answer(commitment, "raised", f"2010-01-{1 + number:02}")
        cite(commitment, make_document(f"Report {number}"))
    return reverse("admin:campaign_commitment_change", args=[commitment.pk])


@pytest.mark.parametrize("grown", [pilot_of, body_of, branch_of, part_of, commitment_of])
@pytest.mark.parametrize("rows", [2, 20])
def test_a_page_asks_the_same_however_many_rows_stand_on_it(alice, grown, rows):
    expected = {
        pilot_of: 15,  # session, officer, pilot; bodies, branches, themes, sources; region, lead, map; drafts; tool
        body_of: 6,  # session, officer, body; pilots, sources; drafts
        branch_of: 9,  # session, officer, branch; pilots, sources; group, bodies it has, bodies chosen; drafts
        part_of: 6,  # session, officer, part; sources; pilot, body
        # session, officer, commitment; where it stands, its sources; answers, sources; pilots and posts that it has,
        # and those chosen; drafts
        commitment_of: 11,
    }
    assert queries(alice, grown(rows)) == expected[grown]


def test_a_pilot_of_thirty_bodies_and_thirty_branches_stays_within_bounds(alice):
    assert queries(alice, pilot_of(30)) <= 35
