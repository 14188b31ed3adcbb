"""What the unions were told, and what we asked: recorded of a pilot, from its page or its filtered lists."""

from urllib.parse import parse_qs

from django.contrib import admin
from django.urls import reverse

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import AnswerFilter, StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.admin.quick_form import may
from pilots.models import Consultation, Enquiry
from pilots.slugs import free_slug
from pilots.told_tables import CONSULTATIONS, ENQUIRIES
from pilots.versions import whole_number

OF_PILOT = "pilot__id__exact"  # how a list's address says that it is filtered by a pilot


def told_tools(officer, pilot):
    """(label, address) of a pilot's rows of the two nouns, those that the officer may see."""
    labels = {Consultation: "What the unions were told", Enquiry: "Questions we asked"}
    for model, label in labels.items():
        if may(officer, "view", model) or may(officer, "change", model):
            yield label, f"{reverse(f'admin:pilots_{model._meta.model_name}_changelist')}?{OF_PILOT}={pilot.pk}"


class KeyedOfPilot(PublishableAdmin):
    """Of nouns whose key no reader sees: one is made where it is left empty. `key_parts` gives its words."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name == "key":
            field.required = False
            field.help_text = "Its short name in our own tables. Left empty, it gets one."
        return field

    def get_changeform_initial_data(self, request):
        """The pilot by which the list was filtered that she comes from."""
        came_from = parse_qs(request.GET.get("_changelist_filters", ""))
        pilot = whole_number(came_from.get(OF_PILOT, [""])[0])
        return ({"pilot": pilot} if pilot else {}) | super().get_changeform_initial_data(request)

    def save_model(self, request, thing, form, change):
        if not thing.key:
            words = " ".join(str(part) for part in self.key_parts(thing) if part)
            thing.key = free_slug(type(thing), words, "key")
        super().save_model(request, thing, form, change)


@admin.register(Consultation)
class ConsultationAdmin(KeyedOfPilot):
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
                "fields": ["pilot", "body", "union", "outcome", "told_on", "told_by", "note", "key"],
                "description": "Were the unions told? One row for each time that a body told, asked or refused a "
                "union. Where there is none, readers see “nothing recorded”.",
            },
        ),
        WHO_SEES_IT,
    ]

    def key_parts(self, word):
        return word.pilot, word.body, word.union, word.outcome, word.told_on and word.told_on.isoformat()


@admin.register(Enquiry)
class EnquiryAdmin(KeyedOfPilot):
    table = ENQUIRIES
    list_display = ["pilot", "about", "asked", "asked_on", "answered_on", "state", "basis", "updated_at"]
    list_select_related = ["pilot"]
    list_filter = [StateFilter, AnswerFilter, "about", "pilot"]
    search_fields = ["key", "pilot__name", "asked", "answer"]
    autocomplete_fields = ["pilot"]
    inlines = [citations_of(Enquiry)]
    fieldsets = [
        (
            None,
            {
                "fields": ["pilot", "about", "asked", "asked_on", "answered_on", "answer", "key"],
                "description": "What the record lacks of a pilot, whom we asked for it, and what came back. Readers "
                "see it under “What we do not know”; once the record says it, under “Asked, and known since”.",
            },
        ),
        WHO_SEES_IT,
    ]

    def key_parts(self, enquiry):
        return enquiry.pilot, enquiry.about, enquiry.asked_on.isoformat()
