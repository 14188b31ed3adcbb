"""The campaign's public pages: the front page, search, what our own side promised, the diary, the meeting pack."""

from campaign.views.commitment import commitment_detail, commitment_export, commitment_list, show_commitment
from campaign.views.diary import diary, diary_calendar
from campaign.views.faults import bad_request, forbidden, not_found
from campaign.views.home import home
from campaign.views.pack import branch_pack, choose_pack, pilot_pack, service_group_pack
from campaign.views.searching import search, suggest
from campaign.views.site import about, corrections, corrections_export, favicon, health, privacy, robots

__all__ = [
    "about",
    "bad_request",
    "branch_pack",
    "choose_pack",
    "commitment_detail",
    "commitment_export",
    "commitment_list",
    "corrections",
    "corrections_export",
    "diary",
    "diary_calendar",
    "favicon",
    "forbidden",
    "health",
    "home",
    "not_found",
    "pilot_pack",
    "privacy",
    "robots",
    "search",
    "service_group_pack",
    "show_commitment",
    "suggest",
]
