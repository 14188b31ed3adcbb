"""Which commitments belong to which meetings, for the diary."""

from django.db.models import Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Length

from campaign.models.committee import Committee
from campaign.outcomes import OPEN
from pilots.publishing import PublishableQuerySet

OF_A_DAY = len("2009-06-25")


class DueQuerySet(PublishableQuerySet):
    """Part of the commitments' QuerySet, whose `standing_at` and `with_status` it asks."""

    def still_open(self, day=None):
        return self.standing_at(OPEN, day)

    def due_by_a_day(self):
        """Open ones that are due by a day, and not by a month or year."""
        return self.still_open().alias(letters=Length("due_on")).filter(letters=OF_A_DAY)

    def owed_without_meeting(self):
        """Overdue ones that no later meeting on record can hear."""
        return self.overdue().filter(next_meeting=None)

    def of_committee_kinds(self, kinds):
        return self.filter(committee__kind__in=kinds)

    def touching(self, meetings):
        """Commitments made at any of `meetings`, answered there, or due at one of their committees."""
        keys = [meeting.pk for meeting in meetings]
        answers = self.model.answers.rel.related_model.objects.public()
        answered = Exists(answers.filter(commitment=OuterRef("pk"), meeting__in=keys))
        due = Q(due_at__in={meeting.committee_id for meeting in meetings}) | Q(due_meeting__in=keys)
        return self.with_status().filter(Q(made_at__in=keys) | due | answered)

    def with_maker(self):
        """Gives each commitment `.maker`: its committee if readers can see that, else `None`."""
        return self.prefetch_related(Prefetch("committee", Committee.objects.public(), to_attr="maker"))

    def for_diary(self):
        """Of those that have their status."""
        return self.with_maker().with_answers().with_sources().order_by(F("made_on").asc(nulls_last=True), "pk")
