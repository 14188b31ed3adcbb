"""Mail on its way out. A view writes a letter here; one sender claims it and sends it."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

MOST_TRIES = 5
GIVEN_UP_AFTER = timedelta(minutes=10)  # a sender that claimed a letter and did not come back


class LetterQuerySet(models.QuerySet):
    def waiting(self):
        stale = timezone.now() - GIVEN_UP_AFTER
        return self.filter(sent_at=None, tries__lt=MOST_TRIES).filter(Q(claimed_at=None) | Q(claimed_at__lt=stale))

    def claim(self, key):
        """Takes a waiting letter for sending. Returns whether it is ours: of two senders at once one has it."""
        return bool(self.waiting().filter(pk=key).update(claimed_at=timezone.now(), tries=F("tries") + 1))

    def note_sent(self, key):
        self.filter(pk=key).update(sent_at=timezone.now())

    def failed(self):
        """Those that were tried and may be tried again, but not at once."""
        return self.filter(sent_at=None, tries__lt=MOST_TRIES).exclude(claimed_at=None)


class Letter(models.Model):
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    claimed_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return self.subject
