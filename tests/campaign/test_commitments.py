"""What our own side promised, on the page of all and on that of each."""

import html
import json
import re

import pytest
import time_machine
from django.test import override_settings

from pilots.fuzzy import FuzzyDate
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db


def words(reader, address):
    page = re.sub(r"<(script|style).*?</\1>", "", markup(reader.get(address)))
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


@pytest.fixture
def promise(db):
    """Made at a meeting of the NEC, due at its next, raised there without an answer; of one pilot, told in a post."""
    with time_machine.travel("2009-10-01T12:00Z", tick=False):
        nec = make.make_committee("NEC")
        made, due = (make.make_meeting(nec, date) for date in ("2009-10-07", "2009-12-09"))
        pilot, post = make.make_pilot("Kent"), make.make_post("A promise")
        promise = make.make_commitment(
            "Bring a report", [pilot], [post], committee=nec, made_on=None, made_at=made, owner=nec,
            due_meeting=due, words="A report will\ncome.", to_ask="A member of the NEC",
        )  # fmt: skip
        raised = make.make_answer(promise, "raised", meeting=due, given_by="A member", statement="“Later.”")
    document = make.make_document("Minutes")
    for fact in (promise, raised):
        make.cite(fact, document, "7")
    return promise


def test_a_page_has_words_facts_history_posts_and_pilots(reader, promise):
    address = promise.get_absolute_url()
    page = markup(reader.get(address))
    assert "“A report will<br>come.”" in page
    made, due = (meeting.get_absolute_url() for meeting in (promise.made_at, promise.due_meeting))
    assert f'href="{made}">at its meeting</a>' in page
    assert 'id="bring-a-report-raised-2009-12-09"' in page
    assert f'<b>Raised</b> at the <a href="{due}">meeting of the NEC</a>, by A member. “Later.”' in page
    for link in ("/pilots/kent/", "/blog/2009/06/a-promise/", "/documents/minutes/", "/commitments/?committee=nec"):
        assert f'href="{link}"' in page
    said = "Overdue since 9 December 2009: one meeting has passed without an answer"
    assert said in words(reader, address)
    linked = re.search(r'ld\+json">\s*(\{[^<]*"PlanAction".*?)</script>', page)
    assert json.loads(linked[1])["actionStatus"] == "https://schema.org/PotentialActionStatus"


def test_the_pages_of_its_post_and_its_pilot_tell_where_it_stands_now(reader, promise):
    for address in ("/blog/2009/06/a-promise/", "/pilots/kent/"):
        assert "Bring a report . Overdue since 9 December 2009" in words(reader, address)
    make.make_pilot("York"), make.make_post("Another")
    for address in ("/blog/2009/06/another/", "/pilots/york/"):
        assert "our own side" not in words(reader, address)


def test_an_answer_is_news_and_leads_to_its_commitment(reader, promise):
    for address in ("/feed/", "/pilots/kent/feed/"):
        feed = html.unescape(reader.get(address).content.decode())
        assert "<title>Raised: Bring a report</title>" in feed
        assert "/commitments/bring-a-report/#bring-a-report-raised-2009-12-09" in feed
        assert feed.count("Overdue since 9 December 2009") == 2
        entries = feed.split("<entry>")[1:]
        assert len({re.search(r"<id>(tag:[^<]+)", entry)[1] for entry in entries}) == len(entries)
    make.make_pilot("York")
    assert "Bring a report" not in reader.get("/pilots/york/feed/").content.decode()


@override_settings(CONTACT_ADDRESS="watch@example.org")
def test_whoever_knows_what_became_of_it_may_tell_us(reader, promise):
    page = reader.get(promise.get_absolute_url()).content.decode()
    assert 'href="mailto:watch@example.org?subject=What%20became%20of%20it%3A%20Bring%20a%20report"' in page


def test_a_correction_stands_with_it_and_among_all(reader, promise):
    make.make_correction(promise, "It said October; it is November.")
    for address in (promise.get_absolute_url(), "/commitments/", "/corrections/"):
        assert "It said October; it is November." in words(reader, address)
    assert "Commitment: Bring a report" in words(reader, "/corrections/")


def test_nothing_known_is_said_to_be_not_known(reader):
    make.make_commitment("Think about it", made_on=None)
    page = words(reader, "/commitments/think-about-it/")
    for said in ("Promised by not known", "When not known", "Due not known", "Who asks nobody on record"):
        assert said in page
    assert "unverified" in page and "What came of it not known About" in page


def test_a_filter_that_fits_nothing_says_where_to_go(reader, promise):
    page = words(reader, "/commitments/?status=kept&q=report")
    assert "No commitments fit all of this" in page
    assert "without Kept : shows 1" in page
    assert "1 commitment" in page


def test_one_that_was_carried_says_for_how_long(reader, promise):
    for date in ("2010-02-03", "2010-04-07", "2031-01-15"):
        make.make_meeting(promise.committee, date)
    assert "three meetings have passed without an answer, and it is carried to the next, on 15 January 2031." in words(
        reader, "/commitments/"
    )
    make.make_answer(promise, "answered", "2010-02")
    assert "one meeting has passed without another answer" in words(reader, "/commitments/")
    promise.due_meeting, promise.due_on = None, FuzzyDate(2010, 3)
    promise.save()
    assert "Overdue since the end of March 2010, the time by which it was promised." in words(reader, "/commitments/")
