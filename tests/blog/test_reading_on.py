"""Ways on from posts: feeds that can be found, no post named twice, lists that say what they are of."""

import re

import pytest
import time_machine

from pilots.fuzzy import FuzzyDate
from tests.make import make_pilot, make_post, make_topic
from tests.page import markup

pytestmark = pytest.mark.django_db
SHELVES = {"topics": "Cuts", "authors": "Ann"}


def main_of(reader, address):
    return markup(reader.get(address)).partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def post():
    return make_post("First", topics=[make_topic("Cuts")], authors=["Ann"], published_on=FuzzyDate(2009, 11, 1))


@pytest.mark.parametrize("address", ["/blog/", "/blog/2009/11/", "/blog/topics/cuts/", "/blog/authors/ann/", "own"])
def test_a_feed_can_be_seen_and_what_that_is(reader, post, address):
    page = main_of(reader, post.get_absolute_url() if address == "own" else address)
    assert re.search(r'<a class="more" href="/blog/[^"]*feed/">Feed of', page)
    assert "an address to put into a feed reader" in main_of(reader, "/about/")


def test_a_post_that_is_beside_is_not_named_as_related_too(reader, post):
    leeds = make_pilot("Leeds")
    post.pilots.add(leeds)
    others = [make_post(f"Post {day}", pilots=[leeds], published_on=FuzzyDate(2009, 11, day)) for day in (2, 3)]
    page = main_of(reader, post.get_absolute_url()).partition('id="more-h"')[2]
    assert [page.count(f'href="{one.get_absolute_url()}"') for one in others] == [1, 1]
    assert "Written after it</h3><p>" in page


def test_a_month_that_has_none_of_these_words_leads_to_the_month_and_to_all(reader, post):
    page = main_of(reader, "/blog/2009/11/?q=zzz")
    assert '<a class="more" href="/blog/2009/11/">Posts of November 2009</a>' in page
    assert '<a class="more" href="/blog/">All posts</a>' in page


def test_a_list_that_is_narrowed_does_not_say_that_it_is_all(reader, post):
    make_post("Second", authors=["Ann"])
    make_post("Third")
    assert '<p class="small">All 3 posts</p>' in main_of(reader, "/blog/")
    assert '<p class="small">2 posts</p>' in main_of(reader, "/blog/?author=ann")


def test_a_box_to_tick_says_how_many_it_would_show(reader, post):
    make_post("Second", pilots=[make_pilot("Leeds")])
    label = r"<span>On no pilot in particular</span>"
    ticked = rf'name="programme" value="on"( checked)?>{label}<span class="n">(\d)</span>'
    assert re.findall(ticked, main_of(reader, "/blog/")) == [("", "1")]
    assert re.findall(ticked, main_of(reader, "/blog/?programme=on")) == [(" checked", "1")]
    assert re.findall(ticked, main_of(reader, "/blog/?pilot=leeds")) == [("", "0")]


def test_of_many_topics_the_fullest_and_the_chosen_are_seen_and_the_others_folded(reader, post):
    topics = [make_topic(f"Topic {number}") for number in range(9)]
    make_post("Second", topics=topics)
    make_post("Third", topics=topics[-1:])
    shown, _, folded = main_of(reader, "/blog/?topic=topic-7").partition("<details><summary")
    chosen = re.findall(r'name="topic" value="([^"]+)"', shown)
    assert (len(chosen), chosen[:2]) == (8, ["topic-7", "topic-8"])
    assert folded.startswith(' class="more">2 more<')


@time_machine.travel("2026-11-23 12:00")
def test_a_summary_is_cited_as_ours_of_whose_text_and_when(reader):
    theirs = make_post(
        "A Bad Place", authors=["Jon Rogers"], blog_name="Jon’s blog", published_on=FuzzyDate(2009, 11, 27)
    )
    cited = main_of(reader, theirs.get_absolute_url()).partition('id="cite-plain"')[2]
    name = "Summary of Jon Rogers, A Bad Place, 27 November 2009"
    assert cited.partition("</pre>")[0].startswith(f">“{name}”. Total Place Watch.")
    assert f"title = {{{name}}}" in cited
    ours = make_post("Ours", authors=["Ann"], body="<p>Ours.</p>")
    assert "Summary of" not in main_of(reader, ours.get_absolute_url())


def test_that_there_is_no_link_to_the_original_is_said_before_what_came_after(reader):
    lost = make_post("Lost", note="Its address was not found.")
    make_post("Answer", answers=lost)
    page = main_of(reader, lost.get_absolute_url())
    assert page.index("No link to the original is known.") < page.index("Its address was not found.")
    assert page.index("Its address was not found.") < page.index("Answered.")
