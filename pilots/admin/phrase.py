from django.contrib import admin
from django.utils.timezone import localtime

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import NewsFilter, SourceFilter, StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.admin.record import RecordAdmin
from pilots.models import Flip, Observation, Phrase
from pilots.silence.tables import OBSERVATIONS, PHRASES
from pilots.tasks import settle_soon


@admin.register(Phrase)
class PhraseAdmin(PublishableAdmin):
    table = PHRASES
    list_display = ["words", "place", "found", "silent", "cannot_tell", "no_copy", "waits", "state", "updated_at"]
    list_filter = [StateFilter]
    search_fields = ["words", "variants", "why"]
    prepopulated_fields = {"slug": ["words"]}
    fieldsets = [
        (
            None,
            {
                "fields": ["words", "slug", "variants", "capitals_matter", "why", "place"],
                "description": "Words whose absence from a document says something. A change has every copy looked "
                "through again.",
            },
        ),
        WHO_SEES_IT,
    ]

    def get_list_filter(self, request):
        return [one for one in super().get_list_filter(request) if one is not SourceFilter]

    def with_rows(self, queryset):
        return queryset.with_counts()

    def save_model(self, request, thing, form, change):
        super().save_model(request, thing, form, change)
        settle_soon()

    @admin.display(description="have it")
    def found(self, phrase):
        return phrase.found

    @admin.display(description="have it nowhere")
    def silent(self, phrase):
        return phrase.silent

    @admin.display(description="cannot tell")
    def cannot_tell(self, phrase):
        return phrase.cannot_tell

    @admin.display(description="no copy held")
    def no_copy(self, phrase):
        return phrase.no_copy

    @admin.display(description="to be looked through")
    def waits(self, phrase):
        return phrase.waiting


@admin.register(Observation)
class ObservationAdmin(PublishableAdmin):
    table = OBSERVATIONS
    list_display = ["__str__", "searched", "seen_on", "seen_by", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "outcome", "phrase"]
    search_fields = ["key", "words", "searched", "message", "note", "document__title"]
    autocomplete_fields = ["document"]
    prepopulated_fields = {"key": ["words", "searched"]}
    inlines = [citations_of(Observation)]
    fieldsets = [
        (
            None,
            {
                "fields": ["document", "phrase", "key", "searched", "words", "outcome", "message"],
                "description": "For a website or a paper that we do not hold: what somebody looked for, and saw.",
            },
        ),
        ("When, and who", {"fields": ["seen_on", "seen_by", "note"]}),
        WHO_SEES_IT,
    ]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_ends()

    def view_on_site(self, observation):
        return observation.phrase.get_absolute_url() if observation.is_public else None


@admin.register(Flip)
class FlipAdmin(RecordAdmin):
    """What the silence check saw change. Nobody writes here."""

    list_display = ["document", "phrase", "change", "on_pages", "moment"]
    list_filter = [NewsFilter, "became", "phrase"]
    search_fields = ["document__title", "phrase__words"]

    def with_rows(self, queryset):
        return queryset.with_ends()

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, flip=None):
        return False

    def has_delete_permission(self, request, flip=None):
        return False

    @admin.display(description="what changed", ordering="became")
    def change(self, flip):
        return f"{flip.get_was_display()} → {flip.get_became_display()}"

    @admin.display(description="pages")
    def on_pages(self, flip):
        return ", ".join(str(page) for page, _ in flip.pages) or "none"

    @admin.display(description="seen", ordering="flipped_at")
    def moment(self, flip):
        return localtime(flip.flipped_at)
