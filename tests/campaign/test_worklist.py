"""The desk's front page: each line's number is the length of the list to which it leads."""

import html
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Permission
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from campaign.models import FailedSearch, Officer
from pilots.history import Edit, editing
from pilots.models import Copy, Document, Flip
from tests.conftest import signed_in
from tests.make import (
    make_claim,
    make_committee,
    make_copy,
    make_document,
    make_event,
    make_figure,
    make_meeting,
    make_officer,
    make_phrase,
    make_pilot,
    make_post,
)
from tests.page import markup

pytestmark = pytest.mark.django_db
LINE = re.compile(r'<li><a href="([^"]+)"><b>(\d+)</b><span>([^<]+)</span>')
BY_NOUN = re.compile(r'<a href="(/admin/[^"]+)">(\d+) ([^<]+)</a>')


def work(client):
    page = markup(client.get("/admin/"))
    return page[page.index('<section class="work"') : page.index('<div class="desk-side">')]


def lines(client):
    """[(address, number, words), …] of every link of the worklist."""
    part = work(client)
    found = [*LINE.findall(part), *BY_NOUN.findall(part)]
    return [(html.unescape(address), int(number), words) for address, number, words in found]


def make_work(number, alice, bob):
    """One more of everything that there can be to do."""
    draft = {"published_at": None, "created_by": bob}
    pilot = make_pilot(f"Pilot {number}")
    make_pilot(f"Hers {number}", published_at=None, created_by=alice)
    make_post(f"Back {number}", published_at=None, created_by=alice, sent_back="When?")
    make_pilot(f"Submitted {number}", **draft, submitted_at=timezone.now())
    make_post(f"Submitted {number}", **draft, submitted_at=timezone.now())
    hidden = make_document(f"Hidden {number}", **draft)
    make_claim(f"Claim {number}", hidden)
    make_figure(f"Waits {number}", make_pilot(f"Hidden {number}", **draft))
    make_figure(f"Figure {number}", pilot, conflicts_with=[make_figure(f"Other {number}", pilot)])
    make_event(f"Event {number}", [pilot])
    for state in ("dead", "moved"):
        document = make_document(f"{state} {number}", original_url=f"https://example.org/{state}", watched=True)
        Document.objects.note_link(document, state, "")
    make_copy(document, ("Text.", None))
    stuck = {"state": Copy.State.READING, "under_way_since": timezone.now() - timedelta(days=1)}
    make_copy(make_document(f"Stuck {number}"), **stuck)
    Flip.objects.create(phrase=make_phrase(f"Words {number}"), document=document, was="silent", became="found")
    make_meeting(make_committee(f"Committee {number}"), "2009-12-09")
    FailedSearch.objects.count_once_more(f"steward {number}", timezone.localdate())
    for thing in (pilot, document):
        with editing(bob, deed=Edit.Deed.CHANGED, reason="A test") as under_way:
            under_way.tell(thing)


@pytest.fixture
def officers():
    return [make_officer(name, is_superuser=True) for name in ("Alice Ashworth", "Bob Barlow")]


def test_every_number_is_the_length_of_the_list_behind_it(officers):
    for number in range(3):
        make_work(number, *officers)
    client = signed_in(officers[0])
    found = lines(client)
    for address, number, words in found:
        assert client.get(address).context["cl"].result_count == number, (address, words)
    addresses = {address.removeprefix("/admin/").removeprefix("pilots/") for address, *_ in found}
    assert addresses >= {
        *("blog/post/?mine=sent-back", "pilot/?mine=begun", "pilot/?state=submitted", "blog/post/?state=submitted"),
        *("figure/?conflict=without-note", "document/?address=dead", "document/?address=moved"),
        *("figure/?state=waiting", "claim/?state=waiting", "pilot/?source=unverified", "pilot/?lacks=body"),
        *("pilot/?lacks=branch", "pilot/?lacks=status", "event/?source=unverified", "document/?copy=wanted"),
        *("document/?copy=unreadable", "copy/?reading=stuck", "flip/?since=seen", "campaign/failedsearch/"),
        "campaign/meeting/?when=unsaid",
    }


def test_what_waits_for_her_comes_first(officers):
    make_work(1, *officers)
    part = work(signed_in(officers[0]))
    sentences = ["came back to you", "wait for your review", "contradict each other", "address is dead", "no branch"]
    places = [part.index(words) for words in sentences]
    assert places == sorted(places)


def test_a_calm_desk_looks_calm(alice):
    part = work(alice)
    assert "Nothing waits for you." in part
    assert "<li>" not in part
    assert "Nothing to do about: drafts sent back to you, drafts for review" in part


def test_a_line_about_one_thing_says_so(alice):
    make_pilot()
    assert ("/admin/pilots/pilot/?lacks=branch", 1, "pilot has no branch") in lines(alice)


def test_an_officer_sees_work_of_nouns_that_she_may_view_and_reviews_what_she_may_publish(officers):
    make_work(1, *officers)
    carol = make_officer("Carol Clough")
    carol.user_permissions.set(Permission.objects.filter(codename__in=["view_pilot", "view_post", "publish_post"]))
    nouns = {address.split("?")[0] for address, *_ in lines(signed_in(carol))}
    assert nouns == {"/admin/pilots/pilot/", "/admin/blog/post/"}
    reviews = [address for address, *_ in lines(signed_in(carol)) if "state=submitted" in address]
    assert reviews == ["/admin/blog/post/?state=submitted"]


def test_somebody_without_rights_is_told_what_to_do(bob):
    make_pilot()
    assert "no rights yet. Ask an administrator" in work(bob)


def test_the_page_asks_as_often_for_twenty_of_everything_as_for_two(officers):
    client, asked = signed_in(officers[0]), []
    for numbers in (range(2), range(2, 20)):
        for number in numbers:
            make_work(number, *officers)
        with CaptureQueriesContext(connection) as captured:
            client.get("/admin/")
        asked.append(len(captured))
    # session, officer, all numbers, deeds of others, which of their things are still there 5; short forms 3; her words
    # that wait 1
    assert asked == [9, 9]


def test_looking_writes_nothing(officers):
    make_work(1, *officers)
    before = list(Officer.objects.values())
    client = signed_in(officers[0])
    with CaptureQueriesContext(connection) as captured:
        client.get("/admin/")
    # PostgreSQL puts the parts of a union in brackets and reads long answers through a cursor.
    reads = ("SELECT", "(SELECT", "DECLARE")
    assert [one["sql"] for one in captured if not one["sql"].startswith(reads)] == []
    assert [row["caught_up_at"] for row in Officer.objects.values()] == [row["caught_up_at"] for row in before]
