"""How often promises and names are found rightly, on sentences that we labelled by hand.

They stand in `labelled/promises.csv`: half of them were looked at while the rules were made ("tuning"), half only
afterwards ("held out"). All are of our own making, so other people's sentences may fare worse.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

from blog.promises import promises_in
from pilots.naming import NAMED

LABELLED = Path(__file__).parent / "labelled" / "promises.csv"
HALVES = ("tuning", "held out")
AIM = 0.9  # of precision and of recall


@dataclass
class Score:
    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, found, expected):
        """Counts what was found of what was expected, two sets."""
        self.right += len(found & expected)
        self.wrong += len(found - expected)
        self.missed += len(expected - found)

    @property
    def precision(self):
        return self.right / max(self.right + self.wrong, 1)

    @property
    def recall(self):
        return self.right / max(self.right + self.missed, 1)


def labelled():
    with LABELLED.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def named_so(mentions):
    """{"pilot kent", …}: those that are meant, by kind and slug."""
    meant = [one.thing for one in mentions if one.is_meant]
    return {f"{one.kind} {NAMED[one.kind][0].objects.get(pk=one.key).slug}" for one in meant}


def scores(names):
    """{("promises" or "links", half): Score}, with the record's `names`."""
    found = {(what, half): Score() for what in ("promises", "links") for half in HALVES}
    for row in labelled():
        sentence, half = row["sentence"], row["half"]
        promised = {sentence} if any(promises_in(sentence, names)) else set()
        found["promises", half].add(promised, {sentence} if row["is_promise"] == "yes" else set())
        found["links", half].add(named_so(names.mentions([sentence])), set(filter(None, row["links"].split("; "))))
    return found
