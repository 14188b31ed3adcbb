"""The meeting pack of a branch, a pilot or a service group."""

from django.shortcuts import redirect, render

from pilots.addresses import at_address
from pilots.models import Branch, Pilot, ServiceGroup


def choose_pack(request):
    return redirect("home")


def branch_pack(request, slug):
    branch = at_address(Branch.objects.public().for_page(), "branch", slug)
    return render(request, "campaign/pack.html", {"thing": branch, "section": "branches"})


def pilot_pack(request, slug):
    pilot = at_address(Pilot.objects.public().for_page(), "pilot", slug)
    return render(request, "campaign/pack.html", {"thing": pilot, "section": "pilots"})


def service_group_pack(request, slug):
    group = at_address(ServiceGroup.objects.with_counts().for_page(), "service group", slug)
    return render(request, "campaign/pack.html", {"thing": group, "section": "service groups"})
