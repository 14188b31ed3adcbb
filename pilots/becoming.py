"""What became of things of the record: by the key that somebody noted, or by a name that they once had."""

from pilots.history import batched
from pilots.search.models import FormerSlug
from pilots.search.triggers import kind_of_address


def became(model, keys):
    """{key: the key of what it is now} of things that are here or were merged; deleted ones are left out."""
    keys = {*keys}
    found = {}
    for some in batched(sorted(keys)):
        found |= {key: key for key in model.objects.filter(pk__in=some).values_list("pk", flat=True)}
    lost = sorted(keys - set(found))
    return found | (heirs_of(model, lost) if lost else {})


def heirs_of(model, lost):
    """The same of things that are not here. A merge leaves the address, and an address leads to one thing only."""
    kind, slugs, leads = kind_of_address(model._meta.db_table), {}, {}
    if kind is None:
        return {}
    for some in batched(lost):
        rows = model.history.filter(id__in=some).order_by("history_id")
        slugs |= dict(rows.values_list("id", "slug"))
    for some in batched(sorted(set(slugs.values()))):
        rows = FormerSlug.objects.filter(kind=kind, slug__in=some).order_by("pk")
        leads |= dict(rows.values_list("slug", "object_id"))
    here = set(model.objects.filter(pk__in={*leads.values()} - {None}).values_list("pk", flat=True))
    return {key: leads[slug] for key, slug in slugs.items() if leads.get(slug) in here}


def named_ever(model, fold=str.casefold):
    """{folded name: the key of the thing that has it, or what the last one became that had it; `None`: deleted}."""
    now = {fold(name): key for key, name in model.objects.values_list("pk", "name")}
    rows = model.history.order_by("history_id").values_list("name", "id")
    once = {fold(name): key for name, key in rows if fold(name) not in now}
    heirs = became(model, once.values()) if once else {}
    return {name: heirs.get(key) for name, key in once.items()} | now
