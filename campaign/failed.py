"""Counts a reader's search that found nothing: the one write that a GET makes. It never delays or breaks a page."""

import re
import unicodedata
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from campaign.models import FailedSearch
from pilots.names import folded

LONGEST = 100
MOST_FIGURES = 4  # with more it may be somebody's number
WAIT = 50  # milliseconds, for a database that is being written to
CRAWLER = re.compile("bot|crawl|spider|slurp|fetch|preview|monitor|curl|python|wget", re.IGNORECASE)


def countable(text):
    """The words of a search as they are counted, or "" where they may be about a person, or too long."""
    text = unicodedata.normalize("NFKC", text)
    if "@" in text or sum(sign.isdigit() for sign in text) > MOST_FIGURES:
        return ""
    words = folded(text).strip()
    return words if len(words) <= LONGEST else ""


def by_a_person(request):
    """Whether somebody asked to see this page now: no machine that says it is one, and nothing fetched ahead."""
    ahead = "prefetch" in request.headers.get("Sec-Purpose", request.headers.get("Purpose", ""))
    return request.method == "GET" and not ahead and not CRAWLER.search(request.headers.get("User-Agent", ""))


@contextmanager
def short_wait():
    """Within it, a locked database is given up after 50 ms, where officers' writes wait for 20 s."""
    connection.ensure_connection()
    if connection.vendor == "postgresql":
        with transaction.atomic():
            connection.connection.execute(f"SET LOCAL lock_timeout = {WAIT}")
            yield
        return
    usual = connection.connection.execute("PRAGMA busy_timeout").fetchone()[0]
    connection.connection.execute(f"PRAGMA busy_timeout = {WAIT}")
    try:
        with transaction.atomic():
            yield
    finally:
        connection.connection.execute(f"PRAGMA busy_timeout = {usual}")


def note_failed(request, text):
    words = countable(text)
    if not words or not by_a_person(request):
        return
    try:
        with short_wait():
            FailedSearch.objects.count_once_more(words, timezone.localdate())
    except DatabaseError:
        return  # busy, or it may only be read: the reader's page matters more than the count
