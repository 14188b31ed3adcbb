"""What a post says has changed since it was written, and how an officer changes it."""

import re

from pilots.history import editing, remember
from tests.page import markup


def shown(reader, post, begins, ends):
    """A part of the post's page, as plain text; empty where it has none."""
    page = re.sub(r"</?(?:b|time|span|sup|a)\b[^>]*>", "", markup(reader.get(post.get_absolute_url())))
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition(begins)[2].partition(ends)[0]).split())


def since(reader, post):
    """What the post says has changed; empty where it says nothing."""
    return shown(reader, post, 'id="since-h" class="h">', "</section>")


def written(**fields):
    """Writes to things of the record as an officer does, so that their history knows."""
    thing = fields.pop("of")
    with editing():
        remember(type(thing), [thing.pk])
        for name, value in fields.items():
            setattr(thing, name, value)
        thing.save()
