"""What we do not know of a pilot, and whom we asked."""

from django.db import models

from pilots.fuzzy import FuzzyDateField
from pilots.models.citation import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public


class Unknown(models.TextChoices):
    """What a pilot's page should say, and often cannot."""

    LEAD = "lead", "Which body leads it"
    SPENDING = "spending", "How much spending was counted"
    SAVINGS = "savings", "What it is to save"
    POPULATION = "population", "How many people live there"
    POSTS = "posts", "How many posts are at risk"
    REPORT = "report", "Its final report"
    TOLD = "told", "Whether the unions were told"
    END = "end", "When it ended"


class EnquiryQuerySet(PublishableQuerySet):
    def public(self):
        return super().public().filter(public("pilot__"))

    def with_ends(self):
        return self.select_related("pilot")

    def of_pilots(self, pilots):
        return self.filter(pilot__in=pilots)

    def latest_first(self):
        return self.order_by("-asked_on", "-pk")

    def unanswered(self):
        return self.filter(answered_on=None, answer="")

    def answered(self):
        return self.exclude(answered_on=None, answer="")


class Enquiry(Publishable, Fact):
    """That we asked somebody for what the record lacks of a pilot, and what came back."""

    key = models.SlugField(max_length=120, unique=True, help_text="A short name of its own.")
    pilot = models.ForeignKey("pilots.Pilot", on_delete=models.CASCADE, related_name="enquiries")
    about = models.CharField("what we asked for", max_length=20, choices=Unknown)
    asked = models.CharField(
        "whom we asked",
        max_length=200,
        help_text="An office: “the council’s freedom of information team”. Never a private person’s name.",
    )
    asked_on = FuzzyDateField("asked on")
    answered_on = FuzzyDateField("answered on", null=True, blank=True, help_text="Empty: no answer yet.")
    answer = models.TextField("what they said", blank=True)

    objects = EnquiryQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-asked_on", "-pk"]
        verbose_name = "question we asked"
        verbose_name_plural = "questions we asked"

    def __str__(self):
        return f"{self.pilot}: {self.get_about_display().lower()}, asked of {self.asked}"

    @property
    def is_answered(self):
        return bool(self.answered_on or self.answer)

    @property
    def description(self):
        """What a feed says of it."""
        answer = f"Answered {self.answered_on or 'undated'}: {self.answer}" if self.is_answered else "No answer yet."
        return f"Asked {self.asked_on}. {answer}"

    def get_absolute_url(self):
        return f"{self.pilot.get_absolute_url()}#unknown"


class EnquiryCitation(Citation):
    fact = models.ForeignKey(Enquiry, on_delete=models.CASCADE, related_name="citations")
