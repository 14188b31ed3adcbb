"""How much of a sheet is read, and for how long; and what a cell may be besides text."""

from dataclasses import dataclass

from pilots.extraction.limits import MB

MAX_BYTES = 20 * MB
MOST_ROWS = 100_000
MOST_COLUMNS = 200
LARGE = 200_000  # bytes of text, about 2,000 rows: above, it is looked through as a task


@dataclass(frozen=True)
class SheetLimits:
    """Of the process that reads a zipped file. Those named as in `pilots.extraction.limits` mean the same."""

    seconds: float = 120
    memory: int = 1024 * MB
    unpacked: int = 200 * MB
    letters: int = 60_000_000


LIMITS = SheetLimits()


class UnfitSheetError(Exception):
    """A file of which nothing can be imported; the text says why and what to do, in plain words."""


class Unfit(str):
    """A cell that must not be read: a formula, or an error that a spreadsheet worked out. It says what is wrong."""
