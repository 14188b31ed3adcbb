"""Posts and their archive: where they are filed, what they lead to, and what leads to them."""

import datetime
import html
import re

import pytest

from pilots.fuzzy import FuzzyDate
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_partnership,
    make_pilot,
    make_post,
    make_term,
    make_topic,
    tomorrow,
)
from tests.page import markup

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}
RECORDED = {"recorded_on": datetime.date(2026, 11, 22)}


def main_of(response):
    page = markup(response)
    return page[page.index("<main") : page.index("</main>")]


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def shown(reader, address):
    """The titles of the posts of a list, in order."""
    return re.findall(r'</span><p><a href="/blog/[^"]+">([^<]+)</a>', main_of(reader.get(address)))


def test_the_archive_files_posts_by_year_and_month(reader):
    make_post("June", published_on=FuzzyDate(2009, 6, 25))
    make_post("November", published_on=FuzzyDate(2009, 11))
    make_post("Later", published_on=FuzzyDate(2010, 11, 1))
    assert shown(reader, "/blog/") == ["Later", "November", "June"]
    assert shown(reader, "/blog/2009/") == ["November", "June"]
    assert shown(reader, "/blog/2009/11/") == ["November"]
    assert shown(reader, "/blog/2009/12/") == []


def test_posts_without_a_month_are_filed_under_the_month_they_were_recorded_in(reader):
    make_post("Undated", published_on=None, **RECORDED)
    make_post("Of a year", published_on=FuzzyDate(2009), **RECORDED)
    assert sorted(shown(reader, "/blog/2026/11/")) == ["Of a year", "Undated"]
    assert sorted(shown(reader, "/blog/2026/")) == ["Of a year", "Undated"]
    assert shown(reader, "/blog/2009/") == []
    assert shown(reader, "/blog/") == ["Of a year", "Undated"]
    assert reader.get("/blog/2026/11/undated/").status_code == 200


def test_the_archive_counts_public_posts_by_month(reader):
    make_post("One", published_on=FuzzyDate(2009, 11, 27))
    make_post("Two", published_on=FuzzyDate(2009, 11, 30))
    make_post("Secret", published_on=FuzzyDate(2009, 12), **DRAFT)
    page = main_of(reader.get("/blog/"))
    assert re.search(r'<a href="/blog/2009/11/">[^<]*</a> \(2\)', page)
    assert "/blog/2009/12/" not in page


def test_a_page_of_the_archive_says_which_month_it_is(reader):
    make_post(published_on=FuzzyDate(2009, 11))
    assert "Posts of November 2009" in plain(main_of(reader.get("/blog/2009/11/")))
    assert "Posts of 2009" in plain(main_of(reader.get("/blog/2009/")))


def test_a_topic_lists_its_public_posts(reader):
    cuts = make_topic("Cuts")
    make_post("Open", topics=[cuts])
    make_post("Secret", topics=[cuts], **DRAFT)
    make_post("Other", topics=[make_topic("Pay")])
    assert shown(reader, "/blog/topics/cuts/") == ["Open"]
    assert "1 post on this topic" in plain(main_of(reader.get("/blog/topics/cuts/")))


@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_a_topic_of_drafts_only_is_not_there(reader, published_at):
    make_post("Secret", topics=[make_topic("Secret topic")], published_at=published_at)
    assert reader.get("/blog/topics/secret-topic/").status_code == 404
    assert "Secret" not in main_of(reader.get("/blog/"))


def test_a_post_shows_where_its_pilots_stand_now(reader):
    leeds = make_pilot("Leeds")
    post = make_post(pilots=[leeds, make_pilot("Secret", **DRAFT)])
    make_event("Count", [leeds], date="June 2009", sets_status="counting")
    assert "Leeds Now: Counting since June 2009" in plain(main_of(reader.get(post.get_absolute_url())))
    make_event("Report", [leeds], date="February 2010", sets_status="reported")
    page = plain(main_of(reader.get(post.get_absolute_url())))
    assert "Leeds Now: Reported since February 2010" in page
    assert "Counting" not in page
    assert "Secret" not in page


def test_a_post_and_what_it_is_about_lead_to_each_other(reader):
    pilot, body, branch, document = make_pilot(), make_body(), make_branch(), make_document()
    post = make_post("The post", pilots=[pilot], bodies=[body], branches=[branch], documents=[document])
    page = main_of(reader.get(post.get_absolute_url()))
    for thing in (pilot, body, branch, document):
        assert f'href="{thing.get_absolute_url()}"' in page
        own = main_of(reader.get(thing.get_absolute_url())).partition('id="posts"')[2].split("<h3>")[1]
        assert f'href="{post.get_absolute_url()}"' in own, thing


def test_a_post_about_a_pilot_is_found_from_its_bodies_branches_and_documents(reader):
    pilot, body, branch = make_pilot(), make_body(), make_branch()
    make_partnership(pilot, body)
    make_affected_branch(pilot, branch)
    document = make_document(pilots=[pilot])
    post = make_post("The post", pilots=[pilot])
    for thing in (body, branch, document):
        of_pilots = main_of(reader.get(thing.get_absolute_url())).partition('id="posts"')[2].split("<h3>")[2]
        assert f'href="{post.get_absolute_url()}"' in of_pilots, thing


def test_why_a_post_is_about_something_is_told(reader):
    post = make_post()
    post.pilot_links.create(pilot=make_pilot("Leeds"), note="It names the leisure centre.")
    post.body_links.create(body=make_body("Leeds Council"), note="It runs the centre.")
    page = plain(main_of(reader.get(post.get_absolute_url())))
    assert "Leeds: It names the leisure centre." in page
    assert "Leeds Council It runs the centre." in page


def test_an_answer_and_what_it_answers_name_each_other(reader):
    first = make_post("First")
    second = make_post("Second", answers=first)
    make_post("Secret answer", answers=first, **DRAFT)
    page = main_of(reader.get(first.get_absolute_url()))
    assert f'href="{second.get_absolute_url()}"' in page
    assert "Secret" not in page
    assert f'href="{first.get_absolute_url()}"' in main_of(reader.get(second.get_absolute_url()))


def test_an_answer_to_a_draft_does_not_name_it(reader):
    answer = make_post("Answer", answers=make_post("Secret", **DRAFT))
    assert "Secret" not in reader.get(answer.get_absolute_url()).content.decode()


def test_words_of_the_glossary_are_explained_where_they_stand_in_the_text(reader):
    make_term("PDCC", full_form="Policy Development and Campaigns Committee")
    make_term("Field trial")
    make_term("CLG")
    make_term("NEC", **DRAFT)
    post = make_post(summary="The PDCC met on the field trial, not the pdccs of clg; and the NEC.")
    page = main_of(reader.get(post.get_absolute_url()))
    words = page.partition("Words in it")[2].partition("</aside>")[0]
    assert 'href="/glossary/#pdcc"' in words
    assert "Policy Development and Campaigns Committee" in words
    assert 'href="/glossary/#field-trial"' in words
    assert "clg" not in words
    assert "nec" not in words.lower().replace("nec.", "")


def test_a_post_without_a_source_is_marked_and_one_with_a_source_shows_it(reader):
    post = make_post("The post")
    assert "unverified" in plain(main_of(reader.get("/blog/")))
    cite(post, make_document("Where it is written"), page="7")
    page = plain(main_of(reader.get(post.get_absolute_url())))
    assert "Where it is written" in page
    assert "page 7" in page
    assert "unverified" not in page
