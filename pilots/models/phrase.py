"""The silence check: words that are watched, and which documents have them."""

from django.db import models
from django.urls import reverse

from pilots.fuzzy import FuzzyDateField
from pilots.models.check import Result, TextCheck
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public


class PhraseQuerySet(PublishableQuerySet):
    def in_order(self):
        return self.order_by("place", "words")


class Phrase(Publishable):
    """Words whose absence from a document says something."""

    slug = models.SlugField(max_length=80, unique=True)
    words = models.CharField(max_length=80, unique=True, help_text="As it is shown: trade unions")
    variants = models.TextField(
        blank=True, help_text="Other forms that count as the same, one on a line: trade union, trade unionists."
    )
    capitals_matter = models.BooleanField(
        default=False, help_text="For names that are also words: UNISON is not “in unison”."
    )
    why = models.CharField(max_length=200, blank=True, help_text="Why we look for it, in one plain sentence.")
    place = models.PositiveSmallIntegerField("place in the list", default=100)

    objects = PhraseQuerySet.as_manager()

    class Meta:
        ordering = ["place", "words"]

    def __str__(self):
        return self.words

    def get_absolute_url(self):
        return f"{reverse('pilots:silence_list')}?phrase={self.slug}"

    @property
    def forms(self):
        """All that counts as this phrase, the words themselves first."""
        return list(dict.fromkeys(filter(None, map(str.strip, [self.words, *self.variants.splitlines()]))))


class PhraseCheckQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public("phrase__"), public("document__"))

    def waiting(self):
        return self.filter(result=Result.WAITING)

    def on(self, document):
        return self.filter(document=document)


class PhraseCheck(TextCheck):
    """One phrase in one document. There is a row for each pair, whether we hold a copy or not."""

    phrase = models.ForeignKey(Phrase, on_delete=models.CASCADE, related_name="checks")
    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="phrase_checks")

    objects = PhraseCheckQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["phrase", "document"], name="a_pair_is_checked_once")]

    def __str__(self):
        return f"“{self.phrase}” in {self.document}: {self.get_result_display()}"


class FlipQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public("phrase__"), public("document__"))


class Flip(models.Model):
    """A settled answer that changed: a document that was silent now mentions, or the other way round."""

    phrase = models.ForeignKey(Phrase, on_delete=models.CASCADE, related_name="flips")
    document = models.ForeignKey("pilots.Document", on_delete=models.CASCADE, related_name="flips")
    was = models.CharField(max_length=20, choices=Result)
    became = models.CharField(max_length=20, choices=Result)
    pages = models.JSONField(default=list)  # [[page, times], …]
    text_fingerprint = models.CharField(max_length=64, blank=True)
    flipped_at = models.DateTimeField(auto_now_add=True, db_index=True)

    objects = FlipQuerySet.as_manager()

    class Meta:
        ordering = ["-flipped_at", "-pk"]
        verbose_name = "changed answer"

    def __str__(self):
        return f"{self.document}: {self.phrase}"


class ObservationQuerySet(PublishableQuerySet):
    def public(self):
        return super().public().filter(public("phrase__"), public("document__"))

    def with_ends(self):
        return self.select_related("phrase", "document")


class Observation(Publishable, Fact):
    """Words that somebody looked for by hand, on a website or in a paper that we do not hold."""

    class Outcome(models.TextChoices):
        MENTIONS = "mentions", "Has the words"
        SILENT = "silent", "Does not have the words"

    key = models.SlugField(max_length=120, unique=True, help_text="A short name of its own.")
    phrase = models.ForeignKey(Phrase, on_delete=models.PROTECT, related_name="observations")
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

    class Meta:
        ordering = ["seen_on", "pk"]
        verbose_name = "search by hand"
        verbose_name_plural = "searches by hand"

    def __str__(self):
        return f"“{self.words}” in {self.document}: {self.get_outcome_display().lower()}"


class ObservationCitation(Citation):
    fact = models.ForeignKey(Observation, on_delete=models.CASCADE, related_name="citations")
