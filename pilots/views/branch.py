from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import BranchFilter
from pilots.models import Branch, Pilot, ServiceGroup
from pilots.pages import page_of

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
        "section": "branches",
        "preview": preview,
    }
    return render(request, "pilots/branch_detail.html", context)


def service_group_list(request):
    groups = ServiceGroup.objects.with_counts().for_page()
    return render(request, "pilots/service_group_list.html", {"groups": groups, "section": "service groups"})


def service_group_detail(request, slug):
    group = at_address(ServiceGroup.objects.with_counts().for_page(), "service group", slug)
    context = {
        "group": group,
        "branches": Branch.objects.public().in_groups([slug]).for_list().by_group(),
        "pilots": Pilot.objects.public().affecting_groups([slug]).with_standing().by_name(),
        "section": "service groups",
    }
    return render(request, "pilots/service_group_detail.html", context)
