"""How what our own side promised is found by search."""

from pilots.search.triggers import Indexed, Slugged, index, remember_slugs


def register():
    index(
        Indexed(
            kind="commitment",
            table="campaign_commitment",
            title="n.title",
            text="n.words || ' ' || n.note || ' ' || n.made_by || ' ' || n.owner_text || ' ' || n.due_text",
            year="coalesce(substr(n.made_on, 1, 4), '')",
            pilots="(SELECT {ids}(l.pilot_id) FROM campaign_commitment_pilots l WHERE l.commitment_id = n.id)",
            touched_by={"campaign_commitment_pilots": "{row}.commitment_id"},
        )
    )
    remember_slugs(commitment=Slugged("campaign_commitment"))
