"""The meeting pack of a branch, a pilot or a service group, and the page on which one is chosen."""

from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from campaign.choosing_packs import ChooseForm
from campaign.forms import SinceForm
from campaign.pack import Pack, for_pack, of_branch, of_group, of_pilot, since_of
from campaign.pack.offline import to_keep
from pilots.addresses import at_address
from pilots.models import Branch, Pilot, ServiceGroup


def choose_pack(request):
    """With a choice it leads to that pack; without one, or with one that cannot be read, it asks."""
    form = ChooseForm(request.GET if form_was_sent(request) else None)
    if form.is_bound and form.is_valid():
        return redirect(form.address)
    status = 404 if form.asks_for_nothing_there else 400 if form.is_bound else 200
    return render(request, "campaign/choose_pack.html", {"form": form, "section": "packs"}, status=status)


def form_was_sent(request):
    return any(name in request.GET for name in ChooseForm.base_fields)


def branch_pack(request, slug):
    branch = at_address(Branch.objects.public().for_page(), "branch", slug, where=branch_address)
    return show_pack(request, of_branch(branch), "branches")


def pilot_pack(request, slug):
    pilot = at_address(for_pack(Pilot.objects.public()), "pilot", slug, where=pilot_address)
    return show_pack(request, of_pilot(pilot), "pilots")


def service_group_pack(request, slug):
    group = at_address(ServiceGroup.objects.with_counts().for_page(), "service group", slug)
    return show_pack(request, of_group(group), "service groups")


def branch_address(branch):
    return reverse("branch_pack", args=[branch.slug])


def pilot_address(pilot):
    return reverse("pilot_pack", args=[pilot.slug])


def show_pack(request, subject, section):
    form = SinceForm(request.GET)
    since = since_of(form.chosen.get("since"), subject.branch)
    context = {"pack": Pack(subject, since), "form": form, "section": section}
    if not form.chosen.get("offline"):
        return render(request, "campaign/pack.html", context)
    page = render_to_string("campaign/pack_offline.html", context | {"offline": True}, request)
    name = f"meeting-pack-{subject.thing.slug}-since-{since.day.isoformat()}.html"
    return to_keep(page, request.build_absolute_uri("/"), name)
