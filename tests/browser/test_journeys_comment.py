"""From a post to a comment of one's own, with script and without; and what an officer does with it."""

import pytest

from blog.models import Attempt, Comment
from tests.browser.sweep import shuts_out
from tests.browser.test_journeys import PHONE, POST, Steps, on_the_first_screen, with_and_without_script

NAMES = "Jane Smith of Leicester City Council said so."


@pytest.fixture(autouse=True)
def nothing_left(db):
    yield
    Comment.objects.all().delete()
    Attempt.objects.all().delete()


def fill(step, page, text):
    """Opens the form below a post and fills it in, as slowly as people do."""
    step(page.get_by_role("region", name="Comments").get_by_role("link", name="Write one").click)
    step(page.get_by_label("What you want to say").fill, text)
    page.wait_for_timeout(4_000)


@with_and_without_script
def test_a_member_comments_in_three_steps(visit, script):
    step, page = Steps(3), visit(POST, width=PHONE, script=script)
    fill(step, page, "It was the same with us.")
    step(page.get_by_role("button", name="Send it").click)
    waits = page.get_by_role("heading", name="Your comment waits for an officer")
    assert on_the_first_screen(waits)
    assert page.context.cookies() == []
    assert not page.get_by_role("button", name="Yes, delete my comment").is_visible()
    page.get_by_text("Take it away for good").click()
    page.get_by_role("button", name="Yes, delete my comment").click()
    assert page.get_by_role("heading", name="Your comment is deleted").is_visible()
    assert Comment.objects.count() == 0


@with_and_without_script
def test_a_comment_that_names_people_is_asked_about_and_may_be_changed(visit, script):
    page = visit(POST, width=PHONE, script=script)
    fill(lambda deed, *given: deed(*given), page, NAMES)
    page.get_by_role("button", name="Send it").click()
    assert page.locator(".asread mark").all_inner_texts() == ["Jane Smith", "Leicester City Council"]
    page.get_by_role("button", name="Change it").click()
    text = page.get_by_label("What you want to say")
    assert text.input_value() == NAMES
    page.get_by_role("button", name="Send it").click()  # of what she has seen nobody warns again
    assert page.get_by_role("heading", name="Your comment waits for an officer").is_visible()
    page.go_back()  # to the answer of a form: no error of the browser's
    assert text.input_value() == NAMES
    page.go_forward()
    text.fill("They said so.")
    page.wait_for_timeout(3_500)
    page.get_by_role("button", name="Send it as it is now").click()
    assert Comment.objects.get().text == "They said so."


def test_the_pages_of_comments_shut_nobody_out(visit, faults):
    page = visit(POST)
    fill(lambda deed, *given: deed(*given), page, NAMES)
    wrong = {"form": shuts_out(page, faults)}
    page.get_by_role("button", name="Send it").click()
    wrong["warning"] = shuts_out(page, faults)
    page.get_by_role("button", name="Send it all the same").click()
    wrong["own"] = shuts_out(page, faults)
    comment = Comment.objects.get()
    Comment.objects.update(state="shown")
    page.goto(comment.get_absolute_url())
    wrong["shown"] = shuts_out(page, faults)
    page.get_by_role("link", name="Report the comment").click()
    wrong["report"] = shuts_out(page, faults)
    page.get_by_role("button", name="Report it").click()
    wrong["reported"] = shuts_out(page, faults)
    assert {name: found for name, found in wrong.items() if found} == {}
    assert page.told == []
    comment.refresh_from_db()
    assert comment.reports == 1
