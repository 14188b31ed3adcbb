"""Whom to invite: the other branches that the same pilots touch, and how to reach them."""

from pilots.models import Branch
from pilots.neighbours import Neighbour, nearest, neighbours_of

MOST_INVITED = 8


def neighbours_to_invite(branch, pilots):
    """(the nearest neighbours of a branch, how many more there are)."""
    neighbours = neighbours_of(branch, pilots)
    shown = nearest(neighbours, MOST_INVITED)
    return shown, len(neighbours) - len(shown)


def others_to_invite(pilots, group=None):
    """(branches of every group that `pilots` touch, or of every group but one, how many more there are)."""
    found = Branch.objects.public().touching(pilots).for_contact().by_group()
    others = [branch for branch in found if group is None or branch.service_group_id != group.pk]
    shown = [Neighbour(branch, bool(group), where(branch, pilots), [], []) for branch in others[:MOST_INVITED]]
    return shown, len(others) - len(shown)


def where(branch, pilots):
    """[(pilot, the branch's AffectedBranch there), …]."""
    return [(pilot, row) for pilot in pilots for row in pilot.branch_rows if row.branch_id == branch.pk]
