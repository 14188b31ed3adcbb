"""A link from one post of the old blog to another leads to ours, once that is here and public."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog.models import Post
from campaign.benchmarks.blogger import all_rows
from tests.blog.blogs import blogger, bring_in, plan, post
from tests.page import markup

pytestmark = pytest.mark.django_db
OLD = "http://old.example.org/2009/11/later.html"
LATER = post("post-2", title="Later", path="/2009/11/later.html")


def linking(*addresses, **more):
    body = "".join(f'<p><a href="{address}">my other post</a></p>' for address in addresses)
    return post(body=body, path="/2009/11/first.html", **more)


def first():
    return Post.objects.order_by("pk").first()


def links(reader):
    page = markup(reader.get(first().get_absolute_url()))
    return [part.partition('"')[0] for part in page.split('<p><a href="')[1:] if ">my other post" in part[:200]]


def ours():
    return Post.objects.get(title="Later").get_absolute_url()


@pytest.mark.parametrize(
    "address",
    [
        OLD,
        f"{OLD}?m=1",
        f"{OLD}?m=1&amp;x=2#comment-1",
        OLD.replace("http:", "https:"),
        OLD.replace("//", "//www."),
        OLD.replace("old.example", "OLD.Example"),
        f"{OLD}/",
        "/2009/11/later.html",
    ],
)
def test_a_link_to_a_post_that_came_later_in_the_file_leads_to_ours(reader, address):
    bring_in(blogger(linking(address), LATER))
    assert links(reader) == [ours()]


def test_a_blog_of_bloggers_is_one_in_every_country(reader):
    old = "http://mine.blogspot.com/2009/11/later.html"
    file = blogger(linking(old.replace(".com", ".co.uk")), LATER).replace(b"old.example.org", b"mine.blogspot.com")
    bring_in(file)
    assert links(reader) == [ours()]


def test_other_links_stay(reader):
    others = [
        "http://old.example.org/2009/11/not-here.html",
        "http://other.example.org/2009/11/later.html",
        "http://old.example.org/",
        "http://old.example.org/search/label/Cuts",
    ]
    assert bring_in(blogger(linking(*others), LATER)).stay == 3
    assert links(reader) == others


def test_the_plan_counts_them():
    told = plan(blogger(linking(OLD, OLD, "http://old.example.org/gone.html", "http://other.example.org/"), LATER))
    assert (told.led, told.stay) == (2, 1)


def test_of_a_blog_that_stays_they_lead_there(reader):
    told = bring_in(blogger(linking(OLD), LATER), is_elsewhere=True)
    assert (told.led, told.stay) == (0, 0)
    assert links(reader) == [OLD]
    bring_in(blogger(linking(OLD), LATER))
    assert links(reader) == [ours()]


def test_a_draft_is_not_led_to_and_a_post_that_comes_with_another_file_is(reader):
    bring_in(blogger(linking(OLD)))
    assert links(reader) == [OLD]
    bring_in(blogger(LATER))
    assert links(reader) == [ours()]
    Post.objects.filter(title="Later").update(published_at=None)
    assert links(reader) == [OLD]


def test_the_text_stays_as_it_came_and_the_same_file_changes_nothing():
    file = blogger(linking(OLD), LATER)
    bring_in(file)
    assert OLD in first().body
    before = all_rows()
    assert bring_in(file).is_empty
    assert all_rows() == before


def test_an_officers_text_is_led_as_well_and_stays_hers(reader):
    bring_in(blogger(linking(OLD), LATER))
    Post.objects.filter(pk=first().pk).update(body=f'<p><a href="{OLD}">my other post</a> Hers.</p>')
    bring_in(blogger(linking(OLD, "http://old.example.org/new.html"), LATER))
    assert first().body.endswith("Hers.</p>")
    assert links(reader) == [ours()]


def test_a_feed_leads_to_ours_with_the_whole_address(reader):
    bring_in(blogger(linking(OLD), LATER))
    assert f"http://testserver{ours()}" in reader.get("/blog/feed/").text.split("<title>Seminars")[1]


@pytest.mark.parametrize("feed", ["/blog/feed/", "/feed/", "/blog/authors/a-branch-secretary/feed/"])
def test_a_feed_leads_them_all_at_once(reader, feed):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            text = reader.get(feed).text
        return text.count(f"http://testserver{ours()}&quot;") + text.count(f'http://testserver{ours()}"'), len(queries)

    bring_in(blogger(linking(OLD), LATER))
    few, before = asked()
    more = [
        post(f"post-{number}", body=f'<p><a href="{OLD}">there</a></p>', path=f"/2009/12/{number}.html")
        for number in range(3, 9)
    ]
    bring_in(blogger(linking(OLD), LATER, *more))
    many, after = asked()
    assert (many - few, after) == (6, before)
