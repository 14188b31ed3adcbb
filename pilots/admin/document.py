from django.contrib import admin

from pilots import views
from pilots.admin.copy import HeldCopies, KeepsCopies, NewCopy
from pilots.admin.inlines import citations_of
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin, StateFilter
from pilots.models import Document
from pilots.tables import DOCUMENTS


@admin.register(Document)
class DocumentAdmin(KeepsCopies, PreviewableAdmin):
    table = DOCUMENTS
    show = staticmethod(views.show_document)
    list_display = ["title", "kind", "publisher", "date", "state", "updated_at"]
    list_filter = [StateFilter, "kind", "address_names_person", "pilots"]
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
                "fields": ["original_url", "archived_url", "address_names_person"],
                "description": "Where it was published. A copy of our own is attached below.",
            },
        ),
        ("What it is about", {"fields": ["pilots", "bodies"]}),
        WHO_SEES_IT,
    ]

    @admin.display(description="date", ordering="published_on")
    def date(self, document):
        return document.date_shown
