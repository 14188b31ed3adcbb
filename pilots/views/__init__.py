"""The public pages of the record, by noun. Each finds public things only; `show_…` draws one of them."""

from pilots.views.body import body_detail, body_list, show_body
from pilots.views.branch import (
    branch_detail,
    branch_list,
    service_group_detail,
    service_group_list,
    show_branch,
)
from pilots.views.claim import claim_detail, claim_list, show_claim
from pilots.views.copy import copy_file
from pilots.views.document import document_detail, document_list, show_document
from pilots.views.export import export_list
from pilots.views.figure import event_list, figure_list, glossary
from pilots.views.page import page_detail
from pilots.views.pilot import pilot_card, pilot_detail, pilot_list, show_pilot
from pilots.views.silence import silence_list

__all__ = [
    "body_detail",
    "body_list",
    "branch_detail",
    "branch_list",
    "claim_detail",
    "claim_list",
    "copy_file",
    "document_detail",
    "document_list",
    "event_list",
    "export_list",
    "figure_list",
    "glossary",
    "page_detail",
    "pilot_card",
    "pilot_detail",
    "pilot_list",
    "service_group_detail",
    "service_group_list",
    "show_body",
    "show_branch",
    "show_claim",
    "show_document",
    "show_pilot",
    "silence_list",
]
