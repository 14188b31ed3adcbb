from django.contrib import admin
from django.utils.html import format_html, format_html_join

from pilots import views
from pilots.admin.inlines import RowInline, citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin
from pilots.admin.record import PartAdmin
from pilots.claim_tables import CLAIM_EVIDENCE, CLAIMS
from pilots.models import Claim, Evidence, Result
from pilots.silence.quoting import passages
from pilots.tasks import settle_soon

READY = "Ready, but its document is a draft"
NOTHING_YET = "Save the claim, and it is looked up in our copy of the document."


class ClaimStateFilter(StateFilter):
    CHOICES = {**StateFilter.CHOICES, "waiting": (READY, "waiting")}


class EvidenceOfClaim(RowInline):
    model = Evidence
    fields = ["side", "statement"]
    show_change_link = True
    verbose_name_plural = "evidence for and against (open a row to give its sources)"


@admin.register(Claim)
class ClaimAdmin(PreviewableAdmin):
    table = CLAIMS
    show = staticmethod(views.show_claim)
    list_display = ["quoted", "document", "standing", "answer", "state", "basis", "updated_at"]
    list_select_related = ["document", "lookup"]
    list_filter = [ClaimStateFilter, "standing", "lookup__result"]
    search_fields = ["quotation", "speaker", "note", "document__title"]
    prepopulated_fields = {"slug": ["quotation"]}
    autocomplete_fields = ["body", "document", "pilots", "figures"]
    readonly_fields = ["in_our_copy"]
    inlines = [EvidenceOfClaim, citations_of(Claim)]
    fieldsets = [
        (
            None,
            {
                "fields": ["quotation", "slug", "speaker", "body", "said_on"],
                "description": "What was said, word for word. Mark what you leave out with “…” or “[…]”.",
            },
        ),
        (
            "Where it is written",
            {
                "fields": ["document", "page", "in_our_copy"],
                "description": "The paper in which it stands. If we hold a copy, the words are looked up in it.",
            },
        ),
        ("What came of it", {"fields": ["standing", "note", "pilots", "figures"]}),
        WHO_SEES_IT,
    ]

    def save_model(self, request, claim, form, change):
        """Has the words looked up, as soon as the claim is saved for good."""
        super().save_model(request, claim, form, change)
        settle_soon()

    @admin.display(description="claim", ordering="quotation")
    def quoted(self, claim):
        return str(claim)

    @admin.display(description="our copy")
    def answer(self, claim):
        return claim.lookup.get_result_display()

    @admin.display(description="our copy says")
    def in_our_copy(self, claim):
        """What the look-up came to, and each place that has the words."""
        if claim.pk is None:
            return NOTHING_YET
        sentences = format_html_join("", "<li>Page {}: …{}<mark>{}</mark>{}…</li>", passages(claim))
        return format_html("{}<ul>{}</ul>", self.in_words(claim.lookup), sentences)

    def in_words(self, check):
        if check.result != Result.CANNOT_TELL or not check.pages_total:
            return check.get_result_display()
        return f"Cannot tell: no text on {check.pages_unreadable} of {check.pages_total} pages."

    @admin.display(description="state", ordering="published_at")
    def state(self, claim):
        return READY if claim.is_public and not claim.document.is_public else super().state(claim)


@admin.register(Evidence)
class EvidenceAdmin(PartAdmin):
    table = CLAIM_EVIDENCE
    whole = "claim"
    list_display = ["statement", "side", "claim", "basis"]
    list_select_related = ["claim"]
    list_filter = ["side"]
    search_fields = ["statement", "claim__quotation"]
    autocomplete_fields = ["claim"]
    inlines = [citations_of(Evidence)]
    fieldsets = [
        (
            None,
            {
                "fields": ["claim", "side", "statement"],
                "description": "One thing that bears a claim out, or speaks against it, in our own words.",
            },
        )
    ]
