"""What the cells of a sheet name: things of the record by slug or key, drafts too. Each list is read once."""

from pilots.models import FormerSlug
from pilots.search.triggers import kind_of_address

MOVED = "“{}” is a former address: that row was renamed, or merged into another. Use its slug of now."


class Names:
    """Keys of things by what names them; of a sheet's own noun, the rows that are new in it as well."""

    def __init__(self, table):
        self.table = table
        self.read = {}  # (model, field) → {name: primary key}
        self.new = {}  # name of a new row of this sheet → the `Row`

    def find(self, column, name):
        """The primary key, or the new `Row`, that `name` means in a Ref or Refs. ValueError where there is none."""
        known = self.all_of(column.model, column.key)
        if name in known:
            return known[name]
        if column.model is self.table.model and name in self.new:
            return self.new[name]
        raise ValueError(f"There is no {column.model._meta.verbose_name} “{name}” ({column.names[0]}).")

    def all_of(self, model, key):
        if (model, key) not in self.read:
            self.read[model, key] = dict(model.objects.values_list(key, "pk"))
        return self.read[model, key]


class Taken:
    """Values that may stand only once, such as a body's name: who has each, in the record and in the sheet."""

    def __init__(self, table):
        self.of_record, self.of_sheet = {}, {}
        kind = kind_of_address(table.model._meta.db_table)
        former = FormerSlug.objects.filter(kind=kind).exclude(object_id=None) if table.keys == ("slug",) else ()
        self.former = {one.slug for one in former}
        for column in table.written:
            field = table.model._meta.get_field(column.field) if column.names[0] not in table.keys else None
            if field is not None and getattr(field, "unique", False):
                self.of_record[column] = dict(table.model.objects.values_list(column.field, "pk"))
                self.of_sheet[column] = {}

    def faults(self, row):
        """Why a row cannot have its new names, in plain words. Takes note of them."""
        if row.is_new and row.key[0] in self.former:
            yield MOVED.format(row.key[0])
        for column in self.of_record:
            if column.field in row.fields:
                value = getattr(row.thing, column.field)
                owner = self.of_record[column].get(value)
                other = self.of_sheet[column].setdefault(value, row.number)
                if owner not in (None, row.thing.pk):
                    yield f"“{value}” in {column.names[0]} belongs to another row of the record."
                elif other != row.number:
                    yield f"“{value}” in {column.names[0]} stands in row {other} already."
