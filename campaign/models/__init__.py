from campaign.models.failed_search import FailedSearch
from campaign.models.letter import Letter
from campaign.models.officer import Officer
from campaign.models.role import ROLES, make_roles

__all__ = ["ROLES", "FailedSearch", "Letter", "Officer", "make_roles"]
