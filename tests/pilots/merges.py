"""Merging at the desk, for tests: the officer sees what would happen, chooses and presses the button."""

from tests.page import form_on
from tests.pilots.removals import page_of


def shown(client, kept, lost, keep=None):
    """The page that shows what merging `lost` into `kept` would do, opened from `kept`."""
    return client.get(page_of(kept, "merge"), {"other": lost.pk, "keep": (keep or kept).pk})


def merge(client, kept, lost, **fields):
    form = form_on(shown(client, kept, lost), "merge")
    return client.post(page_of(kept, "merge"), {**form, **fields})
