"""O5: a post is written at the desk, and what its text names is linked with it, on the real record."""

import pytest

from blog.models import Post
from tests.browser.test_journeys import Steps, with_and_without_script

TEXT = (
    "Two national committees have begun to act. In Leicestershire, which is one of the pilots, the branches of "
    "Leicester City Council have met. Who asks IGPM what it was paid?"
)


@pytest.fixture
def none_before(db):
    Post.objects.filter(slug="our-answer").delete()


@with_and_without_script
def test_o5_write_a_post_and_link_the_pilots_that_its_text_names(desk, none_before, script):
    step, page = Steps(6 if script else 7), desk(script=script)
    step(page.get_by_role("row", name="Posts").get_by_role("link", name="Add").click)
    step(page.get_by_label("Title:").fill, "Our answer")
    if not script:  # its address is made by a script
        step(page.get_by_label("Slug").fill, "our-answer")
    step(page.get_by_label("Summary").fill, TEXT)
    step(lambda: page.get_by_label("Date", exact=False).first.fill("30 November 2009"))
    if script:  # they are offered while she writes
        page.locator(".at-hand li").first.wait_for()
        assert "In Leicestershire, which is one of the pilots" in page.locator(".at-hand").inner_text()
        step(page.get_by_role("button", name="Link these").click)
        assert "Linked when you save: Leicester and Leicestershire" in page.locator(".names-taken").inner_text()
        step(page.get_by_role("button", name="Save", exact=True).click)
    else:  # and asked about once it is saved
        step(page.get_by_role("button", name="Save", exact=True).click)
        assert "In Leicestershire, which is one of the pilots" in page.locator(".names").inner_text()
        step(page.get_by_role("button", name="Link these").click)
    assert "Linked: Leicester and Leicestershire" in page.locator(".messagelist").inner_text()
    post = Post.objects.get(slug="our-answer")
    assert [pilot.slug for pilot in post.pilots.all()] == ["leicester-and-leicestershire"]
    assert {body.slug for body in post.bodies.all()} == {"leicester-city-council", "igpm-warwick"}
    assert page.told == []


def begin(page):
    """A new post whose article, in the editor, names two things; until they are offered."""
    page.goto("/admin/blog/post/add/")
    page.get_by_label("Title:").fill("Our answer")
    page.get_by_role("textbox", name="Article").click()
    page.keyboard.type("In Leicestershire the branches have met. Who asks IGPM?")
    page.locator(".at-hand li").first.wait_for()
    return page


def test_names_in_the_article_are_offered_and_nothing_is_linked_unasked(desk, none_before):
    page = begin(desk())
    assert page.locator(".at-hand mark").all_inner_texts() == ["Leicestershire", "IGPM"]
    page.get_by_label("Summary").fill("It answers.")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.get_by_role("heading", name="Names in the text").is_visible()
    assert not Post.objects.get(slug="our-answer").pilots.exists()


def test_a_note_on_why_is_kept_through_a_form_that_comes_back_and_the_rest_is_not_asked_again(desk, none_before):
    page = begin(desk())
    page.locator(".at-hand input[type=checkbox]").nth(1).uncheck()
    page.locator(".at-hand .why").first.fill("Where it began")
    page.get_by_role("button", name="Link these").click()
    page.get_by_label("Summary").fill("It answers.")
    page.get_by_label("Date", exact=False).first.fill("the other day")
    page.get_by_role("button", name="Save", exact=True).click()
    assert page.locator(".errorlist").first.is_visible()
    page.locator(".names-taken:not(:empty)").wait_for()
    page.get_by_label("Date", exact=False).first.fill("30 November 2009")
    page.get_by_role("button", name="Save", exact=True).click()
    assert "Linked: Leicester and Leicestershire." in page.locator(".messagelist").inner_text()
    post = Post.objects.get(slug="our-answer")
    assert [(row.pilot.slug, row.note) for row in post.pilot_links.all()] == [
        ("leicester-and-leicestershire", "Where it began")
    ]
    assert not post.bodies.exists()
    assert page.told == []


def test_what_is_offered_is_plain_to_axe_and_fits_a_phone(desk, faults, none_before):
    page = begin(desk(width=360))
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert [fault for fault in faults(page) if "at-hand" in fault or "name-" in fault] == []


def test_the_names_are_plain_to_axe_and_fit_a_phone(desk, faults, none_before):
    page = desk(width=360)
    post = Post.objects.get(slug="unisons-response-to-total-place")
    post.pilots.clear()
    Post.objects.filter(pk=post.pk).update(summary=TEXT)
    page.goto(f"/admin/blog/post/{post.pk}/names/")
    assert page.get_by_role("checkbox").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults(page) == []
