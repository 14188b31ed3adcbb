"""Each form of a post that is open has its words kept for itself: none is written over by another."""

import pytest
from django.urls import reverse

from blog.models import Autosave, Post
from tests.blog.test_autosave import ADD, change_page, offered, open_form, take_up, type_in
from tests.make import make_post
from tests.page import form_on, markup

pytestmark = pytest.mark.django_db


def save(client, form, **fields):
    return client.post(ADD, {**form, **fields, "_save": "yes"})


def test_a_new_form_writes_nothing_over_that_is_still_on_offer(alice):
    type_in(alice, title="A long piece", body="<p>All of it.</p>")
    type_in(alice, title="Only a title")
    page = markup(alice.get(ADD))
    assert "did not save it</b>: “A long piece”." in page and "did not save it</b>: “Only a title”." in page
    asked = Autosave.objects.order_by("pk").first()
    assert form_on(alice.post(ADD, {"_take_up": asked.pk}), "post_form")["body"] == ["<p>All of it.</p>"]


def test_two_forms_at_once_keep_their_words_apart(alice):
    one, two = open_form(alice), open_form(alice)
    type_in(alice, form=one, title="One")
    type_in(alice, form=two, title="Two")
    type_in(alice, form=one, title="One, and more")
    assert [kept.first_words for kept in Autosave.objects.order_by("pk")] == ["One, and more", "Two"]


def test_saving_one_new_post_drops_its_own_words_only(alice):
    type_in(alice, title="A long piece")
    other = open_form(alice)
    type_in(alice, form=other, title="Another")
    save(alice, other, title="Another", slug="another", summary="It says.")
    page = markup(alice.get(ADD))
    assert "“A long piece”" in page and "“Another”" not in page


def test_words_that_come_after_the_saving_are_not_kept(alice):
    form = open_form(alice)
    save(alice, form, title="A post", slug="a-post", summary="It says.")
    assert type_in(alice, form=form, title="A po").json() == {"words": "This form was saved already."}
    assert not offered(alice)
    post = Post.objects.get()
    form = open_form(alice, post)
    alice.post(change_page(post), {**form, "summary": "More.", "_save": "yes"})
    type_in(alice, post, form, summary="Mo")
    assert not offered(alice, post)


def test_each_is_thrown_away_by_itself(alice):
    for title in ("One", "Two"):
        type_in(alice, title=title)
    alice.post(ADD, {"_throw_away": Autosave.objects.get(pk__gt=Autosave.objects.first().pk).pk})
    assert [kept.first_words for kept in Autosave.objects.all()] == ["One"]


def test_what_has_no_title_yet_is_known_by_its_first_words(alice):
    type_in(alice, body=f"<h2>Why</h2><p>{'word ' * 20}</p>")
    assert "did not save it</b>: “Why word word word word word word word word word word word…”." in markup(
        alice.get(ADD)
    )


def test_a_refused_form_goes_on_under_its_name_and_asks_to_be_kept(alice):
    assert "data-refused" not in alice.get(ADD).text
    form = open_form(alice)
    refused = save(alice, form, title="A post", slug="", summary="It says.")
    assert "data-refused" in refused.text
    assert form_on(refused, "post_form")["_form"] == form["_form"]


def test_what_is_taken_up_looks_like_no_failure(alice):
    type_in(alice, title="A post")
    page = take_up(alice).text
    assert "Here is what you typed." in page
    assert (
        "errorlist" not in page
        and "Please correct" not in page
        and "errornote" not in page
        and "data-refused" not in page
    )
    assert page.count("Here is what you typed.") == 1 and "<title>Error" not in page


def test_an_address_that_is_taken_names_the_post_that_has_it(alice):
    other = make_post("The first", slug="a-post")
    page = markup(save(alice, open_form(alice), title="A post", slug="a-post", summary="It says."))
    link = f'<a href="{reverse("admin:blog_post_change", args=[other.pk])}">The first</a>'
    assert f"The post “{link}” has this address already." in page


def test_a_form_that_is_saved_twice_says_so_and_keeps_its_new_words(alice):
    form = open_form(alice)
    save(alice, form, title="A <post>", slug="a-post", summary="It says.")
    again = save(alice, form, title="A <post>", slug="a-post", summary="It says more.")
    link = f'<a href="{change_page(Post.objects.get())}">A &lt;post&gt;</a>'
    assert f"You saved this very form before, as “{link}”." in markup(again)
    came_back = form_on(again, "post_form")
    assert came_back["_form"] != form["_form"]
    type_in(alice, form=came_back)
    assert offered(alice) == 1
    assert "You saved this very form before" in save(alice, came_back, summary="It says more.").text


def test_the_front_page_of_the_desk_says_what_waits(alice, carol):
    post = make_post("What we saw")
    assert "did not save it" not in alice.get("/admin/").text
    type_in(alice, title="A <long> piece")
    type_in(alice, post, summary="Typed.")
    page = markup(alice.get("/admin/"))
    assert f'<a href="{change_page(post)}">What we saw</a>' in page
    assert f'<a href="{ADD}">a new post, “A &lt;long&gt; piece”</a>' in page
    assert "did not save it" not in carol.get("/admin/").text
