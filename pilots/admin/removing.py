"""Deleting at the desk: what goes with a thing is shown first, and an administrator can bring it back for 30 days."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.templatetags.admin_urls import add_preserved_filters
from django.contrib.admin.utils import model_ngettext, unquote
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.db.models import prefetch_related_objects
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from pilots.admin.elsewhere import AddressForReaders
from pilots.admin.moving import seen_version
from pilots.admin.what_hangs import groups_of
from pilots.models import Flip
from pilots.publishing import Publishable
from pilots.removing import GONE_FOR_GOOD, MADE_ANEW, Going, HeldError, kind_of, remove
from pilots.versions import whole_number

WITHOUT_ASKING = (*MADE_ANEW, Flip)  # nobody may delete these by themselves; with their document they go
SAY_WHY = "Readers could read this. Say in a few words why it goes."
CHANGED = "Somebody changed this since you opened the page. Here it is as it stands now: look again first."
IN_ACTION = "Something that belongs to it was added while you looked. Nothing was deleted: look again."
KEPT = "An administrator can bring it back for 30 days."


class RemovalForm(forms.Form):
    reason = forms.CharField(
        label="Why it goes",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text="For the history and for whoever may bring it back. Readers never see it.",
    )
    instead = AddressForReaders(
        label="Where should readers look instead?",
        help_text="A page of this site, such as /bodies/leeds-city-council/, or a web address. May stay empty.",
    )

    def __init__(self, shown, given):
        """`shown`: the things that readers can see now, and the addresses of which will say that they are gone."""
        super().__init__(given, label_suffix="", use_required_attribute=False)
        self.shown = shown
        self.fields["reason"].required = bool(shown)
        self.fields["reason"].error_messages["required"] = SAY_WHY
        self.fields["instead"].gone = self.addresses = [one.get_absolute_url() for one in shown if kind_of(one)]
        if not self.addresses:
            del self.fields["instead"]


class RemovesThings(admin.ModelAdmin):
    delete_confirmation_template = "admin/removal.html"

    def readers_see(self, things):
        """Those of `things` that readers can see now."""
        if not issubclass(self.model, Publishable):
            return [thing for thing in things if getattr(self.governing(thing), "is_public", False)]
        seen = set(self.model.objects.public().with_keys([thing.pk for thing in things]).values_list("pk", flat=True))
        return [thing for thing in things if thing.pk in seen]

    def lacking(self, request, going):
        """The kinds of things, in words, that would go too and that the officer may not delete."""
        found = []
        for model, rows in going.data.items():
            if model in WITHOUT_ASKING or not self.admin_site.is_registered(model):
                continue
            desk = self.admin_site.get_model_admin(model)
            if whole := getattr(desk, "whole", None):
                prefetch_related_objects(list(rows), whole)
            if not all(desk.has_delete_permission(request, row) for row in rows):
                found.append(str(model._meta.verbose_name_plural))
        return found

    # One thing, from its page

    def delete_view(self, request, object_id, extra_context=None):
        thing = self.get_object(request, unquote(object_id))
        if not self.has_delete_permission(request, thing):
            raise PermissionDenied
        if thing is None:
            return self.deleted_already(request, object_id)
        seen = request.POST.get("version", "")
        versions = {thing.pk: whole_number(seen)}
        return self.removal(request, [thing], versions if request.method == "POST" else None)

    def deleted_already(self, request, object_id):
        if request.method != "POST":
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        messages.info(request, f"This {self.opts.verbose_name} was deleted already. {KEPT}")
        return self.to_list(request)

    # Several, from the list

    def get_actions(self, request):
        actions = super().get_actions(request)
        if "delete_selected" in actions:
            _, name, description = actions["delete_selected"]
            actions["delete_selected"] = (type(self).delete_chosen, name, description)
        return actions

    def delete_chosen(self, request, chosen):
        things = list(chosen)
        if not all(self.has_delete_permission(request, thing) for thing in things):
            raise PermissionDenied
        confirmed = bool(request.POST.get("post"))
        versions = {thing.pk: seen_version(request, thing) for thing in things}
        return self.removal(request, things, versions, confirmed=confirmed, from_list=True)

    # Both

    def removal(self, request, things, versions, *, confirmed=True, from_list=False):
        """Shows what would go, or deletes it as it was seen, at `versions`."""
        asked = versions is not None and confirmed
        going, shown = Going(things), self.readers_see(things)
        lacking = self.lacking(request, going)
        form = RemovalForm(shown, request.POST if asked else None)
        if asked and lacking:
            raise PermissionDenied
        if asked and not going.protected and form.is_valid():
            done = self.carry_out(request, things, versions, form)
            if done:
                return None if from_list else self.to_list(request)
            things = list(self.model.objects.with_keys([thing.pk for thing in things]))
            if not things:
                return self.deleted_already(request, "")
            going = Going(things)
        context = self.removal_context(request, things, going, form, lacking)
        if from_list:
            context["chosen"] = [(thing, seen_version(request, thing)) for thing in things]
        return TemplateResponse(request, self.delete_confirmation_template, context)

    def carry_out(self, request, things, versions, form):
        """Whether the officer's wish is done; if not, she is told why."""
        given = {"reason": form.cleaned_data["reason"], "instead": form.cleaned_data.get("instead", "")}
        given["shown"] = {thing.pk for thing in form.shown}
        try:
            removed, left = remove(things, request.user, versions=versions, **given)
        except (HeldError, IntegrityError):
            messages.error(request, IN_ACTION)
            return False
        if len(things) == 1 and left:
            messages.error(request, CHANGED)
            return False
        what = f"“{removed[0]}”" if len(removed) == 1 else f"{len(removed)} {model_ngettext(self.opts, len(removed))}"
        if removed:
            messages.success(request, f"{what} {'was' if len(removed) == 1 else 'were'} deleted. {KEPT}")
        if left:
            names = "; ".join(str(thing) for thing in left)
            why = "Left as they are, for somebody changed them since you opened the list"
            messages.warning(request, f"{why}: {names}.")
        return True

    def removal_context(self, request, things, going, form, lacking):
        only = things[0] if len(things) == 1 else None
        roots = {(self.model, thing.pk) for thing in things}
        along = {model: [row for row in rows if (model, row.pk) not in roots] for model, rows in going.data.items()}
        noun = model_ngettext(self.opts, len(things))
        return {
            **self.admin_site.each_context(request),
            "title": f"Delete this {noun}" if only else f"Delete {len(things)} {noun}",
            "opts": self.opts,
            "things": things,
            "only": only,
            "noun": noun,
            "form": form,
            "shown": form.shown,
            "draft": isinstance(only, Publishable) and not form.shown,
            "lacking": lacking,
            "held": len(going.protected),
            "held_by": groups_of(by_model(going.protected), going.ends | roots),
            "for_good": [model._meta.verbose_name_plural for model in along if model in GONE_FOR_GOOD],
            "along": groups_of({model: rows for model, rows in along.items() if rows}, going.ends),
            "merge": self.merge_address(request, only) if only else "",
            "checkbox": ACTION_CHECKBOX_NAME,
            "media": self.media + form.media,
            "preserved_filters": self.get_preserved_filters(request),
        }

    def merge_address(self, request, thing):
        """Where it can be merged with another; empty where that is not possible."""
        return ""

    def to_list(self, request):
        if not self.has_view_or_change_permission(request):
            return redirect("admin:index")
        address = reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")
        kept = {"preserved_filters": self.get_preserved_filters(request), "opts": self.opts}
        return redirect(add_preserved_filters(kept, address))


def by_model(rows):
    found = {}
    for row in rows:
        found.setdefault(type(row), []).append(row)
    return found
