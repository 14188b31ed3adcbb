"""What readers see corrected: the things of each kind, and the corrections with what they are about."""

from django.utils import timezone

from pilots.columns import Column, Table
from pilots.models import Branch, Claim, Correction, Document, Event, Figure, PartnerBody, Pilot, Term
from pilots.search.triggers import kind_of_table

# kind → its public things, with what their names and addresses read. The floors above add theirs.
CORRECTABLE = {
    "pilot": Pilot.objects.public,
    "body": PartnerBody.objects.public,
    "branch": Branch.objects.public,
    "document": Document.objects.public,
    "claim": Claim.objects.public,
    "figure": lambda: Figure.objects.public().with_ends(),
    "event": Event.objects.public,
    "term": Term.objects.public,
}


def with_things(corrections):
    """Those of `corrections` that are of something public, as a list, each with its `.thing`. One query a kind."""
    corrections = list(corrections)
    keys = {}
    for one in corrections:
        keys.setdefault(one.kind, set()).add(one.object_id)
    things = {kind: CORRECTABLE[kind]().in_bulk(some) for kind, some in keys.items() if kind in CORRECTABLE}
    for one in corrections:
        one.thing = things.get(one.kind, {}).get(one.object_id)
    return [one for one in corrections if one.thing]


def place_of(thing):
    """(kind, key) under which corrections of `thing` are kept."""
    return kind_of_table(thing._meta.db_table), thing.pk


def corrections_by_place(things):
    """(kind, key) → the public corrections of that one of `things`, the newest first. One query."""
    keys, found = {}, {}
    for kind, key in map(place_of, things):
        keys.setdefault(kind, []).append(key)
    for one in Correction.objects.public().of_any(keys).newest_first() if keys else ():
        found.setdefault((one.kind, one.object_id), []).append(one)
    return found


CORRECTIONS = Table(
    "corrections",
    Correction,
    (
        Column("date", lambda one: timezone.localdate(one.made_at).isoformat()),
        Column("kind"),
        Column("slug", lambda one: getattr(one.thing, "slug", None) or one.thing.key),
        Column("title", lambda one: str(one.thing)),
        Column("url", lambda one: one.get_absolute_url()),
        Column("sentence"),
    ),
    with_things,
    keys=(),
)
