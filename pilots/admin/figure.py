from django.contrib import admin

from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import ConflictFilter, StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PublishableAdmin
from pilots.models import Figure
from pilots.tables import FIGURES


class FigureStateFilter(StateFilter):
    CHOICES = {**StateFilter.CHOICES, "waiting": ("Ready, but its pilot or body is a draft", "waiting")}


@admin.register(Figure)
class FigureAdmin(PublishableAdmin):
    table = FIGURES
    list_display = ["label", "of", "kind", "number", "state", "basis", "updated_at"]
    list_select_related = ["pilot", "body"]
    list_filter = [FigureStateFilter, ConflictFilter, "kind", "unit", "pilot"]
    search_fields = [
        "label",
        "key",
        "note",
        "pilot__name",
        "pilot__other_names",
        "body__name",
        "body__other_names",
    ]
    prepopulated_fields = {"key": ["label"]}
    autocomplete_fields = ["pilot", "body", "conflicts_with", "part_of"]
    inlines = [citations_of(Figure)]
    ordering = ["pilot__name", "body__name", "pk"]
    fieldsets = [
        (
            None,
            {
                "fields": ["label", "key", "pilot", "body", "kind"],
                "description": "A number as its source gives it: of one pilot, one body or the programme.",
            },
        ),
        (
            "The number",
            {
                "fields": ["amount", "amount_high", "unit", "qualifier", "period", "note"],
                "description": "In full: 1200000000, not 1.2 billion. Never worked out by us.",
            },
        ),
        (
            "Beside other figures",
            {
                "fields": ["conflicts_with", "part_of"],
                "description": "Where two sources differ, record both and name each here: both are shown.",
            },
        ),
        WHO_SEES_IT,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_ends()

    @admin.display(description="of")
    def of(self, figure):
        return figure.pilot or figure.body or "The programme"

    @admin.display(description="number", ordering="amount")
    def number(self, figure):
        ends = [f"{end.normalize():,f}" for end in (figure.amount, figure.amount_high) if end is not None]
        unit = "" if figure.unit == Figure.Unit.COUNT else figure.get_unit_display()
        return f"{'–'.join(ends)} {unit}" if ends else "no safe number"

    def shown_with(self, figure):
        """Whether its pilot and body, if any, are public: without them readers do not see it."""
        return all(thing is None or thing.is_public for thing in (figure.pilot, figure.body))

    @admin.display(description="state", ordering="published_at")
    def state(self, figure):
        if figure.is_public and not self.shown_with(figure):
            return "Ready, but its pilot or body is a draft"
        return super().state(figure)

    def view_on_site(self, figure):
        return super().view_on_site(figure) if self.shown_with(figure) else None
