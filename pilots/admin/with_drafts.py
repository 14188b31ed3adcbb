"""Making a thing public in one press together with the drafts that its page would show."""

from itertools import groupby

from django.utils import timezone

from pilots.admin.quick_form import may
from pilots.drafts import drafts_in_pilot
from pilots.history import Edit, rewrite
from pilots.models import Pilot
from pilots.publishing import public_from
from pilots.review import tell
from pilots.versions import ConflictError


def drafts_in(thing):
    """The drafts that readers would see with `thing` were they public; without those to come, or sent back."""
    if isinstance(thing, Pilot):
        found = drafts_in_pilot(thing)
    else:
        found = thing.drafts_cited() if hasattr(thing, "drafts_cited") else []
    return [draft for draft in found if draft.is_draft and not draft.sent_back and draft != thing]


def mark_of(draft):
    """What a page sends back of a draft that it showed."""
    return f"{draft._meta.label_lower}:{draft.pk}:{draft.version}"


def drafts_she_publishes(thing, officer):
    """(draft, its mark) of those in `thing` that `officer` may make public."""
    return [(draft, mark_of(draft)) for draft in drafts_in(thing) if may(officer, "publish", type(draft))]


def publish_drafts_in(thing, officer, seen):
    """Publishes those whose marks are among `seen`. Returns two lists: the ones made public, the ones left."""
    moved, left = [], []
    mine = [(draft, mark) for draft, mark in drafts_she_publishes(thing, officer)]
    for draft, mark in mine:
        try:
            if mark not in seen:
                raise ConflictError(draft)
            type(draft).objects.claim(draft, draft.version)
            moved.append(draft)
        except ConflictError:
            left.append(draft)
    for model, drafts in groupby(sorted(moved, key=lambda draft: draft._meta.label), type):
        keys = [draft.pk for draft in drafts]
        rewrite(model, keys, **public_from(timezone.now()))
    for draft in moved:
        tell(Edit.Deed.PUBLISHED, draft, officer)
    return moved, left
