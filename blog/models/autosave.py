"""What an officer has typed and not saved yet."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=30)


class AutosaveQuerySet(models.QuerySet):
    def of(self, officer, post):
        """What she has typed about a post, or (`post` being `None`) in the form of a new one: one row, or none."""
        return self.filter(officer=officer, post=post)

    def expired(self):
        return self.filter(saved_at__lt=timezone.now() - KEPT)

    def keep(self, officer, post, **changes):
        return self.update_or_create(officer=officer, post=post, defaults=changes)[0]


class Autosave(models.Model):
    """The fields of one form of a post, as last heard from the page on which they are typed."""

    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, null=True, related_name="+")  # none: a new one
    version = models.PositiveIntegerField(default=0)  # of the post, when the form was opened
    fields = models.JSONField(default=list)  # [[name, value], …]
    saved_at = models.DateTimeField(auto_now=True)

    objects = AutosaveQuerySet.as_manager()

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(fields=["officer", "post"], name="one_autosave"),
            models.UniqueConstraint(fields=["officer"], condition=models.Q(post=None), name="one_autosave_new"),
        ]

    def __str__(self):
        return f"unsaved words of {self.officer}"
