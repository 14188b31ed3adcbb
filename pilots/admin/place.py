from django.contrib import admin
from django.urls import reverse

from pilots.admin.inlines import citations_of
from pilots.admin.record import FactAdmin, RecordAdmin
from pilots.models import Region, Theme
from pilots.tables import REGIONS, THEMES


@admin.register(Region)
class RegionAdmin(FactAdmin):
    table = REGIONS
    list_display = ["name", "unison_region", "basis"]
    search_fields = ["name", "unison_region"]
    prepopulated_fields = {"slug": ["name"]}
    autocomplete_fields = ["unison_region_source"]
    inlines = [citations_of(Region)]
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug"],
                "description": "A region of England, as drawn in 2009.",
            },
        ),
        (
            "The union's region",
            {
                "fields": ["unison_region", "unison_region_source"],
                "description": "Which of the union's own regions covers it, and where that is written.",
            },
        ),
    ]

    def view_on_site(self, region):
        return f"{reverse('pilots:pilot_list')}?region={region.slug}"


@admin.register(Theme)
class ThemeAdmin(RecordAdmin):
    table = THEMES
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug"],
                "description": "What pilots worked on.",
            },
        )
    ]

    def view_on_site(self, theme):
        return f"{reverse('pilots:pilot_list')}?theme={theme.slug}"
