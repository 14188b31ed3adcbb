from datetime import timedelta

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone

LONGEST_NEWS = timedelta(days=30)  # of somebody who never caught up


class Officer(AbstractUser):
    """Somebody who keeps the record. Readers have no accounts, of any kind."""

    # Until when she has seen what the others did; empty: nothing yet.
    caught_up_at = models.DateTimeField(null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "officer"
        verbose_name_plural = "officers"

    def __str__(self):
        return self.get_full_name() or self.username

    @property
    def news_since(self):
        """From when on what the others did is news to her."""
        return self.caught_up_at or max(self.date_joined, timezone.now() - LONGEST_NEWS)

    def catch_up(self, until):
        """Says that she has seen all until this moment; it never goes back, and never beyond now."""
        self.caught_up_at = min(max(until, self.news_since), timezone.now())
        self.save(update_fields=["caught_up_at"])
