"""Two rows that are to become one: what is filled in, what is joined, and what an officer has to choose."""

from dataclasses import dataclass, field

from django.db import models

# Fields that only mean something together: one choice for all of them.
TOGETHER = (
    ("latitude", "longitude", "location_source"),
    ("original_url", "link_state", "link_note", "link_checked_at"),
    ("published_on", "date_text"),
)
LINES = ("other_names", "areas")  # one on a line: all are kept
NOTES = ("note", "lead_note")  # both are kept, one after the other


@dataclass
class Choice:
    """Two values of which only one can stay; the kept row's does unless an officer takes the other, by `name`."""

    name: str
    label: str
    kept: str
    lost: str
    changes: dict  # what is written where the lost row's is taken


@dataclass
class Joined:
    """A kept row and the lost one that goes into it: what is written in any case, and what has to be chosen."""

    kept: models.Model
    lost: models.Model
    changes: dict = field(default_factory=dict)
    choices: list = field(default_factory=list)

    def decided(self, chosen):
        """All that is written into the kept row, where `chosen` holds the names of the choices for the lost one's."""
        changes = dict(self.changes)
        for choice in self.choices:
            if choice.name in chosen:
                changes |= choice.changes
        return changes


def joined(kept, lost, besides):
    """Compares all fields but those called `besides`."""
    pair = Joined(kept, lost)
    for unit in units(type(kept), besides):
        ours, theirs = ([getattr(row, one.attname) for one in unit] for row in (kept, lost))
        if ours == theirs or is_empty(theirs):
            continue
        both = together(unit, ours, theirs)
        if is_empty(ours):
            pair.changes |= as_changes(unit, theirs)
        elif both is not None:
            pair.changes |= as_changes(unit, [both])
        else:
            pair.choices.append(choice_between(pair, unit, theirs))
    return pair


def units(model, besides):
    """The fields of a model that are compared, as tuples: most alone, some together."""
    fields = {one.name: one for one in model._meta.concrete_fields if not one.primary_key and one.name not in besides}
    grouped = [names for names in TOGETHER if set(names) <= set(fields)]
    alone = [(name,) for name, one in fields.items() if one.editable and not any(name in names for names in grouped)]
    return [tuple(fields[name] for name in names) for names in (*alone, *grouped)]


def is_empty(values):
    return all(value in (None, "") for value in values)


def as_changes(unit, values):
    return {one.attname: value for one, value in zip(unit, values, strict=True)}


def together(unit, ours, theirs):
    """What both say, where a text can hold both; else `None`."""
    if len(unit) > 1 or unit[0].name not in (*LINES, *NOTES):
        return None
    both = added_lines(*ours, *theirs) if unit[0].name in LINES else added_note(*ours, *theirs)
    return both if len(both) <= (unit[0].max_length or len(both)) else None


def added_lines(text, more):
    """The lines of both, each once."""
    return "\n".join(dict.fromkeys(filter(None, map(str.strip, [*text.splitlines(), *more.splitlines()]))))


def added_note(text, more):
    return text if more.strip() in text else "\n".join(filter(None, [text.strip(), more.strip()]))


def choice_between(pair, unit, theirs):
    model = type(pair.kept)
    first = unit[0]
    return Choice(
        name=f"{model._meta.model_name}-{pair.kept.pk}-{pair.lost.pk}-{first.name}",
        label="Position on the map" if first.name == "latitude" else str(first.verbose_name),
        kept=in_words(pair.kept, unit),
        lost=in_words(pair.lost, unit),
        changes=as_changes(unit, theirs),
    )


def in_words(row, unit):
    shown = [word(row, one) for one in unit if one.editable]
    return ", ".join(filter(None, shown)) or "empty"


def word(row, one):
    value = getattr(row, one.name)
    if isinstance(one, models.BooleanField):
        return {True: "yes", False: "no"}.get(value, "not known")
    if one.choices:
        return str(getattr(row, f"get_{one.name}_display")())
    return "" if value is None else str(value)
