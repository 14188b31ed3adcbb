"""Which other branches the same pilots touch, of every service group: those that a branch has to find."""

from collections import defaultdict
from dataclasses import dataclass

from pilots.models import AffectedBranch, Branch, PartnerBody, Partnership, Pilot


@dataclass(frozen=True)
class Neighbour:
    """A branch that a public pilot touches which touches ours.

    `differs`: it is of another service group. `pilots`: [(pilot, its AffectedBranch there or None), …], by name.
    `bodies`: those with a part in these pilots where it organises; `shared`: the ones of them where ours does too.
    """

    branch: Branch
    differs: bool
    pilots: list
    bodies: list
    shared: list

    @property
    def facts(self):
        """What is said of it, to be shown with its sources: the branch, and what each pilot means for it."""
        return [self.branch, *(row for _, row in self.pilots if row)]

    @property
    def is_unverified(self):
        """Whether any of that has no source."""
        return not all(fact.sources for fact in self.facts)


def neighbours_of(branch, pilots=None):
    """[`Neighbour`, …]: those of other service groups first, then by group and name. A fixed number of questions.

    `pilots` are the public ones that touch the branch, by name, where the caller has them at hand.
    """
    if pilots is None:
        pilots = list(Pilot.objects.public().touching(branch).with_standing().by_name())
    record = Ties.of(pilots)
    found = [record.neighbour(branch, other) for other in Branch.objects.public().neighbouring(branch).for_contact()]
    return sorted(found, key=by_group)


def by_group(neighbour):
    group = neighbour.branch.service_group.name
    return not neighbour.differs, group.lower(), neighbour.branch.name.lower()


def nearest(neighbours, most):
    """At most `most` of them, in the order given: those that share a body come before all, then other groups."""
    ranked = sorted(neighbours, key=lambda neighbour: (not neighbour.shared, not neighbour.differs))
    kept = {neighbour.branch.pk for neighbour in ranked[:most]}
    return [neighbour for neighbour in neighbours if neighbour.branch.pk in kept]


@dataclass(frozen=True)
class Ties:
    """What ties branches to some pilots: who is affected in which, and who organises at which of their bodies."""

    pilots: list
    affected: dict  # {(pilot's key, branch's key): AffectedBranch}
    bodies: dict  # {body's key: PartnerBody}, by name
    parts: dict  # {body's key: {keys of the pilots in which it has a part}}
    at: dict  # {branch's key: {keys of the bodies where it organises}}

    @classmethod
    def of(cls, pilots):
        parts, at = defaultdict(set), defaultdict(set)
        for body, pilot in Partnership.objects.public().in_pilots(pilots).values_list("body", "pilot"):
            parts[body].add(pilot)
        bodies = {body.pk: body for body in PartnerBody.objects.public().with_part_in(pilots).by_name()}
        for branch, body in Branch.objects.organising_at(bodies):
            at[branch].add(body)
        rows = AffectedBranch.objects.public().in_pilots(pilots).with_sources()
        return cls(pilots, {(row.pilot_id, row.branch_id): row for row in rows}, bodies, parts, at)

    def bodies_of(self, branch):
        """The bodies with a part in the pilots where a branch organises, by name."""
        here = self.at.get(branch.pk, set())
        return [body for key, body in self.bodies.items() if key in here]

    def pilots_of(self, branch):
        """[(pilot, AffectedBranch or None), …]: those of the pilots that touch a branch."""
        by_body = {pilot for key in self.at.get(branch.pk, ()) for pilot in self.parts[key]}
        rows = [(pilot, self.affected.get((pilot.pk, branch.pk))) for pilot in self.pilots]
        return [(pilot, row) for pilot, row in rows if row or pilot.pk in by_body]

    def neighbour(self, branch, other):
        bodies, ours = self.bodies_of(other), self.at.get(branch.pk, set())
        return Neighbour(
            branch=other,
            differs=other.service_group_id != branch.service_group_id,
            pilots=self.pilots_of(other),
            bodies=bodies,
            shared=[body for body in bodies if body.pk in ours],
        )
