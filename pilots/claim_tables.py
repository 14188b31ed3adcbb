"""The columns of claims and of what speaks for and against them, as `pilots.tables` has those of the other nouns."""

from pilots.columns import BASIS, SOURCES, TAIL, Column, Fuzzy, Ref, Refs, Table, Text
from pilots.models import Claim, Document, Evidence, Figure, PartnerBody, Pilot

CLAIMS = Table(
    "claims",
    Claim,
    (
        Text("slug"),
        Text("quotation"),
        Text("speaker"),
        Ref("body", PartnerBody, shown=lambda claim: claim.said_by.slug if claim.said_by else None),
        Fuzzy("said_on"),
        Ref("document", Document),
        Text("page"),
        Refs("pilots", Pilot, lambda claim: sorted(pilot.slug for pilot in claim.pilot_rows)),
        Refs("figures", Figure, lambda claim: sorted(figure.key for figure in claim.figure_rows), key="key"),
        Text("standing"),
        Column("in_our_copy", lambda claim: claim.lookup.result),
        Column("pages_found", lambda claim: claim.found_on),
        Column("pages_total", lambda claim: claim.lookup.pages_total),
        Column("pages_readable", lambda claim: claim.lookup.pages_readable),
        Text("note"),
        *TAIL,
    ),
    lambda claims: claims.for_list().with_figures(),
)
CLAIM_EVIDENCE = Table(
    "claim_evidence",
    Evidence,
    (Ref("claim", Claim), Text("side"), Text("statement"), BASIS, SOURCES),
    lambda rows: rows.with_claims().with_sources(),
    keys=("claim", "statement"),
)
