"""The history at the desk: who changed what and why, told so that it can be read, and undone."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pilots.models import Document, Edit, Partnership, Pilot
from tests.make import cite, make_body, make_document, make_partnership, make_pilot
from tests.page import markup, press
from tests.pilots.two_officers import page_of


def history_of(thing):
    return reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_history", args=[thing.pk])


def undo(client, thing, edit=None):
    """Presses “Undo this change” for an edit, the last one unless it is named."""
    edit = edit or Edit.objects.of(thing).newest_first().first()
    page = f"{history_of(thing)}{edit.pk}/undo/"
    return press_undo(client, page)


def press_undo(client, page):
    version = client.get(page).context["original"].version
    return client.post(page, {"version": version}, follow=True)


def test_a_change_is_told_with_both_wordings_the_officer_and_the_reason(alice):
    pilot = make_pilot(summary="Counted eight billion pounds.")
    press(alice, page_of(pilot), summary="Counted nine billion pounds.", change_reason="The report says nine")
    page = markup(alice.get(history_of(pilot)))
    assert "changed by Alice Ashworth" in page
    assert "“The report says nine”" in page
    assert "Counted <del>eight </del>billion pounds." in page
    assert "Counted <ins>nine </ins>billion pounds." in page


def test_rows_and_links_are_told_in_words(alice):
    document, body = make_document("A report"), make_body("NHS Leeds")
    pilot = make_pilot()
    rows = {"partnerships-0-body": body.pk, "partnerships-0-role": "funder", "partnerships-TOTAL_FORMS": 1}
    press(alice, page_of(pilot), **rows, **{"citations-0-document": document.pk, "citations-0-page": "7"})
    page = markup(alice.get(history_of(pilot)))
    assert "<ins>NHS Leeds, Funder</ins>" in page
    assert "<ins>A report, 7</ins>" in page
    press(alice, page_of(document), pilots=[pilot.pk])
    assert "<ins>Leeds</ins>" in markup(alice.get(history_of(document)))


def test_what_was_public_does_not_change_without_a_reason(alice):
    pilot = make_pilot(summary="As it was.")
    page = press(alice, page_of(pilot), summary="Otherwise.", change_reason="").content.decode()
    assert "Say why it changes" in page
    assert Pilot.objects.get().summary == "As it was."
    assert press(alice, page_of(pilot), lead_note="New.", change_reason="").status_code == 302


def test_a_draft_changes_without_a_reason(alice):
    pilot = make_pilot(summary="As it was.", published_at=None)
    assert press(alice, page_of(pilot), summary="Otherwise.", change_reason="").status_code == 302


def test_a_change_of_words_is_undone(alice):
    pilot = make_pilot(summary="As it was.")
    press(alice, page_of(pilot), summary="Otherwise.")
    assert "It is as it was before that change." in undo(alice, pilot).content.decode()
    assert Pilot.objects.get().summary == "As it was."
    assert [edit.deed for edit in Edit.objects.of(pilot)] == ["undone", "changed"]
    undo(alice, pilot)
    assert Pilot.objects.get().summary == "Otherwise."


def test_rows_that_were_added_changed_and_taken_away_are_undone(alice):
    pilot, old, new = make_pilot(), make_body("Old"), make_body("New")
    part = make_partnership(pilot, old, role="funder")
    press(alice, page_of(pilot), **{"partnerships-0-role": "overseer"})
    undo(alice, pilot)
    assert Partnership.objects.get().role == "funder"
    press(alice, page_of(pilot), **{"partnerships-0-DELETE": "on"})
    undo(alice, pilot)
    assert Partnership.objects.get().pk == part.pk
    rows = {"partnerships-1-body": new.pk, "partnerships-1-role": "partner", "partnerships-TOTAL_FORMS": 2}
    press(alice, page_of(pilot), **rows)
    undo(alice, pilot)
    assert Partnership.objects.get().body == old


def test_links_and_sources_are_undone(alice):
    leeds, kent, document = make_pilot("Leeds"), make_pilot("Kent"), make_document("A report")
    document.pilots.set([leeds])
    cite(document, make_document("Another"), "7")
    press(alice, page_of(document), pilots=[kent.pk], **{"citations-0-DELETE": "on"})
    undo(alice, document)
    document = Document.objects.get(pk=document.pk)
    assert [pilot.name for pilot in document.pilots.all()] == ["Leeds"]
    assert [citation.page for citation in document.citations.all()] == ["7"]


def test_what_is_in_the_way_of_undoing_is_said_and_nothing_changes(alice):
    pilot = make_pilot("Leeds")
    press(alice, page_of(pilot), name="Leeds and Bradford", summary="New.")
    edit = Edit.objects.of(pilot).get()
    make_pilot("Leeds", slug="another")
    page = undo(alice, pilot, edit).content.decode()
    assert "Pilot with this Name already exists." in page
    assert Pilot.objects.get(pk=pilot.pk).summary == "New."


def test_what_somebody_changed_since_the_page_was_opened_is_not_undone(alice):
    pilot = make_pilot(summary="As it was.")
    press(alice, page_of(pilot), summary="Otherwise.")
    page = f"{history_of(pilot)}{Edit.objects.get().pk}/undo/"
    version = alice.get(page).context["original"].version
    Pilot.objects.update(summary="By somebody else.")
    answer = alice.post(page, {"version": version}, follow=True)
    assert "Somebody changed it since you opened this page." in answer.content.decode()
    assert Pilot.objects.get().summary == "By somebody else."


def test_opening_the_page_undoes_nothing_and_needs_rights(alice, bob):
    pilot = make_pilot(summary="As it was.")
    press(alice, page_of(pilot), summary="Otherwise.")
    page = f"{history_of(pilot)}{Edit.objects.get().pk}/undo/"
    alice.get(page)
    answers = [bob.get(history_of(pilot)), bob.get(page), bob.post(page, {"version": 2})]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert Pilot.objects.get().summary == "Otherwise."


@pytest.mark.parametrize("edits", [2, 12])
def test_a_long_history_asks_no_more_than_a_short_one(alice, edits):
    pilot = make_pilot(lead_body=make_body("Lead"))
    for number in range(edits):
        rows = {"partnerships-0-body": make_body(f"Body {number}").pk, "partnerships-0-role": "partner"}
        press(alice, page_of(pilot), summary=f"Version {number}", **rows, **{"partnerships-TOTAL_FORMS": 1})
        Partnership.objects.all().delete()
    alice.get(history_of(pilot))
    with CaptureQueriesContext(connection) as captured:
        assert alice.get(history_of(pilot)).status_code == 200
    # session, officer, pilot; rows of history of pilots, parts, branches, themes, sources; edits; names of
    # regions, bodies, documents, branches, themes, pilots at most
    assert len(captured) <= 15
