"""What officers come to record, in a browser and on the real record, in no more steps than it may take.

They start at the index of the desk, signed in. What one test records is there for the next.
"""

import re

from pilots.models import AffectedBranch, Pilot
from tests.browser.sweep import sideways
from tests.browser.test_journeys import Steps, with_and_without_script
from tests.make import make_body, make_branch, make_partnership, make_pilot

LINES = """1. Worcestershire County Council, lead
2. wyre forest district counsil
3. Clee Hills Fire and Rescue Service, partner
4. NHS Worcestershire; funder
5. West Mercia Police
6. Friends of the Clee, overseer"""


def messages(page):
    return page.locator(".messagelist").inner_text()


@with_and_without_script
def test_o1_record_a_new_pilot(desk, script):
    name = f"Cornwall {'with' if script else 'without'} script"
    step, page = Steps(5), desk(script=script)
    form = page.get_by_role("form", name="Record a pilot")
    step(form.get_by_label("Name").fill, name)
    step(lambda: form.get_by_label("Region").select_option(label="South West"))
    step(form.get_by_label("Lead body").fill, "Somerset county council")
    step(form.get_by_label("Source").fill, f"https://example.org/{script}, {name}, a pilot, 18 November 2025")
    step(form.get_by_role("button", name="Save").click)
    assert f"{name} is recorded, as a draft" in messages(page)
    assert page.get_by_label("Name:", exact=True).input_value() == name
    assert page.get_by_role("button", name="Save and make public with the 2 drafts in it").is_visible()
    page.get_by_role("button", name="Save and make public with the 2 drafts in it").click()
    page.goto(Pilot.objects.get(name=name).get_absolute_url())
    text = page.locator("main").inner_text()
    assert "since 18 November 2025" in text
    assert "Somerset County Council" in text
    assert page.told == []


@with_and_without_script
def test_o2_six_bodies_with_roles_by_pasting_lines(desk, db, script):
    number = 1 if script else 2
    pilot = make_pilot(f"The Marches {number}")
    step, page = Steps(7), desk(script=script)
    step(page.get_by_role("link", name="Pilots", exact=True).click)
    step(page.get_by_role("link", name=pilot.name).click)
    step(page.get_by_role("link", name="Paste bodies").click)
    step(page.get_by_label("Bodies", exact=True).fill, LINES.replace("Clee", f"Clee {'X' * number}"))
    step(page.get_by_role("button", name="Check").click)
    assert not pilot.partnerships.exists()
    assert [line.split(":")[0] for line in page.locator(".pasted .line span").all_inner_texts()] == [
        "Found by its name.",
        "Found, spelt a little otherwise",
        "New.",
        "Found by its name.",
        "Found by its name.",
        "New.",
    ]
    step(page.locator(".pasted li").nth(5).get_by_label("Kind, if it is new").select_option, "voluntary-sector")
    step(page.get_by_role("button", name="Save").click)
    assert "6 bodies added" in messages(page)
    parts = pilot.partnerships.order_by("pk").values_list("role", "body__kind", "body__published_at")
    assert [(role, kind, moment is None) for role, kind, moment in parts] == [
        ("lead", "county-council", False),
        ("partner", "district-council", False),
        ("partner", "fire", True),
        ("funder", "primary-care-trust", False),
        ("partner", "police", False),
        ("overseer", "voluntary-sector", True),
    ]
    assert page.told == []


@with_and_without_script
def test_o3_affected_branches_and_where_they_organise(desk, db, script):
    name = "Severn" if script else "Teme"
    pilot, body = make_pilot(f"{name} Valley"), make_body(f"{name} Valley Council")
    make_partnership(pilot, body)
    branches = [make_branch(f"{name} {number}", [body]) for number in range(7)]
    step, page = Steps(4), desk(script=script)
    step(page.get_by_role("link", name="Pilots", exact=True).click)
    step(page.get_by_role("link", name=pilot.name).click)
    step(page.get_by_role("link", name="Branches at its bodies (7)").click)
    assert f"organises at {name} Valley Council" in page.locator(".ticks").first.inner_text()
    step(page.get_by_role("button", name="Add these").click)
    assert "7 branches added" in messages(page)
    assert AffectedBranch.objects.filter(pilot=pilot, branch__in=branches).count() == 7
    page.goto(pilot.get_absolute_url())
    assert f"{name} 6" in page.locator("main").inner_text()
    assert page.told == []


@with_and_without_script
def test_o6_log_a_development_with_date_source_and_new_status(desk, script):
    name = "Croydon" if script else "Lewisham"
    step, page = Steps(5), desk(script=script)
    form = page.get_by_role("form", name="Log a development")
    step(form.get_by_label("Date").fill, "2 December 2025")
    step(form.get_by_label("What happened").fill, f"{name} is told that its pilot is over")
    step(form.get_by_label("Source").fill, f"https://example.org/{name}, A letter to {name}, 2 December 2025")
    step(lambda: form.get_by_label("New status").select_option("ended"))
    step(form.get_by_role("button", name="Save and make public").click)
    assert f"Logged for {name}, as the sentence says. It is public now." in messages(page)
    page.goto(f"/pilots/{name.lower()}/")
    text = page.locator("main").inner_text()
    assert re.search(r"Ended\W+since 2 December 2025", text)
    assert f"A letter to {name}" in text
    assert page.told == []


def test_the_short_forms_shut_nobody_out(desk, faults):
    page = desk()
    pilot = Pilot.objects.get(slug="leicester-and-leicestershire")
    own = f"/admin/pilots/pilot/{pilot.pk}"
    for path in (
        "/admin/",
        "/admin/pilots/pilot/record/",
        "/admin/pilots/event/log/",
        f"{own}/bodies/",
        f"{own}/branches/",
    ):
        for width, scheme in ((360, "dark"), (1280, "light"), (1280, "dark")):
            page.set_viewport_size({"width": width, "height": 800})
            page.emulate_media(color_scheme=scheme)
            page.goto(path)
            assert (faults(page), sideways(page)) == ([], 0), (path, width, scheme)
    page.goto(f"{own}/bodies/")
    page.get_by_label("Bodies", exact=True).fill("Kent Police Services, chum\nOtley Forum\nDCLG")
    page.get_by_role("button", name="Check").click()
    page.get_by_role("button", name="Save").click()
    assert (faults(page), sideways(page)) == ([], 0)
