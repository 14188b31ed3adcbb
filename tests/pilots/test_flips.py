"""An answer of the silence check that changes is news: in the feeds and on the document's page."""

import pytest
from django.utils import timezone

from pilots.models import Document, Flip, Phrase
from pilots.silence.checking import settle
from tests.make import make_copy, make_document, make_phrase, make_pilot

pytestmark = pytest.mark.django_db
NEWS = "“trade unions” in Final report: now mentioned"
PLACES = ("/feed/", "/pilots/leeds/feed/", "/documents/final-report/")


@pytest.fixture
def report(db):
    """A report whose first version is silent, and whose second mentions."""
    document = make_document("Final report", pilots=[make_pilot("Leeds")])
    make_phrase("trade unions")
    for text in ("The councils met.", "The councils met the trade unions."):
        make_copy(document, [text, "And that was all."])
        settle()
    return document


def texts(reader):
    return [reader.get(place).content.decode() for place in PLACES]


def test_a_document_that_mentions_now_is_news_in_the_feeds_and_on_its_page(reader, report):
    everything, of_pilot, page = texts(reader)
    for feed in (everything, of_pilot):
        assert feed.count(NEWS) == 1
        assert "Our copy says: has it. Before: has it nowhere. It stands on page 1." in feed
        assert "/documents/final-report/?phrase=trade-unions#trade-unions" in feed
    assert "Answers that changed" in page and "It stands on page 1." in page


def test_a_first_answer_is_no_news(reader):
    make_copy(make_document("Final report"))
    make_phrase("trade unions")
    settle()
    assert "Final report" not in reader.get("/feed/").content.decode()
    assert not Flip.objects.exists()


def test_the_news_of_another_pilot_is_not_in_its_feed(reader, report):
    make_pilot("York")
    assert NEWS not in reader.get("/pilots/york/feed/").content.decode()


def test_news_of_words_that_are_not_public_is_nowhere(reader, report):
    Phrase.objects.unpublish()
    assert not any("trade unions" in text for text in texts(reader))


def test_news_of_a_document_that_is_not_public_is_nowhere(reader, report):
    type(report).objects.unpublish()
    assert not any("Final report" in text for text in texts(reader)[:2])


@pytest.mark.parametrize("ends", [Phrase, Document])
def test_what_changed_before_words_and_document_were_public_is_no_news(reader, report, ends):
    ends.objects.update(published_at=timezone.now())
    assert not any(NEWS in text or "Answers that changed" in text for text in texts(reader))
