"""Names and labels that came with a blog lead to what they became here, however often it comes again."""

import pytest

from blog.models import Author, Post, Proposal, Topic
from blog.proposing import accept
from pilots.history import editing
from tests.blog.blogs import blogger, bring_in, plan, post
from tests.page import markup, press
from tests.pilots.merges import merge
from tests.pilots.removals import bring_back, delete, page_of

pytestmark = pytest.mark.django_db
LIST = "/admin/blog/proposal/"
FIRST = post(author="Wendy Press", labels=["Cuts"])
MORE = post("post-2", author="wendy press", labels=["cuts!"])


def accept_all(officer):
    accept(Proposal.objects.open(), officer)


@pytest.fixture
def wendy(alice):
    bring_in(blogger(FIRST, post("post-9", author="Blogger Bob", labels=["Spending"])))
    accept_all(None)
    return Author.objects.get(name="Wendy Press")


def second():
    return Post.objects.latest("pk")


def renamed(officer, thing, name, **fields):
    assert press(officer, page_of(thing), name=name, **fields).status_code == 302


@pytest.mark.parametrize("fields", [{}, {"slug": "wendy"}])
def test_a_new_post_of_a_renamed_author_is_signed_by_the_new_name(alice, wendy, fields):
    renamed(alice, wendy, "Wendy P. Officername", **fields)
    bring_in(blogger(FIRST, MORE))
    assert Author.objects.count() == 2
    assert second().author == "Wendy P. Officername"


def test_a_name_that_another_has_now_is_theirs(alice, wendy):
    renamed(alice, wendy, "Wendy P. Officername")
    renamed(alice, Author.objects.get(name="Blogger Bob"), "Wendy Press")
    bring_in(blogger(FIRST, MORE))
    assert second().author == "Wendy Press"


def test_a_new_post_of_a_merged_author_is_signed_by_the_one_that_was_kept(alice, reader, wendy):
    bob = Author.objects.get(name="Blogger Bob")
    merge(alice, bob, wendy)
    renamed(alice, bob, "Bob", slug="bob")
    bring_in(blogger(FIRST, MORE))
    assert [one.name for one in Author.objects.all()] == ["Bob"]
    assert second().author == "Bob"
    assert reader.get("/blog/authors/wendy-press/")["Location"] == "/blog/authors/bob/"


def test_a_new_name_of_an_author_is_no_change_of_the_post(alice, wendy):
    renamed(alice, wendy, "Wendy P. Officername")
    one = plan(blogger(FIRST)).posts.popitem()[1]
    assert (one.outcome, one.kept) == ("unchanged", [])


def test_an_author_who_was_deleted_does_not_come_back_and_the_plan_says_so(alice, wendy):
    delete(alice, wendy)
    told = [sentence for _, sentence in bring_in(blogger(FIRST, MORE)).oddities]
    assert "Its author “wendy press” was deleted here and does not come back: it is not signed so." in told
    assert [one.name for one in Author.objects.all()] == ["Blogger Bob"]
    assert second().author == ""
    bring_back(alice)
    bring_in(blogger(post("post-3", author="Wendy Press")))
    assert second().author == "Wendy Press"


def test_a_label_of_a_renamed_topic_files_under_it(alice, wendy):
    renamed(alice, Topic.objects.get(name="Cuts"), "Savings", slug="savings")
    bring_in(blogger(FIRST, MORE))
    assert "Topic “Savings”, which “cuts!” became" in markup(alice.get(LIST))
    accept_all(None)
    assert [one.name for one in Topic.objects.all()] == ["Savings", "Spending"]
    assert [one.name for one in second().topics.all()] == ["Savings"]


def test_a_label_of_a_merged_topic_files_under_the_one_that_was_kept(alice, reader, wendy):
    merge(alice, Topic.objects.get(name="Spending"), Topic.objects.get(name="Cuts"))
    bring_in(blogger(FIRST, MORE))
    accept_all(None)
    assert [one.name for one in second().topics.all()] == ["Spending"]
    for old in ("/blog/topics/cuts/", "/search/label/Cuts"):
        assert (reader.get(old).status_code, reader.get(old)["Location"]) == (301, "/blog/topics/spending/")


def test_where_a_post_is_filed_under_what_its_label_became_nothing_is_proposed(alice, wendy):
    merge(alice, Topic.objects.get(name="Spending"), Topic.objects.get(name="Cuts"))
    Proposal.objects.all().delete()
    bring_in(blogger(post(author="Wendy Press", labels=["Cuts"], body="<p>Changed.</p>")))
    assert not Proposal.objects.exists()


def test_a_topic_that_was_deleted_does_not_come_back(alice, wendy):
    bring_in(blogger(MORE))
    delete(alice, Topic.objects.get(name="Cuts"))
    bring_in(blogger(post("post-3", labels=["Cuts"])))
    (left,) = Proposal.objects.open()
    assert "Topic “cuts!”, which was deleted since" in markup(alice.get(LIST))
    page = markup(alice.post(LIST, {"deed": "accept all", "upto": left.pk}, follow=True))
    assert "1 left open, for what it leads to was deleted." in page
    assert not Topic.objects.filter(name__icontains="cuts").exists()


def test_a_label_leads_to_its_topic_by_name_where_the_address_is_another(reader, wendy):
    with editing():
        topic = Topic.objects.create(name="C++", slug="programming")
    Post.objects.latest("pk").topics.add(topic)
    assert reader.get("/search/label/C%2B%2B")["Location"] == "/blog/topics/programming/"
