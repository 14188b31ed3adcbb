"""How much of a file is read, and for how long. Beyond it, what was read is kept and the rest counts as unreadable."""

from dataclasses import dataclass

MB = 1024 * 1024
MAX_BYTES = 25 * MB  # of an attached file
MOST_PARTS = 5_000  # of a zipped document


@dataclass(frozen=True)
class Limits:
    seconds: float = 120  # in all
    opening_seconds: float = 60  # to find the pages; of kinds without pages, to read them
    page_seconds: float = 10
    pages: int = 2_000  # that are read; all are counted
    page_letters: int = 200_000
    cut_letters: int = 20_000  # of a page of kinds that have none of their own
    letters: int = 20_000_000
    memory: int = 1024 * MB
    unpacked: int = 100 * MB  # of what is read of a zip file
    answer: int = 120 * MB  # of what the process may say


LIMITS = Limits()


class UnreadableError(Exception):
    """Nothing can be read of a file; the text says why, in a plain sentence."""


class TooLongError(BaseException):
    """Time is up. No `Exception`, so that no reader's own `except` swallows it."""
