"""Numbers as their sources give them. Where two differ, both stand; nothing unsourced is added up."""

from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse

from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public

DOWNWARD = "The upper amount is smaller than the amount."


@dataclass(frozen=True)
class Total:
    """A sum with its base. `low` and `high` differ where a part is a range or a conflict."""

    low: Decimal
    high: Decimal
    counted: int  # pilots with a sourced figure
    of: int  # pilots in the record
    spans: dict  # pilot key → (low, high)


class FigureQuerySet(PublishableQuerySet):
    def public(self):
        """Public figures whose pilot and body, if any, are public too."""
        return super().public().filter(Q(pilot=None) | public("pilot__")).filter(Q(body=None) | public("body__"))

    def waiting(self):
        """Figures that are ready, where the pilot or body is still a draft."""
        return super().public().exclude(pk__in=self.model.objects.public().values("pk"))

    def matching(self, words):
        for word in words.split():
            self = self.filter(
                Q(label__icontains=word)
                | Q(note__icontains=word)
                | Q(pilot__name__icontains=word)
                | Q(body__name__icontains=word)
            )
        return self

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def about_any(self, pilot_slugs):
        return self.filter(pilot__slug__in=pilot_slugs)

    def about_programme(self):
        """Figures of the programme as a whole: neither one pilot's nor one body's."""
        return self.filter(pilot=None, body=None)

    def in_conflict(self):
        """Figures that a public figure contradicts."""
        return self.filter(Exists(Figure.objects.public().filter(conflicts_with=OuterRef("pk"))))

    def contradicting(self):
        """Figures that name another, public or not, as contradicting them."""
        return self.filter(Exists(Figure.objects.filter(conflicts_with=OuterRef("pk"))))

    def contradicting_without_note(self):
        """Figures without a note that contradict another without one: nobody says why the two differ."""
        return self.filter(Exists(Figure.objects.filter(conflicts_with=OuterRef("pk"), note="")), note="")

    def whole(self):
        """Headline figures: not a part of another public one."""
        return self.exclude(Exists(Figure.objects.public().filter(parts=OuterRef("pk"))))

    def of_pilots(self):
        return self.exclude(pilot=None)

    def of_body(self, body):
        return self.filter(body=body)

    def named_in(self, post):
        """Figures that a post relies on."""
        return self.filter(Exists(Figure.posts.through.objects.filter(figure=OuterRef("pk"), post=post)))

    def with_posts(self):
        """Gives each figure `.post_rows`, the public posts that rely on it."""
        return self.with_public("posts", "post_rows")

    def with_ends(self):
        return self.select_related("pilot", "body")

    def with_conflicts(self):
        """Gives each figure `.conflicts`: the public figures that contradict it, with their sources."""
        others = Figure.objects.public().with_ends().with_sources().order_by("pk")
        return self.prefetch_related(models.Prefetch("conflicts_with", others, to_attr="conflicts"))

    def for_list(self):
        return self.with_ends().select_related("part_of").with_conflicts().with_sources()

    def by_pilot(self):
        """The programme first, then pilots by name, then bodies; in the order of the record within each."""
        return self.order_by(
            models.Case(models.When(pilot=None, body=None, then=0), models.When(body=None, then=1), default=2),
            "pilot__name",
            "body__name",
            "pk",
        )


class Figure(Publishable, Fact):
    class Kind(models.TextChoices):
        SPEND = "spend-counted", "Spending counted"
        SAVING = "saving", "Saving claimed"
        COST = "cost", "Cost"
        RECEIPT = "receipt", "Receipts from sales"
        POPULATION = "population", "Population"
        BODIES = "bodies-counted", "Bodies counted"
        RATE = "rate", "Rate or share"
        OTHER = "other", "Other"

    class Unit(models.TextChoices):
        GBP = "GBP", "pounds"
        PEOPLE = "people", "people"
        PERCENT = "percent", "per cent"
        COUNT = "count", "a plain number"

    # Savings, costs and rates cover different years and things: a sum of them would mean nothing.
    ADDED_UP = (Kind.SPEND, Kind.POPULATION)
    LOWER_BOUNDS = ("more than", "at least", "over")  # qualifiers

    key = models.SlugField(
        max_length=120, unique=True, help_text="A short name for its address on the page of figures."
    )
    pilot = models.ForeignKey("pilots.Pilot", on_delete=models.CASCADE, null=True, blank=True, related_name="figures")
    body = models.ForeignKey(
        "pilots.PartnerBody",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        help_text="If it is one body's figure. Neither pilot nor body: the programme as a whole.",
    )
    kind = models.CharField(max_length=20, choices=Kind)
    label = models.CharField(max_length=200)
    amount = models.DecimalField(
        max_digits=18,
        decimal_places=2,
        null=True,
        blank=True,
        help_text="Empty: the source gives no safe number.",
    )
    amount_high = models.DecimalField(
        "upper amount", max_digits=18, decimal_places=2, null=True, blank=True, help_text="For a range."
    )
    unit = models.CharField(max_length=10, choices=Unit, default=Unit.GBP)
    qualifier = models.CharField(max_length=40, blank=True, help_text="about, more than, up to: as the source has it.")
    period = models.CharField(
        max_length=80, blank=True, help_text="a year, over 3 years, in 2008-09: as the source has it."
    )
    note = models.TextField(blank=True)
    conflicts_with = models.ManyToManyField(
        "self",
        blank=True,
        help_text="Figures for the same thing that say something else. Both are always shown.",
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The figure that already includes this one. A part is never added to a total.",
    )

    objects = FigureQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(amount_high=None) | Q(amount_high__gte=F("amount")),
                name="a_range_runs_upward",
                violation_error_message=DOWNWARD,
            )
        ]

    def __str__(self):
        return f"{self.pilot or self.body or 'The programme'}: {self.label}"

    def get_absolute_url(self):
        return f"{reverse('pilots:figure_list')}?at={self.key}#{self.key}"

    def clean(self):
        if self.pilot_id and self.body_id:
            raise ValidationError({"body": "Choose a pilot or a body, not both."})
        if None not in (self.amount, self.amount_high) and self.amount_high < self.amount:
            raise ValidationError({"amount_high": DOWNWARD})

    @property
    def high(self):
        return self.amount if self.amount_high is None else self.amount_high

    @property
    def span(self):
        """(low, high), where high is None for "more than"; None where nothing sourced gives a safe number."""
        if self.amount is None or not self.sources:
            return None
        return self.amount, None if self.qualifier in self.LOWER_BOUNDS else self.high

    @property
    def whose(self):
        """Its pilot or body; None for the programme's."""
        return self.pilot or self.body


class FigureCitation(Citation):
    fact = models.ForeignKey(Figure, on_delete=models.CASCADE, related_name="citations")


def total(figures, pilot_count):
    """Adds up the sourced ones of the `whole()` `figures` of pilots, loaded with sources, one pilot once.

    Where a pilot has several, they are a conflict or a range and the total becomes a range.
    """
    spans = {}
    for figure in figures:
        if figure.pilot_id and figure.amount is not None and figure.sources:
            low, high = spans.get(figure.pilot_id, (figure.amount, figure.high))
            spans[figure.pilot_id] = min(low, figure.amount), max(high, figure.high)
    lows, highs = zip(*spans.values(), strict=True) if spans else ((), ())
    return Total(sum(lows, Decimal(0)), sum(highs, Decimal(0)), len(spans), pilot_count, spans)


def conflict_groups(figures):
    """The figures that contradict each other, as lists of two or more; each figure stands in one list."""
    groups, seen = [], set()
    for figure in figures:
        if figure.conflicts and figure.pk not in seen:
            group = [figure, *figure.conflicts]
            seen |= {one.pk for one in group}
            groups.append(group)
    return groups


def claims_in_pounds(figures):
    """The savings claimed among `figures`, percentages left out."""
    return [figure for figure in figures if figure.kind == Figure.Kind.SAVING and figure.unit == Figure.Unit.GBP]
