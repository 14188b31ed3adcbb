"""One FilterSet for each list, used by its page and its exports alike."""

from pilots.faceting import Choices, RecordFilterSet, Since, Sort, Thing, Ticked, Words
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot, Region, ServiceGroup, Theme
from pilots.models.event import Status


def names_of(model):
    return lambda: list(model.objects.order_by("name").values_list("slug", "name"))


def theme_names():
    return list(Theme.objects.in_use().order_by("name").values_list("slug", "name"))


def pilot_names():
    return list(Pilot.objects.public().by_name().values_list("slug", "name"))


class PilotFilter(RecordFilterSet):
    q = Words()
    status = Choices("standing_at", label="Status", choices=[*Status.choices, ("unknown", "Not known")])
    region = Choices("in_regions", label="Region", choices=names_of(Region))
    service_group = Choices(
        "affecting_groups", label="Our branches in it, by service group", choices=names_of(ServiceGroup)
    )
    kind = Choices("with_body_kinds", label="Kind of body in it", choices=PartnerBody.Kind.choices)
    theme = Choices("on_themes", label="Theme", choices=theme_names)
    body = Thing("involving", PartnerBody.objects.public, label="Body, or its branches or documents")
    branch = Thing("affecting", Branch.objects.public, label="Branch")
    commentary = Ticked("discussed", label="Has a post about it")
    since = Since("changed_since", label="Changed since")
    sort = Sort(
        {
            "name": ("name", "by_name"),
            "changed": ("latest change", "by_latest_change"),
            "bodies": ("most bodies", "by_most_bodies"),
            "branches": ("most branches", "by_most_branches"),
        }
    )


class BodyFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=PartnerBody.Kind.choices)
    pilot = Choices("in_any", label="Pilot", choices=pilot_names)
    region = Choices("in_regions", label="Region of its pilots", choices=names_of(Region))
    service_group = Choices("organised_by", label="Service group with a branch there", choices=names_of(ServiceGroup))
    no_branch = Ticked("without_branch", label="No branch of ours recorded")
    sort = Sort({"kind": ("kind", "by_kind"), "name": ("name", "by_name")})


class BranchFilter(RecordFilterSet):
    q = Words()
    service_group = Choices("in_groups", label="Service group", choices=names_of(ServiceGroup))
    region = Choices("in_regions", label="Region", choices=names_of(Region))
    pilot = Choices("in_any", label="Pilot", choices=pilot_names)
    sort = Sort({"group": ("service group", "by_group"), "name": ("name", "by_name")})


class DocumentFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Document.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort({"title": ("title", "by_title"), "newest": ("newest", "newest_first")})


class FigureFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Figure.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    conflicts = Ticked("in_conflict", label="Sources differ")
    sort = Sort({"pilot": ("pilot", "by_pilot")})


class EventFilter(RecordFilterSet):
    q = Words()
    kind = Choices("of_kinds", label="Kind", choices=Event.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort({"first": ("oldest first", "in_order"), "latest": ("latest first", "latest_first")})
