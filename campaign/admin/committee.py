from django.contrib import admin

from campaign.models import Committee, Meeting
from campaign.tables import COMMITTEES, MEETINGS
from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin


@admin.register(Committee)
class CommitteeAdmin(PublishableAdmin):
    table = COMMITTEES
    list_display = ["name", "kind", "organisation", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "kind"]
    search_fields = ["name", "slug", "description"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["branch", "body"]
    inlines = [citations_of(Committee)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "kind", "organisation", "branch", "body", "description"],
                "description": "Who meets and decides: a committee or conference of the union, a branch, a council’s "
                "cabinet.",
            },
        ),
        WHO_SEES_IT,
    ]


@admin.register(Meeting)
class MeetingAdmin(PublishableAdmin):
    table = MEETINGS
    list_display = ["__str__", "date", "standing", "place", "state", "basis", "updated_at"]
    list_select_related = ["committee"]
    list_filter = [StateFilter, "standing", "committee"]
    search_fields = ["slug", "committee__name", "date", "place", "note"]
    autocomplete_fields = ["committee"]
    inlines = [citations_of(Meeting)]
    fieldsets = [
        (
            None,
            {
                "fields": ["committee", "slug", "standing", "date", "starts_at", "place", "note"],
                "description": "One meeting, held or expected. If it moves or is cancelled, say so here: calendars "
                "that follow the diary are told.",
            },
        ),
        WHO_SEES_IT,
    ]
