"""O5: a post is written at the desk, and what its text names is linked with it, on the real record."""

import pytest

from blog.models import Post
from tests.browser.test_journeys import Steps, with_and_without_script

pytestmark = pytest.mark.looks

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
    step(page.get_by_role("button", name="Save", exact=True).click)
    assert "In Leicestershire, which is one of the pilots" in page.locator(".names").inner_text()
    step(page.get_by_role("button", name="Link these").click)
    assert "Linked: Leicester and Leicestershire" in page.locator(".messagelist").inner_text()
    post = Post.objects.get(slug="our-answer")
    assert [pilot.slug for pilot in post.pilots.all()] == ["leicester-and-leicestershire"]
    assert {body.slug for body in post.bodies.all()} == {"leicester-city-council", "igpm-warwick"}
    assert page.told == []


def test_the_names_are_plain_to_axe_and_fit_a_phone(desk, faults, none_before):
    page = desk(width=360)
    post = Post.objects.get(slug="unisons-response-to-total-place")
    post.pilots.clear()
    Post.objects.filter(pk=post.pk).update(summary=TEXT)
    page.goto(f"/admin/blog/post/{post.pk}/names/")
    assert page.get_by_role("checkbox").count() > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert faults(page) == []
