"""Merging two things at the desk: the other one is chosen, all that would happen is shown, and then it is done."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.db.models import ForeignKey, ManyToManyField, prefetch_related_objects
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode

from pilots.admin.what_hangs import groups_of, links_of
from pilots.merging.deed import PlanChangedError, merge
from pilots.merging.lookalikes import lookalikes
from pilots.merging.planning import planned, relations
from pilots.models import Copy, Document
from pilots.publishing import Publishable
from pilots.versions import ConflictError, whole_number

ITSELF = "That is the same one. Choose another."
CHANGED = "Somebody changed something of the two while you looked. Nothing is merged: here is how it would be now."
DONE_ALREADY = "They are merged already, or the other one was deleted."
USUAL = "It stood in the record twice."
POINTING = (ForeignKey, ManyToManyField)


class ChooseForm(forms.Form):
    """The other one, of the same noun."""

    def __init__(self, thing, admin_site, given):
        super().__init__(given, label_suffix="", use_required_attribute=False)
        self.thing = thing
        model = type(thing)
        keys = [key for some in relations(model).values() for key in some]
        keys += [one.field for one in model._meta.related_objects if one.many_to_many]
        pointing = next(key for key in keys if not key.model._meta.auto_created and type(key) in POINTING)
        self.fields["other"] = forms.ModelChoiceField(
            model.objects.all(),
            label=f"The other {model._meta.verbose_name}",
            widget=AutocompleteSelect(pointing, admin_site),
            error_messages={"required": "Choose the other one first.", "invalid_choice": DONE_ALREADY},
        )

    def clean_other(self):
        if self.cleaned_data["other"] == self.thing:
            raise ValidationError(ITSELF)
        return self.cleaned_data["other"]


class MergesThings(admin.ModelAdmin):
    def get_urls(self):
        view = self.admin_site.admin_view(self.merge)
        return [path("<int:pk>/merge/", view, name=self.merge_name), *super().get_urls()]

    @property
    def merge_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_merge"

    def may_merge(self, request, thing=None):
        asked = (self.has_change_permission, self.has_delete_permission, self.has_publish_permission)
        return all(allowed(request, thing) for allowed in asked)

    def merge_address(self, request, thing):
        return reverse(f"admin:{self.merge_name}", args=[thing.pk]) if self.may_merge(request, thing) else ""

    def tools(self, request, thing):
        address = self.merge_address(request, thing)
        return [*super().tools(request, thing), *([("Merge with another…", address)] if address else [])]

    def merge(self, request, pk):
        if not self.may_merge(request):
            raise PermissionDenied
        thing = self.model.objects.with_key(pk).first()
        if thing is None:
            return self.merged_already(request)
        form = ChooseForm(thing, self.admin_site, request.POST if request.method == "POST" else request.GET or None)
        if not form.is_valid():
            return self.ask_for_other(request, thing, form)
        other = form.cleaned_data["other"]
        if not (self.may_merge(request, thing) and self.may_merge(request, other)):
            raise PermissionDenied
        given = request.POST if request.method == "POST" else request.GET
        kept, lost = (other, thing) if given.get("keep") == str(other.pk) else (thing, other)
        if request.method == "POST":
            return self.merge_now(request, thing, kept, lost)
        return self.show_merge(request, thing, kept, lost)

    def merged_already(self, request):
        """The page that she sent twice, or kept open: she is told, and led to the one that stayed if she names it."""
        stayed = request.POST.get("keep") or request.GET.get("keep") or ""
        messages.info(request, DONE_ALREADY)
        if whole_number(stayed) and self.model.objects.with_key(stayed).exists():
            return redirect(self.page_of(stayed))
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    def page_of(self, key):
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[key])

    def ask_for_other(self, request, thing, form):
        if request.method == "POST" and form.has_error("other", "invalid_choice"):
            messages.info(request, DONE_ALREADY)
            return redirect(self.page_of(thing.pk))
        if request.method == "GET" and form.has_error("other", "invalid_choice"):
            messages.info(request, DONE_ALREADY)
            form = ChooseForm(thing, self.admin_site, None)
        here = reverse(f"admin:{self.merge_name}", args=[thing.pk])
        alike = [(name, f"{here}?{urlencode({'other': key})}") for key, name in lookalikes(thing)]
        context = {"title": f"Merge this {self.opts.verbose_name} with another", "alike": alike, "form": form}
        return self.answer(request, "admin/merge_choose.html", thing, context, form.media)

    def answer(self, request, template, thing, context, media=None):
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "thing": thing}
        shared["media"] = self.media + media if media else self.media
        return TemplateResponse(request, template, {**shared, **context})

    def show_merge(self, request, thing, kept, lost):
        plan = planned(kept, lost)
        other = lost if thing == kept else kept
        ends = {(self.model, lost.pk), *((type(pair.lost), pair.lost.pk) for pair in plan.all_pairs)}
        moves = {model: [one.row for one in some] for model, some in plan.moves.items()}
        for model, pairs in plan.joins.items():
            prefetch_related_objects([pair.kept for pair in pairs], *(one.name for one in links_of(model)))
        context = {
            "title": f"Merge two {self.opts.verbose_name_plural}",
            "plan": plan,
            "kept": kept,
            "lost": lost,
            "other": other,
            "moves": groups_of(moves, ends),
            "joins": groups_of({model: [pair.lost for pair in pairs] for model, pairs in plan.joins.items()}, ends),
            "pairs": [pair for pair in plan.all_pairs if pair.choices],
            "filled": filled(plan.pair),
            "publishable": isinstance(kept, Publishable),
            "warnings": warnings(kept, lost, moves) if isinstance(kept, Publishable) else [],
            "turned": urlencode({"other": other.pk, "keep": lost.pk}),
            "usual": USUAL,
        }
        return self.answer(request, "admin/merge.html", thing, context)

    def merge_now(self, request, thing, kept, lost):
        other = lost if thing == kept else kept
        here = reverse(f"admin:{self.merge_name}", args=[thing.pk])
        versions = {one.pk: seen_of(request, one) for one in (kept, lost)}
        seen = {"fingerprint": request.POST.get("fingerprint", ""), "versions": versions}
        chosen = {name for name, value in request.POST.items() if value == "lost"}  # only a choice's name is asked for
        reason = request.POST.get("reason", "").replace("\0", "").strip()[:300] or USUAL
        title, shown = str(lost), bool(self.readers_see([lost]))
        try:
            merge(kept, lost, request.user, shown=shown, chosen=chosen, reason=reason, **seen)
        except (ConflictError, PlanChangedError, IntegrityError):
            messages.error(request, CHANGED)
            return redirect(f"{here}?{urlencode({'other': other.pk, 'keep': kept.pk})}")
        leads = " Its address leads here now." if shown else ""
        messages.success(request, f"“{title}” is merged into this one.{leads}")
        return redirect(self.page_of(kept.pk))


def seen_of(request, thing):
    seen = request.POST.get(f"version-{thing.pk}", "")
    return whole_number(seen)


def filled(pair):
    """[(field, what it holds then), …] of the kept thing."""
    fields = {one.attname: one for one in pair.kept._meta.concrete_fields if one.editable}
    return [
        (fields[name].verbose_name, getattr(pair.lost, fields[name].name) if fields[name].related_model else value)
        for name, value in pair.changes.items()
        if name in fields
    ]


def warnings(kept, lost, moves):
    """Sentences on what readers will see of it, or not any more."""
    found = []
    if lost.is_public and not kept.is_public:
        found.append(
            f"Readers see “{lost}” now, and “{kept}” is a draft: they see neither until you make that public. "
            "Keep the other one, or make this one public first."
        )
    if kept.is_public and not lost.is_public:
        found.append(f"“{lost}” is a draft: what hangs on it comes before readers with “{kept}”, its name included.")
    if Copy in moves and isinstance(kept, Document):
        newest = max([*moves[Copy], *kept.copies.all()], key=lambda copy: copy.pk)
        found.append(f"Of all copies readers see the newest: {newest.original_name or newest}.")
    return found
