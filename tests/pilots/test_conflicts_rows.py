"""Two officers at the rows of one record, and at the very same instant."""

import threading

import pytest
from django.db import connections
from django.urls import reverse

from pilots.admin import conflicts
from pilots.models import Partnership, Pilot
from tests.conftest import signed_in
from tests.make import make_body, make_officer, make_partnership, make_pilot
from tests.page import form_on
from tests.pilots.two_officers import chosen, opened, page_of


def test_a_part_changed_on_its_own_page_is_a_conflict_on_the_pilots(alice, carol):
    part = make_partnership(make_pilot(), make_body())
    mine = opened(alice, part.pilot)
    carol.post(page_of(part), {**opened(carol, part), "role": "funder"})
    answer = alice.post(page_of(part.pilot), {**mine, "partnerships-0-role": "overseer"})
    assert answer.status_code == 409
    assert "Funder" in answer.content.decode()
    alice.post(page_of(part.pilot), chosen(answer, **{"partnerships-0-role": "theirs"}))
    assert Partnership.objects.get().role == "funder"


@pytest.mark.parametrize(("choice", "stands"), [("mine", ["NHS Leeds"]), ("theirs", [])])
def test_a_row_that_she_changed_and_somebody_took_away(alice, carol, choice, stands):
    pilot = make_pilot()
    make_partnership(pilot, make_body("NHS Leeds"))
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    carol.post(page_of(pilot), {**hers, "partnerships-0-DELETE": "on"})
    answer = alice.post(page_of(pilot), {**mine, "partnerships-0-note": "Pays for the lunches."})
    assert answer.status_code == 409
    assert "Pays for the lunches." in answer.content.decode()
    answer = alice.post(page_of(pilot), chosen(answer, **{"row partnerships-0": choice}))
    assert answer.status_code == 302
    assert [part.body.name for part in Partnership.objects.all()] == stands


@pytest.mark.parametrize(("choice", "roles"), [("mine", []), ("theirs", ["funder"])])
def test_a_row_that_she_took_away_and_somebody_changed(alice, carol, choice, roles):
    pilot = make_pilot()
    make_partnership(pilot, make_body())
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    carol.post(page_of(pilot), {**hers, "partnerships-0-role": "funder"})
    answer = alice.post(page_of(pilot), {**mine, "partnerships-0-DELETE": "on"})
    assert answer.status_code == 409
    assert alice.post(page_of(pilot), chosen(answer, **{"row partnerships-0": choice})).status_code == 302
    assert [part.role for part in Partnership.objects.all()] == roles


def test_rows_that_both_added_all_stand(alice, carol):
    pilot, bodies = make_pilot(), [make_body(f"Body {letter}") for letter in "ab"]
    hers, mine = opened(carol, pilot), opened(alice, pilot)
    new = [{"partnerships-0-body": one.pk, "partnerships-0-role": "partner"} for one in bodies]
    total = {"partnerships-TOTAL_FORMS": 1}
    carol.post(page_of(pilot), {**hers, **new[0], **total})
    assert alice.post(page_of(pilot), {**mine, **new[1], **total}).status_code == 302
    assert Partnership.objects.count() == 2


def test_a_list_leaves_alone_what_was_changed_since_it_was_opened(alice, carol):
    pilots = [make_pilot(name, published_at=None) for name in ("Kent", "Leeds")]
    address = reverse("admin:pilots_pilot_changelist")
    ticked = form_on(alice.get(address), "changelist-form")
    carol.post(page_of(pilots[0]), {**opened(carol, pilots[0]), "summary": "By Carol."})
    ticked |= {"action": "publish", "_selected_action": [pilot.pk for pilot in pilots]}
    page = alice.post(address, ticked, follow=True).content.decode()
    assert "1 pilot made public." in page
    assert "somebody changed them since you opened the list: Kent." in page
    assert [pilot.name for pilot in Pilot.objects.public()] == ["Leeds"]


@pytest.mark.usefixtures("committed")
def test_of_two_saves_at_the_same_instant_one_is_a_conflict(monkeypatch):
    pilot = make_pilot(summary="As it was.")
    officers = [signed_in(make_officer(name, is_superuser=True)) for name in ("Alice Ashworth", "Carol Clough")]
    forms = [{**opened(client, pilot), "summary": f"By number {place}."} for place, client in enumerate(officers)]
    barrier, answers = threading.Barrier(2), []
    once = threading.local()

    def both_found_nothing_changed(*remembered):
        if not hasattr(once, "met"):
            once.met = barrier.wait(60)

    monkeypatch.setattr(conflicts, "remember", both_found_nothing_changed)

    def save(client, form):
        answers.append(client.post(page_of(pilot), form).status_code)
        connections.close_all()

    threads = [threading.Thread(target=save, args=pair) for pair in zip(officers, forms, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(answers) == [302, 409]
    assert Pilot.objects.get().summary.startswith("By number")
