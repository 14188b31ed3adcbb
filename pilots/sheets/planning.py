"""Holds a sheet against the record: reads all, checks all, and says what an import would do."""

import re

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from pilots.cells import split
from pilots.columns import Ref, Refs, Sources, Text
from pilots.models import Document
from pilots.sheets.limits import Unfit, UnfitSheetError
from pilots.sheets.names import Names, Taken
from pilots.sheets.plan import Plan, Row

BATCH = 500
UNKEPT = re.compile("[\x00\ud800-\udfff]")  # what no database takes
DOCUMENTS = Ref("sources", Document)  # the documents that a row cites are found as those of a Ref are
RAGGED = "It has more or fewer cells than the heading. Is a text with a comma in it without quotation marks?"
PUBLIC_FILE = (
    "This file is a public export, which names no drafts. So its links and sources are left as they are in the "
    "record: export here to change those."
)


def plain(text):
    """A text without what a spreadsheet changes by itself: line ends, and blanks round it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def is_unfit(cell):
    return isinstance(cell, Unfit) or bool(UNKEPT.search(cell))


def said_of(name, cell):
    return f"{name} {cell if isinstance(cell, Unfit) else 'has a sign that cannot be kept'}."


class Planner:
    """Makes the `Plan` of a sheet. With `lock`, the rows that it reads stay as they are until the transaction ends."""

    def __init__(self, table, sheet, *, lock=False, progress=lambda done, of: None):
        self.table, self.sheet, self.lock, self.progress = table, sheet, lock, progress
        self.names, self.taken = Names(table), Taken(table)
        self.plan = Plan(notes=list(sheet.notes))
        self.said = {}  # column that holds both ways → (row number, key, cell) of each row
        self.check_heading()
        self.columns = [c for c in self.given() if not (self.is_public_export and c.hides_drafts)]
        self.by_field = {column.field: column for column in table.written}

    @property
    def is_public_export(self):
        return {"url", "updated_at"} <= set(self.sheet.heading)

    def given(self):
        return [column for column in self.table.written if column.names[0] in self.sheet.heading]

    def check_heading(self):
        heading, table = self.sheet.heading, self.table
        names = table.headings(table.written)
        shown = {"url", "updated_at", "basis", *table.headings(table.columns)} - set(names)
        unknown = [UNKEPT.sub("�", name) for name in heading if name and name not in names and name not in shown]
        twice = sorted({name for name in heading if name and heading.count(name) > 1})
        keys = [name for name in table.keys if name not in heading]
        alone = [c.names[1] for c in table.written if len(c.names) > 1 and c.names[0] not in heading]
        for wrong, sentence in (
            (unknown, "There is no column called {} here. Take it away, or put its name right."),
            (twice, "The column {} stands twice."),
            (keys, "The column {} is missing: by it a row is told from the others."),
            ([name for name in alone if name in heading], "The column {} stands without its date."),
        ):
            if wrong:
                raise UnfitSheetError(sentence.format(", ".join(f"“{name[:40]}”" for name in wrong[:5])))
        self.plan.left = [name for name in heading if name in shown]
        self.plan.missing = [name for name in names if name not in heading]
        if self.is_public_export:
            self.plan.notes.append(PUBLIC_FILE)
            self.plan.left += [column.names[0] for column in self.given() if column.hides_drafts]

    def make(self):
        rows = list(self.rows())
        for start in range(0, len(rows), BATCH):
            self.hold(rows[start : start + BATCH])
            self.progress(min(start + BATCH, len(rows)), len(rows))
        self.check_both_ways()
        self.plan.refused.sort()
        return self.plan

    def check_both_ways(self):
        """Where two rows name each other (figures in conflict), a sheet with both must say so on both."""
        for column in self.columns:
            field = self.field_of(column)
            if getattr(field.remote_field, "symmetrical", False):
                said = self.said.get(column, ())
                of_key = {key: others for _, key, others in said}
                for number, key, others in said:
                    if alone := sorted(other for other in others if key not in of_key.get(other, {key})):
                        names = ", ".join(alone)
                        self.refuse(number, f"It names {names} in {column.names[0]}, but not the other way round.")

    # Reading

    def rows(self):
        """(Row, cells) of each row that can be told from the others."""
        seen = {}
        for number, cells in self.sheet.rows:
            cells = self.by_name(cells)
            if cells is None:
                self.refuse(number, RAGGED)
                continue
            row = Row(number, tuple(plain(cells[key]) for key in self.table.keys))
            if empty := [name for name in self.table.keys if not plain(cells[name])]:
                self.refuse(number, f"{', '.join(empty)} is empty: by it a row is told from the others.")
            elif unfit := [name for name in self.table.keys if is_unfit(cells[name])]:
                self.refuse(number, said_of(unfit[0], cells[unfit[0]]))
            elif row.key in seen:
                self.refuse(number, f"“{row.name}” stands in row {seen[row.key]} already.")
            else:
                seen[row.key] = number
                self.names.new[row.key[0]] = row
                yield row, cells

    def field_of(self, column):
        return self.table.model._meta.get_field(column.field)

    def by_name(self, cells):
        """A row's cells by heading; `None` where they do not fit. A spreadsheet leaves out empty cells at the end."""
        heading = self.sheet.heading
        lacking = len(heading) - len(cells)
        if lacking < 0 or (lacking and self.sheet.kind == "csv"):
            return None
        cells = [*cells, *[""] * lacking]
        if any(cell for name, cell in zip(heading, cells, strict=True) if not name):
            return None
        return dict(zip(heading, cells, strict=True))

    def refuse(self, number, *reasons):
        self.plan.refused += [(number, reason) for reason in reasons]

    def stored(self, rows):
        """{key: thing} of those of `rows` that the record has, at the same few queries for any number."""
        told = {name: column for column in self.table.written for name in column.names}
        lookups = {}
        for place, name in enumerate(self.table.keys):
            column = told[name]
            if isinstance(column, Ref) or len(self.table.keys) == 1:
                path = f"{column.field}__{column.key}" if isinstance(column, Ref) else column.field
                lookups[f"{path}__in"] = {row.key[place] for row in rows}
        things = self.table.whole(self.table.model.objects.filter(**lookups))
        if self.lock:
            things = things.select_for_update(of=("self",))
        return {tuple(plain(told[name].stored(thing)[name]) for name in self.table.keys): thing for thing in things}

    # Holding against the record

    def hold(self, pairs):
        stored = self.stored([row for row, _ in pairs])
        for row, cells in pairs:
            row.thing = stored.get(row.key)
            row.is_new = row.thing is None
            row.thing = row.thing or self.table.model()
            row.stored = {} if row.is_new else {column: column.stored(row.thing) for column in self.columns}
            for column in self.columns:
                self.hold_column(row, column, {name: cells[name] for name in column.names if name in cells})
            self.check(row)
            row.stored = None
            if row.faults:
                self.refuse(row.number, *row.faults)
            elif row.is_new:
                self.plan.new.append(row)
            elif row.changes:
                self.plan.changed.append(row)
            else:
                self.plan.unchanged += 1

    def hold_column(self, row, column, cells):
        old = {} if row.is_new else row.stored[column]
        if unfit := [name for name, cell in cells.items() if is_unfit(cell)]:
            row.faults.append(said_of(unfit[0], cells[unfit[0]]))
            return
        cells = {name: plain(cell) for name, cell in cells.items()}
        if getattr(self.field_of(column).remote_field, "symmetrical", False):
            self.said.setdefault(column, []).append((row.number, row.name, set(split(cells[column.names[0]]))))
        if not row.is_new and all(plain(old[name]) == cell for name, cell in cells.items()):
            return
        if row.is_new and self.has_its_own(column, cells):
            return
        try:
            self.take(row, column, cells, old)
        except ValueError as fault:
            row.faults.append(str(fault))

    def has_its_own(self, column, cells):
        """Whether an empty cell of a new row means what such a row has anyway."""
        field = self.field_of(column)
        given = any(cells.values())
        return not given and (isinstance(column, Refs | Sources) or (field.has_default() and not field.blank))

    def take(self, row, column, cells, old):
        """Puts what the cells say on the row, where it is something else than what stands there."""
        value = column.parse(cells)
        if isinstance(column, Refs | Sources):
            if self.takes_links(row, column, value):
                self.note_change(row, cells, old)
        elif isinstance(column, Ref):
            self.take_ref(row, column, value)
            self.note_change(row, cells, old)
        else:
            column.write(row.thing, value)
            row.fields.add(column.field)

    def takes_links(self, row, column, value):
        if isinstance(column, Sources):
            wanted = [(self.names.find(DOCUMENTS, slug), page) for slug, page in value]
            had = [] if row.is_new else [(one.document_id, one.page) for one in row.thing.stored_citations]
        else:
            wanted = [self.names.find(column, name) for name in dict.fromkeys(value)]
            had = [] if row.is_new else [other.pk for other in getattr(row.thing, column.loaded)]
        if set(had) != set(wanted):
            row.links[column] = wanted
        return column in row.links

    def take_ref(self, row, column, name):
        target = self.names.find(column, name) if name else None
        field = self.field_of(column)
        if target is None and not field.null:
            raise ValueError(f"{column.names[0]} is empty.")
        if isinstance(target, Row):
            row.later[column] = target
        else:
            setattr(row.thing, field.attname, target)
            row.fields.add(column.field)

    def note_change(self, row, cells, old):
        if not row.is_new:
            row.changes += [(name, old[name], cell) for name, cell in cells.items() if plain(old[name]) != cell]

    # Checking

    def check(self, row):
        """Has the noun's own rules look at what is new on the row; keeps what they make of it as the change."""
        missing = [column for column in self.table.written if row.is_new and column not in self.columns]
        row.faults += [f"{column.names[0]} is needed for a new row." for column in missing if self.is_needed(column)]
        if row.faults:
            return
        told = [column for column in self.columns if column.field in row.fields and not isinstance(column, Ref)]
        try:
            self.clean(row)
        except ValidationError as fault:
            row.faults += self.reasons(fault, row.thing)
            return
        for column in told if not row.is_new else ():
            before, after = row.stored[column], column.stored(row.thing)
            changed = [
                (name, before[name], cell) for name, cell in after.items() if plain(before[name]) != plain(cell)
            ]
            row.changes += changed
            if not changed:
                row.fields.discard(column.field)
        row.faults += self.taken.faults(row)

    def clean(self, row):
        relations = {column.field for column in self.table.written if isinstance(column, Ref)}
        looked_at = row.fields - relations
        if row.is_new:
            looked_at = {column.field for column in self.table.written if not column.related} - relations
        if looked_at or row.fields:
            row.thing.clean_fields(exclude={field.name for field in self.table.model._meta.fields} - looked_at)
            row.thing.clean()

    def is_needed(self, column):
        field = self.field_of(column)
        links = isinstance(column, Refs | Sources)
        return not (links or field.blank or field.null or field.has_default())

    def reasons(self, fault, thing):
        """What is wrong, in plain words and by the sheet's own headings."""
        errors = fault.error_dict if hasattr(fault, "error_dict") else {NON_FIELD_ERRORS: fault.error_list}
        for field, faults in errors.items():
            column = self.by_field.get(field)
            name = column.names[0] if column else field
            for one in faults:
                if one.code in ("blank", "null"):
                    yield f"{name} is empty."
                elif one.code == "invalid_choice" and isinstance(column, Text):
                    choices = ", ".join(value for value, _ in self.table.model._meta.get_field(field).choices)
                    yield f"“{getattr(thing, field)}” in {name} is none of: {choices}."
                elif field == NON_FIELD_ERRORS:
                    yield " ".join(one.messages)
                else:
                    yield f"{name}: {' '.join(one.messages)}"
