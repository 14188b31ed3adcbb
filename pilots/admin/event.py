from django.contrib import admin

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.log_event import LogsEvents
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.models import Event
from pilots.tables import EVENTS


@admin.register(Event)
class EventAdmin(LogsEvents, PublishableAdmin):
    table = EVENTS
    list_display = ["title", "date", "kind", "concerns", "sets_status", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "kind", "sets_status", "pilots"]
    search_fields = ["title", "key", "description", "date", "pilots__name", "pilots__other_names"]
    prepopulated_fields = {"key": ["title"]}
    autocomplete_fields = ["pilots"]
    inlines = [citations_of(Event)]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "key", "date", "kind", "description"],
                "description": "Something that happened, on the timeline at the date its source gives.",
            },
        ),
        (
            "The pilots it concerns",
            {
                "fields": ["pilots", "sets_status"],
                "description": "An event is the only way to move a pilot's status.",
            },
        ),
        WHO_SEES_IT,
    ]

    def with_rows(self, queryset):
        return super().with_rows(queryset).prefetch_related("pilots")

    @admin.display(description="pilots")
    def concerns(self, event):
        return ", ".join(pilot.name for pilot in event.pilots.all()) or "The programme"
