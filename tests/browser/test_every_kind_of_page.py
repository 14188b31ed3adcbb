"""Every kind of page on a phone and a wide screen, light and dark: readable by everyone, and nobody told."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/",
    "/pilots/",
    "/pilots/?theme=gangs&region=london&status=nonsense",
    "/pilots/birmingham/",
    "/bodies/?kind=police",
    "/bodies/southwest-one/",
    "/branches/",
    "/branches/birmingham/",
    "/service-groups/",
    "/service-groups/health/",
    "/documents/?kind=union",
    "/documents/total-place-treasury-report/",
    "/figures/",
    "/timeline/?pilot=kent",
    "/blog/",
    "/blog/2009/11/in-a-totally-bad-place/",
    "/blog/topics/unison/",
    "/search/?q=leicester",
    "/search/?q=zzzz",
    "/glossary/",
    "/about/",
    "/nowhere/",
)


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, False), (360, True), (1280, True)])
def test_no_page_shuts_anybody_out_or_tells_anybody(visit, faults, live_server, width, dark):
    page = visit("/health/", width=width, dark=dark)
    for path in PAGES:
        page.told.clear()
        page.goto(path)
        assert faults(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} scrolls sideways"
        expected = [] if path != "/nowhere/" else [message for message in page.told if "404" in message]
        assert page.told == expected, path
    assert [url for url in page.asked if not url.startswith((live_server.url, "data:"))] == []
    assert page.context.cookies() == []
