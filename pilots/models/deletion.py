"""What was deleted, kept for a while so that it can be brought back."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=30)


class DeletionQuerySet(models.QuerySet):
    def expired(self):
        return self.filter(deleted_at__lt=timezone.now() - KEPT)

    def kept(self):
        """What can still be brought back."""
        return self.exclude(pk__in=self.model.objects.expired().values("pk"))

    def with_key(self, key):
        """The one with this key, as text or number; `None` where there is none."""
        return self.filter(pk=key).first() if str(key).isdecimal() else None

    def without_rows(self):
        """Without what was written down of it, which may be long."""
        return self.defer("rows", "emptied")

    def newest_first(self):
        return self.order_by("-pk")


class Deletion(models.Model):
    """A thing that was deleted, and all that went with it."""

    kind = models.CharField(max_length=60)  # the model, as "pilots.pilot"
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=300)
    rows = models.JSONField(default=list)  # all that went, as Django's serializers write it, in order
    emptied = models.JSONField(default=list)  # [model, key, field, value] of what pointed at it and was emptied
    deleted_at = models.DateTimeField(auto_now_add=True, db_index=True)
    deleted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    reason = models.TextField(blank=True)

    objects = DeletionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "deleted thing"
        default_permissions = ("view", "restore")

    def __str__(self):
        return self.title
