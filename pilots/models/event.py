from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from pilots.fuzzy import FuzzyDate, FuzzyDateField
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public


class Status(models.TextChoices):
    """Where a pilot stands. It moves only by dated events."""

    ANNOUNCED = "announced", "Announced"
    COUNTING = "counting", "Counting"
    REPORTED = "reported", "Reported"
    FIELD_TRIAL = "field-trial", "Field trial"
    SUCCEEDED = "succeeded", "Succeeded by another scheme"
    ENDED = "ended", "Ended"


OVER = (Status.SUCCEEDED, Status.ENDED)  # nothing more is to be expected of a pilot that stands there
A_YEAR = timedelta(days=365)


class EventQuerySet(PublishableQuerySet):
    def public(self):
        """Public events, except those of pilots that are all drafts."""
        links = Event.pilots.through.objects.filter(event=OuterRef("pk"))
        return super().public().filter(~Exists(links) | Exists(links.filter(public("pilot__"))))

    def matching(self, words):
        for word in words.split():
            self = self.filter(Q(title__icontains=word) | Q(description__icontains=word))
        return self

    def told(self, title, date):
        """Events told in the same words of the same day."""
        return self.filter(title__iexact=title, date=date)

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def about_any(self, pilot_slugs):
        """Events that concern any of these public pilots."""
        links = Event.pilots.through.objects.filter(
            public("pilot__"), event=OuterRef("pk"), pilot__slug__in=pilot_slugs
        )
        return self.filter(Exists(links))

    def about(self, pilot):
        return self.about_any([pilot.slug])

    def concerning(self, pilot_slugs):
        """Events that concern any of these public pilots, or the programme as a whole."""
        links = Event.pilots.through.objects.filter(event=OuterRef("pk"))
        return self.filter(~Exists(links) | Exists(links.filter(public("pilot__"), pilot__slug__in=pilot_slugs)))

    def moving_status(self):
        return self.exclude(sets_status="")

    def within_a_year(self):
        """Events of the last twelve months, by their date or by when they were last recorded."""
        year_ago = timezone.now() - A_YEAR
        return self.filter(Q(date__gte=FuzzyDate.of(year_ago.date())) | Q(updated_at__gte=year_ago))

    def with_pilots(self):
        """Gives each event `.pilot_rows`, the public ones."""
        return self.with_public("pilots", "pilot_rows")

    def for_list(self):
        return self.with_pilots().with_sources()

    def for_timescale(self):
        """Rows of `key`, `date` and `title`."""
        return self.values_list("key", "date", "title", named=True)

    def latest_first(self):
        return self.order_by("-date", "-pk")

    def in_order(self):
        return self.order_by("date", "pk")


class Event(Publishable, Fact):
    class Kind(models.TextChoices):
        POLICY = "policy", "Policy"
        PUBLICATION = "publication", "Publication"
        UNION = "union", "Union"
        PARLIAMENT = "parliament", "Parliament"
        PILOT = "pilot", "In a pilot"
        MEDIA = "media", "Media"
        AFTERMATH = "aftermath", "Aftermath"

    key = models.SlugField(max_length=120, unique=True, help_text="A short name for its address on the timeline.")
    date = FuzzyDateField()
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=Kind)
    description = models.TextField(blank=True)
    pilots = models.ManyToManyField(
        "pilots.Pilot",
        blank=True,
        related_name="events",
        help_text="None: it concerns the programme as a whole.",
    )
    sets_status = models.CharField(
        "new status",
        max_length=20,
        choices=Status,
        blank=True,
        help_text="If its pilots move to another status by it. The latest such event is where a pilot stands.",
    )

    objects = EventQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.date}: {self.title}"

    def get_absolute_url(self):
        return f"{reverse('pilots:event_list')}?at={self.key}#{self.key}"


class EventCitation(Citation):
    fact = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="citations")
