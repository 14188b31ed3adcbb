from campaign.models.failed_search import FailedSearch
from campaign.models.letter import Letter
from campaign.models.officer import Officer

__all__ = ["FailedSearch", "Letter", "Officer"]
