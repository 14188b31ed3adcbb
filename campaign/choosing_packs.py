"""Choosing for whom a meeting pack is to be: the form on the front page, and on a page of its own."""

from itertools import groupby
from urllib.parse import urlencode

from django import forms
from django.urls import reverse

from campaign.forms import SinceForm
from pilots.filter_kinds import MOST_LETTERS
from pilots.models import Branch, Pilot, ServiceGroup

MOST_IN_A_LIST = 200  # branches; where there are more, a name is typed
NOTHING_CHOSEN = "Choose a branch, a pilot or a service group."
UNKNOWN = "The record has no {kind} “{text}”."
TOO_LONG = {"max_length": f"Write at most {MOST_LETTERS} letters."}


def chosen_field(label):
    return forms.CharField(label=label, required=False, max_length=MOST_LETTERS, error_messages=TOO_LONG)


class ChooseForm(SinceForm):
    """One branch, pilot or service group by its slug, or a branch by its name; the day; and whether to keep it."""

    branch = chosen_field("Your branch")
    pilot = chosen_field("A pilot")
    service_group = chosen_field("A service group")

    PACKS = {  # field → (what it is called, the public ones, the name of its address)
        "branch": ("branch", Branch.objects.public, "branch_pack"),
        "pilot": ("pilot", Pilot.objects.public, "pilot_pack"),
        "service_group": ("service group", ServiceGroup.objects.all, "service_group_pack"),
    }

    def clean(self):
        chosen = [(name, self.cleaned_data[name]) for name in self.PACKS if self.cleaned_data.get(name)]
        if not chosen and not self.errors:
            raise forms.ValidationError(NOTHING_CHOSEN, code="nothing")
        for name, text in chosen[:1]:
            kind, things, self.address_name = self.PACKS[name]
            self.slug = things().called(text)
            if self.slug is None:
                self.add_error(name, forms.ValidationError(UNKNOWN.format(kind=kind, text=text[:80]), code="unknown"))

    @property
    def asks_for_nothing_there(self):
        """Whether what is wrong with it is a name that the record does not have."""
        return any(fault.code == "unknown" for name in self.PACKS for fault in self.errors.as_data().get(name, ()))

    @property
    def address(self):
        """Of the pack that a valid form asks for."""
        asked = {"since": self.cleaned_data["since"], "offline": self.cleaned_data["offline"] and 1}
        query = urlencode({name: value for name, value in asked.items() if value})
        return reverse(self.address_name, args=[self.slug]) + (f"?{query}" if query else "")

    @property
    def faults(self):
        """(message, id of the field that it is about)."""
        for name, messages in self.errors.items():
            yield messages[0], "id_branch" if name == "__all__" else f"id_{name}"

    @property
    def branches(self):
        """[(service group, [(slug, name), …]), …]; none where there are too many for a list."""
        rows = list(Branch.objects.public().by_group().to_choose()[: MOST_IN_A_LIST + 1])
        if len(rows) > MOST_IN_A_LIST:
            return []
        groups = groupby(rows, key=lambda row: row[0])
        return [(group, [(slug, name) for _, slug, name in own]) for group, own in groups]

    @property
    def pilots(self):
        return list(Pilot.objects.public().by_name().values_list("slug", "name"))

    @property
    def service_groups(self):
        return list(ServiceGroup.objects.all().values_list("slug", "name"))
