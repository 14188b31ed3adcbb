from pilots.models.body import BodyCitation, PartnerBody, Partnership, PartnershipCitation
from pilots.models.branch import (
    AffectedBranch,
    AffectedBranchCitation,
    Branch,
    BranchCitation,
    ServiceGroup,
    ServiceGroupCitation,
)
from pilots.models.citation import Citation, Fact
from pilots.models.document import Document, DocumentCitation
from pilots.models.event import Event, EventCitation
from pilots.models.figure import Figure, FigureCitation
from pilots.models.loaded import LoadedRow
from pilots.models.pilot import Pilot, PilotCitation
from pilots.models.place import PilotTheme, PilotThemeCitation, Region, RegionCitation, Theme
from pilots.models.term import Term, TermCitation
from pilots.search.models import FormerSlug, SearchEntry

__all__ = [
    "AffectedBranch",
    "AffectedBranchCitation",
    "BodyCitation",
    "Branch",
    "BranchCitation",
    "Citation",
    "Document",
    "DocumentCitation",
    "Event",
    "EventCitation",
    "Fact",
    "Figure",
    "FigureCitation",
    "FormerSlug",
    "LoadedRow",
    "PartnerBody",
    "Partnership",
    "PartnershipCitation",
    "Pilot",
    "PilotCitation",
    "PilotTheme",
    "PilotThemeCitation",
    "Region",
    "RegionCitation",
    "SearchEntry",
    "ServiceGroup",
    "ServiceGroupCitation",
    "Term",
    "TermCitation",
    "Theme",
]
