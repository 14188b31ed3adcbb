"""Deleting a thing so that it can be brought back: it and all that goes with it is kept for 30 days."""

import json
from functools import partial
from itertools import groupby

from django.contrib.admin.utils import NestedObjects, model_ngettext
from django.core import serializers
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import F

from pilots.history import Edit, editing, remember, rewrite
from pilots.models import ClaimCheck, Copy, Deletion, FormerSlug, Page, PhraseCheck
from pilots.search.triggers import kind_of_address
from pilots.tasks import settle_soon
from pilots.versions import ConflictError

MADE_ANEW = (Page, PhraseCheck, ClaimCheck)  # by reading the copy again, and by database triggers
GONE_FOR_GOOD = []  # models whose rows are never kept, for people may have them erased; the floors above add theirs
ADDRESS = FormerSlug._meta.label_lower


class HeldError(Exception):
    """Something that does not go with the thing still names it."""


class Going(NestedObjects):
    """What goes when `things` are deleted (`data`, model → rows), and what keeps them here (`protected`)."""

    def __init__(self, things):
        super().__init__(using=DEFAULT_DB_ALIAS, origin=things)
        self.collect(things)

    def can_fast_delete(self, rows, *args, **kwargs):
        """Only what is made anew goes unread; of all else a copy is kept."""
        return rows in MADE_ANEW if isinstance(rows, type) else False

    @property
    def ends(self):
        """{(model, key), …} of all that goes."""
        return {(model, row.pk) for model, rows in self.data.items() for row in rows}

    def emptied(self):
        """[(model, key, field, value), …] of what stays and points at something that goes."""
        ends = self.ends
        return [
            (field.model, row.pk, field.attname, getattr(row, field.attname))
            for (field, _), lots in self.field_updates.items()
            for rows in lots
            for row in rows
            if (field.model, row.pk) not in ends
        ]

    def owners(self):
        """{model: keys} of what stays and has a plain many-to-many link with something that goes."""
        return owners_of(self.data, self.ends)


def owners_of(rows_by_model, besides=frozenset()):
    """{model: keys} of those whose many-to-many fields the rows of links stand for, those in `besides` left out."""
    found = {}
    for model, rows in rows_by_model.items():
        if owner := model._meta.auto_created:
            key = next(field.attname for field in model._meta.fields if field.related_model is owner)
            keys = {getattr(row, key) for row in rows}
            found.setdefault(owner, set()).update(key for key in keys if (owner, key) not in besides)
    return {owner: keys for owner, keys in found.items() if keys}


def unmoved(model):
    """The change that counts up a row's version and leaves the moment at which it last changed for readers."""
    moment = {"updated_at": F("updated_at")} if hasattr(model, "updated_at") else {}
    return {"version": F("version") + 1, **moment} if hasattr(model, "version") else moment


def point(pointers):
    """Writes [(model, key, field, value), …], with history."""
    for (model, field, value), rows in groupby(sorted(pointers, key=order), key=lambda one: (one[0], one[2], one[3])):
        rewrite(model, [key for _, key, _, _ in rows], **{field: value}, **unmoved(model))


def order(pointer):
    model, key, field, value = pointer
    return model._meta.label, field, value or 0, key


def written_down(rows_by_model):
    """All rows as Django's serializers write them, and as JSON can hold them; but for what goes for good."""
    rows = []
    for model, things in rows_by_model.items():
        if model in GONE_FOR_GOOD:
            continue
        names = {field.name for field in model._meta.concrete_fields}
        rows += json.loads(serializers.serialize("json", things, fields=names))
    return rows


def remove(things, by, *, versions, reason="", instead="", shown=()):
    """Deletes `things`, all of one model, as the officer `by` saw them: `versions` gives each one's by its key.

    Those whose keys are in `shown` could be read: their addresses then lead to `instead`, if that is given.
    Returns (the titles of what is deleted, what was left because somebody changed it since).
    Raises `HeldError`; then nothing is deleted.
    """
    removed, left = [], []
    with transaction.atomic(), editing(by, deed=Edit.Deed.DELETED, reason=reason) as under_way:
        for thing in things:
            try:
                type(thing).objects.claim(thing, versions[thing.pk])
            except ConflictError:
                left.append(thing)
                continue
            removed.append(str(thing))
            if len(things) == 1:
                under_way.tell(thing)
            take_out(thing, by, reason, instead if thing.pk in shown else None)
        if removed and len(things) > 1:
            model = type(things[0])
            under_way.tell(model, title=f"{len(removed)} {model_ngettext(model, len(removed))}")
        empty_bin()
    return removed, left


def take_out(thing, by, reason, instead):
    """Deletes one thing, after all is written down. `instead` is `None` for what no reader could see."""
    going = Going([thing])
    if going.protected:
        raise HeldError(str(thing))
    for model, rows in going.data.items():
        if hasattr(model, "history"):
            remember(model, [row.pk for row in rows])
    emptied, owners = going.emptied(), going.owners()
    for owner, keys in owners.items():
        remember(owner, keys)
    formers = list(FormerSlug.objects.filter(kind=kind_of(thing), object_id=thing.pk).values_list("pk", flat=True))
    Deletion.objects.create(
        kind=thing._meta.label_lower,
        object_id=thing.pk,
        title=str(thing)[:300],
        rows=written_down(going.data),
        emptied=[[model._meta.label_lower, *rest] for model, *rest in emptied]
        + [[ADDRESS, key, "object_id", thing.pk] for key in formers],
        deleted_by=by,
        reason=reason,
    )
    point([(model, key, field, None) for model, key, field, _ in emptied])
    give_up_address(thing, going, formers, instead)
    for owner, keys in owners.items():
        rewrite(owner, keys, **unmoved(owner))
    if Copy in going.data:
        settle_soon()  # an older copy of the document may be the one that readers see now


def kind_of(thing):
    return kind_of_address(thing._meta.db_table)


def give_up_address(thing, going, formers, instead):
    """Deletes what goes. Then the addresses say that it is gone, and where to look; a draft's say nothing."""
    kind, key, slug = kind_of(thing), thing.pk, getattr(thing, "slug", "")
    earlier = set(gone_from(kind, slug).values_list("pk", flat=True))
    going.delete()
    new = gone_from(kind, slug).exclude(pk__in=earlier)
    if instead is None:
        new.delete()
        FormerSlug.objects.filter(pk__in=formers).update(object_id=key)  # nothing has that key: they say nothing
    elif instead:
        new.update(instead=instead)
        FormerSlug.objects.filter(pk__in=formers).update(instead=instead)


def gone_from(kind, slug):
    """What is kept of the things of this kind that were deleted at this address."""
    return FormerSlug.objects.filter(kind=kind, slug=slug, object_id=None)


def empty_bin():
    """Forgets what was deleted more than 30 days ago, and its files. Returns how many things that were."""
    with transaction.atomic():
        expired = list(Deletion.objects.expired())
        files = {name for deletion in expired for name in files_of(deletion)}
        files -= set(Copy.objects.filter(file__in=files).values_list("file", flat=True))
        Deletion.objects.filter(pk__in=[deletion.pk for deletion in expired]).delete()
        for name in files:
            transaction.on_commit(partial(Copy._meta.get_field("file").storage.delete, name))
    return len(expired)


def files_of(deletion):
    return [row["fields"]["file"] for row in deletion.rows if row["model"] == Copy._meta.label_lower]
