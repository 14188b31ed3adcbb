"""The officers' desk for the record: each noun with search, filters and publishing."""

from pilots.admin import (
    body,
    branch,
    claim,
    copy,
    correction,
    deletion,
    document,
    event,
    figure,
    phrase,
    pilot,
    place,
    term,
    told,
)

__all__ = [
    "body",
    "branch",
    "claim",
    "copy",
    "correction",
    "deletion",
    "document",
    "event",
    "figure",
    "phrase",
    "pilot",
    "place",
    "term",
    "told",
]
