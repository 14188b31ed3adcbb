"""The history of a thing at the desk: who changed what, when and why; and undoing it."""

from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.db import transaction
from django.forms.models import _get_foreign_key
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from pilots.history import Edit, editing
from pilots.models import Correction
from pilots.telling import tell_edits
from pilots.undoing import undo
from pilots.versions import ConflictError, whole_number

EDITS_PER_PAGE = 25
MOST_LETTERS = 300
CHANGED_SINCE = "Somebody changed it since you opened this page. Look again at what would be undone."


class TellsHistory(admin.ModelAdmin):
    """`edits` of a thing are told with those of the rows that stand on its page."""

    def get_urls(self):
        name = partial("{}_{}_{}".format, self.opts.app_label, self.opts.model_name)
        view = self.admin_site.admin_view(self.undo_view)
        return [path("<int:pk>/history/<int:edit>/undo/", view, name=name("undo")), *super().get_urls()]

    def edits(self, thing):
        parts = {inline.model: inline for inline in self.inlines if hasattr(inline.model, "history")}
        ends = [
            (model, _get_foreign_key(self.model, model, fk_name=inline.fk_name).name)
            for model, inline in parts.items()
        ]
        return tell_edits(thing, ends)

    def history_view(self, request, object_id, extra_context=None):
        thing = self.asked_for(request, object_id)
        context = {
            **self.admin_site.each_context(request),
            "title": f"History: {thing}",
            "opts": self.opts,
            "original": thing,
            "page": Paginator(self.edits(thing), EDITS_PER_PAGE).get_page(request.GET.get("p")),
            "may_undo": self.has_change_permission(request, thing),
            "undo_name": f"admin:{self.opts.app_label}_{self.opts.model_name}_undo",
        }
        return TemplateResponse(request, "admin/history.html", context)

    def asked_for(self, request, object_id):
        thing = self.get_object(request, str(object_id))
        if thing is None:
            raise Http404(f"There is no {self.opts.verbose_name} with this number.")
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        return thing

    def undo_view(self, request, pk, edit):
        """Shows what undoing would do; with POST does it."""
        thing = self.asked_for(request, pk)
        told = next((one for one in self.edits(thing) if one.edit.pk == edit), None)
        if told is None or not told.undoable:
            raise Http404("There is no such change to be undone.")
        if not self.may_undo(request, thing, told):
            raise PermissionDenied
        if request.method == "POST":
            return self.undo_it(request, thing, told)
        context = {
            **self.admin_site.each_context(request),
            "title": "Undo this change?",
            "opts": self.opts,
            "original": thing,
            "told": told,
            "corrections": Correction.objects.made_by_edit(told.edit),
        }
        return TemplateResponse(request, "admin/undo.html", context)

    def may_undo(self, request, thing, told):
        """What moved it to readers or back is undone by those who may publish."""
        moved = any(one.name == "published_at" for change in told.changes for one in change.fields())
        may_move = not moved or self.has_publish_permission(request, thing)
        return may_move and self.has_change_permission(request, thing)

    def undo_it(self, request, thing, told):
        there = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", args=[thing.pk])
        version = request.POST.get("version", "")
        reason = f"Undid what {told.edit.by or 'somebody'} did on {told.edit.moment}"
        if why := request.POST.get("reason", "").replace("\0", "").strip()[:MOST_LETTERS]:
            reason = f"{why} ({reason})"
        try:
            with transaction.atomic(), editing(request.user, deed=Edit.Deed.UNDONE, reason=reason) as under_way:
                self.model.objects.claim(thing, whole_number(version))
                undo(thing, told.changes)
                for correction in Correction.objects.made_by_edit(told.edit):
                    correction.delete()
                under_way.tell(thing)
        except ConflictError:
            messages.error(request, CHANGED_SINCE)
            return redirect(request.path)
        except ValidationError as fault:
            messages.error(request, " ".join(fault.messages))
        else:
            messages.success(request, "It is as it was before that change. The history keeps both.")
        return redirect(there)
