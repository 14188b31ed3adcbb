from django.http import Http404

from pilots.claim_tables import CLAIMS
from pilots.exports import export
from pilots.filters import (
    BodyFilter,
    BranchFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    FigureFilter,
    PilotFilter,
    SilenceFilter,
)
from pilots.models import Branch, Claim, Document, Event, Figure, PartnerBody, PhraseCheck, Pilot
from pilots.silence.tables import SILENCES
from pilots.tables import BODIES, BRANCHES, DOCUMENTS, EVENTS, FIGURES, PILOTS

LISTS = {
    "pilots": (PILOTS, PilotFilter, Pilot),
    "bodies": (BODIES, BodyFilter, PartnerBody),
    "branches": (BRANCHES, BranchFilter, Branch),
    "documents": (DOCUMENTS, DocumentFilter, Document),
    "figures": (FIGURES, FigureFilter, Figure),
    "claims": (CLAIMS, ClaimFilter, Claim),
    "events": (EVENTS, EventFilter, Event),
    "silences": (SILENCES, SilenceFilter, PhraseCheck),
}


def export_list(request, noun, kind):
    """One list of the record as data: /pilots.csv, /figures.json and their sisters."""
    if kind == "geojson" and noun != "pilots":
        raise Http404("Only the pilots have places: /pilots.geojson.")
    table, filterset, model = LISTS[noun]
    return export(request, table, filterset(request.GET, model.objects.public()), kind)
