"""Branches put into a pilot because they organise at its bodies; and one more, with where it organises."""

from itertools import groupby

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from pilots.admin.quick_form import QuickForm, ShortForms, SourceField, link_to, may
from pilots.history import Edit, remember
from pilots.models import AffectedBranch, Branch, PartnerBody, Pilot, ServiceGroup
from pilots.names import NEARLY, Known, Names
from pilots.slugs import free_slug

NONE_TICKED = "Tick at least one branch."
NOT_HERE = "One of them is recorded already, or organises here no more. Look again at those that are left."
SPELT = "On record there is “{}”. If you mean that one, write it so; if not, tick the box below."
NOT_YOURS = "Where {} organises was left as it was: you may not change that branch."


def may_add(request, model_admin, pilot):
    return model_admin.has_change_permission(request, pilot) and may(request.user, "add", AffectedBranch)


def affect(pilot, branch, document):
    affected = AffectedBranch.objects.create(pilot=pilot, branch=branch)
    if document:
        affected.citations.create(document=document)


class BranchesForm(QuickForm):
    """Branches that organise at a body in the pilot, by service group, all ticked."""

    buttons = (("_add", "Add these"),)
    branches = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": NOT_HERE}, widget=forms.CheckboxSelectMultiple
    )
    source = SourceField(label="Source for all of them")

    def __init__(self, pilot, officer, *args, **kwargs):
        super().__init__(officer, *args, **kwargs)
        self.pilot = pilot
        self.here = list(Branch.objects.at_bodies_of(pilot).with_bodies_in(pilot).with_place().by_group())
        self.fields["branches"].choices = [(str(branch.pk), branch.name) for branch in self.here]
        self.fields["branches"].initial = [str(branch.pk) for branch in self.here]

    def groups(self):
        """(service group, [(branch, whether it is ticked)]), for the page."""
        ticked = set(map(str, self["branches"].value() or []))
        for group, branches in groupby(self.here, lambda branch: branch.service_group):
            yield group, [(branch, str(branch.pk) in ticked) for branch in branches]

    def clean_branches(self):
        if not self.cleaned_data["branches"]:
            raise ValidationError(NONE_TICKED)
        return [branch for branch in self.here if str(branch.pk) in self.cleaned_data["branches"]]

    def save(self):
        source = self.cleaned_data["source"]
        document = source.settle(self.officer, self.pilot.is_public) if source else None
        for branch in self.cleaned_data["branches"]:
            affect(self.pilot, branch, document)
        return self.pilot

    @property
    def told(self):
        branches, source = self.cleaned_data["branches"], self.cleaned_data["source"]
        noun = "branch" if len(branches) == 1 else "branches"
        yield f"{len(branches)} {noun} added: {'; '.join(branch.name for branch in branches)}."
        if source:
            yield source.told


class OneBranchForm(QuickForm):
    """A branch, and which of the pilot's bodies it organises at."""

    buttons = (("_one", "Add this branch"),)
    name = forms.CharField(label="Name of the branch", max_length=200)
    service_group = forms.ModelChoiceField(
        ServiceGroup.objects.all(),
        required=False,
        empty_label="Choose",
        help_text="Of a branch that is on record it is known.",
    )
    bodies = forms.ModelMultipleChoiceField(
        PartnerBody.objects.none(),
        label="Organises at",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Bodies in this pilot.",
    )
    source = SourceField()
    is_another = forms.BooleanField(label="It is another branch, so called", required=False)

    def __init__(self, pilot, officer, *args, **kwargs):
        super().__init__(officer, *args, **kwargs)
        self.pilot, self.branch = pilot, None
        self.fields["bodies"].queryset = PartnerBody.objects.in_pilot(pilot).by_name()

    def clean(self):
        cleaned = super().clean()
        if "name" in cleaned:
            cleaned["name"] = " ".join(cleaned["name"].split())
            self.find_branch(cleaned)
        if not cleaned.get("is_another") and not self.asks:
            del self.fields["is_another"]
        return cleaned

    asks = False  # whether a branch spelt nearly so is on record

    def find_branch(self, cleaned):
        """Takes the branch of this name; asks where one is nearly so called."""
        rows = Branch.objects.order_by("pk").values_list("pk", "name")
        found = Names([Known(*row) for row in rows]).find(cleaned["name"])
        if found and found[0].is_certain:
            self.branch = Branch.objects.get(pk=found[0].key)
            if AffectedBranch.objects.between(self.pilot, self.branch).exists():
                self.add_error("name", format_html("{} is in this pilot already.", link_to(self.branch)))
            return
        if found and found[0].how == NEARLY and not cleaned.get("is_another"):
            self.asks = True
            self.add_error("name", SPELT.format(found[0].name))
        if not may(self.officer, "add", Branch):
            self.add_error("name", "No branch on record is called so, and you may not add one.")
        if not cleaned.get("service_group") and "service_group" not in self.errors:
            self.add_error("service_group", "A new branch needs its service group.")

    def save(self):
        cleaned, self.told = self.cleaned_data, []
        source, bodies = cleaned["source"], cleaned["bodies"]
        document = source.settle(self.officer, self.pilot.is_public) if source else None
        may_say_where = self.branch is None or self.may_change(self.branch)
        self.branch = self.branch or self.new_branch(document)
        self.told.append(format_html("{} added.", link_to(self.branch)))
        if bodies and may_say_where:
            remember(Branch, [self.branch.pk])
            Branch.objects.with_key(self.branch.pk).update()  # counts as a change, as its own page would
            self.branch.bodies.add(*bodies)
        elif bodies:
            self.told.append(NOT_YOURS.format(self.branch))
        if self.branch.is_draft:
            self.told.append("It is a draft: readers see it once it is public.")
        if source:
            self.told.append(source.told)
        affect(self.pilot, self.branch, document)
        return self.pilot

    def may_change(self, branch):
        own = branch.is_draft and branch.created_by_id == self.officer.pk
        return may(self.officer, "change", Branch) and (own or may(self.officer, "publish", Branch))

    def new_branch(self, document):
        branch = Branch.objects.create(
            name=self.cleaned_data["name"],
            slug=free_slug(Branch, self.cleaned_data["name"]),
            service_group=self.cleaned_data["service_group"],
            created_by=self.officer,
        )
        if document:
            branch.citations.create(document=document)
        return branch


class AddsBranches(ShortForms):
    def get_urls(self):
        view = self.admin_site.admin_view(self.branches)
        return [path("<int:pk>/branches/", view, name="pilots_pilot_branches"), *super().get_urls()]

    def tools(self, request, pilot):
        mine = []
        if may_add(request, self, pilot):
            label = f"Branches at its bodies ({Branch.objects.at_bodies_of(pilot).count()})"
            mine = [(label, reverse("admin:pilots_pilot_branches", args=[pilot.pk]))]
        return [*super().tools(request, pilot), *mine]

    def branches(self, request, pk):
        pilot = get_object_or_404(Pilot, pk=pk)
        self.must(may_add(request, self, pilot))
        pressed = request.POST if request.method == "POST" else {}
        many = BranchesForm(pilot, request.user, request.POST if "_add" in pressed else None)
        one = OneBranchForm(pilot, request.user, request.POST if "_one" in pressed else None)
        for form in (many, one):
            if form.is_bound and form.is_valid() and self.save_short(request, form, Edit.Deed.CHANGED):
                self.tell_all(request, form.told, messages.SUCCESS)
                return self.to_its_page(request, pilot)
        if not one.is_bound:
            del one.fields["is_another"]
        return self.short_page(
            request, "admin/branches_of_bodies.html", "Branches at its bodies", pilot, many=many, one=one
        )
