"""Moving many things at once, each only as it was when the officer saw it in the list."""

from django.contrib.admin.utils import model_ngettext
from django.db import transaction

from pilots.history import Edit, editing, rewrite
from pilots.publishing import public_from
from pilots.review import tell
from pilots.versions import ConflictError, whole_number


def seen_version(request, thing):
    """The version that the officer's list showed of `thing`; that of now where the list did not show it."""
    seen = request.POST.get(f"_version-{thing.pk}", "")
    return whole_number(seen) if seen else thing.version


def move_all(request, queryset, moment, deed):
    """Publishes things from `moment`, or takes them back. Returns those it moved and those it left, as lists.

    It leaves what somebody changed since the officer opened her list.
    """
    moved, left = [], []
    with transaction.atomic(), editing(request.user, deed=deed, reason=Edit.Deed(deed).label) as under_way:
        things = list(queryset)
        model = queryset.model
        for thing in things:
            try:
                model.objects.claim(thing, seen_version(request, thing))
                moved.append(thing)
            except ConflictError:
                left.append(thing)
        keys = [thing.pk for thing in moved]
        if keys:
            rewrite(model, keys, **public_from(moment))
            for thing in moved:
                tell(deed, thing, request.user)
            only = moved[0] if len(moved) == 1 else None
            under_way.tell(only or model, title="" if only else f"{len(moved)} {model_ngettext(model, len(moved))}")
    return moved, left
