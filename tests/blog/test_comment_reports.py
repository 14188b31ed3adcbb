"""Reporting a comment, and what keeps forms from other sites, floods and closed posts out."""

import datetime

import pytest
from django.test import Client, RequestFactory

from blog.models import Attempt, Comment
from blog.senders import connection_of
from tests.blog.commenting import NOW, SAID, fields, send
from tests.make import make_comment, make_post, tomorrow

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment(open_post):
    return make_comment(open_post)


def report(reader, comment, **said):
    return reader.post(comment.report_address, {**fields(reader.get(comment.report_address)), **said})


def test_a_report_is_counted_and_hides_nothing(reader, open_post, comment, clock):
    assert f'href="{comment.report_address}"' in reader.get(open_post.get_absolute_url()).content.decode()
    assert "Report this comment" in reader.get(comment.report_address).content.decode()
    assert Comment.objects.get().reports == 0
    assert "it is reported" in report(reader, comment, why="It names\nsomebody.").content.decode()
    for number in range(2, 30):
        report(Client(REMOTE_ADDR=f"192.0.2.{number}"), comment)
    comment.refresh_from_db()
    assert (comment.reports, comment.reported_why) == (29, "It names somebody.\n")
    assert comment.text in reader.get(open_post.get_absolute_url()).content.decode()


def test_one_connection_reports_a_comment_once_an_hour(reader, comment, clock):
    for _ in range(3):
        assert report(reader, comment).status_code == 200
    assert Comment.objects.get().reports == 1


def test_reports_have_a_limit(reader, open_post, clock):
    answers = [report(reader, make_comment(open_post), why="So bad.") for _ in range(11)]
    assert [answer.status_code for answer in answers] == [200] * 10 + [429]
    assert "So bad." in answers[-1].content.decode()


def test_what_readers_say_in_reports_is_bounded(comment):
    for _ in range(30):
        Comment.objects.report(comment, "x" * 300)
    assert Comment.objects.get().reports == 30
    assert len(Comment.objects.get().reported_why) < 2400


@pytest.mark.parametrize("hidden", [{"state": "waiting"}, {"state": "refused"}])
def test_what_is_not_shown_cannot_be_reported(reader, open_post, clock, hidden):
    assert reader.get(make_comment(open_post, **hidden).report_address).status_code == 404
    draft = make_post("Draft", published_at=tomorrow())
    assert reader.get(make_comment(draft).report_address).status_code == 404


@pytest.mark.parametrize(
    ("headers", "taken"),
    [
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "same-site"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Referer": "https://evil.example/page"}, False),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),
        ({"Origin": "http://testserver"}, True),
        ({"Referer": "http://testserver/blog/"}, True),
        ({}, True),
    ],
)
def test_a_form_on_another_site_does_nothing(reader, open_post, comment, clock, headers, taken):
    answer = send(reader, open_post, clock, headers=headers)
    assert answer.status_code == (303 if taken else 403)
    assert Comment.objects.waiting().count() == taken
    reader.post(comment.report_address, fields(reader.get(comment.report_address)), headers=headers)
    assert Comment.objects.reported().count() == taken


def test_five_comments_an_hour_and_no_more(reader, open_post, clock):
    answers = [send(reader, open_post, clock, text=f"Number {number} of mine.") for number in range(6)]
    assert [answer.status_code for answer in answers] == [303] * 5 + [429]
    assert "Number 5 of mine." in answers[-1].content.decode()
    assert "5 comments an hour" in answers[-1].content.decode()
    assert send(Client(REMOTE_ADDR="192.0.2.7"), open_post, clock).status_code == 303
    clock.shift(3600)
    assert send(reader, open_post, clock).status_code == 303


def test_of_a_connection_only_a_digest_is_kept_that_is_another_one_each_day(open_post, clock):
    reader = Client(REMOTE_ADDR="203.0.113.77")
    send(reader, open_post, clock)
    first = Attempt.objects.values().get()
    assert "203.0.113.77" not in str(first) and "203.0.113.77" not in str(Comment.objects.values().get())
    clock.shift(datetime.timedelta(days=1))
    send(reader, open_post, clock)
    assert Attempt.objects.get().digest != first["digest"]  # and the older one is gone


def test_behind_a_proxy_the_connection_is_what_the_proxy_saw(settings):
    request = RequestFactory(REMOTE_ADDR="10.0.0.1").get("/", headers={"X-Forwarded-For": "6.6.6.6, 192.0.2.9"})
    assert connection_of(request) == "10.0.0.1"
    settings.BEHIND_PROXY = True
    assert connection_of(request) == "192.0.2.9"
    newer = [RequestFactory(REMOTE_ADDR=f"2001:db8::{end}").get("/") for end in ("1", "2")]
    assert [connection_of(one) for one in newer] == ["2001:db8::/64"] * 2
    older = [RequestFactory(REMOTE_ADDR=f"::ffff:192.0.2.{end}").get("/") for end in ("1", "2")]
    settings.BEHIND_PROXY = False
    assert [connection_of(one) for one in older] == ["192.0.2.1", "192.0.2.2"]


@pytest.mark.parametrize("days", [0, 1])
def test_a_post_that_has_closed_says_since_when_and_keeps_what_was_typed(reader, open_post, clock, settings, days):
    address, form = (
        f"{open_post.get_absolute_url()}comment/",
        fields(reader.get(f"{open_post.get_absolute_url()}comment/")),
    )
    settings.COMMENTS_OPEN_DAYS = days
    day = "1 March 2026" if days == 0 else "2 March 2026"
    for page in (open_post.get_absolute_url(), address):
        assert f"Comments closed on {day}." in reader.get(page).content.decode()
    clock.shift(10)
    answer = reader.post(address, {**form, **SAID})
    assert answer.status_code == 403
    assert f'<pre class="cite" id="typed">{SAID["text"]}</pre>' in answer.content.decode()
    assert Comment.objects.count() == 0


def test_a_post_that_takes_none_says_so(reader, clock):
    post = make_post(takes_comments=False, published_at=NOW)
    page = reader.get(post.get_absolute_url()).content.decode()
    assert "This post takes no comments." in page
    assert "be the first" not in page
