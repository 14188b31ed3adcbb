"""What the programme said, word for word, and what came of it."""

import re

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.urls import reverse
from django.utils.text import Truncator

from pilots.fuzzy import FuzzyDateField
from pilots.models.check import Result, TextCheck, TextCheckQuerySet
from pilots.models.citation import Citation, Fact
from pilots.models.copy import Copy
from pilots.models.figure import Figure
from pilots.publishing import Publishable, PublishableQuerySet, RecordQuerySet, public

WORDS_OF_HEADING = 15


class ClaimQuerySet(PublishableQuerySet):
    def public(self):
        """Public claims of public documents."""
        return super().public().filter(public("document__"))

    def waiting(self):
        """Claims that are ready, where the document is still a draft."""
        return super().public().exclude(public("document__"))

    def matching(self, words):
        for word in words.split():
            self = self.filter(
                Q(quotation__icontains=word)
                | Q(speaker__icontains=word)
                | Q(note__icontains=word)
                | Q(document__title__icontains=word)
                | (public("body__") & Q(body__name__icontains=word))
            )
        return self

    def standing_at(self, values):
        return self.filter(standing__in=values)

    def answered(self, results):
        """Claims of which our copy says any of `results`."""
        return self.filter(lookup__result__in=results)

    def about_any(self, pilot_slugs):
        """Claims about any of these public pilots."""
        links = Claim.pilots.through.objects.filter(
            public("pilot__"), claim=OuterRef("pk"), pilot__slug__in=pilot_slugs
        )
        return self.filter(Exists(links))

    def about(self, pilot):
        return self.about_any([pilot.slug])

    def in_document(self, document):
        return self.filter(document=document)

    def named_in(self, post):
        """Claims that a post discusses."""
        return self.filter(Exists(Claim.posts.through.objects.filter(claim=OuterRef("pk"), post=post)))

    def with_lookup(self):
        """With what our copy of the document says, and the document."""
        return self.select_related("lookup", "document", "body")

    def with_pilots(self):
        """Gives each claim `.pilot_rows`, the public ones."""
        return self.with_public("pilots", "pilot_rows")

    def with_figures(self):
        """Gives each claim `.figure_rows`, the public ones."""
        return self.prefetch_related(models.Prefetch("figures", Figure.objects.public().for_list(), "figure_rows"))

    def with_evidence(self):
        """Gives each claim `.evidence_rows`, with sources."""
        return self.prefetch_related(models.Prefetch("evidence", Evidence.objects.with_sources(), "evidence_rows"))

    def for_lines(self):
        return self.with_lookup().with_sources()

    def for_list(self):
        return self.for_lines().with_pilots()

    def for_page(self):
        return self.for_list().with_figures().with_evidence()

    def in_order(self):
        """By the date on which it was said; undated ones last."""
        return self.order_by(F("said_on").asc(nulls_last=True), "pk")

    def latest_first(self):
        return self.order_by(F("said_on").desc(nulls_last=True), "-pk")


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

    class Meta(Publishable.Meta):
        ordering = ["said_on", "pk"]

    def __str__(self):
        return f"“{self.short}”"

    def get_absolute_url(self):
        return reverse("pilots:claim_detail", args=[self.slug])

    @property
    def short(self):
        """Its first words, as many as fit a heading."""
        return Truncator(" ".join(self.quotation.split())).words(WORDS_OF_HEADING)

    @property
    def is_long(self):
        return len(self.quotation.split()) > WORDS_OF_HEADING

    @property
    def said_by(self):
        """The body that said it, where readers may see it."""
        return self.body if self.body and self.body.is_public else None

    @property
    def found_on(self):
        """The pages of our copy that have the quotation."""
        return self.lookup.page_numbers if self.lookup.result == Result.FOUND else []

    @property
    def places(self):
        """[(page, its address in our own copy), …] where the copy has the quotation."""
        return [(number, self.address_in_copy(number)) for number in self.found_on]

    def address_in_copy(self, number):
        return f"{reverse('pilots:page_detail', args=[self.document.slug, number])}?claim={self.slug}"

    @property
    def is_elsewhere(self):
        """Whether a page, or pages, are named and our copy has the words on others only."""
        named = [int(number) for number in re.findall(r"\d{1,6}", self.page)]
        found = self.found_on
        return bool(named and found) and not any(min(named) <= number <= max(named) for number in found)

    @property
    def sides(self):
        """[(label, evidence), …] for and against, of a claim loaded `for_page`."""
        return [(side.label, [one for one in self.evidence_rows if one.side == side]) for side in Evidence.Side]


class ClaimCitation(Citation):
    fact = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="citations")


class ClaimCheckQuerySet(TextCheckQuerySet):
    def with_claims(self):
        return self.select_related("claim__document")

    def by_document(self):
        return self.order_by("claim__document", "pk")

    def hold(self, check):
        """Keeps others from this one row until the transaction ends, on PostgreSQL. SQLite has one writer anyway."""
        return self.select_for_update().get(pk=check.pk)

    def still_asking(self, check, copy):
        """The row of `check` if it waits still, for the same quotation in the same text."""
        same_text = Copy.objects.latest().filter(
            pk=copy.pk,
            document=OuterRef("claim__document"),
            state=copy.state,
            text_fingerprint=copy.text_fingerprint,
        )
        return self.waiting().filter(Exists(same_text), pk=check.pk, claim__quotation=check.claim.quotation)


class ClaimCheck(TextCheck):
    """Whether the quotation stands in our copy."""

    claim = models.OneToOneField(Claim, on_delete=models.CASCADE, related_name="lookup")

    objects = ClaimCheckQuerySet.as_manager()

    def __str__(self):
        return f"{self.claim}: {self.get_result_display()}"


class EvidenceQuerySet(RecordQuerySet):
    def on_any(self, claims):
        """Pieces of evidence on any of `claims`, with the claim of each."""
        return self.filter(claim__in=claims).select_related("claim")

    def with_claims(self):
        return self.select_related("claim__document")


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
