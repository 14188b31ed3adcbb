"""The filters of what our own side promised and of the diary, used by their pages and their exports alike."""

from campaign.models import Commitment, Committee
from pilots.faceting import RecordFilterSet
from pilots.filter_kinds import Choices, Sort, Words
from pilots.filters import pilot_names


def committee_names():
    return list(Committee.objects.public().by_name().values_list("slug", "name"))


def names_of_all():
    """Those without a meeting too: a calendar of theirs waits for the first."""
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


class DiaryFilter(RecordFilterSet):
    kind = Choices("of_kinds", label="Kind", choices=Committee.Kind.choices)
    committee = Choices("of_committees", label="Committee", choices=names_of_all)
    sort = Sort({"diary": ("what comes first", "as_diary")})

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.form.fields["committee"]
        field.choices = list(field.choices)  # asked for once: a page names them in three places

    def narrow(self, commitments):
        """Those of `commitments` whose committee fits what is chosen."""
        slugs, kinds = self.chosen.get("committee"), self.chosen.get("kind")
        commitments = commitments.of_committees(slugs) if slugs else commitments
        return commitments.of_committee_kinds(kinds) if kinds else commitments

    @property
    def names(self):
        """What is chosen, in words."""
        return [label for _, _, label in self.active()]
