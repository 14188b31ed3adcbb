"""The diary as tests read it, and a promise to be due in it."""

import re

import time_machine

from tests.make import make_commitment
from tests.page import markup

NOVEMBER, DECEMBER = "2009-11-20", "2009-12-20"


def page(reader, day=NOVEMBER, **query):
    with time_machine.travel(f"{day}T12:00:00Z"):
        return markup(reader.get("/diary/", query))


def entry(html, meeting):
    """What the page says of one meeting."""
    return re.search(rf'<li id="{meeting.slug}">.*?(?=<li id="|</ul>)', html)[0]


def promise(made, **fields):
    return make_commitment(
        "Bring a report",
        committee=made.committee,
        made_at=made,
        made_on=None,
        due_committee=made.committee,
        **fields,
    )
