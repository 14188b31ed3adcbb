from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from campaign import views
from campaign.admin.committee import to_add
from campaign.models import Answer, Commitment
from campaign.tables import ANSWERS, COMMITMENTS
from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import ChoiceFilter, StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin, PublishableAdmin
from pilots.slugs import free_slug
from pilots.versions import whole_number

NOTHING_YET = "Save it, and it is worked out from its meetings and answers."


class StandingFilter(ChoiceFilter):
    title = "where it stands"
    parameter_name = "standing"
    CHOICES = {status: (label, "standing_at") for status, label in Commitment.Status.choices}

    @classmethod
    def chosen(cls, queryset, value, request):
        return queryset.standing_at([value])


@admin.register(Commitment)
class CommitmentAdmin(PreviewableAdmin):
    table = COMMITMENTS
    show = staticmethod(views.show_commitment)
    list_display = ["title", "committee", "standing", "state", "basis", "updated_at"]
    list_select_related = ["committee"]
    list_filter = [StateFilter, StandingFilter, "kind", "committee"]
    search_fields = ["title", "slug", "words", "note", "committee__name", "made_by", "owner_text"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = [
        *("committee", "made_at", "owner", "due_committee", "due_meeting", "pilots", "posts"),
    ]
    readonly_fields = ["where_it_stands", "answers_so_far"]
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
        ("What came of it", {"fields": ["where_it_stands", "answers_so_far", "decision", "to_ask", "note"]}),
        ("What it belongs to", {"fields": ["pilots", "posts"]}),
        WHO_SEES_IT,
    ]

    def with_rows(self, queryset):
        return super().with_rows(queryset).with_status()

    @admin.display(description="where it stands")
    def standing(self, commitment):
        return Commitment.Status(commitment.status).label

    def tools(self, request, commitment):
        return [
            *super().tools(request, commitment),
            *to_add(request, Answer, "Add an answer", commitment=commitment.pk),
        ]

    @admin.display(description="where it stands today")
    def where_it_stands(self, commitment):
        """In the sentence that readers see."""
        if commitment.pk is None:
            return NOTHING_YET
        now = Commitment.objects.with_key(commitment.pk).for_lines().get()
        return format_html("<b>{}.</b> {}", now.status_label, now.sentence)

    @admin.display(description="answers so far")
    def answers_so_far(self, commitment):
        """Drafts too, each a link to its page at the desk."""
        if commitment.pk is None:
            return "-"
        answers = commitment.answers.in_order()
        rows = (
            (
                reverse("admin:campaign_answer_change", args=[one.pk]),
                f"{one.get_kind_display()}, {one.given_on}",
                "" if one.is_public else " (readers do not see it yet)",
            )
            for one in answers
        )
        lines = format_html_join("", '<li><a href="{}">{}</a>{}</li>', rows)
        return format_html("<ul>{}</ul>", lines) if lines else "None yet."


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
                "description": "What came of a commitment, on a day or at a meeting. Raised: somebody asked, and no "
                "answer came. Answered: something was said, and it is still open. Agreed: a call or motion became a "
                "promise. Reported, kept and dropped settle it.",
            },
        ),
        WHO_SEES_IT,
    ]

    def get_changeform_initial_data(self, request):
        """With a short name, where the answer is begun on the page of its commitment."""
        initial = super().get_changeform_initial_data(request)
        commitment = Commitment.objects.with_key(whole_number(request.GET.get("commitment", ""))).first()
        if commitment:
            initial["key"] = free_slug(Answer, f"{commitment.slug} answer", "key")
        return initial
