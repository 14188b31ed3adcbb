"""The nineteen posts of the real record: what they are about, and how they and the pilots lead to each other."""

import html
import re
from xml.etree import ElementTree

import pytest

from blog.models import Post
from pilots.models import Pilot

pytestmark = pytest.mark.usefixtures("record")
FIRST, SECOND = "in-a-totally-bad-place", "unisons-response-to-total-place"
FIRST_PAGE, SECOND_PAGE = f"/blog/2009/11/{FIRST}/", f"/blog/2009/11/{SECOND}/"


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def part(page, start, end):
    return page[page.index(start) : page.index(end, page.index(start))]


def test_twelve_posts_are_about_the_programme_and_seven_about_pilots():
    about_programme = set(Post.objects.public().about_programme())
    about_pilots = set(Post.objects.public().about_pilots(list(Pilot.objects.public())))
    assert (len(about_programme), len(about_pilots)) == (12, 7)
    assert not about_programme & about_pilots


@pytest.mark.parametrize(("slug", "day"), [(FIRST, "27 November 2009"), (SECOND, "30 November 2009")])
def test_the_two_founding_posts_name_leicestershire(reader, slug, day):
    post = Post.objects.get(slug=slug)
    assert str(post.published_on) == day
    assert [pilot.slug for pilot in post.pilots.all()] == ["leicester-and-leicestershire"]
    page = reader.get(post.get_absolute_url()).content.decode()
    assert 'href="/pilots/leicester-and-leicestershire/"' in page
    assert day in plain(page)


def test_the_second_post_answers_the_first_and_each_page_says_so(reader):
    assert list(Post.objects.exclude(answers=None).values_list("slug", "answers__slug")) == [(SECOND, FIRST)]
    second = reader.get(SECOND_PAGE).content.decode()
    assert f'href="{FIRST_PAGE}"' in part(second, '<p class="alert">', "</p>")
    assert "A correction." in second
    assert "This corrects" in second
    first = reader.get(FIRST_PAGE).content.decode()
    assert f'href="{SECOND_PAGE}"' in part(first, '<p class="alert">', "</p>")
    assert "Corrected." in first
    assert "Two national committees of the union have begun to act." in first


def test_a_post_says_where_its_pilot_stands_now(reader):
    aside = plain(part(reader.get(FIRST_PAGE).content.decode(), "<aside", "</aside>"))
    assert "Leicester and Leicestershire Now: Field trial since 25 March 2010" in aside
    assert "No later status is on record. When this was written: Counting Today in the record: 19 bodies" in aside


@pytest.mark.parametrize("page", [FIRST_PAGE, SECOND_PAGE])
def test_the_founding_posts_say_what_has_changed_since_they_were_written(reader, page):
    since = plain(part(reader.get(page).content.decode(), 'id="since-h"', "</section>"))
    assert "status went from counting to reported ( February 2010 )" in since
    assert "status went from reported to field trial ( 25 March 2010 )" in since


def test_a_pilots_page_shows_its_own_posts_and_then_the_programmes_told_apart(reader):
    page = reader.get("/pilots/leicester-and-leicestershire/").content.decode()
    own, of_programme = part(page, 'id="posts"', "</section>").split("<h3>")[1:]
    assert "On Leicester and Leicestershire: 3" in own
    assert own.index(SECOND_PAGE) < own.index(FIRST_PAGE) < own.index("what-makes-a-place")
    assert "On no pilot in particular: 12" in of_programme
    assert 'href="/blog/?programme=on"' in of_programme
    assert FIRST_PAGE not in of_programme
    assert of_programme.count('<a href="/blog/2') == 2


def test_a_pilot_that_nobody_wrote_about_says_so_and_shows_the_programmes(reader):
    page = plain(reader.get("/pilots/durham/").content.decode())
    assert "On Durham: 0 Nobody has written about this pilot yet." in page
    assert "On no pilot in particular: 12" in page


def test_a_post_with_which_no_pilot_is_linked_says_no_more_than_that(reader):
    page = plain(reader.get("/blog/2010/02/total-rubbish/").content.decode())
    assert "No pilot is linked with it." in page
    assert "whole programme" not in page


def test_posts_of_others_are_marked_as_our_summary(reader):
    for post in Post.objects.all():
        page = plain(reader.get(post.get_absolute_url()).content.decode())
        assert "Our summary, not the author’s words." in page, post.slug


def test_undated_posts_say_so_and_are_filed_under_the_month_they_were_recorded_in(reader):
    post = Post.objects.get(slug="total-place-in-birmingham")
    assert post.get_absolute_url() == "/blog/2026/11/total-place-in-birmingham/"
    assert "undated (autumn 2009?)" in plain(reader.get(post.get_absolute_url()).content.decode())
    assert post.get_absolute_url() in reader.get("/blog/2026/11/").content.decode()


def test_every_post_shows_where_it_is_written(reader):
    for post in Post.objects.all():
        assert 'id="n1"' in reader.get(post.get_absolute_url()).content.decode(), post.slug


def test_the_words_of_the_field_are_explained_beside_a_post(reader):
    aside = part(reader.get(SECOND_PAGE).content.decode(), '<aside class="stack"', "</aside>")
    assert 'href="/glossary/#total-place"' in aside
    assert "count all the public money spent in an area" in plain(aside)


@pytest.mark.parametrize(("address", "count"), [("/feed/", 30), ("/blog/feed/", 19), ("/pilots/kent/feed/", None)])
def test_the_feeds_of_the_record_are_well_formed(reader, address, count):
    entries = ElementTree.fromstring(reader.get(address).content).findall("{http://www.w3.org/2005/Atom}entry")
    assert len(entries) == count if count else entries
