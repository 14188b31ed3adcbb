from django.contrib import admin

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.models import Term
from pilots.tables import TERMS


@admin.register(Term)
class TermAdmin(PublishableAdmin):
    table = TERMS
    list_display = ["word", "full_form", "state", "basis", "updated_at"]
    list_filter = [StateFilter]
    search_fields = ["word", "full_form", "meaning"]
    prepopulated_fields = {"slug": ["word"]}
    inlines = [citations_of(Term)]
    fieldsets = [
        (
            None,
            {
                "fields": ["word", "slug", "full_form", "meaning"],
                "description": "A word of the field, explained to somebody who is new to it.",
            },
        ),
        WHO_SEES_IT,
    ]
