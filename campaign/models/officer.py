from django.contrib.auth.models import AbstractUser
from django.db import models


class Officer(AbstractUser):
    """Somebody who keeps the record. Readers have no accounts, of any kind."""

    # Until when she has seen what the others did; empty: nothing yet.
    caught_up_at = models.DateTimeField(null=True, editable=False)

    class Meta(AbstractUser.Meta):
        verbose_name = "officer"
        verbose_name_plural = "officers"

    def __str__(self):
        return self.get_full_name() or self.username
