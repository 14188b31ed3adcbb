"""The columns of each noun of the record, in one list each, and the rows that exports show.

Public columns are those of the exports, with the names that readers' programs rely on; the others stand
only in the shipped files. A table's `keys` tell its rows apart.
"""

from pilots.claim_tables import CLAIM_EVIDENCE, CLAIMS
from pilots.columns import BASIS, SOURCES, TAIL, Column, Flag, Fuzzy, Lines, Number, Ref, Refs, Table, Text
from pilots.models import (
    AffectedBranch,
    Branch,
    Document,
    Event,
    Figure,
    PartnerBody,
    Partnership,
    Pilot,
    PilotTheme,
    Region,
    ServiceGroup,
    Term,
    Theme,
)
from pilots.sheets.nouns import offer
from pilots.silence.tables import OBSERVATIONS, PHRASES
from pilots.told_tables import CONSULTATIONS, ENQUIRIES


def slugs(name):
    """Reads the slugs of a list of things that was loaded as `name`."""
    return lambda thing: sorted(other.slug for other in getattr(thing, name))


def status_date(pilot):
    return {
        "status_on": pilot.status_on.first_day.isoformat() if pilot.status_on else None,
        "status_precision": pilot.status_on.precision if pilot.status_on else None,
    }


class StatusDate(Column):
    def __init__(self):
        super().__init__("status_on")
        self.names = ("status_on", "status_precision")

    def values(self, thing):
        return status_date(thing)


def lead_slug(pilot):
    return pilot.lead.slug if pilot.lead else None


DOCUMENTS = Table(
    "documents",
    Document,
    (
        Text("slug"),
        Text("title"),
        Text("publisher"),
        Text("kind"),
        Fuzzy("published_on"),
        Text("date_text", public=False),
        Text("authors", public=False),
        Text("isbn", public=False),
        Text("original_url"),
        Text("archived_url"),
        Flag("address_names_person", public=False),
        Refs("pilots", Pilot, slugs("pilot_rows")),
        Refs("bodies", PartnerBody, slugs("body_rows"), public=False),
        Text("note", public=False),
        Flag("watched", empty=False, public=False),
        Text("seen_of_it", public=False),
        Column("pages_total", lambda document: document.copy_row and document.copy_row.pages_total),
        Column("pages_readable", lambda document: document.copy_row and document.copy_row.pages_readable),
        *TAIL,
    ),
    lambda documents: documents.with_links().with_sources().with_copy(),
)
THEMES = Table("themes", Theme, (Text("slug"), Text("name")), lambda themes: themes)
REGIONS = Table(
    "regions",
    Region,
    (
        Text("slug"),
        Text("name"),
        Text("unison_region"),
        Ref("unison_region_source", Document),
        BASIS,
        SOURCES,
    ),
    lambda regions: regions.select_related("unison_region_source").with_sources(),
)
SERVICE_GROUPS = Table(
    "service_groups",
    ServiceGroup,
    (
        Text("slug"),
        Text("name"),
        Flag("in_operation_2009"),
        Ref("in_operation_2009_source", Document),
        Text("note"),
        BASIS,
        SOURCES,
    ),
    lambda groups: groups.select_related("in_operation_2009_source").with_sources(),
)
BODIES = Table(
    "bodies",
    PartnerBody,
    (
        Text("slug"),
        Text("name"),
        Text("kind"),
        Lines("other_names", public=False),
        Text("note", public=False),
        Column("pilots", lambda body: sorted(part.pilot.slug for part in body.part_rows)),
        Column("branches", slugs("branch_rows")),
        *TAIL,
    ),
    lambda bodies: bodies.with_parts().with_branches().with_sources(),
)
PILOTS = Table(
    "pilots",
    Pilot,
    (
        Text("slug"),
        Text("name"),
        Lines("other_names"),
        Ref("region", Region),
        Column("status", lambda pilot: pilot.status or None),
        StatusDate(),
        Ref("lead_body", PartnerBody, shown=lead_slug),
        Text("lead_note", public=False),
        Column("themes", lambda pilot: [row.theme.slug for row in pilot.theme_rows]),
        Column(
            "bodies",
            lambda pilot: [
                {"slug": part.body.slug, "role": part.role, "basis": part.basis} for part in pilot.partner_rows
            ],
        ),
        Column("branches", lambda pilot: sorted(row.branch.slug for row in pilot.branch_rows)),
        Column("documents", slugs("document_rows")),
        Column("posts", slugs("post_rows")),
        Number("latitude", float),
        Number("longitude", float),
        Ref("location_source", Document, public=False),
        Lines("areas", public=False),
        Text("summary"),
        *TAIL,
    ),
    lambda pilots: (
        pilots.with_status()
        .with_place()
        .with_themes()
        .with_partners()
        .with_branches()
        .with_documents()
        .with_commentary()
        .select_related("location_source")
        .with_sources()
    ),
)
PILOT_THEMES = Table(
    "pilot_themes",
    PilotTheme,
    (Ref("pilot", Pilot), Ref("theme", Theme), BASIS, SOURCES),
    lambda rows: rows.select_related("pilot", "theme").with_sources(),
    keys=("pilot", "theme"),
)
PARTNERSHIPS = Table(
    "partnerships",
    Partnership,
    (Ref("pilot", Pilot), Ref("body", PartnerBody), Text("role"), Text("note"), BASIS, SOURCES),
    lambda rows: rows.with_ends().with_sources(),
    keys=("pilot", "body"),
)
BRANCHES = Table(
    "branches",
    Branch,
    (
        Text("slug"),
        Text("name"),
        Ref("service_group", ServiceGroup),
        Ref("region", Region),
        Refs("organises_at", PartnerBody, slugs("body_rows"), field="bodies"),
        Column("pilots", lambda branch: sorted(row.pilot.slug for row in branch.affected_rows)),
        Number("members", int),
        Text("evidence_year"),
        Text("note", public=False),
        Text("contact_role", public=False),
        Text("contact_address", public=False),
        Ref("contact_source", Document, public=False),
        *TAIL,
    ),
    lambda branches: branches.with_place().select_related("contact_source").with_bodies().with_pilots().with_sources(),
)
AFFECTED_BRANCHES = Table(
    "affected_branches",
    AffectedBranch,
    (
        Ref("pilot", Pilot),
        Ref("branch", Branch),
        Number("staff_in_scope", int),
        Number("posts_at_risk", int),
        Text("joint_working"),
        Text("note"),
        BASIS,
        SOURCES,
    ),
    lambda rows: rows.with_ends().with_sources(),
    keys=("pilot", "branch"),
)
FIGURES = Table(
    "figures",
    Figure,
    (
        Text("key"),
        Ref("pilot", Pilot),
        Ref("body", PartnerBody),
        Text("kind"),
        Text("label"),
        Number("amount"),
        Number("amount_high"),
        Text("unit"),
        Text("qualifier"),
        Text("period"),
        Text("note"),
        Refs(
            "conflicts_with",
            Figure,
            lambda figure: sorted(other.key for other in figure.conflicts),
            key="key",
        ),
        Ref("part_of", Figure, key="key", related=True, public=False),
        *TAIL,
    ),
    lambda figures: figures.with_ends().select_related("part_of").with_conflicts().with_sources(),
    keys=("key",),
)
EVENTS = Table(
    "events",
    Event,
    (
        Text("key"),
        Fuzzy("date"),
        Text("title"),
        Text("kind"),
        Refs("pilots", Pilot, slugs("pilot_rows")),
        Text("description"),
        Text("sets_status", public=False),
        *TAIL,
    ),
    lambda events: events.with_pilots().with_sources(),
    keys=("key",),
)
TERMS = Table(
    "glossary",
    Term,
    (Text("slug"), Text("word"), Text("full_form"), Text("meaning"), BASIS, SOURCES),
    lambda terms: terms.with_sources(),
)

# In the order in which they are loaded: what a row refers to stands before it.
TABLES = (
    DOCUMENTS,
    THEMES,
    REGIONS,
    SERVICE_GROUPS,
    BODIES,
    PILOTS,
    PILOT_THEMES,
    PARTNERSHIPS,
    BRANCHES,
    AFFECTED_BRANCHES,
    FIGURES,
    EVENTS,
    CLAIMS,
    CLAIM_EVIDENCE,
    TERMS,
    PHRASES,
    OBSERVATIONS,
    CONSULTATIONS,
    ENQUIRIES,
)
offer(*TABLES)
