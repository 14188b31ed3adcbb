"""How often somebody wrote lately, without knowing who."""

from django.db import models
from django.utils import timezone


class Attempt(models.Model):
    """Of one connection, known by a digest under a key that is thrown away: nobody can go back from it."""

    digest = models.CharField(max_length=64, unique=True)
    number = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(default=timezone.now, db_index=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.digest
