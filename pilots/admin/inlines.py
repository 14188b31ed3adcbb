"""Rows of other things on a noun's page, at the same few queries for any number of rows."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models

from pilots.admin.citation_form import CitationForm, CitationFormSet
from pilots.admin.inline_rows import LoadedAutocomplete, RowFormSet
from pilots.admin.quick_form import may
from pilots.models import Document


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
    form = CitationForm
    formset = CitationFormSet
    fk_name = "fact"
    autocomplete_fields = ["document"]
    loads = ["document"]
    extra = 1
    verbose_name_plural = "sources: the documents that say so"

    def get_fields(self, request, fact=None):
        return ["document", *(["new_source"] if may(request.user, "add", Document) else []), "page"]

    def get_formset(self, request, fact=None, **kwargs):
        formset = super().get_formset(request, fact, **kwargs)
        model_admin = self.admin_site.get_model_admin(self.parent_model)
        formset.officer, formset.governing = request.user, staticmethod(model_admin.governing)
        return formset


def citations_of(fact):
    """The inline of the sources of `fact`, a model."""
    citation = fact.citations.rel.related_model
    return type(f"{citation.__name__}Inline", (CitationInline,), {"model": citation, "__module__": __name__})
