"""Undoing an edit: what it changed is set back, what it added goes, what it took away is there again."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from pilots.history import link_fields, remember
from pilots.telling import links

IN_THE_WAY = "It cannot be undone now: {}"


ELSEWHERE = IN_THE_WAY.format("a row that it changed belongs to something else now.")


def undo(thing, changes):
    """Undoes what one edit did to `thing`, as `RowChange`s, within an edit under way and a transaction.

    ValidationError says in plain words what is in the way; then nothing may be committed.
    """
    try:
        for change in sorted(changes, key=lambda change: bool(change.part_of)):
            refuse_moved(thing, change)
            if change.was_removed:
                put_back(change)
            elif change.was_added:
                take_away(change)
            else:
                set_back(change)
    except IntegrityError as fault:
        raise ValidationError(IN_THE_WAY.format("something else has taken its place, or is gone.")) from fault


def row_of(change):
    return change.model._base_manager.filter(pk=change.key).first()


def refuse_moved(thing, change):
    """A part that has gone to another thing since is that one's business."""
    row = row_of(change)
    if row and change.part_of and getattr(row, f"{change.part_of}_id") != thing.pk:
        raise ValidationError(ELSEWHERE)


def take_away(change):
    row = row_of(change)
    if row and change.part_of:
        row.delete()


def put_back(change):
    if row_of(change) is None:
        row = change.before.instance
        row.full_clean()
        row.save(force_insert=True)
        set_links(row, change.before)
        give_sources_back(row, change.key)


def give_sources_back(row, key):
    """Cites again what the row with this key cited when it was last taken away."""
    if not hasattr(row, "citations"):
        return
    gone = row.citations.model.history.filter(fact_id=key, history_type="-")
    if last := gone.order_by("history_id").last():
        for citation in gone.filter(edit=last.edit_id).order_by("history_id"):
            row.citations.get_or_create(document_id=citation.document_id, page=citation.page)


def set_back(change):
    row = row_of(change)
    if row is None:
        raise ValidationError(IN_THE_WAY.format("a row that it changed has been taken away since."))
    remember(change.model, [row.pk])
    for one in change.fields():
        setattr(row, one.attname, getattr(change.before, one.attname))
    row.full_clean()
    row.save()
    if any(change.links()):
        set_links(row, change.before)


def set_links(thing, before):
    for one in link_fields(type(thing)):
        there = one.related_model._base_manager.filter(pk__in=links(before, one))
        getattr(thing, one.name).set(there)
