"""What other officers did at the desk since one of them last caught up."""

from dataclasses import dataclass

from django.db.models import CharField, Value
from django.urls import reverse

from pilots.history import Edit

MOST_SHOWN = 15


@dataclass(frozen=True)
class Deed:
    edit: Edit
    noun: str
    address: str  # of the thing's page; empty where it is gone, or several


def still_there(models, edits):
    """The (kind, key) of the things of `edits` that exist, from one query. `models`: kind → model."""
    keys = {}
    for edit in edits:
        if edit.object_id is not None and edit.kind in models:
            keys.setdefault(edit.kind, set()).add(edit.object_id)
    found = [
        models[kind]
        ._base_manager.filter(pk__in=some)
        .values_list(Value(kind, output_field=CharField()), "pk")
        .order_by()
        for kind, some in keys.items()
    ]
    return set(found[0].union(*found[1:], all=True)) if found else set()


def deeds_of_others(site, request):
    """(the newest deeds, whether there are more) of other officers, with things that this one may see."""
    seen = {model._meta.label_lower: model for model, desk in site.nouns() if desk.has_view_permission(request)}
    edits = Edit.objects.by_others(request.user, request.user.news_since).of_kinds(["", *seen])[: MOST_SHOWN + 1]
    there = still_there(seen, edits)
    deeds = []
    for edit in edits[:MOST_SHOWN]:
        noun = str(seen[edit.kind]._meta.verbose_name) if edit.kind and edit.object_id is not None else ""
        page = f"admin:{edit.kind.replace('.', '_')}_change"
        address = reverse(page, args=[edit.object_id]) if (edit.kind, edit.object_id) in there else ""
        deeds.append(Deed(edit, noun, address))
    return deeds, len(edits) > MOST_SHOWN
