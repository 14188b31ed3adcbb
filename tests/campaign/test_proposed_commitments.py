"""An accepted promise becomes a draft commitment; until an officer completes it no reader sees anything of it."""

import pytest
from django.urls import reverse

from blog.models import Proposal
from blog.proposing import accept, propose, refuse, save_new
from campaign.models import Commitment
from pilots.history import Edit
from tests import make

pytestmark = pytest.mark.django_db
SENTENCE = "A report on Quince will come to a future meeting of PDCC."


@pytest.fixture
def officer():
    return make.make_officer("Alice Ashworth")


@pytest.fixture
def post():
    make.make_committee("Policy Development and Campaigns Committee (PDCC)")
    post = make.make_post("What was promised", summary=f"It met. {SENTENCE} The council will cut jobs.")
    make.cite(post, make.make_document("The blog"))
    save_new(propose([post]))
    return post


def promises():
    return list(Proposal.objects.open().of_kind("commitment"))


def test_it_is_a_draft_with_the_words_the_committee_the_day_the_post_and_its_source(post, officer):
    assert len(accept(promises(), officer)) == 1
    made = Commitment.objects.get()
    assert (made.title, made.words) == (SENTENCE.rstrip("."), SENTENCE)
    assert (made.kind, made.committee.slug) == ("promise", "policy-development-and-campaigns-committee-pdcc")
    assert (made.made_on, list(made.posts.all()), made.created_by) == (post.published_on, [post], officer)
    assert [one.document.title for one in made.citations.all()] == ["The blog"]
    assert made.published_at is None
    assert made.history.get().edit == Edit.objects.get()


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("The union must publish guidance.", "call"),
        ("It was resolved that we strike.", "motion"),
        ("I will ask again.", "promise"),
    ],
)
def test_what_sort_it_is_follows_from_its_words(officer, sentence, kind):
    save_new(propose([make.make_post("On it", summary=sentence)]))
    accept(promises(), officer)
    assert Commitment.objects.get().kind == kind


def test_a_long_sentence_is_cut_for_its_title_only(officer):
    long = f"The branch will ask {'again and ' * 30}again."
    save_new(propose([make.make_post("Long", summary=long), make.make_post("Long too", summary=long)]))
    accept(promises(), officer)
    made = Commitment.objects.all()
    assert {one.words for one in made} == {long}
    assert max(len(one.title) for one in made) <= 101
    assert len({one.slug for one in made}) == 2


def test_no_page_shows_a_proposal_or_what_came_of_it(reader, post, officer):
    addresses = [post.get_absolute_url(), "/commitments/", "/commitments.json", "/feed/", "/search/?q=quince"]

    def shown():
        return [reader.get(address).content.decode().count("Quince will come") for address in addresses]

    before = shown()
    assert before[1:3] == [0, 0]
    accept(promises(), officer)
    assert shown() == before


def test_what_is_refused_makes_nothing(post, officer):
    refuse(promises(), officer)
    assert not Commitment.objects.exists()


def test_the_front_page_of_the_desk_counts_what_waits(alice, post):
    page = alice.get("/admin/").content.decode()
    address = f"{reverse('admin:blog_proposal_changelist')}?state=open"
    assert f'href="{address}"' in page
    assert "waits to be decided" in page or "wait to be decided" in page
