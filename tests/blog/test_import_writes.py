"""What an import makes of a blog: posts, drafts, authors, pictures and comments, and nothing that was not there."""

import datetime

import pytest

from blog.models import Author, Comment, OldAddress, Picture, Post, Proposal
from pilots.fuzzy import FuzzyDate
from pilots.history import Edit
from tests.blog.blogs import DRAFT, blogger, bring_in, comment, of_wordpress, post, wordpress
from tests.make import make_author, make_officer, make_pilot, make_post, make_topic

pytestmark = pytest.mark.django_db
PATH = "/2009/11/name_28.html"
MOMENT = datetime.datetime(2009, 11, 28, 10, 0, tzinfo=datetime.UTC)


def test_a_public_post_is_public_with_its_date(reader):
    bring_in(blogger(post(path=PATH, moment=MOMENT, body="<p>They met <b>twice</b>.</p>")))
    one = Post.objects.get()
    assert (one.title, one.slug, one.published_on) == ("Seminars and lunches", "name", FuzzyDate(2009, 11, 28))
    assert one.published_at == MOMENT
    assert one.get_absolute_url() == "/blog/2009/11/name/"
    page = reader.get(one.get_absolute_url()).content.decode()
    assert "They met <strong>twice</strong>." in page
    assert not one.is_summary
    assert one.summary == "They met twice."


def test_drafts_stay_drafts_and_pages_come_with_the_posts(reader):
    bring_in(
        blogger(post(more=DRAFT), post("post-2", title="Who we are", kind="page", path="/p/who.html", moment=MOMENT))
    )
    draft, page = Post.objects.order_by("pk")
    assert draft.is_draft
    assert page.is_public
    assert reader.get("/p/who.html").status_code == 301
    assert "Seminars" not in reader.get("/blog/").content.decode()


def test_a_post_whose_date_is_to_come_waits_for_it():
    bring_in(blogger(post(moment=datetime.datetime(2040, 1, 1, tzinfo=datetime.UTC))))
    assert not Post.objects.public().exists()
    assert not Post.objects.get().is_draft


def test_what_has_no_title_no_date_no_text_and_no_address_survives():
    plan = bring_in(blogger(post(title="", body="", moment=MOMENT), post("", title=""), post("post-3", body="<b>")))
    assert [one.title for one in Post.objects.order_by("pk")] == [
        "Untitled, 28 November 2009",
        "Untitled",
        "Seminars and lunches",
    ]
    assert all(one.is_public and one.summary and one.slug for one in Post.objects.all())
    assert {title for title, _ in plan.oddities} == {"Untitled", "Seminars and lunches"}


def test_addresses_are_short_names_that_nobody_else_has_or_had():
    make_post("Name", slug="name")
    former = make_post("Another", slug="name-2")
    former.slug = "other"
    former.save()
    bring_in(blogger(post(path=PATH), post("post-2", path="/2009/12/name_28.html")))
    assert [one.slug for one in Post.objects.order_by("-pk")[:2]] == ["name-4", "name-3"]


def test_authors_are_found_by_name_or_made():
    known = make_author("Ann Archer")
    bring_in(blogger(post(author="ann archer"), post("post-2", author="Jon"), post("post-3", author="Jon")))
    assert Author.objects.count() == 2
    assert [one.author for one in Post.objects.order_by("pk")] == ["Ann Archer", "Jon", "Jon"]
    assert known.posts.count() == 1


def test_pictures_are_noted_and_not_fetched():
    body = '<p>One</p><img src="http://a.example/1.jpg" alt="Desks"><img src="http://a.example/2.jpg">'
    bring_in(blogger(post(body=body)))
    assert "<p>[picture 1]</p>" in Post.objects.get().body
    assert list(Picture.objects.values_list("number", "original_url", "alt", "file")) == [
        (1, "http://a.example/1.jpg", "Desks", ""),
        (2, "http://a.example/2.jpg", "", ""),
    ]


def test_comments_wait_for_moderation(reader):
    bring_in(blogger(comment(author="Bea", moment=MOMENT), post(moment=MOMENT), comment("post-8", on="post-7")))
    one = Comment.objects.get()
    assert (one.name, one.text, one.state, one.address) == ("Bea", "It was the same with us.", "waiting", "")
    assert (one.imported_as, one.written_at) == ("tag:blogger.com,1999:blog-1.post-9", MOMENT)
    assert "the same with us" not in reader.get(Post.objects.get().get_absolute_url()).content.decode()


def test_nothing_that_is_proposed_holds_before_a_yes():
    make_pilot("Leicestershire")
    make_topic("Unions")
    bring_in(blogger(post(body="<p>They met in Leicestershire.</p>", labels=["Cuts"])))
    one = Post.objects.get()
    assert not one.pilots.exists()
    assert not one.topics.exists()
    assert sorted(Proposal.objects.values_list("kind", "words", "state")) == [
        ("link", "Leicestershire", "open"),
        ("topic", "Cuts", "open"),
    ]


def test_the_history_has_it_as_one_edit():
    officer = make_officer()
    bring_in(blogger(post(author="Jon"), post("post-2")), officer=officer, reason="blog.xml")
    edit = Edit.objects.get()
    assert (edit.deed, edit.by, edit.reason) == ("imported", officer, "blog.xml")
    assert edit.title == "The blog “The old blog”: 2 new"
    row = Post.objects.order_by("pk").first().history.get()
    assert (row.edit, row.links["authors"]) == (edit, [Author.objects.get(name="Jon").pk])


def test_where_the_blog_stays_each_post_names_its_address_there():
    bring_in(blogger(post(path=PATH)), is_elsewhere=True)
    one = Post.objects.get()
    assert (one.original_url, one.blog_name) == (f"http://old.example.org{PATH}", "The old blog")


def test_wordpress_comes_with_both_its_addresses(reader):
    bring_in(wordpress(of_wordpress()))
    assert set(OldAddress.objects.values_list("path", flat=True)) == {"/2009/11/28/name/", "/?p=12"}
    assert reader.get("/?p=12").headers["Location"] == Post.objects.get().get_absolute_url()


def test_a_post_that_the_record_sums_up_is_told():
    make_post("The gist of it", original_url=f"https://old.example.org{PATH}")
    assert "“The gist of it”" in bring_in(blogger(post(path=PATH, moment=MOMENT))).oddities[0][1]
