"""What is asked of every page in a browser, whichever page it is."""

# 320 is also what a screen of 1280 shows at 400 %. Each layout, the narrow and the wide, is seen in both schemes, and
# asked everything in one of them: in the other no more than its colours can have changed.
COLOURS = ("color-contrast", "link-in-text-block")
SIGHTS = ((320, "dark", ()), (768, "light", COLOURS), (1280, "light", ()), (1280, "dark", COLOURS))
MADE_BY_SCRIPT = "main :is(button[type=button], [role=status], [role=listbox])"
# Boxes that cut off text of their own; those of a pixel are there for listeners, and cut it off on purpose.
CUT_OFF = """() => [...document.querySelectorAll("body *")].filter(box => {
    const style = getComputedStyle(box), hides = /hidden|clip/;
    const across = hides.test(style.overflowX) && box.scrollWidth > box.clientWidth + 1;
    const down = hides.test(style.overflowY) && box.scrollHeight > box.clientHeight + 1;
    return (across || down) && box.clientWidth > 1 && box.checkVisibility() && box.innerText?.trim();
}).map(box => box.outerHTML.slice(0, 80))"""
WORDS = """made => {
    const buttons = [...document.querySelectorAll(made)];
    buttons.forEach(button => { button.style.display = "none" });
    const words = document.querySelector("main").innerText.split("\\n");
    buttons.forEach(button => { button.style.removeProperty("display") });
    return words;
}"""


def sideways(page):
    """By how many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


def shuts_out(page, faults):
    """{(width, scheme): what is wrong} for the page as it is opened, at several sizes and colours."""
    wrong = {}
    for width, scheme, rules in SIGHTS:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found = faults(page, *rules) + [f"{over} px too wide" for over in [sideways(page)] if over > 0]
        if found:
            wrong[width, scheme] = found
    return wrong


def tells(page, site):
    """What the page said to its console, asked of anybody but us, or left in the browser."""
    missing = [text for text in page.told if "404" in text] if page.url.endswith("/nowhere/") else []
    told = [text for text in page.told if text not in missing]
    elsewhere = [url for url in page.asked if not url.startswith((f"{site}/", "data:"))]
    return told + elsewhere + page.context.cookies()


def loses_at_twice_the_text(page):
    """What goes when a reader's browser is set to text of 200 %: sideways, or behind the edge of its box."""
    assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") > 26
    return [f"{over} px too wide" for over in [sideways(page)] if over > 0] + page.evaluate(CUT_OFF)


def words_of(page):
    """The main text as it is seen, without the buttons that a script makes for itself."""
    return page.evaluate(WORDS, MADE_BY_SCRIPT)
