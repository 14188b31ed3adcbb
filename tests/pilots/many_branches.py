"""A made-up record of many branches, and what is true of it, counted one by one in plain Python.

Beside what is public stand drafts of every kind: pilots, bodies and branches.
"""

import random
from functools import cached_property

from django.utils.text import slugify

from pilots.models import AffectedBranch, Branch, PartnerBody, Partnership, Pilot
from tests.make import make_region, make_service_group, yesterday

GROUPS = ("Local government", "Health", "Police and justice", "Energy", "Higher education")
KINDS = ("police", "fire", "nhs-trust", "district-council", "company")
STATES = ["", *AffectedBranch.JointWorking.values]


class ManyBranches:
    """`number` branches in five groups, twelve pilots and bodies in fives of kinds; the same for the same number."""

    def __init__(self, number):
        self.chance, self.number = random.Random(number), number
        self.groups = [make_service_group(name) for name in GROUPS]
        self.region = make_region()
        self.pilots = self.made(Pilot, "Pilot", 12, region=lambda place: self.region)
        self.bodies = self.made(PartnerBody, "Body", max(number // 5, 40), kind=lambda place: KINDS[place % 5])
        self.branches = self.made(Branch, "Branch", number, service_group=lambda place: self.groups[place % 4])
        self.parts = self.pairs(self.pilots[:-1], self.bodies, 6)  # the last pilot has no body
        self.at = self.pairs(self.branches, self.bodies, 3)
        affected = self.pairs(self.branches, self.pilots, 2)
        self.states = {pair: self.chance.choice(STATES) for pair in affected if self.chance.random() < 0.6}
        self.write()

    def made(self, model, name, number, **fields):
        """Rows in a shuffled order of names; one in six is a draft."""
        names = [f"{name} {place:04}" for place in range(number)]
        self.chance.shuffle(names)
        return model.objects.bulk_create(
            model(
                name=one,
                slug=slugify(one),
                published_at=None if place % 6 == 5 else yesterday(),
                **{field: value(place) for field, value in fields.items()},
            )
            for place, one in enumerate(names)
        )

    def pairs(self, ones, others, most):
        """{(one, other): None}, in the order made: each of `ones` with none up to `most` of `others`."""
        drawn = ((one, self.chance.sample(others, self.chance.randrange(most + 1))) for one in ones)
        return dict.fromkeys((one, other) for one, some in drawn for other in some)

    def write(self):
        Partnership.objects.bulk_create(Partnership(pilot=pilot, body=body) for pilot, body in self.parts)
        organises = Branch.bodies.through
        organises.objects.bulk_create(organises(branch=branch, partnerbody=body) for branch, body in self.at)
        AffectedBranch.objects.bulk_create(
            AffectedBranch(pilot=pilot, branch=branch, joint_working=state)
            for (branch, pilot), state in self.states.items()
        )

    # What is true of it, by looking at every pair.

    def public(self, things):
        return [thing for thing in things if thing.published_at]

    @cached_property
    def names_at(self):
        """{name of a branch: {names of the public bodies where it organises}}."""
        return names_in_pairs(self.at, self.branches)

    @cached_property
    def names_in(self):
        """{name of a pilot: {names of the public bodies with a part in it}}."""
        return names_in_pairs(self.parts, self.pilots)

    @cached_property
    def touched(self):
        """{name of a branch: {name of each public pilot that touches it: its state there, or None}}."""
        states = {(branch.name, pilot.name): state for (branch, pilot), state in self.states.items()}
        return {
            branch.name: {
                pilot.name: states.get((branch.name, pilot.name))
                for pilot in self.public(self.pilots)
                if (branch.name, pilot.name) in states or self.names_at[branch.name] & self.names_in[pilot.name]
            }
            for branch in self.branches
        }

    def neighbours(self, branch):
        """{name: (of another group, {pilot: state or None}, {bodies}, {bodies shared})}."""
        found, ours = {}, self.touched[branch.name]
        for other in self.public(self.branches):
            common = {pilot: state for pilot, state in self.touched[other.name].items() if pilot in ours}
            if other.name != branch.name and common:
                bodies = {
                    body for pilot in common for body in self.names_at[other.name] if body in self.names_in[pilot]
                }
                differs = other.service_group_id != branch.service_group_id
                found[other.name] = (differs, common, bodies, bodies & self.names_at[branch.name])
        return found

    def branches_at(self, body, group):
        return {
            one.name
            for one in self.public(self.branches)
            if one.service_group_id == group.pk and body.name in self.names_at[one.name]
        }


def names_in_pairs(pairs, ones):
    """{name of each of `ones`: {names of the public things that it is paired with}}."""
    found = {one.name: set() for one in ones}
    for one, other in pairs:
        if other.published_at:
            found[one.name].add(other.name)
    return found


def told(neighbour):
    """A `Neighbour` as `ManyBranches.neighbours` puts it."""
    states = {pilot.name: row.joint_working if row else None for pilot, row in neighbour.pilots}
    names = ({body.name for body in bodies} for bodies in (neighbour.bodies, neighbour.shared))
    return neighbour.differs, states, *names
