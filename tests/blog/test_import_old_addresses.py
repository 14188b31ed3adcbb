"""Where a post was on the old blog leads to where it is now, as long as readers may see it."""

import pytest

from blog.models import OldAddress, Post
from tests.blog.blogs import DRAFT, blogger, bring_in, of_wordpress, post, wordpress
from tests.make import make_post

pytestmark = pytest.mark.django_db
PATH = "/2009/11/name_28.html"


@pytest.fixture
def moved():
    bring_in(blogger(post(path=PATH)))
    return Post.objects.get()


@pytest.mark.parametrize("query", ["", "?m=1", "?m=0", "?showComment=1"])
def test_an_old_address_leads_to_the_post_for_ever(reader, moved, query):
    response = reader.get(PATH + query)
    assert response.status_code == 301
    assert response.headers["Location"] == moved.get_absolute_url()
    assert reader.head(PATH + query).status_code == 301


def test_it_leads_there_at_once_after_a_slug_has_changed(reader, moved):
    moved.slug = "a-better-name"
    moved.save()
    there = reader.get(PATH).headers["Location"]
    assert there == moved.get_absolute_url()
    assert reader.get(there).status_code == 200


def test_of_a_draft_nothing_is_known(reader, moved):
    Post.objects.unpublish()
    assert reader.get(PATH).status_code == 404
    bring_in(blogger(post("post-2", path="/2009/12/draft.html", more=DRAFT)))
    assert reader.get("/2009/12/draft.html").status_code == 404


def test_it_is_there_again_with_the_post(reader, moved):
    OldAddress.objects.all().delete()
    assert reader.get(PATH).status_code == 404


def test_no_page_of_this_site_is_taken(reader):
    plan = bring_in(wordpress(of_wordpress(link="/about/", kind="page"), of_wordpress(13, link="/admin/")))
    assert reader.get("/about/").status_code == 200
    assert plan.oddities[0][1].startswith("Its old address /about/ is a page of this site")
    assert set(OldAddress.objects.values_list("path", flat=True)) == {"/?page_id=12", "/?p=13"}


def test_two_posts_at_one_old_address_are_told(reader):
    plan = bring_in(blogger(post(path=PATH, labels=[]), post("post-2", path=PATH)))
    assert plan.oddities[-1][1] == f"Its old address {PATH} leads to another post already."
    assert reader.get(PATH).headers["Location"] == Post.objects.order_by("pk").first().get_absolute_url()


@pytest.mark.parametrize("path", ["/2009/11/28/name/", "/2009/11/28/name", "/?p=12"])
def test_wordpress_leads_on_with_and_without_its_slash(reader, path):
    bring_in(wordpress(of_wordpress()))
    assert reader.get(path).status_code == 301


def test_other_pages_ask_nothing_of_it(reader, moved, django_assert_num_queries):
    make_post("Another")
    with django_assert_num_queries(0):
        assert reader.get("/robots.txt").status_code == 200
    assert reader.get("/?p=99").status_code == 200
    assert reader.get("/?q=" + "p=12").status_code == 200
    assert reader.get("/nothing/" + "a" * 5000 + "/").status_code == 404
    assert reader.get("/nothing%00/").status_code == 404
