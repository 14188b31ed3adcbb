"""What somebody saw who searched by hand, where we hold no copy."""

from django.db import models

from pilots.fuzzy import FuzzyDateField
from pilots.models.check import Result
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public


class ObservationQuerySet(PublishableQuerySet):
    def public(self):
        return super().public().filter(public("phrase__"), public("document__"))

    def of_pair(self, phrase, document):
        """Public ones of a phrase and a document that are public themselves, the latest first."""
        return super().public().filter(phrase=phrase, document=document).order_by("-seen_on", "-pk")

    def with_ends(self):
        return self.select_related("phrase", "document")


class Observation(Publishable, Fact):
    """Words that somebody looked for by hand, on a website or in a paper that we do not hold."""

    class Outcome(models.TextChoices):
        MENTIONS = "mentions", "Has the words"
        SILENT = "silent", "Does not have the words"

    key = models.SlugField(max_length=120, unique=True, help_text="A short name of its own.")
    phrase = models.ForeignKey("pilots.Phrase", on_delete=models.PROTECT, related_name="observations")
    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="observations")
    outcome = models.CharField(max_length=20, choices=Outcome)
    searched = models.CharField(
        "what was searched", max_length=200, help_text="The website’s own search; the whole paper."
    )
    words = models.CharField("words looked for", max_length=120)
    message = models.CharField(
        "message shown", max_length=300, blank=True, help_text="Word for word, if a website answered."
    )
    seen_on = FuzzyDateField("seen on")
    seen_by = models.CharField(max_length=120, help_text="A role or a public author, never a private person’s name.")
    note = models.TextField(blank=True)

    objects = ObservationQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["seen_on", "pk"]
        verbose_name = "search by hand"
        verbose_name_plural = "searches by hand"

    def __str__(self):
        return f"“{self.words}” in {self.document}: {self.get_outcome_display().lower()}"

    @property
    def result(self):
        """The outcome, as an answer of the silence check."""
        return Result.FOUND if self.outcome == self.Outcome.MENTIONS else Result.SILENT


class ObservationCitation(Citation):
    fact = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="citations")
