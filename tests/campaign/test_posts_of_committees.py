"""Posts are linked with committees: found by their short names, shown both ways, never a draft."""

import pytest

from blog.mentions import linked, things_of
from blog.models import Post
from tests import make

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
