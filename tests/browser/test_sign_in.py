"""The way into the officers' desk, at every width, light and dark."""

from tests.browser.sweep import shuts_out


def test_the_sign_in_shuts_nobody_out(visit, faults):
    page = visit("/admin/login/")
    assert shuts_out(page, faults) == {}
    assert page.told == []


def test_what_was_wrong_is_said_where_the_officer_is(visit, faults):
    page = visit("/admin/login/")
    page.get_by_label("Sign-in name").fill("nobody")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    assert "We know no officer" in page.locator(":focus").inner_text()
    assert page.get_by_label("Sign-in name").input_value() == "nobody"
    assert shuts_out(page, faults) == {}
