"""What an import proposes from the words of a post. Nothing of it holds before an officer says yes."""

from django.conf import settings
from django.db import models


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(state=Proposal.State.OPEN)

    def accepted(self):
        return self.filter(state=Proposal.State.ACCEPTED)

    def refused(self):
        return self.filter(state=Proposal.State.REFUSED)

    def up_to(self, key):
        """Those that were there when `key` was the newest."""
        return self.filter(pk__lte=key)

    def newest_key(self):
        """Of the one that was proposed last; 0 where there is none."""
        return self.aggregate(newest=models.Max("pk"))["newest"] or 0

    def of_kind(self, kind):
        return self.filter(kind=kind)

    def of_posts(self, keys):
        return self.filter(post__in=keys)

    def with_keys(self, keys):
        return self.filter(pk__in=keys)

    def by_post(self):
        """Grouped by post, in the order in which they were proposed."""
        return self.select_related("post", "decided_by").order_by("post_id", "pk")


class Proposal(models.Model):
    class Kind(models.TextChoices):
        LINK = "link", "Link with the record"
        COMMITMENT = "commitment", "Commitment of our own side"
        TOPIC = "topic", "Topic"

    class State(models.TextChoices):
        OPEN = "open", "To be decided"
        ACCEPTED = "accepted", "Accepted"
        REFUSED = "refused", "Refused"

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="proposals")
    kind = models.CharField(max_length=12, choices=Kind)
    thing_kind = models.CharField(max_length=20, blank=True)  # of a link: as "pilot"
    thing_id = models.BigIntegerField(null=True)
    words = models.CharField(max_length=300)  # the name as it is written, the label, or the words that promise
    before = models.TextField(blank=True)  # of its sentence
    after = models.TextField(blank=True)
    fingerprint = models.CharField(max_length=64)  # of what it proposes: once refused, it is not proposed again
    state = models.CharField(max_length=10, choices=State, default=State.OPEN, db_index=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        unique_together = [("post", "fingerprint")]
        default_permissions = ("view", "change")

    def __str__(self):
        return f"{self.get_kind_display()}: {self.words}"
