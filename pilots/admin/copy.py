"""Copies of documents at the desk: attached on a document's page, looked after on pages of their own."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html

from pilots.admin.copy_form import AttachForm, AttachFormSet
from pilots.admin.inlines import RowInline
from pilots.admin.list_filters import ReadingFilter
from pilots.admin.record import RecordAdmin
from pilots.giving import give
from pilots.models import Copy
from pilots.tasks import read_soon

STUCK = "Reading stopped: choose “Read again”."


def progress_of(copy):
    if copy.is_stuck:
        return STUCK
    return f"{copy.standing}. {copy.message}".strip()


def level_of(copy):
    """How loudly an officer is told what came of reading a copy."""
    if copy.is_under_way:
        return messages.INFO
    if not copy.pages_readable:
        return messages.ERROR
    return messages.WARNING if copy.pages_unreadable else messages.SUCCESS


def is_live(copy):
    return copy.is_under_way and not copy.is_stuck


class TellsOfCopies(admin.options.BaseModelAdmin):
    """Columns that tell of a copy."""

    class Media:
        js = ["campaign/copies.js"]

    @admin.display(description="whether its text was read")
    def progress(self, copy):
        """A line that a script keeps up to date as long as the reading lasts."""
        asked = reverse("admin:pilots_copy_progress", args=[copy.pk])
        live = format_html(' role="status" data-progress="{}"', asked) if is_live(copy) else ""
        return format_html("<span{}>{}</span>", live, progress_of(copy))

    @admin.display(description="the file")
    def link(self, copy):
        address = reverse("admin:pilots_copy_file", args=[copy.pk])
        return format_html('<a href="{}">{}</a>', address, copy.original_name or copy.given_name)

    @admin.display(description="size")
    def how_large(self, copy):
        return f"{copy.size / 1024 / 1024:.1f} MB" if copy.size > 100_000 else f"{max(copy.size / 1024, 0.1):.1f} KB"

    @admin.display(description="its text as readers see it")
    def text(self, copy):
        if not (copy.is_newest and copy.document.is_public and copy.pages_readable):
            return "–"
        return format_html('<a href="{}pages/1/">Page 1</a>', copy.document.get_absolute_url())


class HeldCopies(TellsOfCopies, admin.TabularInline):
    model = Copy
    verbose_name_plural = "copies that we hold: the newest is the one that readers see"
    fields = readonly_fields = ["link", "kind", "how_large", "progress", "reason", "may_be_given", "text"]
    show_change_link = True

    def get_queryset(self, request):
        return super().get_queryset(request).with_document().with_newest().newest_first()

    def has_add_permission(self, request, document=None):
        return False

    has_change_permission = has_delete_permission = has_add_permission


class NewCopy(RowInline):
    """Rows to be added: what is held already stands above them."""

    model = Copy
    form = AttachForm
    formset = AttachFormSet
    verbose_name_plural = "attach a copy: PDF, Word (.docx), OpenDocument (.odt), web page or text; at most 25 MB"
    fields = ["file", "reason", "may_be_given"]
    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).none()

    def has_change_permission(self, request, document=None):
        return False

    has_view_permission = has_delete_permission = has_change_permission


class KeepsCopies(admin.ModelAdmin):
    """Of documents: has what is attached read, and shows at once what came of it."""

    def changeform_view(self, request, *args, **kwargs):
        """Where another officer attached the same file at the same instant, it is asked anew and so refused."""
        try:
            response = super().changeform_view(request, *args, **kwargs)
        except IntegrityError:
            request.attached = []
            response = super().changeform_view(request, *args, **kwargs)
        for copy in Copy.objects.with_keys(getattr(request, "attached", [])):
            messages.add_message(request, level_of(copy), f"{copy.original_name}: {progress_of(copy)}")
        return response

    def save_formset(self, request, form, formset, change):
        super().save_formset(request, form, formset, change)
        for copy in formset.new_objects if formset.model is Copy else ():
            request.attached = [*getattr(request, "attached", []), copy.pk]
            read_soon(copy)

    def response_post_save_add(self, request, document):
        return self.to_its_copies(request, document) or super().response_post_save_add(request, document)

    def response_post_save_change(self, request, document):
        return self.to_its_copies(request, document) or super().response_post_save_change(request, document)

    def to_its_copies(self, request, document):
        if getattr(request, "attached", []):
            page = reverse("admin:pilots_document_change", args=[document.pk])
            return redirect(f"{page}#copies-group")
        return None


@admin.register(Copy)
class CopyAdmin(TellsOfCopies, RecordAdmin):
    list_display = ["original_name", "document", "kind", "progress", "attached_at"]
    list_select_related = ["document"]
    list_filter = [ReadingFilter, "state", "kind", "may_be_given"]
    search_fields = ["document__title", "original_name"]
    actions = ["read_again"]
    fields = [
        *("document", "link", "kind", "how_large", "fingerprint", "attached_at", "reason", "may_be_given"),
        *("progress", "unreadable_pages", "read_at", "text"),
    ]
    readonly_fields = [name for name in fields if name not in ("reason", "may_be_given")]

    def has_add_permission(self, request):
        """Copies are attached on their document's page."""
        return False

    def governing(self, copy):
        return copy.document

    def get_queryset(self, request):
        return super().get_queryset(request).with_document().with_newest()

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/file/", view(self.file), name="pilots_copy_file"),
            path("<int:pk>/progress/", view(self.tell_progress), name="pilots_copy_progress"),
            *super().get_urls(),
        ]

    def seen(self, request, pk):
        """The copy, for an officer who may view copies."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        return get_object_or_404(self.get_queryset(request), pk=pk)

    def file(self, request, pk):
        return give(self.seen(request, pk))

    def tell_progress(self, request, pk):
        copy = self.seen(request, pk)
        return JsonResponse({"words": progress_of(copy), "ended": not is_live(copy)})

    @admin.display(description="pages that could not be read")
    def unreadable_pages(self, copy):
        pages = copy.pages.unreadable().in_order()
        return linebreaksbr("\n".join(f"Page {page.number}: {page.message}" for page in pages)) or "–"

    @admin.action(description="Read again", permissions=["change"])
    def read_again(self, request, copies):
        if not all(self.has_change_permission(request, copy) for copy in copies):
            raise PermissionDenied
        for copy in copies:
            Copy.objects.with_key(copy.pk).update(state=Copy.State.WAITING, under_way_since=timezone.now())
            read_soon(copy)
        messages.success(request, f"{len(copies)} {'copy' if len(copies) == 1 else 'copies'} to be read again.")
