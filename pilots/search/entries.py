"""Which nouns of the record are found by search, and by which words."""

from dataclasses import replace

from pilots.search.pages import PAGE, page_triggers
from pilots.search.triggers import Indexed, Slugged, also, index, remember_slugs

PILOT_IDS = "(SELECT {ids}(l.pilot_id) FROM %s l WHERE l.%s = n.id)"
YEAR = "coalesce(substr(n.%s, 1, 4), '')"


ENTRIES = (
    Indexed(
        kind="pilot",
        table="pilots_pilot",
        title="n.name",
        text="n.other_names || ' ' || n.areas || ' ' || n.summary || ' ' || n.lead_note || ' ' ||"
        " (SELECT {words}(t.name) FROM pilots_pilottheme l JOIN pilots_theme t ON t.id = l.theme_id"
        " WHERE l.pilot_id = n.id)",
        pilots="' ' || n.id || ' '",
        touched_by={
            "pilots_pilottheme": "{row}.pilot_id",
            "pilots_theme": "SELECT pilot_id FROM pilots_pilottheme WHERE theme_id = {row}.id",
        },
    ),
    Indexed(
        kind="body",
        table="pilots_partnerbody",
        title="n.name",
        text="n.other_names || ' ' || n.note || ' ' || {kind}",  # the kind in words
        pilots=PILOT_IDS % ("pilots_partnership", "body_id"),
        touched_by={"pilots_partnership": "{row}.body_id"},
    ),
    Indexed(
        kind="branch",
        table="pilots_branch",
        title="n.name",
        text="n.note || ' ' ||"
        " coalesce((SELECT g.name FROM pilots_servicegroup g WHERE g.id = n.service_group_id), '')",
        pilots=PILOT_IDS % ("pilots_affectedbranch", "branch_id"),
        touched_by={
            "pilots_affectedbranch": "{row}.branch_id",
            "pilots_servicegroup": "SELECT id FROM pilots_branch WHERE service_group_id = {row}.id",
        },
    ),
    Indexed(
        kind="document",
        table="pilots_document",
        title="n.title",
        text="n.publisher || ' ' || n.authors || ' ' || n.isbn || ' ' || n.note",
        year=YEAR % "published_on",
        pilots=PILOT_IDS % ("pilots_document_pilots", "document_id"),
        touched_by={"pilots_document_pilots": "{row}.document_id"},
    ),
    Indexed(
        kind="event",
        table="pilots_event",
        slug="n.key",
        title="n.title",
        text="n.description",
        year=YEAR % "date",
        pilots=PILOT_IDS % ("pilots_event_pilots", "event_id"),
        # An event of pilots is public when one of them is, too.
        published_at="CASE WHEN EXISTS (SELECT 1 FROM pilots_event_pilots l WHERE l.event_id = n.id) THEN"
        " {later}(n.published_at, (SELECT min(p.published_at) FROM pilots_event_pilots l"
        " JOIN pilots_pilot p ON p.id = l.pilot_id WHERE l.event_id = n.id))"
        " ELSE n.published_at END",
        touched_by={
            "pilots_event_pilots": "{row}.event_id",
            "pilots_pilot": "SELECT event_id FROM pilots_event_pilots WHERE pilot_id = {row}.id",
        },
    ),
    Indexed(
        kind="figure",
        table="pilots_figure",
        slug="n.key",
        title="n.label",
        text="n.note || ' ' || n.period",
        pilots="coalesce(' ' || n.pilot_id || ' ', '')",
        # A figure is public when its pilot and body are, too.
        published_at="CASE"
        " WHEN n.pilot_id IS NOT NULL THEN"
        " (SELECT {later}(n.published_at, p.published_at) FROM pilots_pilot p WHERE p.id = n.pilot_id)"
        " WHEN n.body_id IS NOT NULL THEN"
        " (SELECT {later}(n.published_at, b.published_at) FROM pilots_partnerbody b WHERE b.id = n.body_id)"
        " ELSE n.published_at END",
        touched_by={
            "pilots_pilot": "SELECT id FROM pilots_figure WHERE pilot_id = {row}.id",
            "pilots_partnerbody": "SELECT id FROM pilots_figure WHERE body_id = {row}.id",
        },
    ),
    Indexed(
        kind="term",
        table="pilots_term",
        title="n.word",
        text="n.full_form || ' ' || n.meaning",
    ),
    Indexed(
        kind="claim",
        table="pilots_claim",
        title="n.quotation",
        text="n.speaker || ' ' || n.note",
        year=YEAR % "said_on",
        pilots=PILOT_IDS % ("pilots_claim_pilots", "claim_id"),
        # A claim is public when the document is in which it stands, too.
        published_at="(SELECT {later}(n.published_at, d.published_at) FROM pilots_document d"
        " WHERE d.id = n.document_id)",
        touched_by={
            "pilots_claim_pilots": "{row}.claim_id",
            "pilots_document": "SELECT id FROM pilots_claim WHERE document_id = {row}.id",
        },
    ),
    PAGE,
)


def register(body_kinds):
    """Tells the index of the nouns above. `body_kinds` are the (value, label) pairs of a body's kinds."""
    labels = " ".join(f"WHEN '{value}' THEN '{label}'" for value, label in body_kinds)
    in_words = f"CASE n.kind {labels} ELSE '' END"
    also(page_triggers)
    index(*(replace(entry, text=entry.text.replace("{kind}", in_words)) for entry in ENTRIES))
    remember_slugs(
        pilot=Slugged("pilots_pilot"),
        body=Slugged("pilots_partnerbody"),
        branch=Slugged("pilots_branch"),
        document=Slugged("pilots_document"),
        claim=Slugged("pilots_claim"),
        service_group=Slugged("pilots_servicegroup", public="1 = 1", publishable=False),
    )
