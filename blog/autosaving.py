"""What an officer types in the form of a post is kept every few seconds, and offered to her when she comes back."""

import json

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from blog.admin.post_form import TAKE_UP
from blog.models import Autosave
from pilots.history import Edit
from pilots.versions import whole_number

THROW_AWAY = "_throw_away"
# What the form showed when it was opened, by which a conflict is found; and what she said to the names in her text.
KEPT = ("_seen", "_settled", "_taken", "_why-")
MOST = 1_000_000  # signs of all fields together
TOO_LONG = "This is too long to be kept as you type. Save it."


def typed_fields(sent):
    """[[name, value], …] of a form, without what is no field: buttons, and the token against forgery."""
    names = [name for name in sent if name.startswith(KEPT) or not name.startswith(("_", "csrf"))]
    return [[name, value] for name in names for value in sent.getlist(name)]


class KeepsTyped:
    """Of the admin of posts."""

    change_form_template = "admin/blog/post/change_form.html"

    @property
    def media(self):
        return super().media + forms.Media(js=["campaign/autosave.js"])

    def get_urls(self):
        view = self.admin_site.admin_view(self.autosave)
        return [
            path("autosave/", view, name="blog_post_autosave_new"),
            path("<int:pk>/autosave/", view, name="blog_post_autosave"),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def autosave(self, request, pk=None):
        """Keeps what a form holds, for the officer who is typing; nothing of the post itself is changed."""
        post = get_object_or_404(self.model, pk=pk) if pk else None
        may = self.has_change_permission(request, post) if post else self.has_add_permission(request)
        if not may:
            raise PermissionDenied
        fields = typed_fields(request.POST)
        if len(json.dumps(fields)) > MOST:
            return JsonResponse({"words": TOO_LONG}, status=413)
        version = whole_number(request.POST.get("_version", ""))
        kept = Autosave.objects.keep(request.user, post, version=version, fields=fields)
        return JsonResponse({"words": f"Kept at {clock(kept)}. It is not saved yet."})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """As usual; a POST of hers may also take up what was kept, or throw it away."""
        if request.method == "POST" and (TAKE_UP in request.POST or THROW_AWAY in request.POST):
            kept = Autosave.objects.of(request.user, whole_number(object_id) if object_id else None)
            if THROW_AWAY in request.POST:
                kept.delete()
                return redirect(request.path)
            if not kept:
                return redirect(request.path)
            request.POST = as_sent(kept.get())
        return super().changeform_view(request, object_id, form_url, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        name, keys = ("blog_post_autosave", [obj.pk]) if obj else ("blog_post_autosave_new", [])
        context["autosave"] = reverse(f"admin:{name}", args=keys)
        kept = Autosave.objects.of(request.user, obj).first() if request.method == "GET" else None
        if kept:
            context["kept"], context["kept_at"] = kept, clock(kept)
            changed = obj and obj.version != kept.version
            context["changed_by"] = Edit.objects.last_of(obj) if changed else None
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """Once it is saved, nothing is left to be kept."""
        super().save_related(request, form, formsets, change)
        Autosave.objects.of(request.user, form.instance if change else None).delete()


def as_sent(kept):
    """The form as she would send it, but with the mark by which it is shown once more and not saved."""
    fields = QueryDict(mutable=True)
    for name, value in kept.fields:
        fields.appendlist(name, value)
    fields[TAKE_UP] = date_format(localtime(kept.saved_at), "H:i")
    return fields


def clock(kept):
    return date_format(localtime(kept.saved_at), "H:i, j F")
