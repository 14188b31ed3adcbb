"""A member who came by a link to a post: on to the pilot, and from there to the branch."""

from tests.browser.test_journeys import PHONE, POST, Steps, with_and_without_script


@with_and_without_script
def test_from_a_post_to_the_pilot_and_on_to_the_branch_and_back(visit, script):
    step, page = Steps(3), visit(POST, width=PHONE, script=script)
    standing = page.get_by_role("complementary", name="Where things stand now")
    step(standing.get_by_role("link", name="Leicester and Leicestershire").click)
    assert page.url.endswith("/pilots/leicester-and-leicestershire/")
    assert page.get_by_role("link", name="In a Totally Bad Place").count()
    step(page.locator("main a[href^='/branches/leicester']").first.click)
    assert "/branches/" in page.url
    back = page.get_by_role("link", name="In a Totally Bad Place").first
    step(back.click)
    assert page.get_by_role("heading", level=1).inner_text() == "In a Totally Bad Place"


def test_a_post_says_at_once_what_has_changed_since_and_what_corrects_it(visit):
    page = visit(POST, width=PHONE)
    alert = page.locator("main .alert").first
    assert "Corrected." in alert.inner_text()
    since = page.get_by_role("region", name="Since this was written")
    assert "status went from counting to reported" in since.inner_text()
    alert.get_by_role("link").click()
    assert "This corrects In a Totally Bad Place" in page.locator("main .alert").first.inner_text()
