"""Bodies put into a pilot by pasting lines."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pilots.models import Document, PartnerBody, Partnership, Pilot
from tests.make import make_body, make_partnership, make_pilot
from tests.page import form_on
from tests.pilots.test_quick_pilot import told
from tests.pilots.test_quick_publishing import with_rights

pytestmark = pytest.mark.django_db


def page_of(pilot):
    return reverse("admin:pilots_pilot_paste", args=[pilot.pk])


def check(client, pilot, *lines, **fields):
    return client.post(page_of(pilot), {"lines": "\n".join(lines), "_check": "yes", **fields})


def save(client, pilot, checked, **changes):
    form = form_on(checked, "paste")
    named = {key: value for key, value in changes.items() if key in form or "-" not in key}
    return client.post(page_of(pilot), {**form, **named, "_save": "yes"}, follow=True)


def verdicts(response):
    return [form.verdict for form in response.context["form"].line_forms]


def field(response, number, name):
    return f"{response.context['form'].line_forms[number].prefix}-{name}"


def parts(pilot):
    return sorted((part.body.name, part.role) for part in pilot.partnerships.all())


def test_each_line_is_told_as_what_it_was_understood(alice):
    pilot = make_pilot()
    make_body("Leeds City Council")
    make_body("NHS Leeds", kind="primary-care-trust", other_names="Leeds Primary Care Trust")
    make_partnership(pilot, make_body("West Yorkshire Police", kind="police"), role="partner")
    checked = check(
        alice,
        pilot,
        "1. Leeds City Council, Lead",
        "• leeds primary care trust\tfunds",
        "Leeds Citty Council",
        "",
        "West Yorkshire Police, overseer",
        "Otley Town Watch, chum",
    )
    assert verdicts(checked) == [
        "Found by its name.",
        "Found by another name.",
        "Found, spelt a little otherwise: look twice.",
        "In this pilot already, in another role.",
        "New. “chum” is no role that we know: choose one.",
    ]
    assert parts(pilot) == [("West Yorkshire Police", "partner")]


def test_what_was_shown_is_saved_with_its_source(alice):
    pilot, council = make_pilot(), make_body("Leeds City Council")
    checked = check(alice, pilot, "Leeds City Council, lead", "Otley Fire Service", source="A leaflet, 2010")
    response = save(alice, pilot, checked)
    assert parts(pilot) == [("Leeds City Council", "lead"), ("Otley Fire Service", "partner")]
    new = PartnerBody.objects.get(name="Otley Fire Service")
    assert (new.kind, new.is_draft, new.created_by.username) == ("fire", True, "alice")
    assert [part.citations.get().document.title for part in pilot.partnerships.all()] == ["A leaflet"] * 2
    assert council.citations.count() == 0
    assert told(response)[:2] == [
        "2 bodies added: Leeds City Council; Otley Fire Service.",
        "New, and drafts until they are made public: Otley Fire Service.",
    ]
    edit = pilot.history.first().edit
    assert (edit.deed, edit.title, edit.reason) == ("changed", "Leeds", "Bodies pasted")


def test_kind_role_and_body_can_be_changed_before_saving(alice):
    pilot = make_pilot()
    city, county = make_body("Leeds City Council"), make_body("Leeds County Council")
    checked = check(alice, pilot, "Leeds Council", "Otley Forum, chum")
    assert verdicts(checked)[0] == "Several are possible: choose."
    refused = save(alice, pilot, checked)
    assert "“chum” is no role" in refused.content.decode()
    assert parts(pilot) == []
    choices = {
        field(checked, 0, "what"): f"body-{county.pk}",
        field(checked, 1, "role"): "overseer",
        field(checked, 1, "kind"): "voluntary-sector",
    }
    form = form_on(checked, "paste")
    alice.post(page_of(pilot), {**form, **choices, "_save": "yes"})
    assert parts(pilot) == [("Leeds County Council", "partner"), ("Otley Forum", "overseer")]
    assert PartnerBody.objects.get(name="Otley Forum").kind == "voluntary-sector"
    assert city.partnerships.count() == 0


def test_a_role_in_the_pilot_is_changed_only_by_choice(alice):
    pilot, body = make_pilot(), make_body()
    make_partnership(pilot, body, role="partner")
    checked = check(alice, pilot, "Leeds City Council, lead")
    assert told(save(alice, pilot, checked)) == ["Nothing was changed."]
    checked = check(alice, pilot, "Leeds City Council, lead")
    save(alice, pilot, checked, **{field(checked, 0, "what"): f"body-{body.pk}"})
    assert parts(pilot) == [("Leeds City Council", "lead")]


def test_a_body_with_a_comma_in_its_name_is_known(alice):
    pilot = make_pilot()
    make_body("Department for Children, Schools and Families")
    checked = check(alice, pilot, "Department for Children, Schools and Families")
    assert verdicts(checked) == ["Found by its name."]


def test_a_body_named_twice_is_told(alice):
    pilot = make_pilot()
    make_body()
    checked = check(alice, pilot, "Leeds City Council", "Otley Forum", "leeds city council", "Otley  forum")
    page = save(alice, pilot, checked).content.decode()
    assert "Line 1 is the same body" in page
    assert "Line 2 is the same body" in page
    assert parts(pilot) == []


def test_where_the_pilot_changed_meanwhile_the_check_is_shown_again_with_her_choices(alice):
    pilot = make_pilot()
    checked = check(alice, pilot, "Otley Forum")
    make_partnership(pilot, make_body("Leeds City Council"))
    form = {**form_on(checked, "paste"), field(checked, 0, "role"): "overseer"}
    again = alice.post(page_of(pilot), {**form, "_save": "yes"})
    assert "Somebody changed this pilot" in again.content.decode()
    assert form_on(again, "paste")[field(checked, 0, "role")] == ["overseer"]
    assert not PartnerBody.objects.filter(name="Otley Forum").exists()
    save(alice, pilot, again)
    assert parts(pilot) == [("Leeds City Council", "partner"), ("Otley Forum", "overseer")]


def test_a_pilot_claimed_at_the_same_moment_is_shown_again(alice, monkeypatch):
    pilot = make_pilot()
    checked = check(alice, pilot, "Otley Forum")
    claim = type(Pilot.objects.all()).claim
    monkeypatch.setattr(
        type(Pilot.objects.all()), "claim", lambda rows, thing, version: claim(rows, thing, version - 1)
    )
    assert "Somebody changed this pilot" in save(alice, pilot, checked).content.decode()
    assert not PartnerBody.objects.exists()


def test_lines_that_were_never_shown_are_shown_first(alice):
    pilot = make_pilot()
    page = alice.post(page_of(pilot), {"lines": "Otley Forum", "_save": "yes"}).content.decode()
    assert "were not shown to you before" in page
    assert parts(pilot) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "This field is required"),
        ("- \n * ", "Paste at least one line"),
        ("\n".join(f"Body {number}" for number in range(201)), "more than 200 lines"),
        ("x" * 201, "Line 1 is too long"),
    ],
)
def test_what_cannot_be_read_is_told_and_kept(alice, lines, said):
    page = alice.post(page_of(make_pilot()), {"lines": lines, "_check": "yes"}).content.decode()
    assert said in page
    assert lines.strip()[:50] in page


def test_a_bad_source_is_told_on_the_check_and_saves_nothing(alice):
    pilot = make_pilot()
    checked = check(alice, pilot, "Otley Forum", source="!")
    assert "Write an address or a title." in checked.content.decode()
    assert "Write an address or a title." in save(alice, pilot, checked).content.decode()
    assert parts(pilot) == []


def test_saved_twice_the_second_time_finds_all_there(alice):
    pilot = make_pilot()
    checked = check(alice, pilot, "Otley Forum")
    save(alice, pilot, checked)
    assert "Somebody changed this pilot" in save(alice, pilot, checked).content.decode()
    assert PartnerBody.objects.count() == Partnership.objects.count() == 1


def test_a_check_of_forty_lines_asks_no_more_than_one_of_two(alice):
    pilot = make_pilot()
    for number in range(40):
        make_partnership(pilot, make_body(f"Body of old {number}"))
        make_body(f"Council {number}")
    asked = []
    for count in (2, 40):
        lines = [f"Council {number}, lead" for number in range(count // 2)]
        lines += [f"Somebody {number}" for number in range(count // 2)]
        with CaptureQueriesContext(connection) as captured:
            assert len(verdicts(check(alice, pilot, *lines, source="A title"))) == count
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 8  # session, officer, pilot, its parts; names of bodies; source; titles


def test_it_needs_the_right_to_change_this_pilot(bob, db):
    pilot = make_pilot()
    rights = ["view_pilot", "change_pilot", "add_partnership"]
    reporter = with_rights("Rita Rowe", *rights)
    for client in (bob, reporter):
        assert client.get(page_of(pilot)).status_code == 403
        assert client.post(page_of(pilot), {"lines": "Otley Forum", "_save": "yes"}).status_code == 403
    assert "Paste bodies" not in reporter.get(reverse("admin:pilots_pilot_change", args=[pilot.pk])).content.decode()


def test_a_reporter_pastes_into_her_own_draft_and_adds_no_body_without_the_right(db):
    rita = with_rights("Rita Rowe", "view_pilot", "change_pilot", "add_partnership")
    officer = Pilot.created_by.field.related_model.objects.get(username="rita")
    pilot = make_pilot(published_at=None, created_by=officer)
    make_body()
    checked = check(rita, pilot, "Leeds City Council", "Otley Forum", source="A leaflet")
    assert "you may not add one" in checked.content.decode()
    checked = check(rita, pilot, "Leeds City Council", "Otley Forum")
    assert verdicts(checked)[1] == "Not on record, and you may not add bodies."
    forged = {field(checked, 1, "what"): "new", field(checked, 1, "kind"): "other"}
    save(rita, pilot, checked, **forged)
    assert parts(pilot) == []
    save(rita, pilot, check(rita, pilot, "Leeds City Council", "Otley Forum"))
    assert parts(pilot) == [("Leeds City Council", "partner")]
    assert not Document.objects.exists()
