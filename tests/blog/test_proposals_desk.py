"""The desk's list of proposals: each with its sentence, accepted or refused one by one, a post at once, or all."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from blog.models import Post, Proposal
from blog.proposing import propose, save_new, topic
from campaign.models import make_roles
from pilots.models import Pilot
from tests import make
from tests.conftest import signed_in
from tests.page import form_on, markup
from tests.pilots.merges import merge

pytestmark = pytest.mark.django_db
LIST = reverse("admin:blog_proposal_changelist")


@pytest.fixture
def posts():
    make.make_pilot("Kent")
    make.make_body("Kent Police")
    first = make.make_post("First", summary="It began in <b>Kent</b>. The branch will ask Kent Police.")
    second = make.make_post("Second", summary="In Kent again.", published_at=None)
    save_new([*propose([first, second]), topic(second, "Job cuts")])
    return first, second


def press(client, deed, *ticked, **more):
    upto = Proposal.objects.order_by("pk").last().pk
    return client.post(LIST, {"deed": deed, "proposal": [one.pk for one in ticked], "upto": upto, **more}, follow=True)


def states():
    return list(Proposal.objects.order_by("pk").values_list("kind", "state"))


def test_they_are_shown_by_post_with_their_sentences_and_nothing_is_ticked(alice, posts):
    page = markup(alice.get(LIST))
    assert "5 proposals, by post." in page
    assert "It began in &lt;b&gt;<mark>Kent</mark>&lt;/b&gt;." in page
    assert "The branch <mark>will ask</mark> Kent Police." in page
    assert "Topic “Job cuts”" in page
    assert ", a draft" in page[page.index(">Second</a>") :]
    assert " checked" not in page


def test_what_is_ticked_is_accepted_and_the_rest_waits(alice, posts):
    link, *_ = Proposal.objects.by_post()
    page = markup(press(alice, "accept ticked", link))
    assert "1 accepted (link with the record: 1)." in page
    assert [pilot.name for pilot in posts[0].pilots.all()] == ["Kent"]
    assert Proposal.objects.open().count() == 4


def test_what_is_refused_is_gone_and_never_proposed_again(alice, posts):
    press(alice, "refuse ticked", *Proposal.objects.all())
    assert {state for _, state in states()} == {"refused"}
    assert "Nothing waits to be decided" in markup(alice.get(LIST))
    assert save_new(propose(posts)) == 0
    assert not Pilot.objects.get().posts.exists()


def test_all_of_one_post_are_accepted_by_one_button(alice, posts):
    press(alice, f"accept {posts[1].pk}")
    assert [one.post for one in Proposal.objects.open().by_post()] == [posts[0]] * 3
    assert [one.name for one in posts[1].topics.all()] == ["Job cuts"]


def test_all_of_the_list_as_it_was_drawn_and_filtered(alice, posts):
    upto = Proposal.objects.order_by("pk").last().pk
    later = make.make_post("Later", summary="In Kent.")
    save_new(propose([later]))
    alice.post(LIST, {"deed": "accept all", "upto": upto, "kind": "link"})
    assert {(one.kind, one.post_id == later.pk) for one in Proposal.objects.open()} == {
        *(("commitment", False), ("topic", False), ("link", True))
    }


def test_pressing_twice_and_a_stale_page_are_told_in_plain_words(alice, carol, posts):
    link, other, *_ = Proposal.objects.by_post()
    press(carol, "refuse ticked", link)
    page = markup(press(alice, "accept ticked", link, other))
    assert "1 accepted" in page
    assert "1 decided already" in page
    assert "Nothing was ticked" in markup(press(alice, "accept ticked"))
    link.refresh_from_db()
    assert (link.state, link.decided_by.first_name) == ("refused", "Carol")


def test_a_thing_that_was_deleted_is_said_to_be_and_its_proposal_stays(alice, posts):
    Pilot.objects.all().delete()
    assert "Link with “Kent”, which was deleted since" in markup(alice.get(LIST))
    page = markup(press(alice, "accept all"))
    assert "2 left open, for what it leads to was deleted." in page
    assert "decided already" not in page
    assert Proposal.objects.open().count() == 2


def test_looking_and_an_unknown_deed_decide_nothing(alice, posts):
    alice.get(LIST, {"deed": "accept all", "upto": 10**6})
    press(alice, "burn all")
    press(alice, "accept x")
    assert {state for _, state in states()} == {"open"}


def test_what_was_decided_is_found_with_who_did_it(alice, posts):
    press(alice, "refuse all")
    page = markup(alice.get(LIST, {"state": "refused"}))
    assert "by Alice Ashworth" in page
    assert form_on(alice.get(LIST, {"state": "refused"}), "none") == {}
    assert 'value="accept ticked"' not in page


@pytest.mark.parametrize(("role", "status"), [("Editor", 200), ("Administrator", 200), ("Reporter", 403), (None, 403)])
def test_those_who_may_change_any_post_decide(posts, role, status):
    make_roles()
    officer = make.make_officer("Carol Cole")
    officer.groups.set(Group.objects.filter(name=role))
    client = signed_in(officer)
    assert client.get(LIST).status_code == status
    assert press(client, "accept all").status_code == status
    assert Post.objects.filter(pilots__name="Kent").exists() is (status == 200)


def test_a_full_page_asks_no_more_than_a_short_one(alice, posts):
    def asked():
        with CaptureQueriesContext(connection) as captured:
            assert alice.get(LIST).status_code == 200
        return len(captured)

    few = asked()
    more = Post.objects.bulk_create(
        Post(title=f"On {number}", slug=f"on-{number}", summary="In Kent.") for number in range(2_000)
    )
    save_new(propose(more))
    assert asked() == few  # session, officer; count, rows, names of two kinds, the newest


def test_a_thing_that_was_merged_since_leads_to_what_it_became(alice, posts):
    county = make.make_pilot("Kent County")
    merge(alice, county, Pilot.objects.get(name="Kent"))
    page = markup(alice.get(LIST, {"kind": "link"}))
    assert "Link with Kent County" in page
    assert "deleted since" not in page
    press(alice, "accept all")
    assert [list(post.pilots.all()) for post in posts] == [[county], [county]]
