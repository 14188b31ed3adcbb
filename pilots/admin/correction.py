"""Corrections at the desk: made on the form of what they correct; here they are read, reworded, taken back."""

from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget
from django.db import models
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator, capfirst

from pilots.admin.record import RecordAdmin
from pilots.corrected import CORRECTABLE
from pilots.models import Correction

LONGEST_TITLE = 80
HOW = "One is made on the page of what it corrects. Here a slip in the sentence is mended; deleting takes it back."


@admin.register(Correction)
class CorrectionAdmin(RecordAdmin):
    list_display = ["sentence", "about", "noun", "made_at", "made_by"]
    list_select_related = ["made_by"]
    search_fields = ["sentence"]
    view_on_site = False  # readers see it with what it corrects, which is linked here
    fields = ["sentence", "about", "made_at", "made_by"]
    readonly_fields = ["about", "made_at", "made_by"]
    formfield_overrides = {**RecordAdmin.formfield_overrides, models.CharField: {"widget": AdminTextareaWidget}}

    def get_queryset(self, request):
        return super().get_queryset(request).with_titles()

    def get_fieldsets(self, request, correction=None):
        (_, own), *more = super().get_fieldsets(request, correction)
        return [(None, {**own, "description": HOW}), *more]

    def has_add_permission(self, request):
        return False

    def governs(self, request, correction):
        """Whether she may change it: those who publish the noun that it corrects."""
        return correction.kind in CORRECTABLE and self.may_publish(request, CORRECTABLE[correction.kind]().model)

    @admin.display(description="what it corrects")
    def about(self, correction):
        """A link to the thing on the desk, drafts too."""
        if correction.title is None or correction.kind not in CORRECTABLE:
            return "Deleted"
        meta = CORRECTABLE[correction.kind]().model._meta
        address = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[correction.object_id])
        return format_html('<a href="{}">{}</a>', address, Truncator(correction.title).chars(LONGEST_TITLE))

    @admin.display(description="kind", ordering="kind")
    def noun(self, correction):
        known = CORRECTABLE.get(correction.kind)
        return capfirst(known().model._meta.verbose_name) if known else correction.kind
