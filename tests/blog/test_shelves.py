"""Authors, series and topics have pages; a post tells its place in its series, and what to read after it."""

import json
import re

import pytest

from pilots.fuzzy import FuzzyDate
from tests.blog.test_pages import main_of, plain, shown
from tests.make import make_author, make_pilot, make_post, make_series, make_topic

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}


def page(reader, address):
    response = reader.get(address)
    assert response.status_code == 200
    return main_of(response)


def test_an_author_has_a_page_with_what_is_known_and_written(reader):
    make_author("Nan", slug="nan", about="A pen name.")
    leeds = make_pilot("Leeds")
    make_post("First", authors=["Nan"], pilots=[leeds], topics=[make_topic("Cuts")])
    make_post("Second", authors=["Nan", "Pat"], pilots=[leeds], published_on=FuzzyDate(2010, 2))
    make_post("Secret", authors=["Nan"], pilots=[make_pilot("York")], **DRAFT)
    main = page(reader, "/blog/authors/nan/")
    assert shown(reader, "/blog/authors/nan/") == ["Second", "First"]
    assert "A pen name." in main
    assert "2 posts on Total Place, written from June 2009 to February 2010." in plain(main)
    assert "Pilots in them Leeds 2" in plain(main) and "York" not in main
    assert 'href="/blog/topics/cuts/"' in main and 'href="/blog/authors/nan/feed/"' in main
    kinds = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', reader.get("/blog/authors/nan/").text, re.S
    )
    assert [json.loads(one)["@type"] for one in kinds] == ["ProfilePage", "BreadcrumbList"]


def test_many_posts_of_an_author_come_in_pages(reader):
    for number in range(26):
        make_post(f"Post {number}", authors=["Nan"])
    assert len(shown(reader, "/blog/authors/nan/")) == 25
    assert shown(reader, "/blog/authors/nan/?page=2") == ["Post 0"]


def test_the_byline_leads_to_each_author(reader):
    post = make_post(authors=["Nan", "Pat", "Zoe"], body="<p>Ours.</p>")
    byline = (
        '<a href="/blog/authors/nan/">Nan</a>, <a href="/blog/authors/pat/">Pat</a> and <a href="/blog/authors/zoe/">'
    )
    assert byline in page(reader, post.get_absolute_url())
    assert byline in page(reader, "/blog/")
    article = re.search(r'ld\+json">(.*?)</script>', reader.get(post.get_absolute_url()).text, re.S)[1]
    assert [one["name"] for one in json.loads(article)["author"]] == ["Nan", "Pat", "Zoe"]


def test_the_parts_of_a_series_stand_in_their_order(reader):
    series = make_series("The seminars", about="Who met.")
    for part, title in ((3, "Third"), (1, "First"), (2, "Second")):
        make_post(title, series=series, part=part)
    make_post("Secret", series=series, part=1, **DRAFT)
    main = plain(page(reader, "/blog/series/the-seminars/"))
    assert re.search(r"1 First .* 2 Second .* 3 Third", main)
    assert "A series of 3 posts, written in June 2009." in main and "Secret" not in main


@pytest.mark.parametrize(("part", "told"), [(1, "Part 1 of 3 of S. Next: P2."), (3, "3 of 3 of S. Before it: P2.")])
def test_a_part_leads_to_those_beside_it(reader, part, told):
    posts = {number: make_post(f"P{number}", series=make_series("S"), part=number) for number in (1, 2, 3)}
    make_post("Secret", series=make_series("S"), part=2, **DRAFT)
    main = plain(page(reader, posts[part].get_absolute_url())).replace(" .", ".")
    assert told in main and "Secret" not in main


def test_a_post_outside_a_series_tells_of_none(reader):
    assert 'aria-label="Series"' not in page(reader, make_post().get_absolute_url())


def test_a_post_leads_to_those_written_before_and_after_it(reader):
    for title, date in (("A", FuzzyDate(2009, 6, 1)), ("B", FuzzyDate(2009, 6, 1)), ("C", FuzzyDate(2009, 7))):
        make_post(title, published_on=date)
    make_post("Secret", published_on=FuzzyDate(2009, 6, 2), **DRAFT)
    make_post("Undated", published_on=None)
    main = page(reader, "/blog/2009/06/b/")
    assert re.findall(r'<a href="[^"]+" rel="(prev|next)">(.)</a>', main) == [("prev", "A"), ("next", "C")]
    assert "Written after it" not in page(reader, "/blog/2009/07/c/")


def related(reader, post):
    main = page(reader, post.get_absolute_url())
    return re.findall(r'<a href="[^"]+">([^<]+)</a><span class="small">(also on [^<]*)</span>', main)


def test_related_posts_share_pilots_or_topics_and_say_which(reader):
    leeds, york, cuts, pay, nec = make_pilot("Leeds"), make_pilot("York"), *map(make_topic, ("Cuts", "Pay", "NEC"))
    post = make_post("The post", pilots=[leeds, york, make_pilot("Secret", **DRAFT)], topics=[cuts, pay, nec])
    make_post("Nothing shared", topics=[make_topic("Other")])
    make_post("Topics", topics=[cuts, pay, nec])
    make_post("One pilot, older", pilots=[leeds], published_on=FuzzyDate(2009))
    make_post("One pilot", pilots=[york])
    make_post("Both", pilots=[leeds, york], topics=[pay])
    make_post("One topic", topics=[nec])
    make_post("Secret post", pilots=[leeds, york], topics=[cuts, pay, nec], **DRAFT)
    assert related(reader, post) == [
        ("Both", "also on Leeds; York; Pay"),
        ("One pilot", "also on York"),
        ("Topics", "also on Cuts; NEC; Pay"),
        ("One topic", "also on NEC"),
    ]
    assert ">One pilot, older</a>" in page(reader, post.get_absolute_url()), "it is told as the one written before"


def test_the_other_parts_of_its_series_are_not_told_again_as_related(reader):
    posts = [make_post(title, series=make_series("S"), topics=[make_topic()]) for title in "AB"]
    assert related(reader, posts[0]) == []


def test_a_month_of_the_archive_leads_to_the_ones_beside_it(reader):
    for month in (6, 9, 11):
        make_post(f"Of {month}", published_on=FuzzyDate(2009, month))
    main = page(reader, "/blog/2009/09/")
    assert '<a href="/blog/2009/06/">Earlier: June 2009</a><a href="/blog/2009/11/">Later: November 2009</a>' in main
    assert '<a href="/blog/2009/09/" aria-current="page">September</a> (1)' in main


def test_posts_are_chosen_by_author_and_series(reader):
    make_post("Hers", authors=["Nan"], series=make_series("S"))
    make_post("His", authors=["Pat"])
    assert shown(reader, "/blog/?author=nan") == shown(reader, "/blog/?series=s") == ["Hers"]
    assert [row["slug"] for row in reader.get("/posts.json?author=pat").json()["results"]] == ["his"]
