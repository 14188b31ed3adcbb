from django.http import Http404

from pilots.exports import export
from pilots.filters import BodyFilter, BranchFilter, DocumentFilter, EventFilter, FigureFilter, PilotFilter
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot
from pilots.tables import BODIES, BRANCHES, DOCUMENTS, EVENTS, FIGURES, PILOTS

LISTS = {
    "pilots": (PILOTS, PilotFilter, Pilot),
    "bodies": (BODIES, BodyFilter, PartnerBody),
    "branches": (BRANCHES, BranchFilter, Branch),
    "documents": (DOCUMENTS, DocumentFilter, Document),
    "figures": (FIGURES, FigureFilter, Figure),
    "events": (EVENTS, EventFilter, Event),
}


def export_list(request, noun, kind):
    """One list of the record as data: /pilots.csv, /figures.json and their sisters."""
    if kind == "geojson" and noun != "pilots":
        raise Http404("Only the pilots have places: /pilots.geojson.")
    table, filterset, model = LISTS[noun]
    return export(request, table, filterset(request.GET, model.objects.public()), kind)
