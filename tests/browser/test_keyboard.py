"""With the keys alone: Tab comes to everything, in order, shows where it is, and gets out again."""

import pytest

# What Tab should come to, in the order of the page. A part that scrolls may be a stop as well; it is not counted.
WATCH = """() => {
    const stops = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    window.stops = [...document.querySelectorAll(stops)].filter(one => one.checkVisibility() && !one.disabled);
    const parts = "outline boxShadow backgroundColor stroke strokeWidth fill".split(" ");
    const look = one => { const style = getComputedStyle(one); return parts.map(part => style[part]).join(); };
    const looks = one => [one, ...one.children].map(look).join();
    const before = window.stops.map(looks);
    window.seen = [];
    document.addEventListener("focusin", ({ target }) => {
        const number = window.stops.indexOf(target);
        if (number >= 0) window.seen.push([number, looks(target) !== before[number]]);
    });
    return window.stops.map(one => one.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("path", ["/", "/pilots/birmingham/"])
def test_tab_reaches_everything_in_order_with_a_visible_focus(visit, path, width):
    page = visit(path, width=width)
    stops = page.evaluate(WATCH)
    assert len(stops) > 40
    for _ in stops:
        page.keyboard.press("Tab")
    while not page.evaluate("window.seen.at(-1)[0] === window.stops.length - 1"):
        page.keyboard.press("Tab")  # for each part that scrolls, once more
        assert page.evaluate("document.activeElement !== document.body"), "the keys left the page too early"
    seen = page.evaluate("window.seen")
    assert [stops[number] for number, _ in seen] == stops
    assert [stops[number] for number, shown in seen if not shown] == []
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement !== window.stops.at(-1)"), "the last stop lets nobody out"


def test_the_first_tab_leads_past_the_menu(visit):
    page = visit("/pilots/birmingham/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the page")
    assert skip.evaluate("link => link === document.activeElement")
    assert page.viewport_size["height"] > skip.bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
