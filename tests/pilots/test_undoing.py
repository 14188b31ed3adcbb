"""Undoing never takes more than the edit gave: what came from elsewhere, what hangs on a row, what others may do."""

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.urls import reverse

from pilots.models import Copy, Correction, Edit, Figure, Partnership
from tests.conftest import signed_in
from tests.make import cite, make_body, make_document, make_figure, make_officer, make_partnership, make_pilot
from tests.page import form_on, press
from tests.pilots.test_history import history_of, undo
from tests.pilots.two_officers import chosen, opened, page_of


def pages_of(part):
    return [citation.page for citation in part.citations.all()]


def offered(client, thing):
    """Whether the last edit of a thing is offered to be undone, and is not to be had by its address either."""
    edit = Edit.objects.of(thing).newest_first().first()
    address = f"{history_of(thing)}{edit.pk}/undo/"
    shown = address in client.get(history_of(thing)).content.decode()
    assert shown == (client.get(address).status_code == 200)
    return shown


def test_a_merge_is_told_and_not_undone(alice):
    kept, lost = make_body("Leeds City Council"), make_body("City of Leeds")
    part = make_partnership(make_pilot(), lost)
    address = reverse("admin:pilots_partnerbody_merge", args=[kept.pk])
    page = alice.get(address, {"other": lost.pk, "keep": kept.pk})
    alice.post(address, {**form_on(page, "merge"), "reason": "It stood here twice"})
    part.refresh_from_db()
    assert part.body == kept
    assert "came here" in alice.get(history_of(kept)).content.decode().lower()
    assert not offered(alice, kept)


def test_a_row_that_was_moved_here_is_not_taken_away(alice):
    part, other = make_partnership(make_pilot("Kent"), make_body()), make_pilot("Leeds")
    press(alice, page_of(part), pilot=other.pk)
    press(alice, page_of(other), **{"partnerships-0-role": "funder"})
    undo(alice, other)
    assert [(row.pilot, row.role) for row in Partnership.objects.all()] == [(other, "partner")]


def test_a_row_taken_away_comes_back_with_its_sources(alice):
    part = make_partnership(make_pilot(), make_body())
    cite(part, make_document(), "7")
    press(alice, page_of(part.pilot), **{"partnerships-0-DELETE": "on"})
    undo(alice, part.pilot)
    assert pages_of(Partnership.objects.get()) == ["7"]
    undo(alice, part.pilot)
    undo(alice, part.pilot)
    assert pages_of(Partnership.objects.get()) == ["7"]


def test_a_row_put_back_after_a_conflict_has_its_sources(alice, carol):
    part = make_partnership(make_pilot(), make_body())
    cite(part, make_document(), "7")
    hers, mine = opened(carol, part.pilot), opened(alice, part.pilot)
    carol.post(page_of(part.pilot), {**hers, "partnerships-0-DELETE": "on"})
    answer = alice.post(page_of(part.pilot), {**mine, "partnerships-0-note": "Pays for the lunches."})
    alice.post(page_of(part.pilot), chosen(answer, **{"row partnerships-0": "mine"}))
    assert (pages_of(Partnership.objects.get()), Partnership.objects.get().note) == (["7"], "Pays for the lunches.")


def test_a_reporter_undoes_nothing_of_what_has_left_her_draft(alice):
    rita = make_officer("Rita Rowe")
    rita.groups.add(Group.objects.get(name="Reporter"))
    own = make_pilot("Own", published_at=None, created_by=rita)
    part = make_partnership(own, make_body())
    press(signed_in(rita), page_of(own), **{"partnerships-0-role": "funder"})
    edit = Edit.objects.of(own).get()
    press(alice, page_of(part), pilot=make_pilot("Public").pk, role="lead")
    page = undo(signed_in(rita), own, edit).content.decode()
    assert "belongs to something else now" in page
    assert Partnership.objects.get().role == "lead"


def test_a_copy_that_was_attached_has_its_own_way_out(alice):
    document = make_document()
    file = ContentFile(b"We will work with trade unions.", "report.txt")
    press(alice, page_of(document), **{"copies-2-0-file": file})
    assert Copy.objects.exists()
    assert not offered(alice, document)


def test_a_correction_goes_with_the_change_that_it_told(alice, reader):
    figure = make_figure(amount=12)
    press(alice, page_of(figure), amount="13", correction="It said 12; it is 13.")
    page = alice.get(f"{history_of(figure)}{Edit.objects.get().pk}/undo/").content.decode()
    assert "Readers were told: “It said 12; it is 13.”" in page
    undo(alice, figure)
    assert Figure.objects.get().amount == 12
    assert not Correction.objects.exists()
    assert "It said 12" not in reader.get("/corrections/").content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"_seen": "[" * 100_000},
        {"_seen": '[{"a": 1e999}, {}]'},
        {"_seen": "", "region": "9" * 30},
        {"_now": "[{},{}]", "_ask": "row partnerships-0", "_take row partnerships-0": "mine"},
    ],
    ids=["deep", "endless", "large", "half"],
)
def test_what_no_page_sends_breaks_nothing(alice, sent):
    pilot = make_pilot(summary="As it was.")
    form = {**opened(alice, pilot), "partnerships-INITIAL_FORMS": "x" if "_now" in sent else "0"}
    answer = alice.post(page_of(pilot), {**form, "summary": "Otherwise.", **sent})
    assert answer.status_code in (200, 302, 409)
