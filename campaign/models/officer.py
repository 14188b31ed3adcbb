from django.contrib.auth.models import AbstractUser


class Officer(AbstractUser):
    """Somebody who keeps the record. Readers have no accounts, of any kind."""

    class Meta(AbstractUser.Meta):
        verbose_name = "officer"
        verbose_name_plural = "officers"

    def __str__(self):
        return self.get_full_name() or self.username
