"""Posts at the officers' desk: written in an editor, cleaned, published, previewed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from playwright.sync_api import sync_playwright

from blog.models import Post
from pilots.search.models import SearchEntry
from tests.make import (
    PASSWORD,
    cite,
    make_author,
    make_body,
    make_branch,
    make_claim,
    make_document,
    make_officer,
    make_pilot,
    make_post,
    make_series,
    make_topic,
)
from tests.page import press

LIST = "admin:blog_post_changelist"
NOUNS = {"blog_post": make_post, "blog_topic": make_topic, "blog_author": make_author, "blog_series": make_series}
every_noun = pytest.mark.parametrize("noun", NOUNS)


def pages_of(noun):
    thing = NOUNS[noun]()
    yield reverse(f"admin:{noun}_changelist")
    yield reverse(f"admin:{noun}_add")
    yield reverse(f"admin:{noun}_change", args=[thing.pk])


def change_page(post):
    return reverse("admin:blog_post_change", args=[post.pk])


@every_noun
def test_each_page_is_for_officers_with_rights(alice, bob, reader, noun):
    for page in pages_of(noun):
        assert alice.get(page).status_code == 200
        assert bob.get(page).status_code == 403
        assert reader.get(page).url.startswith("/admin/login/")


@every_noun
def test_a_noun_is_saved_again_as_it_stands(alice, noun):
    page = reverse(f"admin:{noun}_change", args=[NOUNS[noun]().pk])
    response = press(alice, page)
    assert response.status_code == 302, response.context["errors"]


def test_hostile_html_in_an_article_is_cleaned(alice):
    post = make_post()
    hostile = (
        '<h2 onclick="steal()">Cuts</h2><script>steal()</script><p style="color:red">Said <b>plainly</b>.'
        '<img src=x onerror=steal()><a href="javascript:steal()">here</a></p><iframe src="//evil"></iframe>'
    )
    press(alice, change_page(post), body=hostile)
    post.refresh_from_db()
    assert "<h2>Cuts</h2>" in post.body
    for trace in ("steal", "script", "onerror", "style", "iframe", "img"):
        assert trace not in post.body


def test_a_post_is_made_public_and_taken_back_in_bulk(alice, reader):
    post = make_post(published_at=None)
    for action, status, entries in [("publish", 200, 1), ("unpublish", 404, 0)]:
        alice.post(reverse(LIST), {"action": action, "_selected_action": [post.pk]})
        assert reader.get(post.get_absolute_url()).status_code == status
        assert len(SearchEntry.objects.public()) == entries


def test_a_draft_is_previewed_by_officers_only_and_kept_by_no_cache(alice, bob, reader):
    post = make_post("Not yet said aloud", published_at=None)
    preview = reverse("admin:blog_post_preview", args=[post.pk])
    response = alice.get(preview)
    assert "Not yet said aloud" in response.content.decode()
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert response["X-Robots-Tag"] == "noindex"
    assert bob.get(preview).status_code == 403
    assert reader.get(preview).url.startswith("/admin/login/")
    assert f'href="{preview}"' in alice.get(change_page(post)).content.decode()


def test_a_pilot_linked_twice_is_a_form_error(alice):
    post = make_post(pilots=[make_pilot()])
    twice = {
        "pilot_links-1-pilot": post.pilots.get().pk,
        "pilot_links-1-post": post.pk,
        "pilot_links-TOTAL_FORMS": 2,
    }
    assert press(alice, change_page(post), **twice).status_code == 200
    assert post.pilots.count() == 1


@pytest.mark.parametrize("rows", [2, 20])
def test_a_post_asks_the_same_however_much_it_is_about(alice, rows):
    post = make_post(topics=[make_topic(f"Topic {number}") for number in range(rows)], answers=make_post("Before"))
    for number in range(rows):
        document = make_document(f"Report {number}")
        post.pilots.add(make_pilot(f"Pilot {number}"))
        post.bodies.add(make_body(f"Body {number}"))
        post.branches.add(make_branch(f"Branch {number}"))
        post.documents.add(document)
        post.claims.add(make_claim(f"Claim {number}", document))
        cite(post, document)
    alice.get(change_page(post))
    with CaptureQueriesContext(connection) as captured:
        alice.get(change_page(post))
    # session, officer, post; pilots, bodies, branches, documents, claims, sources; topics twice;
    # figures, committees, authors, pictures, what she typed; the post it answers; drafts among its sources
    assert len(captured) == 18


@pytest.mark.parametrize("rows", [2, 20])
def test_the_list_of_posts_asks_the_same_however_long_it_is(alice, rows):
    for number in range(rows):
        post = make_post(
            f"Post {number}", pilots=[make_pilot(f"Pilot {number}")], topics=[make_topic(f"Topic {number}")]
        )
        cite(post, make_document(f"Report {number}"))
    alice.get(reverse(LIST))
    with CaptureQueriesContext(connection) as captured:
        alice.get(reverse(LIST))
    # session, officer; choices of topics and pilots; count of found and of all; rows; sources, authors
    assert len(captured) == 9


def test_the_editor_writes_an_article_and_breaks_no_policy(live_server):
    make_officer("Alice Ashworth", is_superuser=True)
    post = make_post(published_at=None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(live_server.url + change_page(post))
        page.get_by_label("Sign-in name").fill("alice")
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.locator(".prose-editor [contenteditable]").click()
        page.keyboard.type("The money was counted. ")
        page.keyboard.press("Control+b")
        page.keyboard.type("The staff were not.")
        page.get_by_role("button", name="Save", exact=True).click()
        page.wait_for_url("**/blog/post/")
        browser.close()
    assert complaints == []
    assert Post.objects.get().body == "<p>The money was counted. <strong>The staff were not.</strong></p>"
