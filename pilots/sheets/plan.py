"""What an import would do, before it does it: new, changed field by field, unchanged, refused with the reason."""

import hashlib
import json
from dataclasses import dataclass, field

MOST_SHOWN = {"new": 500, "changed": 500, "refused": 5_000}  # on a page; the numbers are of all


@dataclass(eq=False)
class Row:
    """One row of a sheet on its way to the record."""

    number: int
    key: tuple
    thing: object = None
    is_new: bool = False
    changes: list = field(default_factory=list)  # (heading, old cell, new cell)
    fields: set = field(default_factory=set)  # of the thing, to be written
    links: dict = field(default_factory=dict)  # Refs or Sources column → what it names
    later: dict = field(default_factory=dict)  # Ref column → the `Row` that it names, itself new
    faults: list = field(default_factory=list)
    stored: dict | None = None  # column → its cells as they were, while the row is held against them

    @property
    def name(self):
        return " ".join(self.key)


@dataclass
class Plan:
    new: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    refused: list = field(default_factory=list)  # (row number, reason)
    unchanged: int = 0
    notes: list = field(default_factory=list)
    left: list = field(default_factory=list)  # headings of the file that nobody imports
    missing: list = field(default_factory=list)  # columns that the file does not have, and that stay as they are

    @property
    def is_empty(self):
        return not self.new and not self.changed

    @property
    def digest(self):
        """Another one as soon as the import would do anything else."""
        digest = hashlib.sha256()
        for row in [*self.new, *self.changed]:
            digest.update(json.dumps([row.number, row.key, row.is_new, row.changes]).encode())
        digest.update(json.dumps([self.refused, self.unchanged]).encode())
        return digest.hexdigest()

    @property
    def in_words(self):
        counts = [(len(self.new), "new"), (len(self.changed), "changed"), (self.unchanged, "unchanged")]
        refused = len({number for number, _ in self.refused})
        return ", ".join(f"{number:,} {what}" for number, what in [*counts, (refused, "refused")])

    def report(self):
        """What a page shows of it, as plain values."""
        return {
            "counts": {
                "new": len(self.new),
                "changed": len(self.changed),
                "unchanged": self.unchanged,
                "refused": len({number for number, _ in self.refused}),
            },
            "in_words": self.in_words,
            "is_empty": self.is_empty,
            "new": [[row.number, row.name] for row in self.shown("new")],
            "changed": [[row.number, row.name, row.changes] for row in self.shown("changed")],
            "refused": self.shown("refused"),
            **{f"more_{sort}": max(len(getattr(self, sort)) - most, 0) for sort, most in MOST_SHOWN.items()},
            "notes": self.notes,
            "left": self.left,
            "missing": self.missing,
        }

    def shown(self, sort):
        return getattr(self, sort)[: MOST_SHOWN[sort]]
