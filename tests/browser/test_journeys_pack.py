"""From the front page to the meeting pack, read on a phone, printed, or kept and opened with no signal."""

import re

import pytest

from tests.browser.test_journeys import PHONE, Steps, with_and_without_script
from tests.browser.test_print import sides

BRANCH = "UNISON Birmingham Branch"
LARGEST = ("/branches/west-midlands-police/", "/pilots/kent/", "/service-groups/local-government/")


def chooser(page):
    return page.get_by_role("form", name="Choose a branch for its meeting pack")


@with_and_without_script
def test_a2_what_changed_since_our_last_meeting(visit, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(lambda: chooser(page).get_by_label("Your branch").select_option(label=BRANCH))
    step(chooser(page).get_by_role("button", name="Meeting pack").click)
    assert page.get_by_role("heading", level=1).inner_text() == f"Meeting pack: {BRANCH}"
    changed = page.get_by_role("region", name=re.compile("What changed since"))
    first = page.locator("main section").first
    assert first.get_attribute("id") == changed.get_attribute("id") == "changed"
    assert "Last before it: November 2025" in changed.inner_text()


@with_and_without_script
def test_a7_one_page_to_print(visit, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(lambda: chooser(page).get_by_label("Your branch").select_option(label=BRANCH))
    step(chooser(page).get_by_role("button", name="Meeting pack").click)
    assert sides(page) <= 2
    page.emulate_media(media="print")
    assert page.locator("#motion-text").is_visible()
    assert not page.get_by_role("form").first.is_visible()


@pytest.fixture
def keep(visit, tmp_path):
    """`keep(address)` saves the file that a pack gives for no signal, and says where."""

    def save(page, deed):
        with page.expect_download() as waiting:
            deed()
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    return save


def opened_without_signal(browser, path, **how):
    """The file in a browser that reaches nothing, and every address it asks for."""
    context = browser.new_context(viewport={"width": PHONE, "height": 800}, **how)
    context.set_offline(True)
    page, asked = context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    return page, asked


@with_and_without_script
def test_a7_one_file_to_read_with_no_signal(visit, keep, chromium, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(lambda: chooser(page).get_by_label("Your branch").select_option(label=BRANCH))
    path = step(keep, page, chooser(page).get_by_role("button", name="For no signal").click)
    assert re.fullmatch(r"meeting-pack-birmingham-since-\d{4}-\d\d-\d\d\.html", path.name)
    assert path.stat().st_size <= 300 * 1024
    kept, asked = opened_without_signal(chromium, path, java_script_enabled=script)
    assert asked == [path.as_uri()]
    assert kept.get_by_role("heading", level=1).inner_text() == f"Meeting pack: {BRANCH}"
    assert kept.get_by_text(re.compile("^Kept on")).is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", LARGEST)
def test_a_kept_pack_is_styled_and_shuts_nobody_out(visit, keep, chromium, faults, address, scheme):
    page = visit(f"{address}pack/?since=2009-10-01", width=PHONE)
    path = keep(page, page.get_by_role("link", name="Keep it for when there is no signal").click)
    kept, asked = opened_without_signal(chromium, path, color_scheme=scheme)
    plate = kept.locator(".plate").evaluate("plate => getComputedStyle(plate).backgroundColor")
    assert plate == "rgb(165, 17, 43)"
    assert faults(kept) == []
    assert kept.evaluate("document.documentElement.scrollWidth") <= PHONE
    assert asked == [path.as_uri()]


def test_a_source_opens_in_place_in_a_kept_pack(visit, keep, chromium):
    page = visit("/branches/birmingham/pack/?since=2009-10-01", width=PHONE)
    path = keep(page, page.get_by_role("link", name="Keep it for when there is no signal").click)
    kept, _ = opened_without_signal(chromium, path, java_script_enabled=False)
    kept.locator("#changed .fn a").first.click()
    assert kept.locator(".notes li:target").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_motion_is_edited_in_the_page_and_prints_as_it_was_changed(visit, script):
    page = visit("/branches/birmingham/pack/", script=script)
    motion = page.get_by_role("textbox", name="A draft motion")
    motion.press("Control+Home")
    page.keyboard.type("Urgent. ")
    assert motion.inner_text().startswith("Urgent. Total Place in Birmingham")
    assert page.get_by_role("button", name="Copy the motion").is_visible() is script


def test_the_day_is_changed_on_the_page(visit):
    page = visit("/branches/birmingham/pack/", width=PHONE)
    page.get_by_label("What changed since", exact=True).fill("2009-10-01")
    page.get_by_role("button", name="Show").click()
    assert page.get_by_role("heading", name="What changed since 1 October 2009").is_visible()
