"""The officers' desk for the record: every noun with search, filters, publishing and, where it has a page, a preview."""

from pilots.admin import body, branch, document, event, figure, pilot, place, term

__all__ = ["body", "branch", "document", "event", "figure", "pilot", "place", "term"]
