"""A real browser. Without Debian's chromium these tests are skipped, except in CI."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM.exists():
        pytest.skip("There is no chromium on this machine: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, live_server, served_record):
    """`visit(path, width=…, dark=…, script=…)` opens a page of the real record in a browser of its own."""
    contexts = []

    def open_page(path, width=1280, dark=False, script=True):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(10_000)
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


@pytest.fixture
def faults():
    """`faults(page)` gives what axe finds wrong with it (A, AA, best practice), in words."""
    axe = Axe()

    def found(page):
        violations = axe.run(page).response["violations"]
        return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in violations]

    return found
