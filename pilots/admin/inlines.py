"""Rows of other things on a noun's page, at the same few queries for any number of rows."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, AutocompleteSelect, RelatedFieldWidgetWrapper
from django.db import models
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
            form.fields["DELETE"].widget.attrs["aria-label"] = (
                f"Take away {form.instance if form.instance.pk else 'this row'}"
            )
        for name, field in form.fields.items():
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, LoadedAutocomplete) and getattr(form.instance, f"{name}_id"):
                widget.chosen = getattr(form.instance, name)


class RowInline(admin.TabularInline):
    """`loads` names the relations that a row's name and its choices read."""

    formset = RowFormSet
    extra = 0
    loads = ()
    formfield_overrides = {models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2, "cols": 30})}}

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.loads)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs["widget"] = LoadedAutocomplete(db_field, self.admin_site, using=kwargs.get("using"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """A row chooses a thing or adds one; to change or delete the thing itself is done on its own page."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field:
            field.widget.attrs["aria-label"] = str(field.label)  # a column's heading labels no field of a row
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_change_related = field.widget.can_delete_related = field.widget.can_view_related = False
        return field


class CitationInline(RowInline):
    fk_name = "fact"
    fields = ["document", "page"]
    autocomplete_fields = ["document"]
    loads = ["document"]
    extra = 1
    verbose_name_plural = "sources: the documents that say so"


def citations_of(fact):
    """The inline of the sources of `fact`, a model."""
    citation = fact.citations.rel.related_model
    return type(f"{citation.__name__}Inline", (CitationInline,), {"model": citation, "__module__": __name__})
