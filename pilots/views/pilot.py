from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from pilots import cards
from pilots.addresses import at_address
from pilots.filters import PilotFilter
from pilots.grids import where_we_organise
from pilots.map import VIEW_BOX, draw, england, england_in_small
from pilots.models import Claim, Document, Event, Figure, PhraseCheck, Pilot
from pilots.models.figure import conflict_groups
from pilots.money import compare_savings
from pilots.pages import page_of
from pilots.sharing import share_pilot
from pilots.timescale import timescale
from pilots.told import told_in
from pilots.unknowns import asked_of

PILOTS_PER_PAGE = 25


def pilot_list(request):
    found = PilotFilter(request.GET, Pilot.objects.public())
    page = page_of(request, found.qs.for_list(), PILOTS_PER_PAGE)
    context = {"filter": found, "page": page, "section": "pilots", **map_beside(found.qs)}
    return render(request, "pilots/pilot_list.html", context)


def map_beside(listed):
    """The map of all public pilots: those of the list by their places in it, the others without a number."""
    pilots = list(Pilot.objects.public().with_status().by_name())
    places = {key: place for place, key in enumerate(listed.values_list("pk", flat=True), start=1)}
    marks = draw(pilots, [places.get(pilot.pk) for pilot in pilots])
    return {"marks": marks, "land": england(), "view_box": VIEW_BOX}


def pilot_detail(request, slug):
    return show_pilot(request, at_address(Pilot.objects.public().for_page(), "pilot", slug))


@require_safe
def pilot_card(request, slug):
    """The picture that a link to a pilot is shown with elsewhere."""
    pilots = Pilot.objects.public().with_standing().with_counts()
    return cards.answer(cards.of_pilot(at_address(pilots, "pilot", slug, where=card_address)))


def card_address(pilot):
    return reverse("pilots:pilot_card", args=[pilot.slug])


def papers_of(pilot):
    """Its documents as (document, what the silence check says of the first phrase or None), and their claims."""
    documents = list(Document.objects.public().about(pilot).with_sources().newest_first())
    checks = PhraseCheck.objects.public().listed().first_phrase_answers(documents)
    return {
        "documents": [(document, checks.get(document.pk)) for document in documents],
        "silence": next(iter(checks.values()), None),
        "claims": Claim.objects.public().about(pilot).for_lines().in_order(),
    }


def show_pilot(request, pilot, preview=False):
    figures = list(Figure.objects.public().about_any([pilot.slug]).for_list().by_pilot())
    events = list(Event.objects.public().about(pilot).with_sources().in_order())
    context = {
        "pilot": pilot,
        "grid": where_we_organise(part.body for part in pilot.partner_rows),
        "mark": next(iter(draw([pilot])), None),
        "land": england_in_small(),
        "view_box": VIEW_BOX,
        "figures": figures,
        "conflicts": conflict_groups(figures),
        "savings_block": compare_savings(figures),
        "events": events,
        "scale": timescale(events),
        **papers_of(pilot),
        "telling": told_in([pilot])[pilot.pk],
        "asked": asked_of([pilot])[pilot.pk],
        "shared": share_pilot(request, pilot),
        "card": card_address(pilot),
        "section": "pilots",
        "preview": preview,
    }
    return render(request, "pilots/pilot_detail.html", context)
