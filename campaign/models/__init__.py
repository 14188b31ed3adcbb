from campaign.models.answer import Answer, AnswerCitation
from campaign.models.commitment import Commitment, CommitmentCitation
from campaign.models.committee import Committee, CommitteeCitation, Meeting, MeetingCitation
from campaign.models.committee_link import PostCommittee
from campaign.models.failed_search import FailedSearch
from campaign.models.letter import Letter
from campaign.models.officer import Officer
from campaign.models.role import ROLES, make_roles

__all__ = [
    "ROLES",
    "Answer",
    "AnswerCitation",
    "Commitment",
    "CommitmentCitation",
    "Committee",
    "CommitteeCitation",
    "FailedSearch",
    "Letter",
    "Meeting",
    "MeetingCitation",
    "Officer",
    "PostCommittee",
    "make_roles",
]
