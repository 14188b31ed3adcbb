"""The desk in a browser: what keeps an officer's words, and that nobody is shut out of it."""

import pytest

from pilots.models import Document, Edit, PartnerBody, Pilot
from tests.browser.sweep import sideways
from tests.make import PASSWORD, make_officer
from tests.pilots.test_history import history_of
from tests.pilots.two_officers import page_of

MINOR = "empty-table-header"  # Django's own heads of tables of rows have one
OFFERED = {"width": 360, "dark": True}, {"width": 1280}


@pytest.fixture
def kent(site):
    return Pilot.objects.get(slug="kent")


@pytest.fixture(scope="module")
def carol(site):
    return make_officer("Carol Clough", is_superuser=True)


def serious(page, faults):
    found = [fault for fault in faults(page) if not fault.startswith(MINOR)]
    return found + [f"{over} px too wide" for over in [sideways(page)] if over > 0]


def press(page, name):
    page.get_by_role("button", name=name, exact=True).click()


def conflict(page, carol, thing):
    """Carol saves other words while Alice types hers."""
    page.goto(page_of(thing))
    page.get_by_label("Summary").fill("By Alice.")
    page.get_by_label("Why this change").fill("A test")
    type(thing).objects.with_key(thing.pk).update(summary="By Carol.")
    Edit.objects.create(by=carol, kind="pilots.pilot", object_id=thing.pk, title=str(thing), reason="She knew better")
    press(page, "Save")


def test_leaving_a_form_with_something_typed_in_it_asks_first(desk, kent):
    page, asked = desk(), []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.goto(page_of(kent))
    page.get_by_label("Summary").click()
    page.get_by_role("link", name="History").click()
    assert (asked, page.url.endswith("/history/")) == ([], True)
    page.goto(page_of(kent))
    page.get_by_label("Summary").fill("Something typed.")
    page.get_by_role("link", name="History").click()
    assert asked == ["beforeunload"]
    assert page.get_by_label("Summary").input_value() == "Something typed."
    page.get_by_label("Why this change").fill("A test")
    press(page, "Save")
    page.locator(".messagelist .success").wait_for()
    assert asked == ["beforeunload"]


def test_an_officer_chooses_between_her_words_and_somebody_elses(desk, carol, kent, faults):
    page = desk()
    conflict(page, carol, kent)
    assert page.get_by_role("heading", name="Somebody else changed this while you were writing").is_visible()
    assert "Carol Clough saved" in page.locator(".desk-note").inner_text()
    assert serious(page, faults) == []
    page.get_by_label("As you typed it").check()
    press(page, "Save what I chose")
    kent.refresh_from_db()
    assert kent.summary == "By Alice."


@pytest.mark.parametrize("script", [True, False])
def test_a_form_outlives_the_session_that_it_was_opened_in(desk, kent, script):
    page = desk(script=script)
    page.goto(page_of(kent))
    words = f"Typed {'with' if script else 'without'} script."
    page.get_by_label("Summary").fill(words)
    page.get_by_label("Why this change").fill("A test")
    page.context.clear_cookies(name="sessionid")
    press(page, "Save")
    assert page.get_by_role("heading", name="You were signed out; your form is kept").is_visible()
    page.get_by_label("Sign-in name").fill("alice")
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")
    press(page, "Send what I wrote")
    kent.refresh_from_db()
    assert kent.summary == words


def pages():
    """(name, address) of one page of each kind of the desk."""
    kent, body = Pilot.objects.get(slug="kent"), PartnerBody.objects.get(slug="kent-county-council")
    yield "index", "/admin/"
    yield "list", "/admin/pilots/pilot/"
    yield "change", page_of(kent)
    yield "change of a document", page_of(Document.objects.get(slug="practitioners-guide"))
    yield "add", "/admin/pilots/figure/add/"
    yield "history", history_of(kent)
    yield "accounts", "/admin/campaign/officer/add/"
    yield "a post in its editor", "/admin/blog/post/add/"
    yield "import", "/admin/pilots/partnerbody/import/"
    yield "export", "/admin/pilots/partnerbody/export/"
    yield "delete", f"/admin/pilots/pilot/{kent.pk}/delete/"
    yield "merge", f"/admin/pilots/partnerbody/{body.pk}/merge/"


@pytest.mark.parametrize("how", OFFERED, ids=lambda how: str(how["width"]))
def test_nobody_is_shut_out_of_the_desk(desk, faults, how):
    page, wrong = desk(**how), {}
    for name, address in pages():
        page.goto(address)
        page.wait_for_load_state("networkidle")
        if found := serious(page, faults):
            wrong[name] = found
    assert wrong == {}
