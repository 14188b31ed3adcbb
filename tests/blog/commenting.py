"""How a reader comments: the form of a post, opened at noon and sent some seconds later."""

import re
from datetime import datetime
from html import unescape

from django.utils import timezone

NOW = timezone.make_aware(datetime(2026, 3, 2, 12))
SAID = {"name": "Sam", "text": "It was the same with us.", "address": ""}


def form_of(reader, post):
    """The address of the form, and the stamp on it."""
    address = f"{post.get_absolute_url()}comment/"
    return address, stamp(reader.get(address))


def stamp(response):
    return fields(response)["stamp"]


def fields(response):
    """What the first form of readers on a page would send."""
    page = response.content.decode()
    found = dict(re.findall(r'<input[^>]* name="(\w+)"[^>]* value="([^"]*)"', page))
    text = re.search(r'<textarea[^>]* name="text"[^>]*>\n(.*?)</textarea>', page, re.S)
    return {name: unescape(value) for name, value in {**found, "text": text[1] if text else ""}.items()}


def send(reader, post, clock, wait=10, headers=None, **said):
    address, signed = form_of(reader, post)
    clock.shift(wait)
    return reader.post(address, {**SAID, "stamp": signed, **said}, headers=headers or {})
