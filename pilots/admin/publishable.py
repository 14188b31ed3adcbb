"""Publishing and preview: what the admins of nouns that can be public share."""

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from pilots.admin.record import SLUG_KEPT, FactAdmin

WHO_SEES_IT = (
    "Who sees it",
    {"fields": ["published_at"], "description": "Nothing is shown to readers until it is made public."},
)


class StateFilter(admin.SimpleListFilter):
    title = "state"
    parameter_name = "state"
    # value → what it is called, and the QuerySet method that finds it
    STATES = {
        "draft": ("Draft", "unscheduled"),
        "public": ("Public", "public"),
        "embargo": ("Public from a moment to come", "embargoed"),
    }

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _) in self.STATES.items()]

    def queryset(self, request, queryset):
        if self.value() not in self.STATES:
            return queryset
        return getattr(queryset, self.STATES[self.value()][1])()


class PublishableAdmin(FactAdmin):
    change_form_template = "admin/publishable_change_form.html"
    actions = ["publish", "unpublish"]

    @admin.display(description="state", ordering="published_at")
    def state(self, thing):
        if thing.published_at is None:
            return "Draft"
        if thing.is_public:
            return "Public"
        return f"Public from {date_format(timezone.localtime(thing.published_at), 'j F Y, H:i')}"

    @admin.action(description="Make public now", permissions=["change"])
    def publish(self, request, queryset):
        self.log_in_bulk(request, queryset.drafts(), "Made public.")
        self.tell(request, queryset.publish(), "made public")

    @admin.action(description="Take back to draft", permissions=["change"])
    def unpublish(self, request, queryset):
        self.log_in_bulk(request, queryset, "Taken back to draft.")
        self.tell(request, queryset.unpublish(), "taken back to draft")

    def log_in_bulk(self, request, queryset, deed):
        LogEntry.objects.log_actions(request.user.pk, queryset, CHANGE, deed)

    def tell(self, request, count, deed):
        if count:
            messages.success(request, f"{count} {model_ngettext(self.opts, count)} {deed}.")
        else:
            messages.info(request, "Nothing to do: all of them were public already.")

    def save_model(self, request, thing, form, change):
        """Saves, and makes public or takes back where the officer pressed that button."""
        if "_publish" in request.POST and not thing.is_public:
            self.move(form, thing, timezone.now())
            messages.success(request, "It is public now.")
        elif "_unpublish" in request.POST and thing.published_at:
            self.move(form, thing, None)
            messages.success(request, "It is a draft again: only officers see it.")
        super().save_model(request, thing, form, change)

    def move(self, form, thing, moment):
        thing.published_at = moment
        if "published_at" not in form.changed_data:
            form.changed_data.append("published_at")  # so that its history tells

    def view_on_site(self, thing):
        return thing.get_absolute_url() if thing.is_public else None


class PreviewableAdmin(PublishableAdmin):
    """Of nouns with a page. `show` is the function that shows it to readers."""

    slug_help = SLUG_KEPT
    show = None

    @property
    def preview_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_preview"

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview)
        return [path("<int:pk>/preview/", view, name=self.preview_name), *super().get_urls()]

    def preview(self, request, pk):
        """The very page that readers would see, for officers' eyes; no cache keeps it.

        A draft's page depends on the draft being public in many places. So it is made public, drawn, and
        taken back, in one transaction that is never committed: nobody else sees it at any moment.
        """
        if not self.has_view_permission(request):
            raise PermissionDenied
        with transaction.atomic():
            self.model.objects.with_key(pk).publish()
            thing = get_object_or_404(self.model.objects.for_page(), pk=pk)
            response = self.show(request, thing, preview=True)
            transaction.set_rollback(True)
        response["Cache-Control"] = "private, no-store"
        response["X-Robots-Tag"] = "noindex"
        return response

    def view_on_site(self, thing):
        return super().view_on_site(thing) or reverse(f"admin:{self.preview_name}", args=[thing.pk])
