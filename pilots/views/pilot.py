from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import PilotFilter
from pilots.map import VIEW_BOX, draw, england
from pilots.models import Document, Event, Figure, Pilot
from pilots.models.figure import conflict_groups
from pilots.pages import page_of

PILOTS_PER_PAGE = 25


def pilot_list(request):
    found = PilotFilter(request.GET, Pilot.objects.public())
    page = page_of(request, found.qs.for_list(), PILOTS_PER_PAGE)
    return render(request, "pilots/pilot_list.html", {"filter": found, "page": page, "section": "pilots"})


def pilot_detail(request, slug):
    return show_pilot(request, at_address(Pilot.objects.public().for_page(), "pilot", slug))


def show_pilot(request, pilot, preview=False):
    figures = list(Figure.objects.public().about_any([pilot.slug]).for_list().by_pilot())
    context = {
        "pilot": pilot,
        "mark": next(iter(draw([pilot])), None),
        "land": england(),
        "view_box": VIEW_BOX,
        "figures": figures,
        "conflicts": conflict_groups(figures),
        "events": Event.objects.public().about(pilot).with_sources().in_order(),
        "documents": Document.objects.public().about(pilot).with_sources().newest_first(),
        "section": "pilots",
        "preview": preview,
    }
    return render(request, "pilots/pilot_detail.html", context)
