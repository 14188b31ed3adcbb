"""Deleted things at the desk: what they were, who deleted them, and bringing them back."""

from django.apps import apps
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst

from pilots.admin.what_hangs import counts_of
from pilots.bringing_back import AlreadyBackError, InTheWayError, bring_back, ends_of, in_the_way, rows_of
from pilots.models import Deletion
from pilots.models.deletion import KEPT

BACK = "It was brought back already, or its 30 days are over."


@admin.register(Deletion)
class DeletionAdmin(admin.ModelAdmin):
    """They can be read, and brought back by those who may; nobody writes here."""

    list_display = ["title", "back", "noun", "time_left", "deleted_at", "deleted_by", "reason"]
    list_select_related = ["deleted_by"]
    list_per_page = 50
    search_fields = ["title", "reason"]
    change_form_template = "admin/deleted_thing.html"
    change_list_template = "admin/deleted_things.html"
    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, deletion=None):
        return False

    has_delete_permission = has_change_permission

    def has_view_permission(self, request, deletion=None):
        return super().has_view_permission(request, deletion) or self.may_restore(request)

    def may_restore(self, request):
        return request.user.has_perm("pilots.restore_deletion")

    def get_queryset(self, request):
        """What is older waits for the bin to be emptied, and is out of reach."""
        return super().get_queryset(request).kept().without_rows().newest_first()

    def get_list_display(self, request):
        return [name for name in self.list_display if name != "back" or self.may_restore(request)]

    def changelist_view(self, request, extra_context=None):
        return super().changelist_view(request, {"title": "Deleted things", **(extra_context or {})})

    def get_urls(self):
        view = self.admin_site.admin_view
        back = path("<int:pk>/bring-back/", view(self.bring_back), name="pilots_deletion_bring_back")
        return [back, *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        if not self.has_view_permission(request):
            raise PermissionDenied
        deletion = Deletion.objects.kept().with_key(object_id)
        if deletion is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        rows = rows_of(deletion)
        context = {
            **self.admin_site.each_context(request),
            "deletion": deletion,
            "noun": self.noun(deletion),
            "time_left": self.time_left(deletion),
            "along": along(rows, deletion),
            "reasons": in_the_way(rows),
            "may_restore": self.may_restore(request),
            "title": deletion.title,
        }
        return TemplateResponse(request, self.change_form_template, context)

    def bring_back(self, request, pk):
        if request.method != "POST" or not self.may_restore(request):
            raise PermissionDenied
        deletion = Deletion.objects.kept().with_key(pk)
        try:
            if deletion is None:
                raise AlreadyBackError
            thing = bring_back(deletion, request.user)
        except AlreadyBackError:
            messages.info(request, BACK)
            return redirect("admin:pilots_deletion_changelist")
        except InTheWayError as fault:
            messages.error(request, f"“{deletion}” cannot come back yet, and nothing was changed. {fault}")
            return redirect("admin:pilots_deletion_change", pk)
        messages.success(request, f"“{deletion}” is back, with all that went with it.")
        return redirect(reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk]))

    @admin.display(description="what it was", ordering="kind")
    def noun(self, deletion):
        names = {model._meta.label_lower: model._meta.verbose_name for model in apps.get_models()}
        return capfirst(str(names.get(deletion.kind, deletion.kind)))

    @admin.display(description="can come back for", ordering="deleted_at")
    def time_left(self, deletion):
        days = (deletion.deleted_at + KEPT - timezone.now()).days
        return f"{days} {'day' if days == 1 else 'days'}" if days > 0 else "less than a day"

    @admin.display(description="bring it back")
    def back(self, deletion):
        """A button of the list's own form, sent to another address."""
        address = reverse("admin:pilots_deletion_bring_back", args=[deletion.pk])
        return format_html(
            '<button type="submit" class="button" formaction="{}" aria-label="Bring back {}">Bring back</button>',
            address,
            deletion.title,
        )


def along(rows, deletion):
    """[(how many, of what), …] of what went with it."""
    others = {
        model: [row for row in some if (row._meta.label_lower, row.pk) != (deletion.kind, deletion.object_id)]
        for model, some in rows.items()
    }
    return counts_of(others, ends_of(rows))
