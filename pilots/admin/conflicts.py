"""Two officers at one thing: the second save is refused, with both versions shown, and she chooses."""

import copy
import re

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse

from pilots.admin.differing import THEIRS, agree, differences
from pilots.admin.seen import NAME, Seen, of_the_noun, typed
from pilots.admin.settling import ROW_BEFORE, UnsettledError, settled
from pilots.history import remember
from pilots.models import Edit
from pilots.undoing import give_sources_back
from pilots.versions import ConflictError, Versioned, whole_number


class SettlesConflicts(admin.ModelAdmin):
    """Compares what a form showed with what is stored, before it is saved and in the very statement that saves."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method != "POST" or object_id is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            return self.show_deleted(request, object_id)
        if not self.has_change_permission(request, thing):
            return super().changeform_view(request, object_id, form_url, extra_context)  # refuses it
        try:
            request.POST, seen = settled(request.POST)
        except UnsettledError as fault:
            return self.show_conflict(request, thing, fault.seen, fault)
        theirs = self.as_stored(request, thing)
        now = Seen.on(*theirs)
        if not agree(seen, now) and differences(self.as_typed(request, thing), theirs, seen):
            return self.show_conflict(request, thing, seen)
        request.claims = now.versions
        self.remember_all(thing, theirs[1])
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except ConflictError:
            thing = self.get_object(request, unquote(object_id))
            return self.show_conflict(request, thing, seen) if thing else self.show_deleted(request, object_id)

    def remember_all(self, thing, formsets):
        """Keeps the thing and its rows as they stand, where they have no history yet."""
        remember(type(thing), [thing.pk])
        for formset in formsets:
            if hasattr(formset.model, "history"):
                remember(formset.model, [form.instance.pk for form in formset.initial_forms])

    # The two versions, each a form with its formsets

    def as_typed(self, request, thing):
        return self.form_and_rows(request, thing, request.POST)

    def as_stored(self, request, thing):
        asked = copy.copy(request)
        asked.method = "GET"
        return self.form_and_rows(asked, thing)

    def form_and_rows(self, request, thing, data=None):
        fields = flatten_fieldsets(self.get_fieldsets(request, thing))
        form = self.get_form(request, thing, change=True, fields=fields)(data, instance=copy.copy(thing))
        return form, self._create_formsets(request, thing, change=True)[0]

    # Saving

    def save_model(self, request, thing, form, change):
        if change:
            type(thing).objects.claim(thing, request.claims["thing"])
        super().save_model(request, thing, form, change)

    def save_formset(self, request, form, formset, change):
        for row in formset.initial_forms if change else ():
            touched = row.has_changed() or row in formset.deleted_forms
            if touched and isinstance(row.instance, Versioned):
                type(row.instance).objects.claim(row.instance, request.claims[f"{formset.prefix} {row.instance.pk}"])
        super().save_formset(request, form, formset, change)
        for row in formset.extra_forms:
            before = whole_number(request.POST.get(f"{row.prefix}-{ROW_BEFORE}", ""))
            if before and row.instance.pk:
                give_sources_back(row.instance, before)

    # Pages

    def render_change_form(self, request, context, *args, obj=None, change=False, **kwargs):
        if change:
            formsets = [one.formset for one in context["inline_admin_formsets"]]
            kept = request.POST.get(NAME)  # after a fault in the form: as it was first opened
            context["seen"] = kept if kept else str(Seen.on(context["adminform"].form, formsets))
        return super().render_change_form(request, context, *args, obj=obj, change=change, **kwargs)

    def show_conflict(self, request, thing, seen, fault=None):
        """Both versions field by field; all else that she typed goes along unseen."""
        theirs = self.as_stored(request, thing)
        found = differences(self.as_typed(request, thing), theirs, seen)
        context = {
            **self.admin_site.each_context(request),
            "title": "Somebody else changed this while you were writing",
            "opts": self.opts,
            "original": thing,
            "differences": found,
            "fault": fault,
            "last": Edit.objects.last_of(thing),
            "kept": [(name, value) for name, values in request.POST.lists() if is_kept(name) for value in values],
            "seen": seen,
            "now": Seen.on(*theirs),
            "theirs": THEIRS,
        }
        return TemplateResponse(request, "admin/conflict.html", context, status=409)

    def show_deleted(self, request, object_id):
        """What she typed about a thing that is no longer there, to copy it out."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        form = self.get_form(request, None)(request.POST)
        context = {
            **self.admin_site.each_context(request),
            "title": "This was deleted while you were writing",
            "opts": self.opts,
            "typed": [(bound.label, " ".join(typed(bound))) for bound in of_the_noun(form) if typed(bound)],
        }
        return TemplateResponse(request, "admin/written_for_nothing.html", context, status=410)


def is_kept(name):
    return name not in (NAME, "csrfmiddlewaretoken") and not re.match("_(take|theirs|ask|now)", name)
