from itertools import groupby

from django.shortcuts import render

from pilots.bars import bars, block_for
from pilots.filters import EventFilter, FigureFilter
from pilots.models import Event, Figure, Pilot, Term
from pilots.models.figure import claims_in_pounds, conflict_groups, total
from pilots.pages import page_of
from pilots.timescale import timescale

FIGURES_PER_PAGE = 40
EVENTS_PER_PAGE = 40
IN_A_TABLE = 15  # blocks at most


def figure_list(request):
    found = FigureFilter(request.GET, Figure.objects.public())
    figures = list(found.qs.for_list())
    page = page_of(request, figures, FIGURES_PER_PAGE, [figure.key for figure in figures])
    context = {"filter": found, "page": page, "section": "figures"}
    if page.number == 1:
        context["conflicts"] = conflict_groups(figures)
        if not found.chips:
            spent = context["spending"] = spending()
            context["savings"] = savings(figures, spent["pilots"])
    return render(request, "pilots/figure_list.html", context)


def spending():
    """What the pilots counted: (pilot, headline figures, bar) for each, and the total with its base."""
    figures = list(Figure.objects.public().of_kinds([Figure.Kind.SPEND]).whole().of_pilots().for_list().by_pilot())
    pilots = list(Pilot.objects.public().by_name())
    counted = total(figures, len(pilots))
    own = [[figure for figure in figures if figure.pilot_id == pilot.pk] for pilot in pilots]
    drawn = bars([counted.spans.get(pilot.pk) for pilot in pilots])
    rows = sorted(zip(pilots, own, drawn, strict=True), key=lambda row: -counted.spans.get(row[0].pk, (0, 0))[1])
    return {"total": counted, "pilots": pilots, "rows": rows, "missing": counted.of - counted.counted}


def savings(figures, pilots):
    """The savings in pounds among `figures`, never added up: they cover different years and things.

    `groups` of a pilot or body and its (figure, bar); pilots that are `missing`; (figure, length in blocks) of the
    `programme`, for which there is no room on the scale.
    """
    claims = claims_in_pounds(figures)
    own = [figure for figure in claims if figure.whose]
    spans = [figure.span for figure in own]
    block = block_for(spans)
    drawn = zip(own, bars(spans, block), strict=True)
    return {
        "block": block,
        "groups": [(whose, list(rows)) for whose, rows in groupby(drawn, key=lambda row: row[0].whose)],
        "missing": [pilot for pilot in pilots if all(figure.pilot_id != pilot.pk for figure in own)],
        "programme": [
            (figure, round(figure.amount / block) if any(spans) and figure.span else None)
            for figure in claims
            if not figure.whose and figure.amount is not None
        ],
    }


def compare_savings(figures):
    """Gives the claimed savings of a pilot their `.bar`. Returns the pounds of a block; None of one claim alone."""
    claims = claims_in_pounds(figures)
    spans = [figure.span for figure in claims]
    if len(claims) < 2:
        return None
    block = block_for(spans, IN_A_TABLE)
    for figure, bar in zip(claims, bars(spans, block), strict=True):
        figure.bar = bar
    return block


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
