"""No word that an officer typed is lost: not by a form that was refused, nor by another one, nor by going back."""

import pytest

from blog.models import Autosave, Post

ADD = "/admin/blog/post/add/"


@pytest.fixture
def form(desk, db):
    """The form of a new post, whose clock the test sets."""
    Post.objects.filter(slug__startswith="kept-").delete()
    Autosave.objects.all().delete()
    page = desk()
    page.clock.install()
    page.goto(ADD)
    return page


def type_article(page, *lines):
    page.get_by_role("textbox", name="Article").click()
    for number, line in enumerate(lines):
        if number:
            page.keyboard.press("Enter")
        page.keyboard.type(line)


def wait_until_kept(page):
    page.clock.run_for(16_000)
    page.get_by_text("Kept at").wait_for()


def test_a_form_that_was_refused_is_kept_at_once(form):
    type_article(form, "All that I wrote.")
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_text("Kept at").wait_for()
    form.goto(ADD)
    assert "“All that I wrote.”" in form.locator(".kept").inner_text()


def test_an_offer_that_is_ignored_stays_and_looks_like_no_failure_when_it_is_taken_up(form):
    type_article(form, "A long piece.")
    wait_until_kept(form)
    form.goto(ADD)
    form.get_by_label("Title:").fill("Only a title")
    wait_until_kept(form)
    form.goto("/admin/")
    assert "a new post, “Only a title”" in form.locator(".unsaved").inner_text()
    form.get_by_role("link", name="a new post, “A long piece.”").click()
    form.locator(".kept p", has_text="A long piece.").get_by_role("button", name="Take it up").click()
    assert "A long piece." in form.get_by_role("textbox", name="Article").inner_text()
    assert form.locator(".errornote").count() == 0


def test_gone_back_to_after_saving_the_form_says_which_post_it_became(form):
    form.get_by_label("Title:").fill("Kept once")
    form.locator("#id_summary").fill("It says.")
    form.get_by_role("button", name="Save", exact=True).click()
    form.wait_for_url(lambda address: "/add/" not in address)
    form.go_back()
    form.get_by_label("Title:").fill("Kept once")
    form.locator("#id_slug").fill("kept-once")
    form.locator("#id_summary").fill("It says more.")
    form.get_by_role("button", name="Save", exact=True).click()
    form.get_by_role("link", name="Kept once").click()
    assert form.url.endswith(f"/admin/blog/post/{Post.objects.get(slug='kept-once').pk}/change/")


def test_a_hyphen_of_which_the_editor_makes_a_bullet_names_the_source_of_a_quotation(form, visit):
    form.get_by_label("Title:").fill("Kept quotation")
    type_article(form, "They looked.", "> No posts found.", "- The programme’s own paper, 2009")
    form.get_by_role("button", name="Save and make public").click()
    post = Post.objects.get(slug="kept-quotation")
    assert "<li>" in post.body
    article = visit(post.get_absolute_url()).locator(".prose")
    assert article.locator("figure:has(blockquote) figcaption").inner_text() == "— The programme’s own paper, 2009"
    assert article.locator("li").count() == 0
