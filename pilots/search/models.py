"""The table over all kinds that search reads, and the addresses that things used to have.

Database triggers keep both (see `triggers.py`), so no way of writing can forget them.
"""

from django.db import models

from pilots.publishing import public


class SearchEntryQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public())

    def counts(self):
        """{kind: how many}."""
        rows = self.order_by().values("kind").annotate(number=models.Count("pk"))
        return {row["kind"]: row["number"] for row in rows}


class SearchEntry(models.Model):
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    slug = models.CharField(max_length=120)
    title = models.TextField()
    text = models.TextField()
    year = models.CharField(max_length=4, blank=True)
    pilots = models.TextField(blank=True)  # keys of pilots, each between blanks: " 3 17 "
    published_at = models.DateTimeField(null=True, db_index=True)

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["kind", "object_id"], name="search_entry_of"),
            models.Index(fields=["kind", "published_at"], name="search_entry_kinds"),
        ]

    def __str__(self):
        return f"{self.kind} {self.title}"


class FormerSlug(models.Model):
    """An address that a thing had, or that was public and is deleted (`object_id` empty)."""

    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=120)
    object_id = models.BigIntegerField(null=True)
    instead = models.CharField(max_length=500, default="", db_default="")  # where readers may look, once it is gone

    class Meta:
        indexes = [models.Index(fields=["kind", "slug"], name="former_slug_of")]

    def __str__(self):
        return f"{self.kind} {self.slug}"
