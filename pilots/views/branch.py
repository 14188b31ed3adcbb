from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import BranchFilter
from pilots.grids import grid_of_kinds, holds_of
from pilots.models import Branch, PartnerBody, Pilot, ServiceGroup
from pilots.pages import page_of
from pilots.sharing import share_branch

BRANCHES_PER_PAGE = 60


def branch_list(request):
    found = BranchFilter(request.GET, Branch.objects.public())
    page = page_of(request, found.qs.for_list(), BRANCHES_PER_PAGE)
    return render(request, "pilots/branch_list.html", {"filter": found, "page": page, "section": "branches"})


def branch_detail(request, slug):
    return show_branch(request, at_address(Branch.objects.public().for_page(), "branch", slug))


def show_branch(request, branch, preview=False):
    context = {
        "branch": branch,
        "pilots": Pilot.objects.public().affecting(branch).with_standing().by_name(),
        "shared": share_branch(request, branch),
        "section": "branches",
        "preview": preview,
    }
    return render(request, "pilots/branch_detail.html", context)


def service_group_list(request):
    groups = ServiceGroup.objects.with_counts().for_page()
    present = [group for group in groups if group.branch_count]
    context = {
        "groups": groups,
        "present": present,
        "absent": [group for group in groups if not group.branch_count],
        "grid": grid_of_kinds(PartnerBody.objects.public(), present),
        "section": "service groups",
    }
    return render(request, "pilots/service_group_list.html", context)


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
