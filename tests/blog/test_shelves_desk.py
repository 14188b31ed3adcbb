"""Authors, series and topics at the desk: what their lists show, and what is said of their addresses."""

import pytest
from django.urls import reverse

from tests.make import make_author, make_post, make_series, make_topic
from tests.page import markup

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("noun", "make"), [("author", make_author), ("series", make_series), ("topic", make_topic)])
def test_the_list_tells_how_many_posts_each_has(alice, noun, make):
    shelf = make("Cuts")
    for title, fields in (("A", {}), ("B", {"published_at": None})):
        post = make_post(title, **fields)
        shelf.posts.add(post)
    page = markup(alice.get(reverse(f"admin:blog_{noun}_changelist")))
    assert '<td class="field-how_many">2</td>' in page and "blog.Post" not in page
    assert '<div class="text"><span>Posts</span></div>' in page


@pytest.mark.parametrize("address", ["blog_author", "blog_series", "blog_topic", "pilots_servicegroup"])
def test_of_an_address_that_redirects_the_form_says_so(alice, address):
    page = markup(alice.get(reverse(f"admin:{address}_add")))
    assert "the old address will lead here" in page and "no longer find it" not in page
