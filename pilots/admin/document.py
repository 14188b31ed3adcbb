from django.contrib import admin
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

from pilots import views
from pilots.admin.copy import HeldCopies, KeepsCopies, NewCopy
from pilots.admin.inlines import citations_of
from pilots.admin.list_filters import AddressFilter, CopyFilter, StateFilter
from pilots.admin.merging import MergesThings
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin
from pilots.models import Document
from pilots.tables import DOCUMENTS


@admin.register(Document)
class DocumentAdmin(MergesThings, KeepsCopies, PreviewableAdmin):
    table = DOCUMENTS
    show = staticmethod(views.show_document)
    list_display = ["title", "kind", "publisher", "date", "opens", "state", "updated_at"]
    readonly_fields = ["address"]
    list_filter = [StateFilter, CopyFilter, AddressFilter, "kind", "address_names_person", "pilots"]
    search_fields = ["title", "publisher", "authors", "isbn", "original_url", "note"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["pilots", "bodies"]
    inlines = [HeldCopies, NewCopy, citations_of(Document)]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "kind", "publisher", "authors", "isbn", "note"],
                "description": "Anything published that the record rests on. Facts name it as their source.",
            },
        ),
        (
            "When",
            {"fields": ["published_on", "date_text"], "description": "As exactly as the source has it."},
        ),
        (
            "Where to read it",
            {
                "fields": ["original_url", "address", "archived_url", "address_names_person"],
                "description": "Where it was published. A copy of our own is attached below.",
            },
        ),
        ("What it is about", {"fields": ["pilots", "bodies"]}),
        WHO_SEES_IT,
    ]

    def save_model(self, request, document, form, change):
        """What is known of an address goes with it."""
        if "original_url" in form.changed_data:
            document.link_state, document.link_note, document.link_checked_at = "", "", None
        super().save_model(request, document, form, change)

    @admin.display(description="address", ordering="link_state")
    def opens(self, document):
        return document.get_link_state_display() or "–"

    @admin.display(description="what opening it gave")
    def address(self, document):
        """What came of opening the original address, for officers only."""
        if not document.original_url:
            return "–"
        if document.link_checked_at is None:
            return "Not looked at yet"
        label, note = document.get_link_state_display(), document.link_note
        if document.link_state == Document.LinkState.MOVED:
            label, note = format_html('Moved to <a href="{}" rel="noreferrer">{}</a>', note, note), ""
        told = format_html("{}: {}", label, note) if note else label
        return format_html("{}, {}", told, date_format(timezone.localtime(document.link_checked_at), "j F Y"))

    @admin.display(description="date", ordering="published_on")
    def date(self, document):
        return document.date_shown
