"""The columns of what our own side promised, as `pilots.tables` has those of the record."""

from pathlib import Path

from blog.models import Post
from blog.tables import TABLES as COMMENTARY
from campaign.models import Answer, Commitment, Committee, Meeting
from pilots.columns import TAIL, Column, Fuzzy, Ref, Refs, Table, Text, Written
from pilots.dates import read_time
from pilots.models import Branch, PartnerBody, Pilot
from pilots.sheets.nouns import offer
from pilots.tables import TABLES as RECORD

RECORD_DIR = Path(__file__).parent / "record"


def shown(name):
    """Reads the slug of the end `name` of a commitment that readers can see."""
    return lambda commitment: getattr(getattr(commitment, f"public_{name}"), "slug", None)


def slugs(name):
    return lambda thing: sorted(other.slug for other in getattr(thing, name))


class Time(Written):
    def spread(self, time):
        return {self.names[0]: time.isoformat("minutes") if time else None}

    def parse(self, cells):
        return read_time(cells[self.names[0]], self.names[0])


COMMITTEES = Table(
    "committees",
    Committee,
    (
        Text("slug"),
        Text("name"),
        Text("kind"),
        Text("organisation"),
        Ref("branch", Branch),
        Ref("body", PartnerBody),
        Text("description"),
        *TAIL,
    ),
    lambda committees: committees.select_related("branch", "body").with_sources(),
    folder=RECORD_DIR,
)
MEETINGS = Table(
    "meetings",
    Meeting,
    (
        Text("slug"),
        Ref("committee", Committee),
        Text("standing"),
        Fuzzy("date"),
        Time("starts_at"),
        Text("place"),
        Text("note"),
        *TAIL,
    ),
    lambda meetings: meetings.with_committee().with_sources(),
    folder=RECORD_DIR,
)
COMMITMENTS = Table(
    "commitments",
    Commitment,
    (
        Text("slug"),
        Text("title"),
        Text("kind", public=False),
        Text("words", public=False),
        Ref("committee", Committee, shown=shown("committee")),
        Text("made_by", public=False),
        Ref("meeting", Meeting, field="made_at", shown=shown("made_at")),
        Fuzzy("made_on", "made_precision", public=False),
        Column("made_on", lambda one: one.begun_on.isoformat() if one.begun_on else None),
        Ref("owner", Committee, public=False),
        Text("owner_text", public=False),
        Text("due_text"),
        Ref("due_committee", Committee, public=False),
        Ref("due_meeting", Meeting, shown=shown("due_meeting")),
        Fuzzy("due_on", "due_precision", public=False),
        Text("decision", public=False),
        Column("status"),
        Text("to_ask", public=False),
        Text("note", public=False),
        Refs("pilots", Pilot, slugs("pilot_rows"), public=False),
        Refs("posts", Post, slugs("post_rows"), public=False),
        *TAIL,
    ),
    lambda commitments: commitments.for_lines().with_links(),
    folder=RECORD_DIR,
)
ANSWERS = Table(
    "answers",
    Answer,
    (
        Text("key"),
        Ref("commitment", Commitment),
        Text("kind"),
        Fuzzy("given_on"),
        Ref("meeting", Meeting),
        Text("given_by"),
        Text("statement"),
        *TAIL,
    ),
    lambda answers: answers.select_related("commitment", "meeting").with_sources(),
    keys=("key",),
    folder=RECORD_DIR,
)
OWN_SIDE = (COMMITTEES, MEETINGS, COMMITMENTS, ANSWERS)
offer(*OWN_SIDE)
SHIPPED = (*RECORD, *COMMENTARY, *OWN_SIDE)  # every noun that ships, in the order in which they are loaded
