from django.contrib import admin

from campaign import views
from campaign.models import Answer, Commitment
from campaign.tables import ANSWERS, COMMITMENTS
from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin, PublishableAdmin


@admin.register(Commitment)
class CommitmentAdmin(PreviewableAdmin):
    table = COMMITMENTS
    show = staticmethod(views.show_commitment)
    list_display = ["title", "committee", "standing", "state", "basis", "updated_at"]
    list_select_related = ["committee"]
    list_filter = [StateFilter, "kind", "committee"]
    search_fields = ["title", "slug", "words", "note", "committee__name", "made_by", "owner_text"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = [
        *("committee", "made_at", "owner", "due_committee", "due_meeting", "pilots", "posts"),
    ]
    inlines = [citations_of(Commitment)]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "kind", "words", "committee", "made_by", "made_at", "made_on"],
                "description": "What our own side promised, resolved or was called to do. Where it stands is worked "
                "out from its meetings and answers.",
            },
        ),
        (
            "Who is to do it, and by when",
            {"fields": ["owner", "owner_text", "due_text", "due_committee", "due_meeting", "due_on"]},
        ),
        ("What came of it", {"fields": ["decision", "to_ask", "note"]}),
        ("What it belongs to", {"fields": ["pilots", "posts"]}),
        WHO_SEES_IT,
    ]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_status()

    @admin.display(description="where it stands")
    def standing(self, commitment):
        return Commitment.Status(commitment.status).label


@admin.register(Answer)
class AnswerAdmin(PublishableAdmin):
    table = ANSWERS
    list_display = ["commitment", "kind", "given_on", "meeting", "state", "basis", "updated_at"]
    list_select_related = ["commitment", "meeting__committee"]
    list_filter = [StateFilter, "kind"]
    search_fields = ["key", "commitment__title", "statement", "given_by"]
    autocomplete_fields = ["commitment", "meeting"]
    inlines = [citations_of(Answer)]
    fieldsets = [
        (
            None,
            {
                "fields": ["commitment", "key", "kind", "given_on", "meeting", "given_by", "statement"],
                "description": "What came of a commitment, on a day or at a meeting. It moves where that stands.",
            },
        ),
        WHO_SEES_IT,
    ]
