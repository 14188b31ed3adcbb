"""What an officer types in the form of a post is kept every few seconds, and offered to her when she comes back."""

import json
import re
import secrets

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBadRequest, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.views.decorators.http import require_POST

from blog.admin.post_form import FORM, TAKE_UP, TAKEN_UP
from blog.models import Autosave
from blog.models.autosave import GOES_ON, MOST_OFFERED
from pilots.history import Edit
from pilots.versions import whole_number

THROW_AWAY = "_throw_away"
# What the form showed when it was opened, by which a conflict is found; and what she said to the names in her text.
KEPT = ("_seen", "_settled", "_taken", "_why-")
MOST = 1_000_000  # signs of all fields together
TOO_LONG = "This is too long to be kept as you type. Save it."
SAVED = "This form was saved already."


def typed_fields(sent):
    """[[name, value], …] of a form, without what is no field: buttons, and the token against forgery."""
    names = [name for name in sent if name.startswith(KEPT) or not name.startswith(("_", "csrf"))]
    return [[name, value] for name in names for value in sent.getlist(name)]


def form_of(request):
    """The name that the form was given when it was opened, under which its words are kept; "" of an odd one."""
    name = request.POST.get(FORM, "")
    return name if re.fullmatch(r"[\w~-]{8,60}", name, re.ASCII) else ""


def name_for(request):
    """What the form on this page is called: as before if it comes back, so that its words go on where they are."""
    name = form_of(request)
    if not name:
        return secrets.token_urlsafe(16)
    if Autosave.objects.is_saved(request.user, name):  # back in a form that she had saved
        return f"{name.partition(GOES_ON)[0]}{GOES_ON}{secrets.token_urlsafe(8)}"
    return name


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
        form, fields = form_of(request), typed_fields(request.POST)
        if not form:
            return HttpResponseBadRequest("It does not say which form it is.")
        if len(json.dumps(fields)) > MOST:
            return JsonResponse({"words": TOO_LONG}, status=413)
        version = whole_number(request.POST.get("_version", ""))
        kept = Autosave.objects.keep(request.user, form, post, version=version, fields=fields)
        return JsonResponse({"words": f"Kept at {clock(kept)}. It is not saved yet." if kept else SAVED})

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """As usual; a POST of hers may also take up something that was kept, or throw it away."""
        if request.method == "POST" and (TAKE_UP in request.POST or THROW_AWAY in request.POST):
            asked = whole_number(request.POST.get(TAKE_UP) or request.POST.get(THROW_AWAY, ""))
            post = whole_number(object_id) if object_id else None
            kept = Autosave.objects.of(request.user, post).with_key(asked)
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
        context["refused"] = request.method == "POST" and TAKE_UP not in request.POST
        context["form_name"] = name_for(request)
        if TAKE_UP in request.POST:
            context["taken_up"], context["errors"] = TAKEN_UP, None  # nothing was refused: she only looks
            context["adminform"].form.errors.clear()
        offered = list(Autosave.objects.of(request.user, obj)[:MOST_OFFERED]) if request.method == "GET" else []
        context["offered"] = [(kept, clock(kept)) for kept in offered]
        if obj and any(kept.version != obj.version for kept in offered):
            context["changed_by"] = Edit.objects.last_of(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_related(self, request, form, formsets, change):
        """Once it is saved, nothing of this form is left to be kept; what stands in another one is."""
        super().save_related(request, form, formsets, change)
        if name := form_of(request):
            Autosave.objects.note_saved(request.user, name, form.instance)


def as_sent(kept):
    """The form as she would send it, but with the mark by which it is shown once more and not saved."""
    fields = QueryDict(mutable=True)
    for name, value in kept.fields:
        fields.appendlist(name, value)
    fields[FORM], fields[TAKE_UP] = kept.form, "yes"
    return fields


def clock(kept):
    return date_format(localtime(kept.saved_at), "H:i, j F")
