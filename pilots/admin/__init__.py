"""The officers' desk for the record: each noun with search, filters and publishing."""

from pilots.admin import body, branch, document, event, figure, pilot, place, term

__all__ = ["body", "branch", "document", "event", "figure", "pilot", "place", "term"]
