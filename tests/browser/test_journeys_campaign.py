"""What a branch asks of the campaign's pages, in a browser and on the real record, in no more steps than it may take.

A6 starts at the front page on a phone, M5 at a post that somebody was sent.
"""

from urllib.parse import parse_qs, urlsplit

import pytest

from pilots.models import Branch, Document
from tests.browser.test_journeys import PHONE, POST, Steps, with_and_without_script


@with_and_without_script
def test_a6_which_other_branches_face_this_and_how_to_reach_them(visit, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(page.get_by_role("navigation", name="Main").get_by_role("link", name="Branches").click)
    step(page.get_by_role("link", name="UNISON Kent Police branch").click)
    table = page.locator("#neighbours")
    row = table.get_by_role("row").filter(has=page.get_by_role("link", name="Kent branch of UNISON"))
    assert "another service group" in table.inner_text()
    assert "no address recorded" in row.inner_text()  # the shipped record has none
    assert table.get_by_role("link", name="Medway UNISON").is_visible()
    letter = page.get_by_role("link", name="Open as a mail").get_attribute("href")
    assert "Kent branch of UNISON" in parse_qs(urlsplit(letter).query)["body"][0]


def test_a6_the_letter_can_be_copied(visit):
    page = visit("/branches/kent-police/", width=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the letter").click()
    page.get_by_role("button", name="Copied").wait_for()
    said = page.evaluate("navigator.clipboard.readText()")
    assert said.startswith("To: ") and "a joint position" in said


def go_from_the_post_to_a_branch(visit, script):
    step, page = Steps(2), visit(POST, width=PHONE, script=script)
    step(page.get_by_role("link", name="Leicester and Leicestershire").first.click)
    step(page.locator("#branches").get_by_role("link", name="Leicester City UNISON").click)
    return page.locator("main dl").first


@pytest.fixture
def role(db):
    """A role and its address that a branch has published, put in as an officer would."""
    branch = Branch.objects.get(slug="leicester-city")
    branch.contact_role, branch.contact_address = "branch secretary", "leicestercity.secretary@example.org"
    branch.contact_source = Document.objects.get(slug="unisons-response-to-total-place")
    branch.full_clean()
    branch.save()
    yield branch
    Branch.objects.filter(pk=branch.pk).update(contact_role="", contact_address="", contact_source=None)


@with_and_without_script
def test_m5_whom_in_my_branch_do_i_ask(visit, role, script):
    told = go_from_the_post_to_a_branch(visit, script)
    link = told.get_by_role("link", name=role.contact_address)
    assert link.get_attribute("href") == f"mailto:{role.contact_address}"
    assert "Branch secretary" in told.inner_text()


@with_and_without_script
def test_m5_where_no_role_is_recorded_the_page_says_so_and_what_to_do(visit, script):
    told = go_from_the_post_to_a_branch(visit, script)
    assert "no role or address recorded" in told.inner_text()
    assert "Ask the union’s East Midlands region" in told.inner_text()
