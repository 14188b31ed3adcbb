"""The drafts that readers would see on a pilot's page were they public."""

from django.db.models import Q

from pilots.models import AffectedBranch, Branch, Document, Event, PartnerBody, Partnership, Pilot, PilotTheme

# What stands on a pilot's page with sources, and how its citations name the pilot.
CITED = {
    Pilot: "fact",
    Partnership: "fact__pilot",
    AffectedBranch: "fact__pilot",
    PilotTheme: "fact__pilot",
    Event: "fact__pilots",
}


def drafts_in_pilot(pilot):
    """Its bodies, branches, events and sources that are no more than drafts, as a list."""
    return [
        *PartnerBody.objects.drafts().filter(partnerships__pilot=pilot),
        *Branch.objects.drafts().filter(affected_in__pilot=pilot),
        *Event.objects.drafts().filter(pilots=pilot),
        *Document.objects.drafts().filter(Q(pilots=pilot) | sources_in(pilot)).distinct(),
    ]


def sources_in(pilot):
    """A `Q` for the documents that stand on its page as sources."""
    found = Q(pk=pilot.location_source_id)
    for model, pilot_of in CITED.items():
        citations = model.citations.rel.related_model.objects.filter(**{pilot_of: pilot})
        found |= Q(pk__in=citations.order_by().values("document"))
    return found
