"""What looking for words in our copy of a document came to. The two kinds of looking share one shape."""

from django.db import models


class Result(models.TextChoices):
    """The honest answers. `SILENT` is only said when every page of the copy could be read."""

    FOUND = "found", "Has it"
    SILENT = "silent", "Has it nowhere"
    CANNOT_TELL = "cannot-tell", "Cannot tell"
    NO_COPY = "no-copy", "No copy held"
    WAITING = "waiting", "Being looked through"


class TextCheckQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(result=Result.WAITING)

    def looked_through(self):
        """Those of documents of which we hold a copy."""
        return self.exclude(result=Result.NO_COPY)

    def answered_by_other(self, rules):
        """Those of which an answer stands that was found by other rules than these."""
        return self.exclude(result__in=(Result.NO_COPY, Result.WAITING)).exclude(rules=rules)

    def ask_again(self):
        """Has them looked for once more. Returns how many."""
        return self.update(result=Result.WAITING)


class TextCheck(models.Model):
    """Database triggers make a row for all that is to be looked for, and set it to `WAITING` or `NO_COPY` whenever
    the words, the document or its copy change (see `pilots/silence/triggers.py`); `check_phrases` settles it.
    """

    result = models.CharField(max_length=20, choices=Result, default=Result.NO_COPY, db_index=True)
    settled = models.CharField(max_length=20, choices=Result, blank=True)  # the last answer that was not waiting
    pages = models.JSONField(default=list)  # [[page, times], …] where it was found
    times = models.PositiveIntegerField(default=0)
    pages_total = models.PositiveIntegerField(null=True)
    pages_readable = models.PositiveIntegerField(null=True)
    text_fingerprint = models.CharField(max_length=64, blank=True)  # of the text that was looked through
    rules = models.PositiveSmallIntegerField(default=0)  # by which was looked: `RULES` in pilots/silence/folding.py
    checked_at = models.DateTimeField(null=True)

    class Meta:
        abstract = True

    @property
    def page_numbers(self):
        return [page for page, _ in self.pages]

    @property
    def pages_unreadable(self):
        return (self.pages_total or 0) - (self.pages_readable or 0)
