"""Branches put into a pilot because they organise at its bodies; and one more, with where it organises."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from campaign.models import Officer
from pilots.models import AffectedBranch, Branch
from tests.make import make_affected_branch, make_body, make_branch, make_partnership, make_pilot, make_service_group
from tests.page import form_on
from tests.pilots.test_admin import change_page
from tests.pilots.test_quick_pilot import told
from tests.pilots.test_quick_publishing import with_rights

pytestmark = pytest.mark.django_db


def page_of(pilot):
    return reverse("admin:pilots_pilot_branches", args=[pilot.pk])


def affected(pilot):
    return sorted(row.branch.name for row in pilot.affected_branches.all())


@pytest.fixture
def leeds(db):
    """A pilot with a body where three branches organise, one of which is recorded."""
    pilot, council = make_pilot(), make_body()
    make_partnership(pilot, council)
    make_branch("Leeds Local Government", [council])
    make_branch("Leeds Health", [council, make_body("Elsewhere")], service_group=make_service_group("Health"))
    make_affected_branch(pilot, make_branch("Recorded", [council]))
    make_branch("Far away", [make_body("York City Council")])
    return pilot


def add(client, pilot, **changes):
    form = form_on(client.get(page_of(pilot)), "branches")
    return client.post(page_of(pilot), {**form, **changes, "_add": "yes"}, follow=True)


def test_the_tool_says_how_many_there_are_and_the_page_shows_them_by_group_all_ticked(alice, leeds):
    assert "Branches at its bodies (2)" in alice.get(change_page(leeds)).content.decode()
    page = alice.get(page_of(leeds))
    assert len(form_on(page, "branches")["branches"]) == 2
    words = page.content.decode()
    assert words.index("<legend>Health</legend>") < words.index("<legend>Local government</legend>")
    assert "Elsewhere" not in words
    assert "Far away" not in words


def test_those_ticked_are_added_with_their_source(alice, leeds):
    response = add(alice, leeds, source="A leaflet, 2010")
    assert affected(leeds) == ["Leeds Health", "Leeds Local Government", "Recorded"]
    row = AffectedBranch.objects.get(branch__name="Leeds Health")
    assert row.citations.get().document.title == "A leaflet"
    assert told(response)[0] == "2 branches added: Leeds Health; Leeds Local Government."
    assert row.history.get().edit.title == "Leeds"


def test_one_not_ticked_is_left_out(alice, leeds):
    add(alice, leeds, branches=[str(Branch.objects.get(name="Leeds Health").pk)])
    assert affected(leeds) == ["Leeds Health", "Recorded"]


def test_none_ticked_is_told(alice, leeds):
    assert "Tick at least one branch." in add(alice, leeds, branches=[]).content.decode()


def test_one_added_by_somebody_else_meanwhile_is_told(alice, leeds):
    form = form_on(alice.get(page_of(leeds)), "branches")
    make_affected_branch(leeds, Branch.objects.get(name="Leeds Health"))
    page = alice.post(page_of(leeds), {**form, "_add": "yes"}).content.decode()
    assert "One of them is recorded already" in page
    assert affected(leeds) == ["Leeds Health", "Recorded"]


def test_only_branches_at_its_bodies_can_be_posted(alice, leeds):
    add(alice, leeds, branches=[str(Branch.objects.get(name="Far away").pk)])
    assert affected(leeds) == ["Recorded"]


def test_where_there_is_none_it_says_what_to_do(alice):
    pilot = make_pilot()
    page = alice.get(page_of(pilot)).content.decode()
    assert "No branch on record organises at a body in this pilot" in page
    assert "paste its bodies" in page
    make_partnership(pilot, make_body())
    assert "say at which body it organises" in alice.get(page_of(pilot)).content.decode()


def one(client, pilot, **fields):
    return client.post(page_of(pilot), {"name": "Otley General", "_one": "yes", **fields}, follow=True)


def test_a_new_branch_is_added_with_where_it_organises_as_a_draft(alice, leeds):
    body = leeds.partnerships.get().body
    response = one(alice, leeds, service_group=make_service_group().pk, bodies=[body.pk])
    branch = Branch.objects.get(name="Otley General")
    assert (list(branch.bodies.all()), branch.is_draft, branch.slug) == ([body], True, "otley-general")
    assert "Otley General" in affected(leeds)
    assert "It is a draft: readers see it once it is public." in told(response)
    assert branch.history.first().links == {"bodies": [body.pk]}


def test_a_branch_on_record_is_used_and_keeps_its_bodies(alice, leeds):
    body = leeds.partnerships.get().body
    one(alice, leeds, name="far away", bodies=[body.pk])
    branch = Branch.objects.get(name="Far away")
    assert sorted(branch.bodies.values_list("name", flat=True)) == ["Leeds City Council", "York City Council"]
    assert "Far away" in affected(leeds)


def test_a_branch_nearly_so_called_is_asked_about(alice, leeds):
    fields = {"name": "Leeds Helth", "service_group": make_service_group().pk}
    page = one(alice, leeds, **fields).content.decode()
    assert "On record there is “Leeds Health”" in page
    assert 'name="is_another"' in page
    assert not Branch.objects.filter(name="Leeds Helth").exists()
    one(alice, leeds, **fields, is_another="on")
    assert "Leeds Helth" in affected(leeds)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "This field is required"),
        ({"name": "Recorded"}, "is in this pilot already"),
        ({}, "A new branch needs its service group."),
        ({"bodies": ["999999"]}, "Select a valid choice"),
        ({"source": "?"}, "Write an address or a title."),
    ],
)
def test_what_is_wrong_with_one_branch_is_told(alice, leeds, fields, said):
    assert said in one(alice, leeds, **fields).content.decode()
    assert not Branch.objects.filter(name="Otley General").exists()


def test_the_page_asks_as_much_for_many_as_for_few(alice, leeds):
    asked = []
    for numbers in (range(0), range(30)):
        for number in numbers:
            make_branch(f"Branch {number}", [leeds.partnerships.first().body])
            make_partnership(leeds, make_body(f"Body {number}"))
        with CaptureQueriesContext(connection) as captured:
            alice.get(page_of(leeds))
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 9  # session, officer, pilot; branches, bodies shared; groups, bodies; titles


def test_it_needs_the_right_to_change_this_pilot(bob, leeds):
    rita = with_rights("Rita Rowe", "view_pilot", "change_pilot", "add_affectedbranch")
    for client in (bob, rita):
        assert client.get(page_of(leeds)).status_code == 403
        assert client.post(page_of(leeds), {"name": "Otley", "_one": "yes"}).status_code == 403


def test_a_reporter_adds_no_branch_without_the_right_and_moves_none_of_others(leeds):
    rita = with_rights("Rita Rowe", "view_pilot", "change_pilot", "add_affectedbranch", "change_branch")
    pilot = make_pilot("Otley", published_at=None, created_by=Officer.objects.get(username="rita"))
    body = make_body("Otley Council")
    make_partnership(pilot, body)
    assert "you may not add one" in one(rita, pilot, service_group=make_service_group().pk).content.decode()
    response = one(rita, pilot, name="Far away", bodies=[body.pk])
    assert affected(pilot) == ["Far away"]
    assert "Where Far away organises was left as it was" in told(response)[1]
    assert list(Branch.objects.get(name="Far away").bodies.values_list("name", flat=True)) == ["York City Council"]
