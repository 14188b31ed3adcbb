from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import BodyFilter
from pilots.models import Document, Figure, PartnerBody, Pilot
from pilots.pages import page_of

BODIES_PER_PAGE = 60


def body_list(request):
    found = BodyFilter(request.GET, PartnerBody.objects.public())
    page = page_of(request, found.qs.for_list(), BODIES_PER_PAGE)
    return render(request, "pilots/body_list.html", {"filter": found, "page": page, "section": "bodies"})


def body_detail(request, slug):
    return show_body(request, at_address(PartnerBody.objects.public().for_page(), "body", slug))


def show_body(request, body, preview=False):
    context = {
        "body": body,
        "pilots": Pilot.objects.public().playing_host_to(body).with_standing().by_name(),
        "indirect": Pilot.objects.public().involving(body).not_playing_host_to(body).with_standing().by_name(),
        "figures": Figure.objects.public().of_body(body).for_list(),
        "documents": Document.objects.public().published_by(body).newest_first(),
        "section": "bodies",
        "preview": preview,
    }
    return render(request, "pilots/body_detail.html", context)
