"""Posts are linked with committees: found by their short names, shown both ways, never a draft."""

import pytest
from django.urls import reverse

from blog.mentions import linked, things_of
from blog.models import Post
from campaign.models import Committee
from pilots.naming import names_on_record
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db


def test_a_post_is_linked_with_what_is_public_and_accepted(django_assert_num_queries):
    kent, bury = make.make_pilot("Kent"), make.make_pilot("Bury", published_at=None)
    committee = make.make_committee("Policy Development and Campaigns Committee (PDCC)")
    post = make.make_post("On it", [kent, bury], [make.make_body("Kent Police", other_names="The force")])
    post.committee_links.create(committee=committee, note="It promised")
    post = Post.objects.public().for_page().get()
    with django_assert_num_queries(0):
        things = things_of(post)
    assert [(one.thing.kind, one.names, one.note) for one in things] == [
        ("pilot", ("Kent",), ""),
        ("body", ("Kent Police", "The force"), ""),
        ("committee", (committee.name, "Policy Development and Campaigns Committee", "PDCC"), "It promised"),
    ]
    assert linked("The PDCC.", things) == (
        'The <a href="/commitments/?committee=policy-development-and-campaigns-committee-pdcc" title="It promised">'
        "PDCC</a>."
    )


@pytest.fixture
def linked_post():
    committee = make.make_committee("Policy Development and Campaigns Committee (PDCC)")
    make.make_commitment(committee=committee)
    post = make.make_post("On promises")
    post.committee_links.create(committee=committee, note="It promised")
    return post


def list_of(committee):
    return f"/commitments/?committee={committee.slug}"


def test_a_post_and_the_commitments_of_its_committee_lead_to_each_other(reader, linked_post):
    committee = linked_post.committee_links.get().committee
    page = markup(reader.get(linked_post.get_absolute_url()))
    assert f'<a href="{list_of(committee)}">{committee.name}</a><span class="small">It promised</span>' in page
    page = markup(reader.get(list_of(committee)))
    assert f'<a href="{linked_post.get_absolute_url()}">On promises</a> (It promised).' in page
    assert "On promises" not in markup(reader.get("/commitments/"))


def test_a_post_that_names_two_committees_is_listed_once(reader, linked_post):
    committee, other = linked_post.committee_links.get().committee, make.make_committee("Another one")
    linked_post.committee_links.create(committee=other)
    page = markup(reader.get(f"{list_of(committee)}&committee={other.slug}"))
    assert page.count(">On promises</a>") == 1


@pytest.mark.parametrize("hidden", ["post", "committee", "branch"])
def test_what_is_a_draft_is_shown_on_neither_side(reader, linked_post, hidden):
    link = linked_post.committee_links.get()
    if hidden == "branch":
        branch = make.make_branch("Quincetown", published_at=None)
        Committee.objects.update(branch=branch)
    else:
        thing = getattr(link, hidden)
        type(thing).objects.filter(pk=thing.pk).update(published_at=None)
    for address in (linked_post.get_absolute_url(), list_of(link.committee)):
        page = markup(reader.get(address))
        assert not ("On promises" in page and "PDCC" in page)


def test_a_committee_is_chosen_on_the_form_of_a_post(alice, linked_post):
    page = markup(alice.get(reverse("admin:blog_post_change", args=[linked_post.pk])))
    assert 'name="committee_links-0-note" value="It promised"' in page


def test_the_short_name_in_brackets_is_a_name(record):
    (mention,) = names_on_record().mentions(["I will ask PDCC."])
    assert (mention.thing.kind, mention.written) == ("committee", "PDCC")
