"""Mistakes that were put right where readers had seen them."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef

from pilots.history import Edit
from pilots.search.models import SearchEntry
from pilots.versions import Versioned, VersionedQuerySet


class CorrectionQuerySet(VersionedQuerySet):
    def public(self):
        """Corrections of what readers can see now, as the search index knows it."""
        entries = SearchEntry.objects.public().filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
        return self.filter(Exists(entries))

    def of(self, kind, keys):
        return self.filter(kind=kind, object_id__in=keys)

    def newest_first(self):
        return self.order_by("-made_at", "-pk")


class Correction(Versioned):
    """One sentence that says what was wrong in a thing of the record, and what is right."""

    kind = models.CharField(max_length=20)  # as in the search index: pilot, figure, post …
    object_id = models.BigIntegerField()
    sentence = models.CharField(max_length=300, help_text="For readers: what it said, what is right, and how we know.")
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    edit = models.ForeignKey(Edit, on_delete=models.SET_NULL, null=True, editable=False, related_name="corrections")

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="correction_of")]

    def __str__(self):
        return self.sentence
