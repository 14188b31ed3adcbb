"""Searches that found nothing, for the officers: what readers look for and the record lacks."""

from datetime import date

from django.db import models
from django.db.models import F

MOST = 5_000
KEPT_MONTHS = 12


def month_of(day, ago=0):
    """The first day of a month, `ago` months before that of `day`."""
    months = day.year * 12 + day.month - 1 - ago
    return date(months // 12, months % 12 + 1, 1)


class FailedSearchQuerySet(models.QuerySet):
    def count_once_more(self, words, day):
        """Adds one to the words' number; makes room, where they are new, for at most 5,000 rows of 12 months."""
        month = month_of(day)
        if self.filter(words=words).update(times=F("times") + 1, last_month=month):
            return
        self.filter(last_month__lt=month_of(day, KEPT_MONTHS)).delete()
        if self.count() >= MOST:
            rarest = self.order_by("times", "last_month", "pk").values_list("pk", flat=True)[: self.count() - MOST + 1]
            self.filter(pk__in=list(rarest)).delete()
        row = self.model(words=words, times=1, first_month=month, last_month=month)
        self.bulk_create([row], ignore_conflicts=True)


class FailedSearch(models.Model):
    """Words, how often and in which months; nothing of who searched, no day and no hour."""

    words = models.CharField(max_length=100, unique=True)
    times = models.PositiveIntegerField(default=1)
    first_month = models.DateField("first asked in")
    last_month = models.DateField("last asked in", db_index=True)

    objects = FailedSearchQuerySet.as_manager()

    class Meta:
        ordering = ["-times", "-last_month", "words"]
        verbose_name = "search that found nothing"
        verbose_name_plural = "searches that found nothing"

    def __str__(self):
        return self.words
