"""The columns of what the unions were told, and of the questions that we asked."""

from pilots.columns import TAIL, Fuzzy, Ref, Table, Text
from pilots.models import Consultation, Enquiry, PartnerBody, Pilot

CONSULTATIONS = Table(
    "consultations",
    Consultation,
    (
        Text("key"),
        Ref("pilot", Pilot),
        Ref("body", PartnerBody),
        Text("union"),
        Text("outcome"),
        Fuzzy("told_on"),
        Text("told_by"),
        Text("note"),
        *TAIL,
    ),
    lambda rows: rows.with_ends().with_sources(),
    keys=("key",),
)
ENQUIRIES = Table(
    "enquiries",
    Enquiry,
    (
        Text("key"),
        Ref("pilot", Pilot),
        Text("about"),
        Text("asked"),
        Fuzzy("asked_on", "asked_precision"),
        Fuzzy("answered_on", "answered_precision"),
        Text("answer"),
        *TAIL,
    ),
    lambda rows: rows.with_ends().with_sources(),
    keys=("key",),
)
