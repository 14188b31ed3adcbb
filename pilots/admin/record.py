"""What the admins of all nouns share: plain help, and sources at a glance."""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models

from pilots.fuzzy import FORMS_READ, FuzzyDateField

SLUG_KEPT = "Its address. Change it only with reason: the old address will lead here."
SLUG = "Its short name in addresses. Change it only with reason: old links will no longer find it."


class RowsOfList(ChangeList):
    """A change list that loads what its rows show, at the same few queries for any number of rows."""

    def get_queryset(self, *args, **kwargs):
        return self.model_admin.with_rows(super().get_queryset(*args, **kwargs))


class RecordAdmin(admin.ModelAdmin):
    list_per_page = 50
    slug_help = SLUG
    formfield_overrides = {
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 4})},
        models.URLField: {"assume_scheme": "https"},
    }

    def get_changelist(self, request, **kwargs):
        return RowsOfList

    def with_rows(self, queryset):
        """`queryset` with what the change list's columns read."""
        return queryset

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name == "slug":
            kwargs["help_text"] = self.slug_help
        elif isinstance(db_field, FuzzyDateField):
            kwargs["help_text"] = f"{db_field.help_text} {FORMS_READ}".strip()
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = False  # choosing another thing must not be a step from deleting it
        return field


class SourceFilter(admin.SimpleListFilter):
    title = "source"
    parameter_name = "source"

    def lookups(self, request, model_admin):
        return [("sourced", "Has a public source"), ("unverified", "Unverified")]

    def queryset(self, request, queryset):
        found = {"sourced": queryset.sourced, "unverified": queryset.unverified}.get(self.value())
        return found() if found else queryset


class FactAdmin(RecordAdmin):
    """Of what the record states: its list says what has a source that readers can see."""

    def get_list_filter(self, request):
        return [SourceFilter, *super().get_list_filter(request)]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_sources()

    @admin.display(description="source")
    def basis(self, fact):
        return fact.basis
