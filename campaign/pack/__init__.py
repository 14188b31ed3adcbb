"""What a branch, a pilot or a service group takes to a meeting: gathered, asked, moved, and kept for no signal."""

from campaign.pack.gathering import Pack
from campaign.pack.since import Since, since_of
from campaign.pack.subjects import for_pack, of_branch, of_group, of_pilot

__all__ = ["Pack", "Since", "for_pack", "of_branch", "of_group", "of_pilot", "since_of"]
