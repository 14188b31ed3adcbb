"""Questions and motion are made from the facts of these pilots: another fact, another question."""

import pytest

from pilots.fuzzy import FuzzyDate
from pilots.models import Consultation, Figure, PartnerBody
from tests import make
from tests.campaign.packing import BRANCH, GROUP, PILOT, make_leeds, pack, part


@pytest.fixture
def leeds(db):
    return make_leeds()


def asked(reader, address=PILOT):
    return part(pack(reader, address), "Three questions to ask", "Were the unions told?")


def motion(reader, address=PILOT):
    return part(pack(reader, address), "A draft motion", "Where this is written")


def make_saving(leeds, **fields):
    return make.make_figure("Saving from shared offices", leeds, kind=Figure.Kind.SAVING, amount=40_000_000, **fields)


def test_a_body_that_told_nobody_is_asked_by_name_with_the_count_it_rests_on(leeds, reader):
    text = asked(reader)
    assert "Leeds City Council: What have you told the unions about Total Place in Leeds" in text
    assert "unions consulted at 0 of 1 body (1 not known). Nothing is recorded of Leeds City Council." in text


@pytest.mark.parametrize(
    ("outcome", "asks"),
    [
        ("refused", "You refused UNISON on 3 March 2010. Will you meet the unions now"),
        ("informed", "You informed UNISON on 3 March 2010. When will you consult"),
        ("consulted", "What have you changed since you consulted UNISON on 3 March 2010?"),
    ],
)
def test_what_a_body_did_changes_what_it_is_asked(leeds, reader, outcome, asks):
    day = FuzzyDate(2010, 3, 3)
    told = make.make_consultation(leeds, PartnerBody.objects.get(), outcome, told_on=day, note="About depots.")
    make.cite(told, make.make_document("Letter of the branch"), "2")
    text = asked(reader)
    assert asks in text
    assert "What have you told the unions" not in text
    assert "About depots." in text
    assert "Letter of the branch" in pack(reader, PILOT)


def test_a_saving_is_asked_for_its_posts_with_its_number_period_and_source(leeds, reader):
    saving = make_saving(leeds, period="a year")
    make.cite(saving, make.make_document("Leeds counts"), "7")
    text = asked(reader)
    assert "“Saving from shared offices”, £40m a year: how many posts is that" in text
    Figure.objects.filter(pk=saving.pk).update(amount=50_000_000)
    assert "“Saving from shared offices”, £50m a year" in asked(reader)
    assert "that the record has saving from shared offices: £50m a year (Leeds counts, undated, page 7)" in motion(
        reader
    )


def test_two_sources_that_differ_are_asked_about_and_neither_is_picked(leeds, reader):
    one = make.make_figure("Counted in 2008", leeds, amount=7_300_000_000)
    make.make_figure("Counted in 2009", leeds, amount=7_500_000_000, conflicts_with=[one])
    text = asked(reader)
    assert "Is it £7.3bn, or £7.5bn: which is right, and who counted it?" in text or "Is it £7.5bn, or £7.3bn" in text
    assert "we pick neither" in text


def test_a_claim_is_asked_what_came_of_it(leeds, reader):
    make.make_claim("deliver early savings", pilots=[leeds], speaker="The minister", page="4")
    text = asked(reader)
    assert "The minister: “deliver early savings”: what came of that" in text
    assert "Spring newsletter, page 4. How it stands: open." in text


def test_what_was_asked_without_an_answer_is_asked_again(leeds, reader):
    assert "no answer yet" not in asked(reader)
    make.make_enquiry(leeds, "report", asked="the council’s records office")
    text = asked(reader)
    assert "Where is the final report of Leeds" in text
    assert "Asked of the council’s records office, June 2009: no answer yet." in text


def test_a_promise_about_the_pilot_that_is_overdue_is_asked_of_our_own_side(leeds, reader):
    nec = make.make_committee()
    late = {"committee": nec, "owner": nec, "due_meeting": make.make_meeting(nec, "2009-12-09")}
    make.make_commitment("Bring a report on Leeds", [leeds], **late)
    text = asked(reader)
    assert "National Executive Council: What came of “Bring a report on Leeds” (6 October 2009)?" in text
    assert "Overdue since 9 December 2009" in text


def test_each_pilot_is_asked_of_its_own(leeds, reader):
    kent = make.make_pilot("Kent")
    make.make_partnership(kent, make.make_body("Kent County Council", kind="county-council"), role="lead")
    text = asked(reader, "/pilots/kent/pack/")
    assert "Kent County Council: What have you told" in text
    assert "Leeds" not in text


def test_where_several_pilots_touch_a_branch_more_than_one_is_asked_about(leeds, reader):
    kent = make.make_pilot("Kent")
    make.make_affected_branch(kent, make.Branch.objects.get(name="Leeds Local Government"))
    make_saving(leeds)
    for address in (BRANCH, GROUP):
        text = asked(reader, address)
        assert "Leeds" in text and "Kent" in text


def test_a_draft_is_asked_about_by_nobody(leeds, reader):
    make.make_figure("Quince", leeds, kind=Figure.Kind.SAVING, published_at=None)
    make.make_consultation(leeds, PartnerBody.objects.get(), "refused", note="Quince.", published_at=None)
    make.make_commitment("Quince", [leeds], published_at=None)
    assert not Consultation.objects.public().exists()
    assert "quince" not in pack(reader, PILOT).lower()


def test_a_motion_notes_believes_and_resolves_and_says_where_each_fact_is_written(leeds, reader):
    moved = make.make_event("Leeds reports", [leeds], sets_status="reported", date=FuzzyDate(2010, 2))
    make.cite(moved, make.make_document("The Leeds paper", published_on=FuzzyDate(2010, 2, 5)), "3")
    text = motion(reader, BRANCH)
    assert "Total Place in Leeds" in text
    for begins in ("This branch notes: 1. that", "This branch believes: 1. that", "This branch resolves: 1. to ask"):
        assert begins in text
    assert "that Leeds stands at “reported”, since February 2010 (The Leeds paper, 5 February 2010, page 3);" in text
    assert "to invite Leeds Health to a joint meeting;" in text
    assert "This meeting notes:" in motion(reader, PILOT)


def test_a_motion_can_be_changed_in_the_page_and_copied(leeds, reader):
    page = reader.get(BRANCH).content.decode()
    box = part(page, '<pre class="cite" id="motion-text"', ">")
    for attribute in ('contenteditable="true"', 'role="textbox"', 'aria-labelledby="motion-h"'):
        assert attribute in box
    assert 'data-copy="motion-text"' in page
