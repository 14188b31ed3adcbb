"""What merging two things would do, worked out from the models: a relation made later is moved, too."""

from dataclasses import dataclass, field
from functools import reduce
from hashlib import sha256
from operator import or_

from django.db import models
from django.db.models import Q

from pilots.bringing_back import unique_sets
from pilots.history import EditedRow
from pilots.merging.comparing import Joined, added_lines, added_note, joined
from pilots.models import Correction
from pilots.removing import MADE_ANEW
from pilots.search.triggers import kind_of_table

OWN_AFFAIRS = ("name", "title", "slug", "published_at", "version")  # of each thing, and seen to one by one
NOT_COMPARED = ("version",)


@dataclass
class Moved:
    """A row that hung on the lost thing, and what its foreign keys become."""

    row: models.Model
    changes: dict


@dataclass
class Plan:
    """All that a merge does. What it does to the kept thing itself is `pair`."""

    pair: Joined
    moves: dict = field(default_factory=dict)  # model → [Moved, …]
    joins: dict = field(default_factory=dict)  # model → [Joined, …], those nearest to the things first
    corrections: list = field(default_factory=list)

    @property
    def kept(self):
        return self.pair.kept

    @property
    def lost(self):
        return self.pair.lost

    @property
    def all_pairs(self):
        return [self.pair, *(pair for pairs in self.joins.values() for pair in pairs)]

    @property
    def fingerprint(self):
        """Another one where anything of the plan is another: whoever agreed to it did not agree to that."""
        versions = [(one.pk, one.version) for one in (self.kept, self.lost)]
        moves = [(m._meta.label, one.row.pk, one.changes) for m, some in self.moves.items() for one in some]
        joins = [(type(p.kept).__name__, p.kept.pk, p.lost.pk, p.changes, p.choices) for p in self.all_pairs]
        told = repr((versions, moves, joins, [one.pk for one in self.corrections]))
        return sha256(told.encode()).hexdigest()


def relations(model):
    """{model: [its foreign keys to `model`]}; those of history, and of what is made anew, left out."""
    found = {}
    for relation in model._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one):
            other = relation.related_model
            if not issubclass(other, EditedRow) and other not in MADE_ANEW:
                found.setdefault(other, []).append(relation.field)
    return found


def planned(kept, lost):
    """The plan of merging `lost` into `kept`, two things of one model. Writes nothing."""
    plan = Plan(joined(kept, lost, OWN_AFFAIRS))
    keep_names(plan.pair)
    level = {type(kept): {lost.pk: kept.pk}}
    while level:
        following = {}
        for model, heirs in level.items():
            for other, keys in relations(model).items():
                hand_over(plan, other, keys, heirs, following)
        level = following
    kind = kind_of_table(kept._meta.db_table)
    plan.corrections = list(Correction.objects.of(kind, [lost.pk]))
    return plan


def name_of(thing):
    return thing.name if hasattr(thing, "name") else thing.title


def keep_names(pair):
    """The lost thing's name stays with the kept one: as another name, or in its note. Else only the history has it."""
    kept, lost, changes = pair.kept, pair.lost, pair.changes
    if name_of(kept) == name_of(lost):
        return
    if hasattr(kept, "other_names"):
        lines = added_lines(kept.other_names, f"{name_of(lost)}\n{lost.other_names}").splitlines()
        changes["other_names"] = "\n".join(line for line in lines if line != name_of(kept))
    elif hasattr(kept, "note"):
        changes["note"] = added_note(changes.get("note", kept.note), f"Also recorded as “{name_of(lost)}”.")


def hand_over(plan, model, keys, heirs, following):
    """Plans what becomes of the rows of `model` that point by `keys` at a lost row; `heirs` gives its kept one.

    Where the kept one has such a row already, the two are joined, and what hangs on the second follows.
    """
    ends = [*heirs, *heirs.values()]
    either = reduce(or_, (Q(**{f"{key.name}__in": ends}) for key in keys))
    rows = list(model._base_manager.filter(either).order_by("pk"))
    hanging = [row for row in rows if any(getattr(row, key.attname) in heirs for key in keys)]
    names = {key.name for key in keys}
    alike = [tuple(one) for one in unique_sets(model) if names & set(one)]
    held = {place: row for row in rows if row not in hanging for place in places(row, alike, {})}
    for row in hanging:
        changes = {key.attname: heirs[value] for key in keys if (value := getattr(row, key.attname)) in heirs}
        mine = places(row, alike, changes)
        twin = next((held[place] for place in mine if place in held), None)
        if twin is None:
            plan.moves.setdefault(model, []).append(Moved(row, changes))
            held |= dict.fromkeys(mine, row)
        else:
            besides = {*names, *NOT_COMPARED, *(name for one in alike for name in one)}
            plan.joins.setdefault(model, []).append(joined(twin, row, besides))
            following.setdefault(model, {})[row.pk] = twin.pk


def places(row, alike, changes):
    """For each group of fields that no two rows may have alike, what the row has there once it is changed."""
    found = []
    for names in alike:
        attributes = [row._meta.get_field(name).attname for name in names]
        values = tuple(changes.get(one, getattr(row, one)) for one in attributes)
        if None not in values:
            found.append((names, values))
    return found
