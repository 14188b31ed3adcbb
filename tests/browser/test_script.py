"""What else the site's only script does: copying, printing, and where the keyboard is. Nothing needs it."""

import re

import pytest

TO_COPY = '<p id="words">{}</p><button type="button" hidden data-copy="words">Copy</button>'
TO_PRINT = """<button type="button" hidden data-print>Print</button><details><summary>One</summary></details>
<details open><summary>Two</summary></details><details class="filters"><summary>Three</summary></details>
<section id="share"><details><summary>Four</summary></details></section>"""


def holding(page, html):
    """Goes to a page of ours with `html` in its main part and nothing else."""

    def answer(route):
        response = route.fetch()
        main = f'<main id="alone">{html}</main>'
        route.fulfill(response=response, body=re.sub("<main.*</main>", main, response.text(), flags=re.S))

    page.route("**/about/", answer)
    page.goto("/about/")


def test_without_script_there_is_nothing_to_press_in_vain(visit):
    page = visit("/pilots/birmingham/", script=False)
    buttons = page.locator("[data-copy], [data-print]")
    assert buttons.count() > 0
    assert [button for button in buttons.all() if button.is_visible()] == []


@pytest.mark.parametrize("clipboard", [True, False], ids=["clipboard", "plain http of old"])
def test_copy_copies_and_says_so_for_a_while(visit, clipboard):
    page = visit("/health/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    if not clipboard:
        page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    words = f"Count the people, {'today' if clipboard else 'as ever'}."
    holding(page, TO_COPY.format(words))
    button = page.locator("button[data-copy=words]")
    button.click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.get_by_role("status").inner_text() == "Copied"
    page.get_by_role("button", name="Copy", exact=True).wait_for(timeout=3000)
    assert page.get_by_role("status").inner_text() == ""
    page.goto("/search/")
    page.locator("#q").press("Control+v")
    assert page.locator("#q").input_value() == words


def test_print_prints_with_everything_unfolded_and_folds_it_again(visit):
    page = visit("/health/")
    page.add_init_script("window.print = () => { window.printed = true }")
    holding(page, TO_PRINT)
    page.get_by_role("button", name="Print").click()
    assert page.evaluate("printed") is True
    folded = page.locator("details:not([open]) summary")
    assert folded.all_inner_texts() == ["One", "Three", "Four"]
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.all_inner_texts() == ["Three", "Four"]  # filters, and what is there to be copied
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.all_inner_texts() == ["One", "Three", "Four"]


def test_what_was_wrong_with_a_form_has_the_focus(visit):
    page = visit("/search/?q=leeds&kind=nonsense")
    assert "nonsense" in page.locator(":focus").inner_text()


def test_escape_closes_a_note_and_goes_back_to_its_mark(visit):
    page = visit("/pilots/birmingham/", width=360)
    mark = page.locator("#money .fn a").first
    mark.click()
    assert page.locator(".notes li:target").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".notes li:target").count() == 0
    assert page.evaluate("document.activeElement.id") == mark.get_attribute("id")
