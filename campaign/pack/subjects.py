"""For whom a pack is: a branch, everybody in one pilot, or a service group."""

from dataclasses import dataclass
from functools import cached_property

from campaign.pack.inviting import neighbours_to_invite, others_to_invite
from pilots.models import Branch, Fact, Pilot, ServiceGroup


@dataclass(frozen=True)
class Subject:
    """`pilots` are the public ones that touch it, loaded for a pack; `branches`, those that it speaks for."""

    thing: Fact
    pilots: list
    branches: list
    meets: str  # who meets, as a sentence begins: “This branch”

    @property
    def name(self):
        return self.thing.name

    @property
    def is_branch(self):
        return isinstance(self.thing, Branch)

    @property
    def is_pilot(self):
        return isinstance(self.thing, Pilot)

    @property
    def branch(self):
        return self.thing if self.is_branch else None

    @cached_property
    def slugs(self):
        return [pilot.slug for pilot in self.pilots]

    @cached_property
    def own_bodies(self):
        """The keys of the bodies in its pilots where its branches organise."""
        own = {branch.pk for branch in self.branches}
        parts = (part for pilot in self.pilots for part in pilot.partner_rows)
        return {part.body_id for part in parts if own & {branch.pk for branch in part.body.branch_rows}}

    @cached_property
    def invited(self):
        """([`Neighbour`, …], how many more): whom to ask to the meeting."""
        if self.is_branch:
            return neighbours_to_invite(self.thing, self.pilots)
        return others_to_invite(self.pilots, self.thing if isinstance(self.thing, ServiceGroup) else None)


def for_pack(pilots):
    """A QuerySet of public pilots, to be loaded with all that a pack says of each."""
    return pilots.with_standing().with_place().with_partners().with_branches().with_sources()


def of_branch(branch):
    pilots = list(for_pack(Pilot.objects.public().touching(branch)).by_name())
    return Subject(branch, pilots, [branch], "This branch")


def of_pilot(pilot):
    """`pilot` is loaded `for_pack`."""
    return Subject(pilot, [pilot], [], "This meeting")


def of_group(group):
    pilots = list(for_pack(Pilot.objects.public().affecting_groups([group.slug])).by_name())
    return Subject(group, pilots, list(Branch.objects.public().in_groups([group.slug]).by_name()), "This meeting")
