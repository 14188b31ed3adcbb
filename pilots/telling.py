"""What an edit changed in one thing and in its rows, read from their history: to be told, and to be undone."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import BooleanField, DateTimeField, ForeignKey
from django.utils.formats import date_format
from django.utils.timezone import localtime

from pilots.differences import marked
from pilots.history import Edit, link_fields
from pilots.models import Copy
from pilots.search.triggers import plain_text

GONE = "something that is no longer in the record"
MOST_ROWS = 2_000  # of history that are read of each noun: the newest


@dataclass
class RowChange:
    """What one edit did to one row: `before` and `after` are rows of history, `None` where there was none."""

    edit: int
    model: type
    key: int
    before: object
    after: object
    part_of: str = ""  # the field by which it belongs to the thing; empty: it is the thing
    first_type: str = ""  # of its first row of history in this edit: "+", "~" or "-"

    @property
    def was_added(self):
        return self.before is None

    @property
    def came_from_elsewhere(self):
        """Whether the row was not made here: it was moved, merged or brought back, or its making is not on record."""
        return self.before is None and self.first_type != "+"

    @property
    def was_removed(self):
        return self.after is None

    def fields(self):
        """The fields that differ, those that officers edit."""
        for one in filter(self.tells, self.model._meta.concrete_fields):
            if getattr(self.before, one.attname, None) != getattr(self.after, one.attname, None):
                yield one

    def tells(self, one):
        """Whether a field is one that officers fill in."""
        return one.editable and not one.primary_key and one.name != self.part_of

    def links(self):
        """The plain many-to-many fields that differ."""
        for one in link_fields(self.model):
            if links(self.before, one) != links(self.after, one):
                yield one


@dataclass
class Told:
    """One edit as it is told: its lines are (what, old pieces, new pieces)."""

    edit: Edit
    changes: list = field(default_factory=list)
    lines: list = field(default_factory=list)

    @property
    def undoable(self):
        """Whether it changed something that can be set back, and nothing that has a way back of its own, or none."""
        if not self.lines or self.edit.deed in (Edit.Deed.MERGED, Edit.Deed.RESTORED, Edit.Deed.DELETED):
            return False
        return not any(
            change.came_from_elsewhere or (change.was_added and not change.part_of) or change.model is Copy
            for change in self.changes
        )


def links(row, link_field):
    return row.links.get(link_field.name, []) if row else []


def changes_of(thing, parts):
    """{edit key: [RowChange, …]} of a thing and its `parts`, pairs of a model and its field that names the thing."""
    found = defaultdict(list)
    for model, part_of in [(type(thing), ""), *parts]:
        which = {f"{part_of}_id": thing.pk} if part_of else {"id": thing.pk}
        rows = model.history.filter(**which).order_by("-history_id")[:MOST_ROWS]
        for change in row_changes(model, reversed(rows), part_of):
            found[change.edit].append(change)
    return found


def row_changes(model, rows, part_of):
    """What each edit did to each row, from its rows of history, the oldest first."""
    last, under_way = {}, {}  # key of a row → its last row of history; and its change by the edit at hand
    for row in rows:
        gone = row.history_type == "-"
        if row.edit_id is None:  # as it stood before its first edit
            last[row.id] = row
            continue
        change = under_way.get(row.id)
        if change is None or change.edit != row.edit_id:
            if change:
                yield change
            before = last.get(row.id)
            change = RowChange(row.edit_id, model, row.id, before, None, part_of, row.history_type)
            under_way[row.id] = change
        change.after = last[row.id] = None if gone else row
        if gone and change.before is None:
            change.before = row
    yield from under_way.values()


class Words:
    """Values of rows in words. Names of other things are read once for each noun."""

    def __init__(self, changes):
        wanted = defaultdict(set)
        for change in changes:
            for row in filter(None, (change.before, change.after)):
                for one in change.model._meta.concrete_fields:
                    if isinstance(one, ForeignKey) and one.editable:
                        wanted[one.related_model].add(getattr(row, one.attname))
                for one in link_fields(change.model):
                    wanted[one.related_model].update(links(row, one))
        self.names = {model: model._base_manager.in_bulk(keys - {None}) for model, keys in wanted.items()}

    def name(self, model, key):
        return str(self.names[model].get(key, GONE)) if key is not None else ""

    def of(self, row, one):
        value = getattr(row, one.attname, None)
        if isinstance(one, ForeignKey):
            return self.name(one.related_model, value)
        if one.choices:
            return str(dict(one.flatchoices).get(value, value or ""))
        if isinstance(one, BooleanField):
            return {True: "yes", False: "no"}.get(value, "")
        if isinstance(one, DateTimeField):
            return date_format(localtime(value), "j F Y, H:i") if value else ""
        text = "" if value is None else str(value)
        return plain_text(text).strip() if text.startswith("<") else text

    def of_links(self, row, one):
        return "; ".join(sorted(self.name(one.related_model, key) for key in links(row, one)))

    def of_row(self, change, row):
        said = [self.of(row, one) for one in filter(change.tells, change.model._meta.concrete_fields)]
        return ", ".join(filter(None, said))

    def lines(self, change):
        """(what, old pieces, new pieces) of each line that tells a change."""
        what = str(change.model._meta.verbose_name)
        if change.part_of and change.was_added:
            how = "came here" if change.came_from_elsewhere else "added"
            yield f"{what} {how}", [], [(self.of_row(change, change.after), True)]
        elif change.part_of and change.was_removed:
            yield f"{what} taken away", [(self.of_row(change, change.before), True)], []
        else:
            where = f"{what} {self.of_row(change, change.after)}: " if change.part_of else ""
            for one in change.fields():
                old, new = (self.of(row, one) for row in (change.before, change.after))
                yield (f"{where}{one.verbose_name}", *marked(old, new))
            for one in change.links():
                old, new = (self.of_links(row, one) for row in (change.before, change.after))
                yield (f"{where}{one.verbose_name}", *marked(old, new))


def tell_edits(thing, parts):
    """The edits of a thing and its rows as `Told`, the newest first."""
    changes = changes_of(thing, parts)
    words = Words([change for some in changes.values() for change in some])
    edits = Edit.objects.with_keys(set(changes)) | Edit.objects.of(thing)
    told = [Told(edit, changes.get(edit.pk, [])) for edit in edits.with_officers().newest_first()]
    for one in told:
        one.lines = [line for change in one.changes for line in words.lines(change)]
    return told
