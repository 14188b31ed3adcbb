"""How often somebody wrote lately, without knowing who."""

from datetime import timedelta

from django.db import models
from django.db.models import F
from django.utils import timezone

KEPT = timedelta(hours=1)


class AttemptQuerySet(models.QuerySet):
    def count_once_more(self, digest):
        """How often this connection did it within the hour, this time included."""
        self.forget()
        attempt, _ = self.get_or_create(digest=digest)
        self.filter(pk=attempt.pk).update(number=F("number") + 1)
        return attempt.number + 1

    def forget(self):
        """Deletes what is older than an hour. Returns how many rows."""
        return self.filter(began_at__lt=timezone.now() - KEPT).delete()[0]


class Attempt(models.Model):
    """Of one connection, known by a digest alone, the key of which is another one each day."""

    digest = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now, db_index=True)

    objects = AttemptQuerySet.as_manager()

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.digest
