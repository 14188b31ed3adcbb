"""The same blog a second time: nothing doubled, what changed there comes, what an officer changed stays so."""

import pytest

from blog.models import Comment, Imported, OldAddress, Picture, Post, Proposal
from campaign.benchmarks.blogger import all_rows
from campaign.benchmarks.made_up_blog import made_up_blog
from pilots.history import Edit
from pilots.removing import remove
from tests.blog.blogs import DRAFT, blogger, bring_in, comment, of_takeout, post, takeout
from tests.make import make_officer

pytestmark = pytest.mark.django_db
PICTURED = "<p>One</p><img src='http://a.example/1.jpg'>"


def test_a_second_time_writes_nothing_at_all():
    content = "".join(made_up_blog(60)).encode()
    bring_in(content)
    before = all_rows()
    assert Post.objects.count() == 60
    assert bring_in(content).is_empty
    assert all_rows() == before


def test_what_changed_there_comes_here():
    bring_in(blogger(post(more=DRAFT), post("post-2")))
    plan = bring_in(
        blogger(post(title="Lunches", author="Jon", path="/2009/11/a.html"), post("post-2"), post("post-3"))
    )
    assert plan.in_words == "1 new, 1 changed, 1 unchanged"
    one = Post.objects.order_by("pk").first()
    assert (one.title, one.author, one.version, one.is_public) == ("Lunches", "Jon", 2, True)
    assert [row.title for row in one.history.order_by("history_id")] == ["Seminars and lunches", "Lunches"]
    assert OldAddress.objects.get().post == one


def test_an_officers_change_is_kept_and_told():
    bring_in(blogger(post()))
    Post.objects.update(title="Hers")
    plan = bring_in(blogger(post(title="Theirs", body="<p>They met again.</p>")))
    (one,) = plan.posts.values()
    assert (one.kept, one.changed) == (["title"], ["summary", "body"])
    assert (Post.objects.get().title, Post.objects.get().body) == ("Hers", "<p>They met again.</p>")
    (one,) = bring_in(blogger(post(title="Theirs", body="<p>They met again.</p>"))).posts.values()
    assert (one.outcome, one.kept) == ("unchanged", ["title"])


def test_what_she_took_back_to_draft_stays_a_draft():
    bring_in(blogger(post()))
    Post.objects.unpublish()
    bring_in(blogger(post(title="Theirs")))
    assert (Post.objects.get().title, Post.objects.get().is_draft) == ("Theirs", True)


def test_what_an_officer_deleted_does_not_come_back():
    bring_in(blogger(post(), comment()))
    one = Post.objects.get()
    remove([one], make_officer(), versions={one.pk: one.version})
    plan = bring_in(blogger(post(title="Changed since"), comment(), comment("post-8")))
    assert [planned.outcome for planned in plan.posts.values()] == ["gone"]
    assert not Post.objects.exists()
    assert not Comment.objects.exists()


def test_a_comment_that_was_erased_does_not_come_back():
    content = blogger(post(), comment())
    bring_in(content)
    Comment.objects.all().delete()
    assert bring_in(content).is_empty
    assert not Comment.objects.exists()


def test_a_comment_that_was_decided_on_stays_decided():
    bring_in(blogger(post(), comment()))
    Comment.objects.update(state=Comment.State.REFUSED, text="Shortened.")
    bring_in(blogger(post(), comment(body="Longer than it was.")))
    assert Comment.objects.get().text == "Shortened."


def test_pictures_keep_their_numbers_and_new_ones_get_the_next():
    bring_in(blogger(post(body=PICTURED)))
    Picture.objects.update(alt="What an officer wrote.")
    bring_in(blogger(post(body="<img src='http://a.example/2.jpg'>" + PICTURED)))
    assert list(Picture.objects.values_list("number", "original_url", "alt")) == [
        (1, "http://a.example/1.jpg", "What an officer wrote."),
        (2, "http://a.example/2.jpg", ""),
    ]
    body = Post.objects.get().body
    assert body.index("[picture 2]") < body.index("[picture 1]")


def test_what_was_refused_is_not_proposed_again():
    bring_in(blogger(post(labels=["Cuts"])))
    Proposal.objects.update(state=Proposal.State.REFUSED)
    bring_in(blogger(post(labels=["Cuts", "Unions"])))
    assert sorted(Proposal.objects.values_list("words", "state")) == [("Cuts", "refused"), ("Unions", "open")]


def test_the_two_exports_of_blogger_are_one_blog():
    bring_in(blogger(post(path="/2009/11/name.html")))
    bring_in(takeout(of_takeout(filename="/2009/11/name.html")))
    assert Post.objects.count() == Imported.objects.count() == 1


def test_where_nothing_is_written_no_edit_is_told():
    bring_in(blogger(post()))
    bring_in(blogger(post()))
    assert Edit.objects.count() == 1
