"""The filters beside the desk's lists: what each choice shows, and that a mistyped one hides nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from pilots.admin.list_filters import ChoiceFilter
from pilots.fuzzy import FuzzyDate
from pilots.models import Copy, Document, Event, Flip
from tests.conftest import signed_in
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_copy,
    make_document,
    make_event,
    make_figure,
    make_officer,
    make_partnership,
    make_phrase,
    make_pilot,
)

pytestmark = pytest.mark.django_db


def shown(client, noun, **choice):
    """What a list of the desk shows, as texts."""
    page = client.get(reverse(f"admin:pilots_{noun}_changelist"), choice)
    assert page.status_code == 200
    return sorted(str(thing) for thing in page.context["cl"].result_list)


def test_pilots_by_what_they_lack(alice):
    full, draft = make_pilot("Full"), make_pilot("Draft", published_at=None)
    make_partnership(full, make_body(published_at=None))
    make_affected_branch(full, make_branch(published_at=None))
    make_event(pilots=[full], sets_status="counting", date=FuzzyDate.of(timezone.localdate()))
    cite(full, make_document())
    for lack in ("body", "branch", "status"):
        assert shown(alice, "pilot", lacks=lack) == [str(draft)]
    assert shown(alice, "pilot", source="unverified") == [str(draft)]


def event_of_long_ago(pilot, status, **fields):
    event = make_event(pilot.name, [pilot], sets_status=status, **fields)
    Event.objects.with_key(event.pk).update(updated_at=timezone.now() - timedelta(days=400))
    return event


def test_a_pilot_stands_still_a_year_after_its_status_moved_unless_it_is_over(alice):
    event_of_long_ago(make_pilot("Still"), "counting")
    event_of_long_ago(make_pilot("Ended"), "ended")
    event_of_long_ago(make_pilot("Dated"), "counting", date=FuzzyDate.of(timezone.localdate()))
    make_event("Late", [make_pilot("Recorded")], sets_status="counting")
    make_event("Draft", [make_pilot("Hidden")], sets_status="counting", published_at=None)
    make_event("Talk", [make_pilot("Talk")])
    assert shown(alice, "pilot", lacks="status") == ["Hidden", "Still", "Talk"]


def test_documents_by_our_copy(alice):
    make_copy(make_document("Whole"))
    make_copy(make_document("Gaps"), ("Text.", None))
    make_copy(make_document("Failed"), (), state=Copy.State.FAILED)
    read_again = make_document("Read again")
    make_copy(read_again, (None,))
    make_copy(read_again, ("Now it reads.",))
    make_document("Wanted", watched=True)
    make_document("Never held")
    assert shown(alice, "document", copy="wanted") == ["Wanted"]
    assert shown(alice, "document", copy="none") == ["Never held", "Wanted"]
    assert shown(alice, "document", copy="unreadable") == ["Failed", "Gaps"]
    assert shown(alice, "document", copy="held") == ["Failed", "Gaps", "Read again", "Whole"]


def test_documents_by_their_address(alice):
    for state in Document.LinkState.values:
        document = make_document(state, original_url=f"https://example.org/{state}")
        Document.objects.note_link(document, state, "")
    make_document("new", original_url="https://example.org/new")
    make_document("without")
    for state in Document.LinkState.values:
        assert shown(alice, "document", address=state) == [state]
    assert shown(alice, "document", address="unchecked") == ["new"]


def test_figures_that_contradict_each_other_without_a_note(alice):
    one, other = make_figure("One"), make_figure("Other")
    noted = make_figure("Noted", note="It counts Medway.")
    make_figure("Third", conflicts_with=[one, other], published_at=None)
    make_figure("Fourth", conflicts_with=[noted])
    make_figure("Alone")
    programme = [f"The programme: {name}" for name in ("Fourth", "Noted", "One", "Other", "Third")]
    assert shown(alice, "figure", conflict="without-note") == programme[2:]
    assert shown(alice, "figure", conflict="any") == programme


def test_copies_whose_reading_stopped(alice):
    long_ago = timezone.now() - timedelta(days=1)
    stuck = make_copy(make_document("Stuck"), state=Copy.State.READING, under_way_since=long_ago)
    make_copy(make_document("Read"))
    assert shown(alice, "copy", reading="stuck") == [str(stuck)]


def test_my_own_drafts_are_those_of_whoever_looks():
    alice, bob = (make_officer(name, is_superuser=True) for name in ("Alice Ashworth", "Bob Barlow"))
    mine = {"published_at": None, "created_by": alice}
    make_pilot("Begun", **mine)
    make_pilot("Submitted", **mine, submitted_at=timezone.now())
    make_pilot("Back", **mine, sent_back="Which bodies?")
    make_pilot("Bob’s", published_at=None, created_by=bob, sent_back="When?")
    make_pilot("Public", created_by=alice)
    client = signed_in(alice)
    assert shown(client, "pilot", mine="draft") == ["Back", "Begun", "Submitted"]
    assert shown(client, "pilot", mine="begun") == ["Begun"]
    assert shown(client, "pilot", mine="sent-back") == ["Back"]


def test_answers_that_changed_since_she_caught_up():
    alice = make_officer("Alice Ashworth", is_superuser=True, caught_up_at=timezone.now() - timedelta(days=2))
    old, new = (
        Flip.objects.create(phrase=make_phrase(words), document=make_document(words), was="silent", became="found")
        for words in ("old", "new")
    )
    Flip.objects.filter(pk=old.pk).update(flipped_at=timezone.now() - timedelta(days=3))
    assert shown(signed_in(alice), "flip", since="seen") == [str(new)]


def every_choice(client):
    for noun in ("pilot", "document", "figure", "claim", "copy", "flip", "phrase"):
        page = client.get(reverse(f"admin:pilots_{noun}_changelist"))
        for spec in page.context["cl"].filter_specs:
            if isinstance(spec, ChoiceFilter):
                yield noun, spec


def test_every_choice_works_and_a_mistyped_one_shows_all(alice):
    choices = list(every_choice(alice))
    assert len(choices) > 15
    make_pilot()
    make_figure()
    make_copy(make_document())
    for noun, spec in choices:
        for value in spec.CHOICES:
            shown(alice, noun, **{spec.parameter_name: value})
        assert shown(alice, noun, **{spec.parameter_name: "no'nsense\x00"}) == shown(alice, noun)


@pytest.mark.parametrize("year", ["99999999999", "0", "-5", "1e9", "9" * 400])
def test_a_filter_that_no_date_answers_leads_back_to_the_whole_list(alice, year):
    address = reverse("admin:blog_post_changelist")
    for lookup in ("year", "year__gte", "day", "month__lt"):
        response = alice.get(address, {f"recorded_on__{lookup}": year})
        assert response.status_code in (200, 302) and response.get("Location", f"{address}?e=1") == f"{address}?e=1"
