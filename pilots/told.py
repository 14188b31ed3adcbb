"""Were the unions told? In each pilot, body by body; what nobody recorded is counted, and is no refusal."""

from collections import Counter
from dataclasses import dataclass

from pilots.models import Consultation, Partnership, Told

SAID = (Told.INFORMED, Told.REFUSED)  # named in a headline only where there are any


@dataclass(frozen=True)
class Tally:
    """At how many bodies the unions were told what, {`Told`: number}, in how many pilots."""

    numbers: dict
    pilots: int = 1

    @property
    def of(self):
        """How many bodies there are in all."""
        return sum(self.numbers.values())

    @property
    def not_known(self):
        return self.numbers.get(Told.NOTHING, 0)

    @property
    def headline(self):
        """ "Unions consulted at 0 of 14 bodies, refused at 1 (13 not known)"; empty where there is no body."""
        if not self.of:
            return ""
        where = f"{self.of:,} {'body' if self.of == 1 else 'bodies'}"
        where += f" in {self.pilots:,} pilots" if self.pilots != 1 else ""
        others = [f", {state} at {self.numbers[state]:,}" for state in SAID if self.numbers.get(state)]
        unknown = f" ({self.not_known:,} not known)" if self.not_known else ""
        consulted = self.numbers.get(Told.CONSULTED, 0)
        return f"Unions consulted at {consulted:,} of {where}{''.join(others)}{unknown}"


@dataclass(frozen=True)
class ToldAt:
    """One body's part in a pilot, its `state` (a `Told`), and what is recorded: Consultations, the latest first."""

    part: Partnership
    state: Told
    words: list


@dataclass(frozen=True)
class Telling:
    """What the unions were told in one pilot.

    `bodies`: a `ToldAt` for each public body in it, by role. `whole`: what was done by the pilot as a whole, which
    counts for no body. `beyond`: by bodies that have no part in it, which count for none either.
    `words`: all of these Consultations with their sources, the latest first.
    """

    bodies: list
    whole: list
    beyond: list
    words: list

    @property
    def tally(self):
        return Tally(Counter(row.state for row in self.bodies))

    @property
    def headline(self):
        return self.tally.headline


def told_in(pilots):
    """{key of a pilot: its `Telling`} for public pilots, at three questions for any number of them."""
    keys = [pilot.pk for pilot in pilots]
    parts = group(Partnership.objects.public().of_pilots(keys).with_ends().with_told().by_role())
    words = group(Consultation.objects.public().of_pilots(keys).with_ends().with_sources().latest_first())
    return {key: telling(parts.get(key, []), words.get(key, [])) for key in keys}


def group(rows):
    """{key of a pilot: its rows, in their order}."""
    groups = {}
    for row in rows:
        groups.setdefault(row.pilot_id, []).append(row)
    return groups


def telling(parts, words):
    bodies = [ToldAt(part, Told(part.told), [one for one in words if one.body_id == part.body_id]) for part in parts]
    inside = {part.body_id for part in parts}
    return Telling(
        bodies,
        whole=[one for one in words if one.body_id is None],
        beyond=[one for one in words if one.body_id and one.body_id not in inside],
        words=words,
    )


def told_in_all(pilots):
    """The `Tally` of all public pilots, which are `pilots` in number; a body with a part in two counts in each."""
    return Tally(Partnership.objects.public().numbers_by_told(), pilots)
