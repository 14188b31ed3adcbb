from pilots.history import Edit
from pilots.models.body import BodyCitation, PartnerBody, Partnership, PartnershipCitation
from pilots.models.branch import (
    AffectedBranch,
    AffectedBranchCitation,
    Branch,
    BranchCitation,
    ServiceGroup,
    ServiceGroupCitation,
)
from pilots.models.check import Result, TextCheck
from pilots.models.citation import Citation, Fact
from pilots.models.claim import Claim, ClaimCheck, ClaimCitation, Evidence, EvidenceCitation
from pilots.models.consultation import Consultation, ConsultationCitation, Told
from pilots.models.copy import Copy, Page
from pilots.models.correction import Correction
from pilots.models.deletion import Deletion
from pilots.models.document import Document, DocumentCitation
from pilots.models.enquiry import Enquiry, EnquiryCitation, Unknown
from pilots.models.event import Event, EventCitation
from pilots.models.figure import Figure, FigureCitation
from pilots.models.loaded import LoadedRow
from pilots.models.observation import Observation, ObservationCitation
from pilots.models.phrase import Phrase
from pilots.models.phrase_check import Flip, PhraseCheck
from pilots.models.pilot import Pilot, PilotCitation
from pilots.models.place import PilotTheme, PilotThemeCitation, Region, RegionCitation, Theme
from pilots.models.sheet_import import SheetImport
from pilots.models.term import Term, TermCitation
from pilots.search.models import FormerSlug, SearchEntry

__all__ = [
    "AffectedBranch",
    "AffectedBranchCitation",
    "BodyCitation",
    "Branch",
    "BranchCitation",
    "Citation",
    "Claim",
    "ClaimCheck",
    "ClaimCitation",
    "Consultation",
    "ConsultationCitation",
    "Copy",
    "Correction",
    "Deletion",
    "Document",
    "DocumentCitation",
    "Edit",
    "Enquiry",
    "EnquiryCitation",
    "Event",
    "EventCitation",
    "Evidence",
    "EvidenceCitation",
    "Fact",
    "Figure",
    "FigureCitation",
    "Flip",
    "FormerSlug",
    "LoadedRow",
    "Observation",
    "ObservationCitation",
    "Page",
    "PartnerBody",
    "Partnership",
    "PartnershipCitation",
    "Phrase",
    "PhraseCheck",
    "Pilot",
    "PilotCitation",
    "PilotTheme",
    "PilotThemeCitation",
    "Region",
    "RegionCitation",
    "Result",
    "SearchEntry",
    "ServiceGroup",
    "ServiceGroupCitation",
    "SheetImport",
    "Term",
    "TermCitation",
    "TextCheck",
    "Theme",
    "Told",
    "Unknown",
]
