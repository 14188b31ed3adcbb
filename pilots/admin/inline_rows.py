"""The forms of rows on a noun's page, at the same few queries for any number of rows."""

from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.models import BaseInlineFormSet


class LoadedAutocomplete(AutocompleteSelect):
    """Names the chosen thing from the row that holds it; Django's own asks the database for each row."""

    chosen = None

    def optgroups(self, name, value, attr=None):
        if self.chosen is None or value != [str(self.chosen.pk)]:
            return super().optgroups(name, value, attr)
        options = [self.create_option(name, self.chosen.pk, str(self.chosen), True, 0)]
        if not self.is_required:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class RowFormSet(BaseInlineFormSet):
    def add_fields(self, form, index):
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            which = form.instance if form.instance.pk else "this row"
            form.fields["DELETE"].widget.attrs["aria-label"] = f"Take away {which}"
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedAutocomplete) and getattr(form.instance, f"{name}_id"):
                widget.chosen = getattr(form.instance, name)
