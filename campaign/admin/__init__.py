"""The officers' desk for accounts, and for what our own side promised."""

from campaign import proposed
from campaign.admin import commitment, committee, officer

__all__ = ["commitment", "committee", "officer", "proposed"]
