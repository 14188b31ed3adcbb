"""Mistakes that were put right where readers had seen them."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.text import capfirst

from pilots.models.event import Event
from pilots.models.figure import Figure
from pilots.search.models import SearchEntry
from pilots.versions import Versioned, VersionedQuerySet


class CorrectionQuerySet(VersionedQuerySet):
    def public(self):
        """Corrections of what readers can see now, as the search index knows it."""
        entries = SearchEntry.objects.public().filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
        return self.filter(Exists(entries))

    def of(self, kind, keys):
        return self.filter(kind=kind, object_id__in=keys)

    def of_any(self, keys):
        """Corrections of any of the things in `keys`: kind → their keys, or a query for these."""
        chosen = Q(pk__in=[])
        for kind, some in keys.items():
            chosen |= Q(kind=kind, object_id__in=some)
        return self.filter(chosen)

    def in_record_of(self, pilot):
        """Corrections of a pilot and its parts, its figures and its events."""
        return self.in_records_of([pilot])

    def in_records_of(self, pilots, branches=()):
        """Corrections of any of these pilots and their parts, figures and events, and of `branches`."""
        slugs = [pilot.slug for pilot in pilots]
        figures, events = Figure.objects.about_any(slugs), Event.objects.about_any(slugs)
        own = {"pilot": [pilot.pk for pilot in pilots], "branch": [branch.pk for branch in branches]}
        return self.of_any(own | {"figure": figures.values("pk"), "event": events.values("pk")})

    def made_since(self, day):
        return self.filter(made_at__date__gte=day)

    def made_by_edit(self, edit):
        """Those that came with a change, and still stand."""
        return self.filter(pk__in=self.model.history.filter(edit=edit, history_type="+").values("id"))

    def made_after(self, moment):
        return self.filter(made_at__gt=moment)

    def with_titles(self):
        """Adds `title`, what the thing is called in the search index, drafts too; `None` where it is deleted."""
        entries = SearchEntry.objects.filter(kind=OuterRef("kind"), object_id=OuterRef("object_id"))
        return self.annotate(title=Subquery(entries.values("title")[:1]))

    def newest_first(self):
        return self.order_by("-made_at", "-pk")

    by_change = newest_first  # as feeds ask it of all that they tell


class Correction(Versioned):
    """One sentence that says what was wrong in a thing of the record, and what is right.

    Its `thing` is loaded by `with_things`, for many at once.
    """

    kind = models.CharField(max_length=20)  # as in the search index: pilot, figure, post …
    object_id = models.BigIntegerField()
    sentence = models.CharField(max_length=300, help_text="For readers: what it said, what is right, and how we know.")
    made_at = models.DateTimeField(auto_now_add=True, db_index=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["kind", "object_id"], name="correction_of")]

    def __str__(self):
        return self.sentence

    def get_absolute_url(self):
        return self.thing.get_absolute_url()

    @property
    def kind_in_words(self):
        return capfirst(self.thing._meta.verbose_name)

    # What a feed reads of its entries

    @property
    def heading(self):
        return f"Corrected: {self.thing}"

    @property
    def description(self):
        return self.sentence

    @property
    def updated_at(self):
        return self.made_at

    published_at = updated_at
