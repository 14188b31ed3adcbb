"""Two officers at one record: the second save is refused, both versions are shown, and nothing is lost."""

import pytest

from pilots.models import Evidence, PilotTheme
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
    make_partnership,
    make_phrase,
    make_pilot,
    make_post,
    make_region,
    make_service_group,
    make_term,
    make_theme,
)
from tests.page import form_on
from tests.pilots.two_officers import chosen, opened, page_of

pytestmark = pytest.mark.looks

# Every noun with rows on its page: how to make one, and a field of words in it.
NOUNS = {
    "pilot": (make_pilot, "summary"),
    "partnerbody": (make_body, "note"),
    "partnership": (lambda: make_partnership(make_pilot(), make_body()), "note"),
    "branch": (make_branch, "note"),
    "affectedbranch": (lambda: make_affected_branch(make_pilot(), make_branch()), "note"),
    "pilottheme": (lambda: PilotTheme.objects.create(pilot=make_pilot(), theme=make_theme()), "theme"),
    "region": (make_region, "unison_region"),
    "servicegroup": (make_service_group, "note"),
    "document": (make_document, "note"),
    "figure": (make_figure, "note"),
    "event": (make_event, "description"),
    "term": (make_term, "meaning"),
    "claim": (make_claim, "note"),
    "evidence": (lambda: Evidence.objects.create(claim=make_claim(), side="for", statement="So."), "statement"),
    "observation": (lambda: make_observation(make_document(), make_phrase()), "note"),
    "post": (make_post, "summary"),
    "consultation": (lambda: make_consultation(make_pilot(), make_body()), "note"),
    "enquiry": (lambda: make_enquiry(make_pilot()), "asked"),
    "committee": (make_committee, "description"),
    "meeting": (lambda: make_meeting(make_committee()), "note"),
    "commitment": (make_commitment, "note"),
    "answer": (lambda: make_answer(make_commitment()), "statement"),
}


@pytest.mark.parametrize("noun", NOUNS)
def test_the_second_save_is_refused_and_every_word_is_kept(alice, carol, noun):
    make, field = NOUNS[noun]
    thing = make()
    cite(thing, make_document("A source"))
    words = {name: f"{name}’s words" for name in ("Carol", "Alice")}
    if field == "theme":
        words = {name: make_theme(text).pk for name, text in words.items()}
    hers, mine = opened(carol, thing), opened(alice, thing)
    assert carol.post(page_of(thing), {**hers, field: words["Carol"]}).status_code == 302
    answer = alice.post(page_of(thing), {**mine, field: words["Alice"], "citations-0-page": "77"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert [name for name in ("Carol Clough", "Carol’s", "Alice’s") if name not in page] == []
    assert form_on(answer, "conflict_form")["citations-0-page"] == ["77"]
    assert alice.post(page_of(thing), chosen(answer, **{field: "mine"})).status_code == 302
    thing = type(thing).objects.get(pk=thing.pk)
    assert str(getattr(thing, field)) == "Alice’s words"
    assert [citation.page for citation in thing.citations.all()] == ["77"]


def test_what_only_one_of_them_changed_is_chosen_already(alice, carol):
    pilot = make_pilot(summary="As it was.")
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    carol.post(page_of(pilot), {**hers, "summary": "By Carol."})
    answer = alice.post(page_of(pilot), {**mine, "lead_note": "By Alice."})
    alice.post(page_of(pilot), form_on(answer, "conflict_form"))
    pilot.refresh_from_db()
    assert (pilot.summary, pilot.lead_note) == ("By Carol.", "By Alice.")


def test_what_both_changed_must_be_chosen(alice, carol):
    pilot = make_pilot(summary="As it was.")
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    carol.post(page_of(pilot), {**hers, "summary": "By Carol."})
    answer = alice.post(page_of(pilot), {**mine, "summary": "By Alice."})
    answer = alice.post(page_of(pilot), chosen(answer))
    assert answer.status_code == 409
    assert "Choose one of the two in every row." in answer.content.decode()
    alice.post(page_of(pilot), chosen(answer, summary="theirs"))
    pilot.refresh_from_db()
    assert pilot.summary == "By Carol."


def test_a_third_save_in_between_is_a_conflict_again(alice, carol):
    pilot = make_pilot(summary="As it was.")
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    carol.post(page_of(pilot), {**hers, "summary": "By Carol."})
    answer = alice.post(page_of(pilot), {**mine, "summary": "By Alice."})
    carol.post(page_of(pilot), {**opened(carol, pilot), "summary": "By Carol again."})
    answer = alice.post(page_of(pilot), chosen(answer, summary="mine"))
    assert answer.status_code == 409
    pilot.refresh_from_db()
    assert pilot.summary == "By Carol again."


def test_saving_twice_what_is_stored_already_is_no_conflict(alice):
    pilot = make_pilot(summary="As it was.")
    form = {**opened(alice, pilot), "summary": "By Alice."}
    assert [alice.post(page_of(pilot), form).status_code for _ in range(2)] == [302, 302]


def test_a_change_that_the_form_does_not_show_is_no_conflict(alice):
    pilot = make_pilot(summary="As it was.")
    form = opened(alice, pilot)
    type(pilot).objects.with_key(pilot.pk).update(submitted_at=None)
    assert alice.post(page_of(pilot), {**form, "summary": "By Alice."}).status_code == 302


def test_a_form_without_what_it_showed_is_compared_field_by_field(alice):
    pilot = make_pilot(summary="As it was.")
    form = {**opened(alice, pilot), "_seen": "not [json"}
    assert alice.post(page_of(pilot), {**form, "summary": "By Alice."}).status_code == 409
    assert alice.post(page_of(pilot), form).status_code == 302


def test_what_was_deleted_meanwhile_gives_back_what_was_typed(alice):
    pilot = make_pilot()
    form = {**opened(alice, pilot), "summary": "Many words of Alice’s."}
    pilot.delete()
    answer = alice.post(page_of(pilot), form)
    assert answer.status_code == 410
    assert "Many words of Alice’s." in answer.content.decode()
