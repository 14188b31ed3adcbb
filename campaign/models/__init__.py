from campaign.models.officer import Officer

__all__ = ["Officer"]
