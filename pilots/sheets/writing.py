"""Writes a plan to the record: in bulk, all of it, with its history. Called within one transaction."""

from itertools import groupby

from pilots.columns import Sources
from pilots.history import batched, note_new, note_update, remember
from pilots.publishing import Publishable
from pilots.sheets.plan import Row

BATCH = 500


class Writer:
    """Writes the rows of `plan`, for `officer` or for nobody. `progress(done, of)` is told after each batch."""

    def __init__(self, table, plan, officer, progress):
        self.table, self.model, self.plan = table, table.model, plan
        self.officer, self.progress = officer, progress
        self.touched = set()  # keys of other rows that a link both ways has changed

    def write(self):
        changed = [row.thing.pk for row in self.plan.changed]
        remember(self.model, changed)
        self.make_new()
        self.name_each_other()
        for column in self.table.written:
            rows = [row for row in [*self.plan.new, *self.plan.changed] if column in row.links]
            if rows and isinstance(column, Sources):
                self.cite(column, rows)
            elif rows:
                self.link(column, rows)
        self.save_changed()
        for some in batched(self.plan.new, BATCH):
            note_new(self.model, [row.thing for row in some])
        note_update(self.model, [*changed, *sorted(self.touched - set(changed))])

    def make_new(self):
        of = len(self.plan.new)
        for done, some in enumerate(batched(self.plan.new, BATCH)):
            for row in some:
                if isinstance(row.thing, Publishable):
                    row.thing.created_by = self.officer
            self.model.objects.bulk_create(row.thing for row in some)
            self.progress(min((done + 1) * BATCH, of), of)

    def name_each_other(self):
        """Rows that name new rows of the same sheet, now that these have keys."""
        rows = [row for row in [*self.plan.new, *self.plan.changed] if row.later]
        for row in rows:
            for column, other in row.later.items():
                setattr(row.thing, self.model._meta.get_field(column.field).attname, other.thing.pk)
                row.fields.add(column.field)
        new = [row for row in rows if row.is_new]
        if new:
            fields = sorted({column.field for row in new for column in row.later})
            self.model.objects.bulk_update([row.thing for row in new], fields, batch_size=BATCH)

    def save_changed(self):
        """Each row counts its change once, one of which only the links changed too."""
        by_fields = sorted(self.plan.changed, key=lambda row: sorted(row.fields))
        for fields, rows in groupby(by_fields, key=lambda row: sorted(row.fields)):
            for some in batched(rows, BATCH):
                if fields:
                    self.model.objects.bulk_update([row.thing for row in some], fields)
                else:
                    self.model.objects.with_keys([row.thing.pk for row in some]).update()

    def link(self, column, rows):
        field = self.model._meta.get_field(column.field)
        through, both_ways = field.remote_field.through, getattr(field.remote_field, "symmetrical", False)
        near, far = f"{field.m2m_field_name()}_id", f"{field.m2m_reverse_field_name()}_id"
        pairs, gone = set(), set()
        for row in rows:
            wanted = {key_of(other) for other in row.links[column]}
            had = set() if row.is_new else {other.pk for other in getattr(row.thing, column.loaded)}
            pairs |= {(row.thing.pk, other) for other in wanted - had}
            gone |= {(row.thing.pk, other) for other in had - wanted}
        if both_ways:
            self.touch({other for _, other in pairs | gone})
            pairs |= {(other, one) for one, other in pairs}
            gone |= {(other, one) for one, other in gone}
        for key, of_key in groupby(sorted(gone), key=lambda pair: pair[0]):
            self.delete(through.objects.filter(**{near: key, f"{far}__in": [other for _, other in of_key]}))
        self.make(through, [through(**{near: one, far: other}) for one, other in sorted(pairs)])

    def touch(self, keys):
        remember(self.model, sorted(keys - {row.thing.pk for row in self.plan.new}))
        self.touched |= keys - {row.thing.pk for row in self.plan.new}

    def cite(self, column, rows):
        citation = self.model.citations.rel.related_model
        made, gone = [], []
        for row in rows:
            wanted = [(key_of(document), page) for document, page in row.links[column]]
            stored = [] if row.is_new else row.thing.stored_citations
            had = {(one.document_id, one.page) for one in stored}
            gone += [one.pk for one in stored if (one.document_id, one.page) not in wanted]
            made += [
                citation(fact=row.thing, document_id=key, page=page) for key, page in wanted if (key, page) not in had
            ]
        for some in batched(gone, BATCH):
            self.delete(citation.objects.filter(pk__in=some))
        self.make(citation, made)

    def make(self, model, rows):
        for some in batched(rows, BATCH):
            model.objects.bulk_create(some)
            if hasattr(model, "history"):
                note_new(model, some)

    def delete(self, rows):
        """Deletes them; those with a history of their own leave a last row in it, by Django's signals."""
        if hasattr(rows.model, "history"):
            remember(rows.model, list(rows.values_list("pk", flat=True)))
        rows.delete()


def key_of(other):
    """The primary key of what a link names: itself, or that of a row which was new in the sheet."""
    return other.thing.pk if isinstance(other, Row) else other
