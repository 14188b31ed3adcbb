from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import BodyFilter
from pilots.grids import kinds_in_pilots
from pilots.models import Consultation, Document, Figure, PartnerBody, Partnership, Pilot
from pilots.pages import page_of
from pilots.sharing import share_body

BODIES_PER_PAGE = 60


def body_list(request):
    found = BodyFilter(request.GET, PartnerBody.objects.public())
    page = page_of(request, found.qs.for_list(), BODIES_PER_PAGE)
    whole = not found.chips and page.number == 1
    context = {"filter": found, "page": page, "section": "bodies", **(matrix() if whole else {})}
    return render(request, "pilots/body_list.html", context)


def matrix():
    """Kinds of body by pilots, for a reader who has chosen nothing yet."""
    pilots = list(Pilot.objects.public().by_name())
    return {"pilots": pilots, "kinds": kinds_in_pilots(Partnership.objects.public(), pilots)}


def body_detail(request, slug):
    return show_body(request, at_address(PartnerBody.objects.public().for_page(), "body", slug))


def show_body(request, body, preview=False):
    context = {
        "body": body,
        "pilots": Pilot.objects.public().playing_host_to(body).with_standing().by_name(),
        "indirect": Pilot.objects.public().involving(body).not_playing_host_to(body).with_standing().by_name(),
        "figures": Figure.objects.public().of_body(body).for_list(),
        "words": Consultation.objects.public().of_body(body).with_ends().with_sources().latest_first(),
        "documents": Document.objects.public().published_by(body).newest_first(),
        "shared": share_body(request, body),
        "section": "bodies",
        "preview": preview,
    }
    return render(request, "pilots/body_detail.html", context)
