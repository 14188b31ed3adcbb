from django.shortcuts import render

from pilots.bars import bars
from pilots.filters import EventFilter, FigureFilter
from pilots.models import Event, Figure, Pilot, Term
from pilots.models.figure import conflict_groups, total
from pilots.pages import page_of

FIGURES_PER_PAGE = 120
EVENTS_PER_PAGE = 120


def figure_list(request):
    found = FigureFilter(request.GET, Figure.objects.public())
    page = page_of(request, found.qs.for_list(), FIGURES_PER_PAGE)
    context = {
        "filter": found,
        "page": page,
        "spending": spending(),
        "conflicts": conflict_groups(page),
        "section": "figures",
    }
    return render(request, "pilots/figure_list.html", context)


def spending():
    """What the pilots counted: (pilot, headline figures, bar) for each, and the total with its base."""
    figures = list(Figure.objects.public().of_kinds([Figure.Kind.SPEND]).whole().of_pilots().for_list().by_pilot())
    pilots = list(Pilot.objects.public().by_name())
    counted = total(figures, len(pilots))
    own = [[figure for figure in figures if figure.pilot_id == pilot.pk] for pilot in pilots]
    drawn = bars([counted.spans.get(pilot.pk) for pilot in pilots])
    rows = sorted(zip(pilots, own, drawn, strict=True), key=lambda row: -counted.spans.get(row[0].pk, (0, 0))[1])
    return {"total": counted, "rows": rows, "missing": counted.of - counted.counted}


def event_list(request):
    found = EventFilter(request.GET, Event.objects.public())
    page = page_of(request, found.qs.for_list(), EVENTS_PER_PAGE)
    pilot_count = Pilot.objects.public().count()
    context = {"filter": found, "page": page, "pilot_count": pilot_count, "section": "timeline"}
    return render(request, "pilots/event_list.html", context)


def glossary(request):
    return render(request, "pilots/glossary.html", {"terms": Term.objects.public().with_sources()})
