"""An article written in the editor: quotation, footnote, picture; a link to preview it; no word of it lost."""

import re

import pytest

from blog.models import Autosave, Post
from tests.blog.pictures import photo

ADD = "/admin/blog/post/add/"


@pytest.fixture
def none_before(db):
    Post.objects.filter(slug="what-we-saw").delete()
    Autosave.objects.all().delete()


def write(page):
    """Types an article: a paragraph with a footnote, the place of a picture, a quotation with its source."""
    page.get_by_label("Title:").fill("What we saw")
    page.get_by_role("textbox", name="Article").click()
    page.keyboard.type("The desks are empty [note: We counted forty.] and nobody was told.")
    page.keyboard.press("Enter")
    page.keyboard.type("[picture 1]")
    page.keyboard.press("Enter")
    page.keyboard.type("> No posts found.")
    page.keyboard.press("Enter")
    page.keyboard.type("-- The programme’s own website")


def attach(page):
    group = page.locator("#pictures-2-group")
    group.locator("#id_pictures-2-0-upload").set_input_files(
        {"name": "IMG_1.JPG", "mimeType": "image/jpeg", "buffer": photo(1200, 800)}
    )
    group.locator("#id_pictures-2-0-alt").fill("Rows of empty desks.")
    group.locator("#id_pictures-2-0-caption").fill("The office on Monday")


def test_an_article_with_all_its_parts_is_previewed_by_somebody_without_an_account(desk, visit, none_before):
    page = desk()
    page.goto(ADD)
    write(page)
    attach(page)
    page.get_by_role("button", name="Save and continue editing").click()
    post = Post.objects.get(slug="what-we-saw")
    assert post.summary == "The desks are empty and nobody was told."
    page.get_by_role("link", name="Preview link").click()
    page.get_by_label("For how long").select_option("1")
    page.get_by_role("button", name="Make a link").click()
    address = page.get_by_label("Until").input_value()
    assert re.search(r"/blog/preview/\d+\.[\w-]+/$", address)

    seen = visit(re.sub(r"^https?://[^/]+", "", address))
    article = seen.locator(".prose")
    image = article.get_by_role("img", name="Rows of empty desks.")
    image.scroll_into_view_if_needed()
    seen.wait_for_function("document.querySelector('.prose img').complete")
    assert image.evaluate("image => image.naturalWidth") > 0
    assert "The office on Monday" in article.locator("figcaption").first.inner_text()
    assert article.locator("figure:has(blockquote) figcaption").inner_text() == "— The programme’s own website"
    article.get_by_role("link", name="note 1").click()
    assert seen.locator("#note-1").inner_text().startswith("We counted forty.")
    assert seen.told == [] and page.told == []


def test_what_was_typed_and_not_saved_is_taken_up(desk, none_before):
    page = desk()
    page.clock.install()
    page.goto(ADD)
    write(page)
    page.clock.run_for(16_000)
    page.locator("[data-autosave]:not(:empty)").wait_for()
    assert "It is not saved yet." in page.locator("[data-autosave]").inner_text()
    page.goto("/admin/")
    page.goto(ADD)
    assert "You typed more at" in page.locator(".kept").inner_text()
    page.get_by_role("button", name="Take it up").click()
    assert page.get_by_label("Title:").input_value() == "What we saw"
    assert "The desks are empty" in page.get_by_role("textbox", name="Article").inner_text()
    page.get_by_role("button", name="Save", exact=True).click()
    assert "<blockquote>" in Post.objects.get(slug="what-we-saw").body
    page.goto(ADD)
    assert page.locator(".kept").count() == 0
