"""Merging two things of the record into one, in one transaction: nothing that hung on the second is lost."""

from itertools import groupby

from django.db import transaction

from pilots.history import Edit, editing, note_update, remember, rewrite
from pilots.merging.planning import planned
from pilots.models import Correction, FormerSlug
from pilots.removing import MADE_ANEW, Going, gone_from, kind_of, owners_of, unmoved
from pilots.tasks import settle_soon


class PlanChangedError(Exception):
    """What the merge would do is not any more what the officer was shown."""


class LeftBehindError(Exception):
    """Something would be deleted that no plan names: a fault of ours, and nothing is done."""


def merge(kept, lost, by, *, versions, fingerprint, shown, chosen=frozenset(), reason=""):
    """Merges `lost` into `kept` as the plan with this fingerprint says; `chosen` are names of its choices.

    `shown` is whether readers can see `lost`: an address that nobody could know leads nowhere.

    Raises `ConflictError` where somebody changed one of the two since `versions`, and `PlanChangedError`.
    """
    model = type(kept)
    with transaction.atomic(), editing(by, deed=Edit.Deed.MERGED, reason=reason) as under_way:
        remember(model, [kept.pk, lost.pk])
        for thing in sorted((kept, lost), key=lambda one: one.pk):
            model.objects.claim(thing, versions[thing.pk])
        plan = planned(kept, lost)
        if plan.fingerprint != fingerprint:
            raise PlanChangedError
        under_way.tell(kept, title=f"“{lost}” into “{kept}”")
        carry_out(plan, chosen, shown)
        settle_soon()
    return plan


def carry_out(plan, chosen, shown):
    model, kept = type(plan.kept), plan.kept
    owners = owners_of({link: [one.row for one in some] for link, some in plan.moves.items()})
    for owner, keys in owners.items():
        remember(owner, keys)
    for related, moves in plan.moves.items():
        move(related, moves)
    for pair in plan.all_pairs:
        if changes := pair.decided(chosen):
            rewrite(type(pair.kept), [pair.kept.pk], **changes)
    rewrite(Correction, [one.pk for one in plan.corrections], object_id=kept.pk)
    for pairs in reversed(plan.joins.values()):
        vanish([pair.lost for pair in pairs])
    hand_on_address(kept, plan.lost, shown)
    for owner, keys in owners.items():
        rewrite(owner, [key for key in keys if (owner, key) != (model, plan.lost.pk)], **unmoved(owner))
    note_update(model, [kept.pk])


def move(model, moves):
    def asked(one):
        return sorted(one.changes.items())

    for changes, some in groupby(sorted(moves, key=asked), key=asked):
        rewrite(model, [one.row.pk for one in some], **dict(changes))


def vanish(rows):
    """Deletes rows on which nothing hangs any more."""
    model, keys = type(rows[0]), {row.pk for row in rows}
    going = Going(rows)
    more = [row for other, some in going.data.items() for row in some if other is not model or row.pk not in keys]
    if going.protected or going.emptied() or [row for row in more if type(row) not in MADE_ANEW]:
        raise LeftBehindError(f"{model._meta.label} {sorted(keys)}: {more or going.protected or going.emptied()}")
    if hasattr(model, "history"):
        remember(model, keys)
    going.delete()


def hand_on_address(kept, lost, shown):
    """Deletes `lost`; its address, if it was `shown`, and all that it had before lead to `kept` for ever."""
    kind, key, slug = kind_of(lost), lost.pk, lost.slug
    FormerSlug.objects.filter(kind=kind, object_id=key).update(object_id=kept.pk)
    earlier = set(gone_from(kind, slug).values_list("pk", flat=True))
    vanish([lost])
    gone_from(kind, slug).exclude(pk__in=earlier).delete()
    if shown:
        FormerSlug.objects.create(kind=kind, slug=slug, object_id=kept.pk)
