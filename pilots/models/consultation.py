"""Were the unions told? What one body, or a pilot as a whole, did about one union, and when."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Value
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse

from pilots.fuzzy import FuzzyDateField
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public

OUR_UNION = "UNISON"


class Told(models.TextChoices):
    """What the unions were told; the order is how much. Nothing recorded is no row, and never a refusal."""

    CONSULTED = "consulted", "Consulted"
    INFORMED = "informed", "Informed"
    REFUSED = "refused", "Refused"
    NOTHING = "nothing", "Nothing recorded"


class ConsultationQuerySet(PublishableQuerySet):
    def public(self):
        """Public ones, except those of a pilot or a body that is a draft."""
        ends = (Q(pilot=None) | public("pilot__")) & (Q(body=None) | public("body__"))
        return super().public().filter(ends)

    def with_ends(self):
        return self.select_related("pilot", "body")

    def of_pilots(self, pilots):
        return self.filter(pilot__in=pilots)

    def of_body(self, body):
        return self.filter(body=body)

    def latest_first(self):
        """By date, undated ones last."""
        return self.order_by(F("told_on").desc(nulls_last=True), "-pk")

    def comparable(self):
        """Lets rows be compared: `at` which body, `to` which union, on what `day` (undated ones first), how `much`."""
        ranks = [models.When(outcome=outcome, then=-rank) for rank, outcome in enumerate(Told.values)]
        return self.alias(
            at=Coalesce("body_id", Value(0), output_field=models.IntegerField()),
            to=Lower("union"),
            day=Coalesce("told_on", Value(""), output_field=models.CharField()),
            much=models.Case(*ranks, output_field=models.IntegerField()),
        )

    def in_force(self):
        """Of rows on pilots, the last that each body, and each pilot as a whole, has about a union."""
        same = {name: OuterRef(name) for name in ("pilot", "at", "to")}
        later = Q(day__gt=OuterRef("day")) | Q(day=OuterRef("day"), pk__gt=OuterRef("pk"))
        return self.comparable().filter(~Exists(Consultation.objects.public().comparable().filter(later, **same)))

    def deciding(self):
        """Of rows on pilots, the one by which each body, and each pilot as a whole, stands: the most any union got."""
        same = {name: OuterRef(name) for name in ("pilot", "at")}
        more = Q(much__gt=OuterRef("much")) | Q(much=OuterRef("much"), pk__gt=OuterRef("pk"))
        return self.in_force().filter(~Exists(Consultation.objects.public().in_force().filter(more, **same)))


class Consultation(Publishable, Fact):
    """That a body told a union something, asked it, or refused to: of one pilot, or outside them."""

    class Outcome(models.TextChoices):
        CONSULTED = Told.CONSULTED.value, Told.CONSULTED.label
        INFORMED = Told.INFORMED.value, Told.INFORMED.label
        REFUSED = Told.REFUSED.value, Told.REFUSED.label

    key = models.SlugField(max_length=120, unique=True, help_text="A short name of its own.")
    pilot = models.ForeignKey(
        "pilots.Pilot",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="consultations",
        help_text="Empty: it was outside the pilots.",
    )
    body = models.ForeignKey(
        "pilots.PartnerBody",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="consultations",
        help_text="The body that told, asked or refused. Empty: the pilot as a whole.",
    )
    union = models.CharField(max_length=80, default=OUR_UNION, help_text="Which union it was about.")
    outcome = models.CharField("what was done", max_length=20, choices=Outcome)
    told_on = FuzzyDateField("date", null=True, blank=True)
    told_by = models.CharField(
        "by whom", max_length=200, blank=True, help_text="An office or a role, never a private person’s name."
    )
    note = models.TextField("what about", blank=True, help_text="What the union was told, asked or refused.")

    objects = ConsultationQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-told_on", "-pk"]
        verbose_name = "word to the unions"
        verbose_name_plural = "words to the unions"

    def __str__(self):
        return f"{self.whose}: {self.union} was {self.get_outcome_display().lower()}"

    def clean(self):
        if not self.pilot_id and not self.body_id:
            raise ValidationError("Say which pilot it was, or which body, or both.")

    @property
    def whose(self):
        return self.body or self.pilot

    @property
    def office(self):
        """By whom, where that says more than which body it was."""
        return "" if self.body and self.told_by == self.body.name else self.told_by

    @property
    def description(self):
        """What a feed says of it."""
        by = f"By {self.office}. " if self.office else ""
        return f"{self.told_on or 'Undated'}. {by}{self.note}".strip()

    def get_absolute_url(self):
        if self.pilot:
            return f"{self.pilot.get_absolute_url()}#told"
        return f"{reverse('pilots:body_detail', args=[self.body.slug])}#told"


class ConsultationCitation(Citation):
    fact = models.ForeignKey(Consultation, on_delete=models.CASCADE, related_name="citations")
