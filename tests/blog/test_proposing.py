"""What is proposed from the words of posts, and what comes of a yes or a no."""

import pytest

from blog.models import Post, Proposal, Topic
from blog.proposing import accept, propose, refuse, save_new, topic
from pilots.history import Edit
from pilots.models import Pilot
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make.make_officer("Alice Ashworth")


@pytest.fixture
def post():
    make.make_pilot("Kent")
    make.make_body("Kent Police")
    return make.make_post("Now", summary="It is counted in Kent. It began there.", body="<p>Kent Police knew.</p>")


def proposed(*posts):
    save_new(propose(posts))
    return list(Proposal.objects.all())


def test_names_are_proposed_as_links_with_their_sentences(post):
    shown = [(one.thing_kind, one.before, one.words, one.after) for one in propose([post])]
    assert shown == [("pilot", "It is counted in ", "Kent", "."), ("body", "", "Kent Police", " knew.")]


def test_what_it_is_linked_with_is_not_proposed(post):
    post.pilots.set(Pilot.objects.all())
    assert [one.thing_kind for one in propose([post])] == ["body"]


def test_a_post_that_is_not_saved_yet_will_do(post):
    assert len(propose([Post(title="Kent", summary="Kent Police")])) == 2


def test_posts_are_read_at_the_same_few_queries_for_any_number(post, django_assert_num_queries):
    posts = [post, *(make.make_post(f"On Kent {number}") for number in range(19))]
    with django_assert_num_queries(11):  # names of five kinds; what posts are linked with, of five kinds, and cite
        assert len(propose(posts)) == 21


def test_what_was_proposed_once_is_not_proposed_again_whatever_became_of_it(post, officer):
    first, _ = proposed(post)
    refuse([first], officer)
    assert save_new(propose([post])) == 0
    assert Proposal.objects.count() == 2
    assert save_new([topic(post, "Job cuts"), topic(post, "job-cuts")]) == 1


def test_accepted_links_are_made_and_the_history_of_the_post_has_them(post, officer):
    before = post.version
    assert len(accept(proposed(post), officer)) == 2
    post.refresh_from_db()
    assert [pilot.name for pilot in post.pilots.all()] == ["Kent"]
    assert [body.name for body in post.bodies.all()] == ["Kent Police"]
    edit = Edit.objects.get()
    assert (edit.kind, edit.object_id, edit.by) == ("blog.post", post.pk, officer)
    assert post.pilot_links.get().history.get().edit == edit
    assert post.version == before + 1
    assert set(Proposal.objects.values_list("state", "decided_by")) == {("accepted", officer.pk)}


def test_accepting_twice_makes_nothing_twice(post, officer):
    rows = proposed(post)
    accept(rows, officer)
    assert accept(rows, officer) == []
    assert refuse(rows, officer) == 0
    assert post.pilot_links.count() == 1


def test_a_link_that_somebody_made_meanwhile_is_no_fault(post, officer):
    rows = proposed(post)
    post.pilots.set(Pilot.objects.all())
    assert len(accept(rows, officer)) == 2
    assert post.pilot_links.count() == 1


def test_a_proposal_of_a_deleted_thing_stays_open(post, officer):
    rows = proposed(post)
    Pilot.objects.all().delete()
    assert [one.thing_kind for one in accept(rows, officer)] == ["body"]
    assert Proposal.objects.open().get().thing_kind == "pilot"


def test_a_refused_one_links_nothing(post, officer):
    assert refuse(proposed(post), officer) == 2
    assert not post.pilots.exists()
    assert not Edit.objects.exists()


def test_a_label_becomes_a_topic_or_finds_it(post, officer):
    make.make_topic("Job cuts")
    other = make.make_post("Other")
    save_new([topic(post, "job cuts"), topic(post, "Leadership"), topic(other, "leadership")])
    accept(list(Proposal.objects.all()), officer)
    assert {one.name for one in post.topics.all()} == {"Job cuts", "Leadership"}
    assert [one.name for one in other.topics.all()] == ["Leadership"]
    assert Topic.objects.count() == 2
    row = post.history.latest()
    assert row.links["topics"] == sorted(post.topics.values_list("pk", flat=True))


def test_a_thousand_are_accepted_at_a_few_queries_a_hundred(post, officer, django_assert_max_num_queries):
    posts = Post.objects.bulk_create(
        Post(title=f"On {number}", slug=f"on-{number}", summary="Kent Police") for number in range(1_000)
    )
    save_new(propose(posts))
    with django_assert_max_num_queries(150):
        assert len(accept(list(Proposal.objects.all()), officer)) == 1_000
