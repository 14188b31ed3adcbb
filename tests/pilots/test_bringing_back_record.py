"""Things of the real record that were deleted come back so that nobody could tell."""

import json

import pytest

from blog.models import Post
from pilots.models import Deletion, Document, Pilot, SearchEntry
from tests.page import markup
from tests.pilots.removals import bring_back, delete

LISTS = ("pilots", "bodies", "branches", "documents", "figures", "events", "posts")


def seen(client):
    """All that readers can fetch as data, and all that search reads."""
    entries = SearchEntry.objects.values_list("kind", "object_id", "slug", "title", "text", "pilots", "published_at")
    lists = {name: json.loads(client.get(f"/{name}.json").content) for name in LISTS}
    return lists, {(*entry, words(text), words(pilots), moment) for *entry, text, pilots, moment in entries}


def words(text):
    """PostgreSQL gathers the words of a thing's rows in whatever order these lie."""
    return " ".join(sorted(text.split()))


@pytest.mark.parametrize(
    ("model", "slug"),
    [
        (Pilot, "kent"),
        (Pilot, "leicester-and-leicestershire"),
        (Post, None),
        (Document, None),
    ],
)
def test_it_comes_back_as_it_was(alice, reader, record, model, slug):
    free = model.objects.filter(slug=slug) if slug else model.objects.order_by("-pk")
    before = seen(reader)
    for thing in free:
        delete(alice, thing)
        if Deletion.objects.exists():
            break  # the first that nothing holds
    assert seen(reader) != before
    assert "is back, with all that went with it" in markup(bring_back(alice))
    assert seen(reader) == before
    assert not Deletion.objects.exists()
