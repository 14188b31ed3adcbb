"""Bringing back what was deleted: every row with its old key, every link, or nothing and the reasons why."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.core import serializers
from django.db import transaction
from django.db.models import SET_NULL, Q, UniqueConstraint
from django.utils import timezone
from django.utils.text import capfirst

from pilots.history import Edit, editing, note_update, remember, rewrite
from pilots.models import Copy, Deletion, FormerSlug
from pilots.removing import gone_from, kind_of, owners_of, point, unmoved
from pilots.tasks import read_soon, settle_soon


class InTheWayError(Exception):
    """What keeps a deleted thing from coming back: `reasons`, sentences for the officer."""

    def __init__(self, reasons):
        super().__init__(" ".join(reasons))
        self.reasons = reasons


class AlreadyBackError(Exception):
    """Somebody else brought it back."""


def rows_of(deletion):
    """{model: rows}, as they were; none is in the database."""
    found = {}
    for row in serializers.deserialize("python", deletion.rows, ignorenonexistent=True):
        found.setdefault(type(row.object), []).append(row.object)
    return found


def bring_back(deletion, by):
    """Restores a thing and all that went with it. Returns the thing.

    Raises `InTheWayError` or `AlreadyBackError`; then nothing is changed.
    """
    title = deletion.title
    with transaction.atomic(), editing(by, deed=Edit.Deed.RESTORED) as under_way:
        if not Deletion.objects.filter(pk=deletion.pk).delete()[0]:
            raise AlreadyBackError
        rows = rows_of(deletion)
        reasons = in_the_way(rows)
        if reasons:
            raise InTheWayError(reasons)
        (thing,) = [row for row in next(iter(rows.values())) if row.pk == deletion.object_id]
        owners = owners_of(rows, ends_of(rows))
        for owner, keys in owners.items():
            remember(owner, keys)
        insert(rows)
        for owner, keys in owners.items():
            rewrite(owner, keys, **unmoved(owner))
        fill(deletion.emptied)
        if hasattr(thing, "slug"):
            gone_from(kind_of(thing), thing.slug).delete()
        under_way.tell(thing, title=title)
        settle_soon()
    return thing


def ends_of(rows):
    return {(model, row.pk) for model, some in rows.items() for row in some}


def insert(rows):
    """Writes the rows as they were, their versions and moments included, and notes them in the history."""
    for copy in rows.get(Copy, ()):  # its pages went with it: it is read anew
        copy.state, copy.under_way_since = Copy.State.WAITING, timezone.now()
        read_soon(copy)
    for some in rows.values():
        for row in some:
            row.save_base(raw=True, force_insert=True)
    for model, some in rows.items():
        if hasattr(model, "history"):
            note_update(model, [row.pk for row in some])


def fill(emptied):
    """Points at the thing again what pointed at it, where it still points at nothing."""
    models = {model._meta.label_lower: model for model in apps.get_models(include_auto_created=True)}
    pointers = []
    for label, key, field, value in emptied:
        model = models.get(label)
        if model and model._base_manager.filter(pk=key, **{field: None}).exists():
            pointers.append((model, key, field, value))
    addresses = [key for model, key, _, _ in pointers if model is FormerSlug]
    point(pointers)
    FormerSlug.objects.filter(pk__in=addresses).update(instead="")


def in_the_way(rows):
    """What keeps the rows from coming back, as sentences; what they only mention and is gone, they then leave out."""
    ends = ends_of(rows)
    reasons = []
    for model, some in rows.items():
        for field in model._meta.concrete_fields:
            if field.related_model:
                reasons += missing(field, some, ends)
        for names in unique_sets(model):
            reasons += taken(model, names, some)
    return list(dict.fromkeys(reasons))


def missing(field, rows, ends):
    """Sentences on what the rows name by `field` and is not in the record any more."""
    other = field.related_model
    wanted = {getattr(row, field.attname) for row in rows} - {None}
    wanted = {key for key in wanted if (other, key) not in ends}
    lost = wanted - set(other._base_manager.filter(pk__in=wanted).values_list("pk", flat=True)) if wanted else set()
    if lost and field.remote_field.on_delete is SET_NULL:
        for row in rows:
            if getattr(row, field.attname) in lost:
                setattr(row, field.attname, None)
        return []
    return [gone(other, key) for key in sorted(lost)]


def gone(model, key):
    noun = model._meta.verbose_name
    deletion = Deletion.objects.filter(kind=model._meta.label_lower, object_id=key).first()
    if deletion:
        return f"The {noun} “{deletion}”, which belongs to it, is deleted, too. Bring that back first."
    return f"A {noun} that belongs to it is no longer in the record: it was deleted for good, or merged with another."


def unique_sets(model):
    """The groups of fields, by name, that no two rows may have alike."""
    single = [(field.name,) for field in model._meta.concrete_fields if field.unique and not field.primary_key]
    constraints = [
        one.fields for one in model._meta.constraints if isinstance(one, UniqueConstraint) and not one.condition
    ]
    return [*single, *model._meta.unique_together, *constraints]


def taken(model, names, rows):
    """Sentences on what has now what the rows had alone."""
    wanted = [{name: getattr(row, model._meta.get_field(name).attname) for name in names} for row in rows]
    wanted = [one for one in wanted if None not in one.values()]
    found = []
    for start in range(0, len(wanted), 200):
        either = reduce(or_, (Q(**one) for one in wanted[start : start + 200]))
        found += model._base_manager.filter(either)
    what = " and ".join(str(model._meta.get_field(name).verbose_name) for name in names)
    noun = model._meta.verbose_name
    return [f"{capfirst(noun)} “{one}” has the same {what} now. Change or delete that one first." for one in found]
