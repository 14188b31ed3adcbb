"""What is held under a mail address can be asked for and erased, and some of it goes by itself."""

import json
from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.apps import apps
from django.core.management import CommandError, call_command
from django.db.models import EmailField
from django.utils import timezone

from blog.models import Attempt, Comment
from campaign.models import Letter, Officer
from campaign.personal import HOLDINGS
from pilots.models import Branch
from tests.make import make_comment, make_post

pytestmark = pytest.mark.django_db
NOW = timezone.make_aware(datetime(2026, 3, 2, 12))


def personal_data(*words):
    told = StringIO()
    call_command("personal_data", *words, stdout=told)
    return told.getvalue()


@pytest.fixture
def comments():
    post = make_post()
    own = [make_comment(post, f"“{state}”", address="Sam@Example.org", state=state) for state in ("shown", "waiting")]
    return [*own, make_comment(post, "Another's.", address="sam@example.org.uk"), make_comment(post, "Nobody's.")]


def test_an_export_holds_all_under_the_address_and_nothing_else(comments):
    held = json.loads(personal_data("export", "sam@example.org"))
    assert list(held) == ["comments"]
    assert [row["text"] for row in held["comments"]] == ["“shown”", "“waiting”"]
    assert held["comments"][0]["address"] == "Sam@Example.org"
    assert json.loads(personal_data("export", "nobody@example.org")) == {"comments": []}


def test_erase_takes_the_address_off_and_leaves_what_was_written(comments):
    assert "Address taken off 2 comments" in personal_data("erase", " SAM@example.org ")
    assert Comment.objects.count() == 4
    assert [one.address for one in Comment.objects.order_by("pk")] == ["", "", "sam@example.org.uk", ""]
    assert "Address taken off 0 comments" in personal_data("erase", "sam@example.org")


def test_erase_with_texts_deletes_what_was_written(comments):
    assert "2 comments deleted." in personal_data("erase", "sam@example.org", "--texts")
    assert sorted(Comment.objects.values_list("text", flat=True)) == ["Another's.", "Nobody's."]
    assert json.loads(personal_data("export", "sam@example.org")) == {"comments": []}


@pytest.mark.parametrize("address", ["", "sam", "sam@", "sam@example.org, bob@example.org", "%", "@example.org"])
@pytest.mark.parametrize("deed", ["export", "erase"])
def test_what_is_no_address_is_an_error_in_plain_words(comments, deed, address):
    with pytest.raises(CommandError, match=r"is not a mail address. Write it as name@example.org."):
        personal_data(deed, address)
    assert Comment.objects.of_address("sam@example.org").count() == 2


def test_texts_without_erase_is_an_error(comments):
    with pytest.raises(CommandError, match="goes with erase"):
        personal_data("export", "sam@example.org", "--texts")


def test_every_noun_of_readers_that_holds_a_mail_address_is_among_the_holdings():
    holding = {
        model for model in apps.get_models() if any(isinstance(field, EmailField) for field in model._meta.fields)
    }
    of_offices = {Officer, Letter, Branch, Branch.history.model}  # what officers sign in with, and role addresses
    assert holding - of_offices == {one.of("sam@example.org").model for one in HOLDINGS}


def test_addresses_and_what_was_refused_go_by_themselves_a_month_after_the_decision():
    post = make_post()
    with time_machine.travel(NOW, tick=False) as clock:
        for state in ("shown", "refused", "waiting"):
            decided = {} if state == "waiting" else {"decided_at": timezone.now()}
            make_comment(post, state=state, address="sam@example.org", **decided)
        make_comment(post, state="refused", imported_as="x", decided_at=timezone.now())
        Attempt.objects.count_once_more("digest")
        clock.shift(timedelta(days=29))
        assert "Refused 0 comments deleted. Mail address taken off 0 comments." in emptied()
        assert Attempt.objects.count() == 0
        clock.shift(timedelta(days=2))
        assert "Refused 1 comment deleted. Mail address taken off 1 comment." in emptied()
    left = Comment.objects.order_by("pk").values_list("state", "address")
    assert list(left) == [("shown", ""), ("waiting", "sam@example.org"), ("refused", "")]


def test_the_address_of_what_nobody_decides_goes_after_ninety_days():
    with time_machine.travel(NOW, tick=False) as clock:
        make_comment(make_post(), state="waiting", address="sam@example.org")
        clock.shift(timedelta(days=90))
        assert "Mail address taken off 0 comments." in emptied()
        clock.shift(timedelta(seconds=1))
        assert "Mail address taken off 1 comment." in emptied()
    left = Comment.objects.get()
    assert (left.state, left.address) == ("waiting", "")


def emptied():
    told = StringIO()
    call_command("empty_bin", stdout=told)
    return told.getvalue()


def test_the_page_on_privacy_says_what_is_kept_and_for_how_long(reader, settings):
    settings.COMMENTS_OPEN_DAYS, settings.CONTACT_ADDRESS = 90, "office@example.org"
    page = reader.get("/privacy/").content.decode()
    for words in (
        "90 days after it became public",
        "deleted 30 days after",
        "if nobody has decided, after 90 days",
        "mailto:office@example.org",
    ):
        assert words in page
    settings.COMMENTS_OPEN_DAYS, settings.CONTACT_ADDRESS = 0, ""
    page = reader.get("/privacy/").content.decode()
    assert "At present no post takes comments." in page
    assert "mailto" not in page
