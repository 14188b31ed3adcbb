"""How our own promises stand, counted: each number with its base, and the status whose list is behind it."""

from dataclasses import dataclass

from campaign.outcomes import Status

WORDS = {  # status → what is said of one, and of several
    Status.OVERDUE: ("is overdue", "are overdue"),
    Status.DUE: ("is due at the next meeting", "are due at the next meetings"),
    Status.PROMISED: ("is promised", "are promised"),
    Status.CALLED: ("was called for and not agreed", "were called for and not agreed"),
    Status.REPORTED: ("was reported on", "were reported on"),
    Status.KEPT: ("was kept", "were kept"),
    Status.DROPPED: ("was dropped", "were dropped"),
}


@dataclass(frozen=True)
class Part:
    status: str
    number: int
    words: str


def tally(commitments):
    """(how many there are, a `Part` for each status that any of them has, the most urgent first). One query."""
    standings = commitments.standings()
    total, parts = len(standings), []
    for status, forms in WORDS.items():
        answers = [answered for one, answered in standings if one == status]
        if answers:
            base = f" of {total:,}" if not parts else ""
            words = f"{len(answers):,}{base} {forms[len(answers) > 1]}{silence(status, answers)}"
            parts.append(Part(status, len(answers), words))
    return total, parts


def silence(status, answers):
    """How many of the promised ones nobody has answered."""
    without = answers.count(False)
    if status != Status.PROMISED or not without:
        return ""
    return (
        " with no answer on record" if without == len(answers) else f", {without:,} of them with no answer on record"
    )
