"""What hangs on a thing, in words: for the pages that show it before it is deleted or merged."""

from dataclasses import dataclass, field

from django.contrib import admin
from django.db.models import prefetch_related_objects
from django.urls import reverse
from django.utils.text import capfirst

from pilots.models import Citation

SHOWN = 8  # of each kind


@dataclass
class Group:
    """Things of one kind: how many, and by text the pages at the desk (or empty texts) of those that differ."""

    label: str
    count: int = 0
    pages: dict = field(default_factory=dict)

    @property
    def lines(self):
        """[(text, page), …] of the first few."""
        return list(self.pages.items())[:SHOWN]

    @property
    def more(self):
        return max(0, len(self.pages) - SHOWN)


def groups_of(rows_by_model, ends):
    """The rows by kind, as a list of groups; `ends` are the (model, key) on which they hang."""
    groups = {}
    for model, rows in rows_by_model.items():
        rows = sorted(rows, key=lambda row: row.pk)
        links = links_of(model)
        prefetch_related_objects(rows, *(one.name for one in links))
        for row in rows:
            label, text_of = spoken_of(row, links, ends)
            group = groups.setdefault(label, Group(capfirst(label)))
            group.count += 1
            group.pages.setdefault(*line(text_of(row)))
    return list(groups.values())


def counts_of(rows_by_model, ends):
    """[(how many, of what), …]; asks the database nothing."""
    counts = {}
    for model, rows in rows_by_model.items():
        for row in rows:
            label, _ = spoken_of(row, links_of(model), ends)
            counts[label] = counts.get(label, 0) + 1
    return [(number, label) for label, number in counts.items()]


def links_of(model):
    return [one for one in model._meta.concrete_fields if one.related_model]


def spoken_of(row, links, ends):
    """(the kind, a function that gives the thing to name): of a mere link, what is at its other end."""
    others = [one for one in links if (one.related_model, getattr(row, one.attname)) not in ends]
    if isinstance(row, Citation) and [one.name for one in others] == ["fact"]:
        return "facts that name it as their source", lambda row: row.fact
    if isinstance(row, Citation):
        return "sources", lambda row: row
    if row._meta.auto_created and not others:
        plural = row._meta.auto_created._meta.verbose_name_plural
        return f"links between {plural}", lambda row: " and ".join(str(getattr(row, one.name)) for one in links)
    if not admin.site.is_registered(type(row)) and len(others) == 1:
        (other,) = others
        plural = other.related_model._meta.verbose_name_plural
        return f"links with {plural}", lambda row: getattr(row, other.name)
    return str(row._meta.verbose_name_plural), lambda row: row


def line(thing):
    model = type(thing)
    if not admin.site.is_registered(model):
        return str(thing), ""
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_change"
    return str(thing), reverse(name, args=[thing.pk])
