from django.shortcuts import render

from pilots.filters import EventFilter, FigureFilter
from pilots.models import Event, Figure, Pilot, Term
from pilots.models.figure import conflict_groups
from pilots.money import savings, spending
from pilots.pages import page_of
from pilots.timescale import timescale

FIGURES_PER_PAGE = 40
EVENTS_PER_PAGE = 40


def figure_list(request):
    found = FigureFilter(request.GET, Figure.objects.public())
    keys = list(found.qs.values_list("key", flat=True))
    page = page_of(request, found.qs.for_list().with_posts(), FIGURES_PER_PAGE, keys)
    context = {"filter": found, "page": page, "section": "figures"}
    if page.number == 1:  # what all of them come to stands before the first
        figures = list(found.qs.for_list().with_posts())
        page.object_list = figures[:FIGURES_PER_PAGE]
        context["conflicts"] = conflict_groups(figures)
        if not found.chips:
            spent = context["spending"] = spending()
            context["savings"] = savings(figures, spent["pilots"])
    return render(request, "pilots/figure_list.html", context)


def event_list(request):
    found = EventFilter(request.GET, Event.objects.public())
    rows = list(found.qs.for_timescale())
    context = {
        "filter": found,
        "page": page_of(request, found.qs.for_list(), EVENTS_PER_PAGE, [row.key for row in rows]),
        "scale": timescale(rows),
        "pilot_count": Pilot.objects.public().count(),
        "section": "timeline",
    }
    return render(request, "pilots/event_list.html", context)


def glossary(request):
    return render(request, "pilots/glossary.html", {"terms": Term.objects.public().with_sources()})
