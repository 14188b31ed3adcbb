"""What is typed and not saved: kept for the officer who types, offered to her again, and gone once it is saved."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from blog.models import Autosave, Post
from tests.make import make_pilot, make_post
from tests.page import form_on, markup, press
from tests.pilots.removals import officer_who_may

pytestmark = pytest.mark.django_db
ADD = reverse("admin:blog_post_add")
KEEP_NEW = reverse("admin:blog_post_autosave_new")
AT = datetime.datetime(2026, 11, 23, 12, 40, tzinfo=datetime.UTC)


def change_page(post):
    return reverse("admin:blog_post_change", args=[post.pk])


def open_form(client, post=None):
    return form_on(client.get(change_page(post) if post else ADD), "post_form")


def type_in(client, post=None, form=None, **fields):
    """What the script sends of an open form, of one opened now if none is given, in which `fields` were typed."""
    address = reverse("admin:blog_post_autosave", args=[post.pk]) if post else KEEP_NEW
    form = form or open_form(client, post)
    version = post.version if post else ""
    return client.post(address, {**form, **fields, "_version": version})


def offered(client, post=None):
    """How many texts the form offers."""
    return client.get(change_page(post) if post else ADD).text.count('name="_take_up"')


def take_up(client, post=None):
    kept = Autosave.objects.filter(post=post, saved_as=None).last()
    return client.post(change_page(post) if post else ADD, {"_take_up": kept.pk if kept else 1})


def test_what_is_typed_is_kept_and_changes_nothing(alice):
    post = make_post(summary="Before.")
    form = open_form(alice, post)
    with time_machine.travel(AT, tick=False):
        said = type_in(alice, post, form, summary="Typed.")
    assert said.json() == {"words": "Kept at 12:40, 23 November. It is not saved yet."}
    assert Post.objects.get().summary == "Before."
    type_in(alice, post, form, summary="Typed more.")
    kept = Autosave.objects.get()
    assert ["summary", "Typed more."] in kept.fields
    assert not [name for name, _ in kept.fields if name.startswith(("csrf", "_save", "_version"))]


def test_on_opening_the_form_again_it_is_offered_and_taken_up(alice):
    post, leeds = make_post(summary="Before."), make_pilot("Leeds")
    row = {"pilot_links-TOTAL_FORMS": "1", "pilot_links-0-pilot": leeds.pk, "pilot_links-0-note": "Typed note"}
    assert "You typed more" not in markup(alice.get(change_page(post)))
    with time_machine.travel(AT, tick=False):
        type_in(alice, post, summary="Typed.", body="<p>An article.</p>", **row)
    assert "You typed more at 12:40, 23 November and did not save it" in markup(alice.get(change_page(post)))
    response = take_up(alice, post)
    form = form_on(response, "post_form")
    assert "Here is what you typed. It is not saved yet" in markup(response)
    assert (form["summary"], form["body"]) == (["Typed."], ["<p>An article.</p>"])
    assert (form["pilot_links-0-pilot"], form["pilot_links-0-note"]) == ([str(leeds.pk)], ["Typed note"])
    assert Post.objects.get().summary == "Before." and Autosave.objects.exists()
    alice.post(change_page(post), {**form, "change_reason": "A test", "_save": "yes"})
    assert Post.objects.get().summary == "Typed." and list(post.pilots.all()) == [leeds]
    assert not offered(alice, post)


def test_of_a_new_post_too(alice):
    type_in(alice, title="A post", slug="a-post", summary="Typed.")
    form = form_on(take_up(alice), "post_form")
    assert form["title"] == ["A post"]
    alice.post(ADD, {**form, "_save": "yes"})
    assert Post.objects.get().summary == "Typed." and not offered(alice)


def test_what_would_not_be_saved_is_taken_up_as_well(alice):
    type_in(alice, title="", slug="", body="<p>Half</p>")
    assert form_on(take_up(alice), "post_form")["body"] == ["<p>Half</p>"]


def test_thrown_away_it_is_gone(alice):
    post = make_post()
    type_in(alice, post, summary="Typed.")
    assert alice.post(change_page(post), {"_throw_away": Autosave.objects.get().pk}).url == change_page(post)
    assert not Autosave.objects.exists()
    assert take_up(alice, post).url == change_page(post)


def test_it_is_hers_alone_and_of_that_post_alone(alice, carol):
    post, other = make_post(), make_post("Another")
    type_in(alice, post, summary="Typed.")
    assert "You typed more" not in markup(carol.get(change_page(post)))
    for page in (change_page(other), ADD):
        assert "You typed more" not in markup(alice.get(page))
    carol.post(change_page(post), {"_throw_away": Autosave.objects.get().pk})
    assert Autosave.objects.exists()


def test_saved_from_another_form_it_stays_on_offer(alice):
    post = make_post()
    type_in(alice, post, summary="Typed.")
    press(alice, change_page(post), summary="Another thing.")
    assert offered(alice, post)


def test_when_somebody_else_changed_the_post_since_she_is_warned_and_sees_both(alice, carol):
    post = make_post(summary="Before.")
    type_in(alice, post, summary="Typed.")
    press(carol, change_page(post), summary="Carol's.")
    assert "Since then Carol Clough changed the post" in markup(alice.get(change_page(post)))
    both = take_up(alice, post)
    assert both.status_code == 409
    assert "Typed." in markup(both) and "Carol&#x27;s." in markup(both)
    assert Post.objects.get().summary == "Carol's." and Autosave.objects.exists()


def test_a_session_that_ended_loses_nothing(alice):
    post = make_post()
    type_in(alice, post, summary="Typed.")
    alice.logout()
    assert type_in_signed_out(alice, post).status_code in (302, 403)
    assert ["summary", "Typed."] in Autosave.objects.get().fields


def type_in_signed_out(client, post):
    return client.post(reverse("admin:blog_post_autosave", args=[post.pk]), {"summary": "Not hers."})


def test_who_may_not_write_it_keeps_nothing(bob, reader):
    post = make_post()
    reporter = officer_who_may("view_post", "add_post", "change_post")
    for client, address, code in (
        (bob, KEEP_NEW, 403),
        (bob, reverse("admin:blog_post_autosave", args=[post.pk]), 403),
        (reporter, reverse("admin:blog_post_autosave", args=[post.pk]), 403),  # not her own draft
        (reporter, KEEP_NEW, 200),
        (reader, KEEP_NEW, 302),
    ):
        assert client.post(address, {"title": "A", "_form": "form-of-hers"}).status_code == code
    assert Autosave.objects.count() == 1


def test_it_is_only_posted_with_the_token_and_within_bounds(alice):
    assert alice.get(KEEP_NEW).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = alice.cookies
    assert strict.post(KEEP_NEW, {"title": "A"}).status_code == 403
    for name in ("", "short", "with a blank", "é" * 20, "x" * 61):
        assert alice.post(KEEP_NEW, {"title": "A", "_form": name}).status_code == 400
    assert alice.post(KEEP_NEW, {"body": "x" * 1_000_001, "_form": "form-of-hers"}).status_code == 413
    assert alice.get(reverse("admin:blog_post_autosave", args=[999])).status_code == 405
    assert alice.post(reverse("admin:blog_post_autosave", args=[999]), {"title": "A"}).status_code == 404
    assert not Autosave.objects.exists()


def test_after_30_days_it_is_cleared(alice):
    type_in(alice, summary="Typed.")
    for days, left in ((29, 1), (31, 0)):
        with time_machine.travel(timezone.now() + datetime.timedelta(days=days), tick=True):
            call_command("empty_bin", verbosity=0)
        assert Autosave.objects.count() == left
