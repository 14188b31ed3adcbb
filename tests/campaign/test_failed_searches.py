"""Searches that find nothing are counted for the officers: the words and the months, and nothing of who or when."""

import datetime
import sqlite3
import time

import pytest
from django.db import OperationalError, connection

from campaign.models import FailedSearch, failed_search
from tests.make import make_document

pytestmark = pytest.mark.django_db
URL = "/search/"


def counted():
    return list(FailedSearch.objects.order_by("pk").values_list("words", "times"))


def test_what_finds_nothing_is_counted_once_for_each_time_in_folded_words(reader):
    for words in ("Zebra  crossing", "zebra crossing!", "ZÉBRA “crossing”", "okapi"):
        reader.get(URL, {"q": words})
    assert counted() == [("zebra crossing", 3), ("okapi", 1)]


def test_only_months_are_kept_and_nothing_of_who_asked(reader):
    reader.get(URL, {"q": "zebra"}, headers={"User-Agent": "Gooseberry", "X-Forwarded-For": "203.0.113.77"})
    row = FailedSearch.objects.values().get()
    today = datetime.date.today()
    assert row == {
        "id": row["id"],
        "words": "zebra",
        "times": 1,
        "first_month": today.replace(day=1),
        "last_month": today.replace(day=1),
    }


@pytest.mark.parametrize(
    ("query", "headers"),
    [
        ({"q": "paper"}, {}),
        ({"q": "paper", "year": "1999"}, {}),
        ({"q": "?!"}, {}),
        ({"q": "jane@example.org"}, {}),
        ({"q": "jane＠example"}, {}),
        ({"q": "zebra 01274 66"}, {}),
        ({"q": "z" * 150}, {}),
        ({"q": "zebra", "page": "2"}, {}),
        ({"q": "zebra\0"}, {}),
        ({"q": "zebra"}, {"User-Agent": "Mozilla/5.0 (compatible; SomeBot/1.0)"}),
        ({"q": "zebra"}, {"Sec-Purpose": "prefetch;prerender"}),
    ],
)
def test_what_finds_something_may_name_somebody_or_is_asked_by_a_machine_is_not_counted(reader, query, headers):
    make_document("A paper")
    reader.get(URL, query, headers=headers)
    assert counted() == []


def test_asking_for_the_head_of_the_page_or_for_a_list_counts_nothing(reader):
    reader.head(URL, {"q": "zebra"})
    reader.get("/documents/", {"q": "zebra"})
    assert counted() == []


def test_old_and_rare_ones_make_room_for_new_ones(monkeypatch):
    monkeypatch.setattr(failed_search, "MOST", 3)
    march = datetime.date(2010, 3, 31)
    for words in ("a", "b", "b", "c", "c"):
        FailedSearch.objects.count_once_more(words, march)
    FailedSearch.objects.count_once_more("d", march)
    assert counted() == [("b", 2), ("c", 2), ("d", 1)]
    FailedSearch.objects.count_once_more("b", datetime.date(2011, 3, 1))
    FailedSearch.objects.count_once_more("e", datetime.date(2011, 4, 1))
    assert counted() == [("b", 3), ("e", 1)]
    row = FailedSearch.objects.get(words="b")
    assert (row.first_month, row.last_month) == (datetime.date(2010, 3, 1), datetime.date(2011, 3, 1))


def test_a_database_that_refuses_does_not_break_the_page(reader, monkeypatch):
    def refuse(*anything):
        raise OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(failed_search.FailedSearchQuerySet, "count_once_more", refuse)
    response = reader.get(URL, {"q": "zebra"})
    assert response.status_code == 200
    assert "Nothing found for zebra" in response.content.decode()


@pytest.mark.usefixtures("committed")
def test_a_database_that_is_being_written_to_does_not_hold_the_page_up(reader):
    if connection.vendor != "sqlite":
        return  # there writers wait for a row, and the limit is set in the transaction
    reader.get(URL, {"q": "warm"})
    writer = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None, uri=True)
    writer.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    assert reader.get(URL, {"q": "zebra"}).status_code == 200
    taken = time.monotonic() - began
    writer.execute("ROLLBACK")
    writer.close()
    assert taken < 15  # the database waits 20 s for its lock elsewhere
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout")
        assert cursor.fetchone() == (20_000,)
    reader.get(URL, {"q": "okapi"})
    assert counted() == [("warm", 1), ("okapi", 1)]


def test_officers_see_them_most_often_first_and_can_only_delete(alice, bob):
    today = datetime.date.today()
    for words in ("okapi", "zebra", "zebra"):
        FailedSearch.objects.count_once_more(words, today)
    address = "/admin/campaign/failedsearch/"
    page = alice.get(address).content.decode()
    assert page.index("zebra") < page.index("okapi")
    assert bob.get(address).status_code == 403
    assert alice.get(f"{address}add/").status_code == 403
    first = FailedSearch.objects.get(words="zebra")
    asked = {"action": "delete_selected", "_selected_action": [first.pk], "post": "yes"}
    alice.post(address, asked)
    assert counted() == [("okapi", 1)]


def test_the_page_about_the_site_says_so(reader):
    assert "We count the words of searches that find nothing" in reader.get("/about/").content.decode()
