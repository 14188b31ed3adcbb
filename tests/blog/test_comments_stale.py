"""A decision on a list of comments that was opened a while ago: what changed since is left and told."""

import pytest
from django.test import Client

from blog.models import Comment
from tests.blog.commenting import fields
from tests.blog.test_comments_desk import act, read_in_list, words_of
from tests.make import make_comment, make_post

pytestmark = pytest.mark.django_db
NAMED = "A member on “In a bad place”"


@pytest.fixture
def post():
    return make_post("In a bad place")


def test_what_another_officer_decided_meanwhile_stands(alice, carol, post):
    comment = make_comment(post, state="waiting")
    read = read_in_list(alice)
    act(carol, "refuse", comment)
    answer = act(alice, "show", comment, read=read)
    assert f"{NAMED} (Carol Clough decided: refused). Read them again." in words_of(answer)
    assert "1 shown." not in words_of(answer)
    decided = Comment.objects.get()
    assert (decided.state, str(decided.decided_by)) == ("refused", "Carol Clough")
    act(alice, "show", comment)
    assert Comment.objects.get().state == "shown"


def test_a_report_that_came_meanwhile_is_not_answered_unread(alice, post):
    comment = make_comment(post)
    read = read_in_list(alice)
    reader = Client()
    reader.post(comment.report_address, {**fields(reader.get(comment.report_address)), "why": "It names me."})
    answer = act(alice, "show", comment, read=read)
    assert f"{NAMED} (readers reported it). Read them again." in words_of(answer)
    reported = Comment.objects.get()
    assert (reported.reports, reported.reported_why, reported.decided_at) == (1, "It names me.\n", None)


def test_what_comes_between_the_look_and_the_decision_is_left_too(post):
    comment = make_comment(post, state="waiting")
    Comment.objects.report(Comment.objects.get(), "Rude.")
    assert not Comment.objects.decide(comment, "shown", None)
    assert Comment.objects.decide(Comment.objects.get(), "shown", None)


def test_all_that_changed_is_told_and_of_many_some_are_named(alice, carol, post):
    comments = [make_comment(post, name=f"Member {number}", state="waiting") for number in range(7)]
    read = read_in_list(alice)
    act(carol, "show", *comments)
    Comment.objects.report(comments[0], "Rude.")
    words = words_of(act(alice, "refuse", *comments, read=read))
    assert "Member 0 on “In a bad place” (Carol Clough decided: shown and readers reported it)" in words
    assert "; 2 more. Read them again." in words
    assert words.count("Carol Clough decided: shown") == 5
    assert Comment.objects.shown().count() == 7


@pytest.mark.parametrize("read", ["", "first", "never waiting,never", "a b c d"])
def test_a_decision_that_names_no_state_is_left(alice, post, read):
    comment = make_comment(post, state="waiting")
    answer = act(alice, "show", comment, read={f"_read-{comment.pk}": read} if read else {})
    assert "it was not on the list that you opened" in words_of(answer)
    assert Comment.objects.get().state == "waiting"


@pytest.mark.parametrize("key", ["9" * 30, "nonsense", "-1", "", "٣", "1 OR 1"])
@pytest.mark.parametrize("action", ["show", "refuse", "delete_selected"])
def test_what_is_no_key_of_a_comment_ticks_nothing(alice, post, action, key):
    comment = make_comment(post, state="waiting")
    read = read_in_list(alice)
    ticked = {"action": action, "_selected_action": [key], **read}
    assert alice.post("/admin/blog/comment/", ticked, follow=True).status_code == 200
    ticked["_selected_action"] = [key, comment.pk]
    assert alice.post("/admin/blog/comment/", ticked, follow=True).status_code == 200
    assert Comment.objects.get().state == {"show": "shown", "refuse": "refused"}.get(action, "waiting")
