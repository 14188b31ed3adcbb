from django.contrib import admin

from pilots import views
from pilots.admin.inlines import RowInline, citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.merging import MergesThings
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin
from pilots.admin.record import PartAdmin
from pilots.models import PartnerBody, Partnership
from pilots.tables import BODIES, PARTNERSHIPS


class PartnershipInline(RowInline):
    """The parts of one pilot or of one body; `other` is the end that each row chooses."""

    model = Partnership
    loads = ["pilot", "body"]
    show_change_link = True
    other = None

    def get_fields(self, request, parent=None):
        return [self.other, "role", "note"]

    def get_autocomplete_fields(self, request):
        return [self.other]


class PartsOfBody(PartnershipInline):
    other = "pilot"
    verbose_name = "part in a pilot"
    verbose_name_plural = "pilots it has a part in (open a row to give its sources)"


@admin.register(PartnerBody)
class PartnerBodyAdmin(MergesThings, PreviewableAdmin):
    table = BODIES
    show = staticmethod(views.show_body)
    list_display = ["name", "kind", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "kind"]
    search_fields = ["name", "other_names", "note"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [PartsOfBody, citations_of(PartnerBody)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "kind", "other_names", "note"],
                "description": "A council, trust, force or other body whose money or staff a pilot counted.",
            },
        ),
        WHO_SEES_IT,
    ]


@admin.register(Partnership)
class PartnershipAdmin(PartAdmin):
    table = PARTNERSHIPS
    list_display = ["body", "pilot", "role", "basis"]
    list_select_related = ["pilot", "body"]
    list_filter = ["role", "pilot"]
    search_fields = ["body__name", "body__other_names", "pilot__name", "pilot__other_names", "note"]
    autocomplete_fields = ["pilot", "body"]
    inlines = [citations_of(Partnership)]
    ordering = ["pilot__name", "body__name"]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "body", "role", "note"],
                "description": "The part that one body plays in one pilot. Its sources stand below.",
            },
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends()
