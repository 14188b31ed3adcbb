"""A real browser. Without Debian's chromium these tests are skipped, except in CI.

Here `db` is the real record, committed once for all tests of a module, and `site` is where it is served. Tests
read; what one writes is there for the next, and goes with the module.
"""

from functools import wraps
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.management import call_command
from django.db import connections
from playwright.sync_api import Locator, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import forget_addresses
from tests.make import PASSWORD, make_officer
from tests.recorded import hold_a_copy, load_record

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
# What axe leaves out unless told: it counts the size of targets (WCAG 2.2 AA) among things to be asked for.
AXE_RULES = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}


@pytest.fixture(scope="session")
def chromium_path():
    if not CHROMIUM.exists():
        pytest.skip("There is no chromium on this machine: apt-get install chromium")
    return str(CHROMIUM)


@pytest.fixture(scope="module")
def launch(chromium_path):
    """`launch(flag, …)` starts a browser, which ends with the module: only one Playwright can run at a time."""
    with sync_playwright() as playwright:
        browsers = []

        def start(*flags):
            browsers.append(playwright.chromium.launch(executable_path=chromium_path, args=[*FLAGS, *flags]))
            return browsers[-1]

        yield start
        for browser in browsers:
            browser.close()


def until_it_is_read(deed):
    @wraps(deed)
    def done(locator, *given, **named):
        deed(locator, *given, **named)
        if not locator.page.is_closed():
            locator.page.wait_for_load_state()

    return done


@pytest.fixture(scope="session", autouse=True)
def clicks_lead_to_whole_pages():
    """Playwright goes on when the next page has begun; here, when it is all there, so that a test may ask it."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("click", "press"):
            patch.setattr(Locator, name, until_it_is_read(getattr(Locator, name)))
        yield


@pytest.fixture(scope="module")
def chromium(launch):
    return launch()


@pytest.fixture(scope="module")
def chromium_at_twice_the_text(launch):
    """As set by a reader in its settings: unlike a style of the page, media queries follow it."""
    return launch("--blink-settings=defaultFontSize=32")


@pytest.fixture(scope="module")
def db(django_db_setup, django_db_blocker):
    """The real record with a copy of one document, committed. By this name pytest-django knows to make a database."""
    with django_db_blocker.unblock():
        load_record()
        hold_a_copy()
        try:
            yield
        finally:
            call_command("flush", verbosity=0, interactive=False)
            forget_addresses()
            connections.close_all()


@pytest.fixture(scope="module")
def site(db):
    """The address at which the record is served on this machine, such as http://127.0.0.1:40001."""
    server = LiveServer("127.0.0.1")
    yield server.url
    server.stop()


@pytest.fixture
def visit(chromium, site):
    """`visit(path, width=…, dark=…, script=…, browser=…)` opens a page of the real record with a profile of its own.

    `page.told` is what its console said, `page.asked` every address it asked for.
    """
    contexts = []

    def open_page(path, width=1280, dark=False, script=True, browser=chromium):
        context = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            java_script_enabled=script,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        page = context.new_page()
        page.told, page.asked = [], []
        page.on("console", lambda message: page.told.append(message.text))
        page.on("pageerror", lambda fault: page.told.append(str(fault)))
        page.on("request", lambda request: page.asked.append(request.url))
        page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="session")
def faults():
    """`faults(page)` gives what axe finds wrong with it (A, AA, best practice), in words; by some `rules` if named."""
    script = Axe().axe_script

    def found(page, *rules):
        asked = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
        if not page.evaluate("typeof window.axe === 'object'"):
            page.evaluate(script)
        violations = page.evaluate("how => axe.run(how)", AXE_RULES | asked)["violations"]
        return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in violations]

    return found


@pytest.fixture(scope="module")
def alice(site):
    return make_officer("Alice Ashworth", is_superuser=True)


@pytest.fixture
def desk(alice, visit):
    """The index of the desk, with Alice signed in."""

    def sign_in(**how):
        page = visit("/admin/login/", **how)
        page.get_by_label("Sign-in name").fill(alice.username)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.goto("/admin/")
        return page

    return sign_in
