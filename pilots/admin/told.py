from django.contrib import admin

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.models import Consultation, Enquiry
from pilots.told_tables import CONSULTATIONS, ENQUIRIES


@admin.register(Consultation)
class ConsultationAdmin(PublishableAdmin):
    table = CONSULTATIONS
    list_display = ["__str__", "pilot", "body", "union", "outcome", "told_on", "state", "basis", "updated_at"]
    list_select_related = ["pilot", "body"]
    list_filter = [StateFilter, "outcome", "pilot"]
    search_fields = ["key", "pilot__name", "body__name", "union", "told_by", "note"]
    autocomplete_fields = ["pilot", "body"]
    inlines = [citations_of(Consultation)]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "body", "key", "union", "outcome", "told_on", "told_by", "note"],
                "description": "Were the unions told? One row for each time that a body told, asked or refused a "
                "union. Where there is none, readers see “nothing recorded”.",
            },
        ),
        WHO_SEES_IT,
    ]


@admin.register(Enquiry)
class EnquiryAdmin(PublishableAdmin):
    table = ENQUIRIES
    list_display = ["pilot", "about", "asked", "asked_on", "answered_on", "state", "basis", "updated_at"]
    list_select_related = ["pilot"]
    list_filter = [StateFilter, "about", "pilot"]
    search_fields = ["key", "pilot__name", "asked", "answer"]
    autocomplete_fields = ["pilot"]
    inlines = [citations_of(Enquiry)]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "key", "about", "asked", "asked_on", "answered_on", "answer"],
                "description": "What the record lacks of a pilot, whom we asked for it, and what came back.",
            },
        ),
        WHO_SEES_IT,
    ]
