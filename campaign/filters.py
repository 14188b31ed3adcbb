"""The filters of what our own side promised, used by its page and its exports alike."""

from campaign.models import Commitment, Committee
from pilots.faceting import Choices, RecordFilterSet, Sort, Words
from pilots.filters import pilot_names


def committee_names():
    return list(Committee.objects.public().by_name().values_list("slug", "name"))


class CommitmentFilter(RecordFilterSet):
    q = Words()
    status = Choices("standing_at", label="Where it stands", choices=Commitment.Status.choices)
    committee = Choices("of_committees", label="Committee", choices=committee_names)
    kind = Choices("of_kinds", label="Kind", choices=Commitment.Kind.choices)
    pilot = Choices("about_any", label="Pilot", choices=pilot_names)
    sort = Sort(
        {
            "urgency": ("most urgent", "by_urgency"),
            "committee": ("committee", "by_committee"),
            "latest": ("latest first", "latest_first"),
        }
    )
