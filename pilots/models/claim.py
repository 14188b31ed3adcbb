"""What the programme said, word for word, and what came of it."""

from django.db import models
from django.urls import reverse

from pilots.fuzzy import FuzzyDateField
from pilots.models.check import TextCheck
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, RecordQuerySet, public


class ClaimQuerySet(PublishableQuerySet):
    def public(self):
        """Public claims of public documents."""
        return super().public().filter(public("document__"))


class Claim(Publishable, Fact):
    """A quotation. Its citations say where we have it from; `document` and `page` are where it was said."""

    class Standing(models.TextChoices):
        OPEN = "open", "Open"
        BORNE_OUT = "borne-out", "Borne out"
        FELL_THROUGH = "fell-through", "Fell through"
        DISPUTED = "disputed", "Disputed"

    slug = models.SlugField(max_length=120, unique=True)
    quotation = models.TextField(help_text="Word for word, without quotation marks round it.")
    speaker = models.CharField(max_length=200, blank=True, help_text="Who said it: a public office or author.")
    body = models.ForeignKey(
        "pilots.PartnerBody",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="claims",
        help_text="The body that said it, if it is in the record.",
    )
    said_on = FuzzyDateField("said on", null=True, blank=True)
    document = models.ForeignKey(
        "pilots.Document", on_delete=models.PROTECT, related_name="claims", help_text="Where it stands."
    )
    page = models.CharField(max_length=40, blank=True, help_text="As the source has it, if known.")
    pilots = models.ManyToManyField("pilots.Pilot", blank=True, related_name="claims")
    figures = models.ManyToManyField(
        "pilots.Figure", blank=True, related_name="claims", help_text="Figures that bear on it."
    )
    standing = models.CharField("how it stands", max_length=20, choices=Standing, default=Standing.OPEN)
    note = models.TextField(blank=True)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["said_on", "pk"]

    def __str__(self):
        return f"“{self.quotation}”"

    def get_absolute_url(self):
        return reverse("pilots:claim_detail", args=[self.slug])


class ClaimCitation(Citation):
    fact = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations")


class ClaimCheck(TextCheck):
    """Whether the quotation stands in our copy."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="lookup")

    def __str__(self):
        return f"{self.claim}: {self.get_result_display()}"


class EvidenceQuerySet(RecordQuerySet):
    pass


class Evidence(Fact):
    """One thing that bears a claim out, or speaks against it."""

    class Side(models.TextChoices):
        FOR = "for", "Bears it out"
        AGAINST = "against", "Speaks against it"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    side = models.CharField(max_length=10, choices=Side)
    statement = models.TextField(help_text="One or two plain sentences.")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "piece of evidence"
        verbose_name_plural = "evidence"

    def __str__(self):
        return f"{self.get_side_display()}: {self.statement}"


class EvidenceCitation(Citation):
    fact = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="citations")
