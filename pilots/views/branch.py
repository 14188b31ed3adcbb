from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import BranchFilter
from pilots.forms import GridForm
from pilots.grids import grid_of_bodies, grid_of_kinds, holds_of
from pilots.joint_working import Letter
from pilots.models import Branch, PartnerBody, Pilot, ServiceGroup
from pilots.neighbours import nearest, neighbours_of
from pilots.pages import page_of
from pilots.sharing import share_branch

BRANCHES_PER_PAGE = 60
NEIGHBOURS_SHOWN = 24
BODIES_PER_GRID = 60


def branch_list(request):
    found = BranchFilter(request.GET, Branch.objects.public())
    page = page_of(request, found.qs.for_list(), BRANCHES_PER_PAGE)
    return render(request, "pilots/branch_list.html", {"filter": found, "page": page, "section": "branches"})


def branch_detail(request, slug):
    return show_branch(request, at_address(Branch.objects.public().for_page(), "branch", slug))


def show_branch(request, branch, preview=False):
    touching = list(Pilot.objects.public().touching(branch).with_standing().by_name())
    named = {row.pilot_id for row in branch.affected_rows}
    shared = share_branch(request, branch)
    context = {
        "branch": branch,
        "pilots": [pilot for pilot in touching if pilot.pk in named],
        "by_bodies": [pilot for pilot in touching if pilot.pk not in named],
        **neighbourhood(branch, touching, shared.url),
        "shared": shared,
        "section": "branches",
        "preview": preview,
    }
    return render(request, "pilots/branch_detail.html", context)


def neighbourhood(branch, pilots, url):
    """The neighbours of a branch on its page, how many there are in all, and the letter to those on the page."""
    neighbours = neighbours_of(branch, pilots)
    shown = nearest(neighbours, NEIGHBOURS_SHOWN)
    return {
        "touching": pilots,
        "neighbours": shown,
        "neighbour_count": len(neighbours),
        "different_count": sum(neighbour.differs for neighbour in neighbours),
        "letter": Letter(branch, shown, pilots, url) if shown else None,
    }


def service_group_list(request):
    groups = ServiceGroup.objects.with_counts().for_page()
    present = [group for group in groups if group.branch_count]
    form = GridForm(request.GET)
    if any(form.chosen):
        return show_bodies(request, form, present)
    context = {
        "groups": groups,
        "form": form,
        "present": present,
        "absent": [group for group in groups if not group.branch_count],
        "grid": grid_of_kinds(PartnerBody.objects.public(), present),
        "section": "service groups",
    }
    return render(request, "pilots/service_group_list.html", context)


def show_bodies(request, form, groups):
    """The bodies of a pilot or of a kind, one by one, with our branches at each."""
    pilot, kind = form.chosen
    bodies = form.bodies().with_parts().with_named_branches().with_sources().by_kind()
    page = page_of(request, bodies, BODIES_PER_GRID)
    context = {
        "form": form,
        "pilot": pilot,
        "kind": kind,
        "page": page,
        "grid": grid_of_bodies(page, groups),
        "section": "service groups",
    }
    return render(request, "pilots/body_grid.html", context)


def service_group_detail(request, slug):
    group = at_address(ServiceGroup.objects.with_counts().for_page(), "service group", slug)
    pilots = list(Pilot.objects.public().affecting_groups([slug]).with_standing().with_partners().by_name())
    context = {
        "group": group,
        "branches": Branch.objects.public().in_groups([slug]).for_list().by_group(),
        "pilots": pilots,
        "holds": holds_of(group, pilots),
        "other_pilots": Pilot.objects.public().not_affecting_groups([slug]).by_name(),
        "section": "service groups",
    }
    return render(request, "pilots/service_group_detail.html", context)
