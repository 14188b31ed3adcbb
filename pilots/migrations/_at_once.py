"""Many operations as one, where each alone would have Django draw its picture of all models anew (20 s in all)."""

from django.db.migrations.operations import AddField, CreateModel, RemoveField
from django.db.migrations.operations.base import Operation


class AtOnce(Operation):
    """Makes models, adds fields to others or takes them away, and changes options. Reversed, it goes back."""

    reduces_to_sql = True
    reversible = True

    def __init__(self, operations):
        self.operations = operations

    def deconstruct(self):
        return (type(self).__name__, [self.operations], {})

    def describe(self):
        return f"{len(self.operations)} operations at once"

    def state_forwards(self, app_label, state):
        state.__dict__.pop("apps", None)  # drawn anew when next asked for, once
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    @property
    def made(self):
        return [one for one in self.operations if isinstance(one, CreateModel)]

    @property
    def added(self):
        """Fields of models that were there before; those of the others come with their tables."""
        made = {one.name_lower for one in self.made}
        return [one for one in self.operations if isinstance(one, AddField) and one.model_name_lower not in made]

    @property
    def removed(self):
        return [one for one in self.operations if isinstance(one, RemoveField)]

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        for one in self.made:
            one.database_forwards(app_label, schema_editor, from_state, to_state)
        for one in self.added:
            model = to_state.apps.get_model(app_label, one.model_name)
            add_column(schema_editor, model, model._meta.get_field(one.name))
        for one in self.removed:
            model = from_state.apps.get_model(app_label, one.model_name)
            drop_column(schema_editor, model, model._meta.get_field(one.name))

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        for one in self.removed:
            model = to_state.apps.get_model(app_label, one.model_name)
            add_column(schema_editor, model, model._meta.get_field(one.name))
        models = {one.model_name_lower for one in self.added}
        for name in models:
            model = from_state.apps.get_model(app_label, name)
            for one in self.added:
                if one.model_name_lower == name:
                    drop_column(schema_editor, model, model._meta.get_field(one.name))
        for one in reversed(self.made):
            schema_editor.delete_model(from_state.apps.get_model(app_label, one.name))


def add_column(schema_editor, model, field):
    """Adds a column in place on both engines. SQLite keeps its default, which a later remake of the table drops."""
    if field.many_to_many:
        if field.remote_field.through._meta.auto_created:
            schema_editor.create_model(field.remote_field.through)
        return
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.add_field(model, field)
        return
    definition, params = schema_editor.column_sql(model, field, include_default=True)
    if field.remote_field and field.db_constraint:
        target = field.remote_field.model._meta
        definition += f' REFERENCES "{target.db_table}" ("{target.pk.column}") DEFERRABLE INITIALLY DEFERRED'
    if check := field.db_parameters(schema_editor.connection)["check"]:
        definition += f" CHECK ({check})"
    definition %= tuple(schema_editor.quote_value(value) for value in params) if params else ()
    schema_editor.execute(f'ALTER TABLE "{model._meta.db_table}" ADD COLUMN "{field.column}" {definition}', None)
    schema_editor.deferred_sql.extend(schema_editor._field_indexes_sql(model, field))


def drop_column(schema_editor, model, field):
    if field.many_to_many:
        if field.remote_field.through._meta.auto_created:
            schema_editor.delete_model(field.remote_field.through)
        return
    if schema_editor.connection.vendor != "sqlite":
        schema_editor.remove_field(model, field)
        return
    for index in schema_editor._field_indexes_sql(model, field):
        schema_editor.execute(f'DROP INDEX IF EXISTS {index.parts["name"]}')
    schema_editor.execute(f'ALTER TABLE "{model._meta.db_table}" DROP COLUMN "{field.column}"')
