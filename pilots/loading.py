"""Loads the shipped record: all or nothing, safe to repeat, and never over an officer's later change.

Each row as it was last loaded is kept. A cell is written only where the database still holds what was
loaded; where it holds something else, an officer changed it, and it stays.
"""

import csv
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from pilots.columns import Ref, Refs, Sources
from pilots.history import UNDER_WAY, Edit, editing, remember
from pilots.models import Document, LoadedRow

# The day on which the shipped record was gathered: what it holds is public from then.
GATHERED_AT = timezone.datetime(2026, 11, 22, tzinfo=timezone.get_default_timezone())

WHY = "The record as it ships"


class BadRowsError(Exception):
    """Rows that cannot be loaded; `faults` names file, row and reason of each."""

    def __init__(self, faults):
        super().__init__("\n".join(faults))
        self.faults = faults


@dataclass
class Outcome:
    """What loading one table did, or would do."""

    noun: str
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)  # (key, [column names])
    kept: list = field(default_factory=list)  # (key, reason)
    unchanged: int = 0


@dataclass
class Row:
    """One row of a file on its way: its cells, what is wanted of it, and the thing it became."""

    number: int
    key: str
    cells: dict
    thing: object = None
    columns: list = field(default_factory=list)  # those to write
    faulty: bool = False
    is_new: bool = False


class Loader:
    """Loads `tables` in their order. `load()` returns an `Outcome` for each, or raises `BadRowsError`."""

    def __init__(self, tables, *, overwrite=False, progress=lambda noun, done, of: None):
        self.tables, self.overwrite, self.progress = tables, overwrite, progress
        self.faults = []
        self.known = {}  # (model, key field) → {key: primary key}

    def load(self, *, dry_run=False):
        with transaction.atomic():
            plans = [(table, *self.plan(table)) for table in self.tables]
            self.raise_faults()
            self.write_all(plans)
            self.raise_faults()
            self.remember(plans)
            if dry_run:
                transaction.set_rollback(True)
        return [outcome for _, _, outcome in plans]

    def write_all(self, plans):
        """What is new, then what changes: the history keeps that as one edit; what came with the site needs none."""
        self.write_those(plans, new=True)
        with editing(None, deed=Edit.Deed.LOADED, reason=WHY) as under_way:
            under_way.edit.title = WHY
            self.write_those(plans, new=False)

    def write_those(self, plans, *, new):
        for related in (False, True):
            for table, rows, _ in plans:
                self.write(table, [row for row in rows if row.is_new == new], related=related)

    def raise_faults(self):
        if self.faults:
            raise BadRowsError(self.faults)

    def fault(self, table, row_number, reason):
        self.faults.append(f"{table.path.name}, row {row_number}: {reason}")

    def refuse(self, table, row, reason):
        row.faulty = True
        self.fault(table, row.number, reason)

    def plan(self, table):
        """Reads a file and settles, row by row, what is new, changed or kept."""
        outcome, rows = Outcome(table.noun), []
        stored = {key_of(table, thing): thing for thing in table.whole(table.model.objects.all())}
        loaded = {row.key: row.values for row in LoadedRow.objects.filter(noun=table.noun)}
        for row in self.read(table):
            rows.append(row)
            row.thing = stored.get(row.key)
            if row.thing:
                self.compare(table, row, loaded.get(row.key, {}), outcome)
            elif row.key in loaded and not self.overwrite:
                outcome.kept.append((row.key, "an officer deleted it"))
            else:
                row.thing, row.columns, row.is_new = table.model(), table.written, True
                outcome.new.append(row.key)
        return rows, outcome

    def read(self, table):
        """The rows of a table's file, numbered as a spreadsheet numbers them."""
        names, seen = table.headings(table.written), set()
        heading, *lines = self.lines(table) or [[]]
        missing = [name for name in names if name not in heading]
        if missing:
            self.fault(table, 1, f"the heading lacks {', '.join(missing)}.")
            return
        for number, line in enumerate(lines, start=2):
            if not line:
                continue
            if len(line) != len(heading):
                self.fault(table, number, "it has more or fewer cells than the heading.")
                continue
            cells = {name: cell.strip() for name, cell in zip(heading, line, strict=True)}
            row = Row(number, " ".join(cells[key] for key in table.keys), {name: cells[name] for name in names})
            if row.key in seen:
                self.fault(table, number, f"“{row.key}” stands in the file twice.")
            seen.add(row.key)
            yield row

    def lines(self, table):
        """A file's lines as lists of cells, the heading first; as Excel saves UTF-8, too."""
        try:
            with table.path.open(encoding="utf-8-sig", newline="") as file:
                return list(csv.reader(file, strict=True))
        except UnicodeDecodeError:
            self.fault(table, 1, "the file is not in UTF-8. Save it as “CSV UTF-8”.")
        except csv.Error as fault:
            self.fault(table, 1, f"the file cannot be read as CSV ({fault}). Is a quotation mark left open?")
        raise BadRowsError(self.faults)

    def compare(self, table, row, loaded, outcome):
        kept = []
        for column in table.written:
            cells = column.stored(row.thing)
            if same(column, cells, row.cells):
                continue
            if self.overwrite or same(column, cells, loaded) or is_new_and_unset(column, cells, loaded):
                row.columns.append(column)
            else:
                kept.append(column.names[0])
        if row.columns:
            outcome.changed.append((row.key, [column.names[0] for column in row.columns]))
        if kept:
            outcome.kept.append((row.key, f"an officer changed {', '.join(kept)}"))
        if not row.columns and not kept:
            outcome.unchanged += 1

    def write(self, table, rows, *, related):
        """Writes the rows' own fields, or, once everything exists, what relates them to each other."""
        due = [row for row in rows if any(column.related == related for column in row.columns) and not row.faulty]
        remember(table.model, [row.thing.pk for row in due if not row.is_new])
        for done, row in enumerate(due, start=1):
            try:
                with transaction.atomic():
                    self.write_row(table, row, related)
            except ValidationError as fault:
                self.refuse(table, row, " ".join(fault.messages))
            except ValueError as fault:
                self.refuse(table, row, str(fault))
            self.progress(table.noun, done, len(due))

    def write_row(self, table, row, related):
        thing = row.thing
        for column in row.columns:
            if column.related == related:
                value = self.resolved(column, column.parse(row.cells))
                if isinstance(column, Sources):
                    self.cite(thing, value)
                elif thing.pk or not related:
                    column.write(thing, value)
        if thing.pk is None and hasattr(thing, "published_at"):
            thing.published_at = min(GATHERED_AT, timezone.now())  # public at once, even where the clock is slow
        if not related:
            thing.full_clean(exclude=[column.field for column in table.written if column.related])
        if not related or any(isinstance(column, Ref) and column.related for column in row.columns):
            thing.save()

    def resolved(self, column, value):
        """Slugs changed to the things they name."""
        if isinstance(column, Sources):
            return [(self.one(Document, "slug", slug), page) for slug, page in value]
        if isinstance(column, Refs):
            return [self.one(column.model, column.key, key) for key in value]
        if isinstance(column, Ref):
            return self.one(column.model, column.key, value) if value else None
        return value

    def one(self, model, key_field, key):
        known = self.known.setdefault((model, key_field), {})
        if key not in known:
            thing = model.objects.filter(**{key_field: key}).first()
            if thing is None:
                raise ValueError(f"there is no {model._meta.verbose_name} “{key}”.")
            known[key] = thing
        return known[key]

    def cite(self, fact, pairs):
        fact.citations.all().delete()
        model = fact.citations.model
        made = model.objects.bulk_create(model(fact=fact, document=document, page=page) for document, page in pairs)
        if UNDER_WAY.get():
            model.history.bulk_history_create(made)

    def remember(self, plans):
        rows = [
            LoadedRow(noun=table.noun, key=row.key, values=row.cells)
            for table, rows, _ in plans
            for row in rows
            if row.thing
        ]
        LoadedRow.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["noun", "key"], update_fields=["values"]
        )


def key_of(table, thing):
    columns = {name: column for column in table.written for name in column.names}
    return " ".join(columns[key].stored(thing)[key] for key in table.keys)


def is_new_and_unset(column, cells, loaded):
    """Whether the record had no such column when the row was loaded, and nobody has set it since."""
    return not any(name in loaded for name in column.names) and not any(set(cells.values()) - {"", "no"})


def same(column, cells, others):
    """Whether two rows' cells say the same in `column`, however each is written."""
    return meaning(column, cells) == meaning(column, others)


def meaning(column, cells):
    """What a row's cells say, or, where that cannot be read, the cells themselves; None for no cells."""
    if not all(name in cells for name in column.names):
        return None
    try:
        return column.parse(cells)
    except ValueError:
        return [cells[name] for name in column.names]
