"""Names offered while a post is written, as a script asks for them; what she takes is linked when it is saved."""

import time

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from blog.models import Post
from pilots.history import Edit
from pilots.models import PartnerBody, Pilot
from tests import make
from tests.conftest import signed_in
from tests.page import markup, press

pytestmark = pytest.mark.django_db
ASK = reverse("admin:blog_post_names_at_hand")
ADD = reverse("admin:blog_post_add")
LIST = reverse("admin:blog_post_changelist")
NEW = {"title": "Anew", "slug": "anew", "summary": "In Kent. Kent Police knew."}


@pytest.fixture
def kent(db):
    make.make_body("Kent Police")
    return make.make_pilot("Kent")


def asked(client, **words):
    return markup(client.post(ASK, {"title": "Anew", "post": "", **words}))


def test_names_are_offered_with_their_sentences_ticked_and_may_say_why(alice, kent):
    page = asked(alice, summary="It began in Kent.", body="<p>Kent Police <b>knew</b>.</p><script>Kent</script>")
    assert "Your text names 2 things on record." in page
    assert "It began in <mark>Kent</mark>." in page
    assert "<mark>Kent Police</mark> knew." in page
    assert page.count(" checked>") == page.count('class="why"') == 2
    assert " name=" not in page  # nothing is sent with the form before she takes it
    assert not Edit.objects.exists()


def test_nothing_is_offered_where_nothing_is_named_or_all_is_settled(alice, kent):
    assert asked(alice, summary="It began.") == ""
    police = PartnerBody.objects.get()
    assert asked(alice, summary=NEW["summary"], settled=f"pilot-{kent.pk} body-{police.pk}") == ""
    assert "1 thing" in asked(alice, summary=NEW["summary"], settled=f"pilot-{kent.pk} x - pilot-y")


def test_what_the_post_is_linked_with_and_what_she_answered_is_not_offered(alice, kent):
    post = make.make_post("Kent", [kent], summary=NEW["summary"])
    words = {"title": "Kent", "summary": NEW["summary"], "post": post.pk}
    assert "1 thing" in asked(alice, **words)
    alice.post(reverse("admin:blog_post_names", args=[post.pk]), {"_none": "yes", "version": post.version})
    assert asked(alice, **words) == ""
    assert "1 thing" in asked(alice, **{**words, "title": "Kent once more"})


def test_what_she_took_is_linked_as_it_is_saved_in_one_edit_and_she_is_not_asked_again(alice, kent):
    police = PartnerBody.objects.get()
    taken = {
        "_taken": f"pilot-{kent.pk}",
        f"_why-pilot-{kent.pk}": "Where it began",
        "_settled": [f"body-{police.pk}"],
    }
    answer = press(alice, ADD, **NEW, **{**taken, "_settled": [f"pilot-{kent.pk}", f"body-{police.pk}"]})
    assert answer.url == LIST
    post = Post.objects.get()
    assert [(row.pilot, row.note) for row in post.pilot_links.all()] == [(kent, "Where it began")]
    assert not post.bodies.exists()
    assert post.pilot_links.get().history.get().edit == Edit.objects.get()
    assert "Linked: Kent." in markup(alice.get(LIST))


def test_what_she_said_nothing_about_is_asked_once_it_is_saved(alice, kent):
    answer = press(alice, ADD, **NEW, _taken=f"pilot-{kent.pk}", _settled=f"pilot-{kent.pk}")
    assert answer.url == reverse("admin:blog_post_names", args=[Post.objects.get().pk])


def test_a_forged_form_links_nothing_that_does_not_stand_in_the_text(alice, kent):
    leeds = make.make_pilot("Leeds")
    forged = [f"pilot-{leeds.pk}", "pilot-x", "officer-1", "pilot-", "\0", *(["pilot-1"] * 300)]
    press(alice, ADD, **{**NEW, "summary": "Nothing."}, _taken=forged)
    assert not Post.objects.get().pilots.exists()


def test_a_form_that_comes_back_keeps_what_she_took(alice, kent):
    fields = {**NEW, "summary": "", "published_on": "x", "_taken": f"pilot-{kent.pk}", "_settled": f"pilot-{kent.pk}"}
    page = press(alice, ADD, **fields).content.decode()
    assert f'data-taken="{{&quot;pilot-{kent.pk}&quot;: &quot;&quot;}}"' in page
    assert f'data-settled="pilot-{kent.pk}"' in page
    assert not Post.objects.exists()


def test_a_text_that_is_far_too_long_and_a_get_are_refused(alice, kent):
    assert alice.post(ASK, {"summary": "x" * 300_001}).status_code == 413
    assert alice.get(ASK).status_code == 405


@pytest.mark.parametrize(("right", "status"), [("add_post", 200), ("view_post", 403)])
def test_those_who_may_write_a_post_are_answered(kent, right, status):
    carol = make.make_officer("Carol Cole")
    carol.user_permissions.set(Permission.objects.filter(codename=right))
    assert signed_in(carol).post(ASK, {"summary": "Kent"}).status_code == status
    post = make.make_post("Another's")
    assert signed_in(carol).post(ASK, {"summary": "Kent", "post": post.pk}).status_code == 403


def test_a_reader_is_not_answered(reader, kent):
    assert "Kent" not in reader.post(ASK, {"summary": "Kent"}).content.decode()


def test_a_thousand_bodies_on_record_are_looked_for_in_a_moment(alice, django_assert_num_queries):
    PartnerBody.objects.bulk_create(
        PartnerBody(name=f"Council of Place{number} Valley", slug=f"place-{number}") for number in range(1_000)
    )
    text = "It was counted by the council and its partners. " * 1_000
    begun = time.perf_counter()
    with django_assert_num_queries(7):  # session, officer, names of five kinds
        assert "1 thing" in asked(alice, body=f"<p>{text}Council of Place7 Valley met.</p>")
    assert time.perf_counter() - begun < 10  # a guard, no stop watch
    assert Pilot.objects.count() == 0
