from django.contrib import admin, messages
from django.urls import reverse

from pilots import views
from pilots.admin.body import PartnershipInline
from pilots.admin.branch import AffectedBranchInline
from pilots.admin.branches_of_bodies import AddsBranches
from pilots.admin.inlines import RowInline, citations_of
from pilots.admin.list_filters import LacksFilter, StateFilter
from pilots.admin.log_event import LogForm
from pilots.admin.merging import MergesThings
from pilots.admin.paste_bodies import PastesBodies
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin
from pilots.admin.quick_form import may
from pilots.admin.record import PartAdmin
from pilots.admin.record_pilot import RecordsPilots
from pilots.admin.told import told_tools
from pilots.drafts import drafts_in_pilot
from pilots.models import Event, Pilot, PilotTheme
from pilots.tables import PILOT_THEMES, PILOTS


class PartsOfPilot(PartnershipInline):
    other = "body"
    verbose_name = "body with a part in it"
    verbose_name_plural = "bodies with a part in it (open a row to give its sources)"


class BranchesOfPilot(AffectedBranchInline):
    other = "branch"
    verbose_name = "branch it affects"
    verbose_name_plural = "branches it affects (open a row to give its sources)"


class ThemesOfPilot(RowInline):
    model = PilotTheme
    loads = ["pilot", "theme"]
    autocomplete_fields = ["theme"]
    show_change_link = True
    verbose_name = "theme"
    verbose_name_plural = "themes (open a row to give its sources)"


@admin.register(Pilot)
class PilotAdmin(RecordsPilots, PastesBodies, AddsBranches, MergesThings, PreviewableAdmin):
    table = PILOTS
    show = staticmethod(views.show_pilot)
    list_display = ["name", "region", "lead_body", "standing", "state", "basis", "updated_at"]
    list_select_related = ["region", "lead_body"]
    list_filter = [StateFilter, LacksFilter, "region", "themes"]
    search_fields = ["name", "other_names", "areas", "summary", "lead_body__name"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["region", "lead_body", "location_source"]
    inlines = [PartsOfPilot, BranchesOfPilot, ThemesOfPilot, citations_of(Pilot)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "other_names", "region", "summary"],
                "description": "An area that is a pilot. A dated event moves its status, not this page.",
            },
        ),
        (
            "Who answers for it",
            {
                "fields": ["lead_body", "lead_note"],
                "description": "If it has no row among the bodies below, it gets one, with the role “Lead”.",
            },
        ),
        (
            "On the map",
            {
                "fields": ["areas", "latitude", "longitude", "location_source"],
                "description": "The areas are drawn on the map. The position is where its mark stands.",
            },
        ),
        WHO_SEES_IT,
    ]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_status()

    def tools(self, request, pilot):
        log = (LogForm.heading, f"{reverse(LogForm.page)}?pilot={pilot.pk}")
        logged = [log] if may(request.user, "add", Event) else []
        return [*super().tools(request, pilot), *logged, *told_tools(request.user, pilot)]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        pilot = form.instance
        if pilot.give_lead_its_row():
            messages.info(request, f"{pilot.lead_body} was added to the bodies below, as Lead.")
        if pilot.is_public and (drafts := drafts_in_pilot(pilot)):
            names = "; ".join(str(draft) for draft in drafts)
            messages.warning(request, f"Readers do not see these yet, for they are drafts: {names}.")

    @admin.display(description="where it stands")
    def standing(self, pilot):
        return pilot.status_label


@admin.register(PilotTheme)
class PilotThemeAdmin(PartAdmin):
    table = PILOT_THEMES
    list_display = ["theme", "pilot", "basis"]
    list_select_related = ["theme", "pilot"]
    list_filter = ["theme", "pilot"]
    search_fields = ["theme__name", "pilot__name", "pilot__other_names"]
    autocomplete_fields = ["pilot", "theme"]
    inlines = [citations_of(PilotTheme)]
    ordering = ["pilot__name", "theme__name"]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "theme"],
                "description": "That a pilot worked on a theme. Its sources stand below.",
            },
        )
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("pilot", "theme")
