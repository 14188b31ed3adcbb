"""What became of a commitment on a day: every answer since."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from campaign.models.committee import Meeting
from pilots.fuzzy import FuzzyDateField
from pilots.models import Citation, Fact
from pilots.publishing import Publishable, PublishableQuerySet, public

A_ROLE = "A role or a public author: “a member of the NEC”. Never a private person’s name."


class AnswerQuerySet(PublishableQuerySet):
    def public(self):
        """Public answers to public commitments."""
        return super().public().filter(public("commitment__"))

    def to_any(self, commitments):
        """Answers to any of `commitments`, a QuerySet."""
        return self.filter(commitment__in=commitments.order_by().values("pk"))

    def with_commitment(self):
        """With the commitment, and where that stands now."""
        commitments = self.model._meta.get_field("commitment").related_model.objects.for_lines()
        return self.prefetch_related(models.Prefetch("commitment", commitments))

    def with_meeting(self):
        """Loads each answer's `.meeting`, with its committee, as readers may see it: `None` where that is a draft."""
        return self.prefetch_related(models.Prefetch("meeting", Meeting.objects.public().with_committee()))

    def in_order(self):
        return self.order_by("given_on", "pk")

    def latest_first(self):
        return self.order_by("-given_on", "-pk")

    def settling(self):
        return self.filter(kind__in=Answer.SETTLING)

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)


class Answer(Publishable, Fact):
    """What became of a commitment on one day: the only thing, besides time, that moves its status."""

    class Kind(models.TextChoices):
        RAISED = "raised", "Raised"  # somebody asked; no answer came of it
        ANSWERED = "answered", "Answered"  # something was said, and it is still open
        AGREED = "agreed", "Agreed"  # a call or a motion became a promise
        REPORTED = "reported", "Reported"
        KEPT = "kept", "Kept"
        DROPPED = "dropped", "Dropped"

    SETTLING = (Kind.REPORTED, Kind.KEPT, Kind.DROPPED)

    key = models.SlugField(max_length=120, unique=True, help_text="A short name of its own.")
    commitment = models.ForeignKey("campaign.Commitment", on_delete=models.CASCADE, related_name="answers")
    kind = models.CharField("what came", max_length=20, choices=Kind)
    given_on = FuzzyDateField("date")
    meeting = models.ForeignKey(
        Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="answers", help_text="If at a meeting."
    )
    given_by = models.CharField("by whom", max_length=120, blank=True, help_text=A_ROLE)
    statement = models.TextField("what was said", blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-given_on", "-pk"]
        verbose_name = "answer to a commitment"
        verbose_name_plural = "answers to commitments"

    def __str__(self):
        return f"{self.get_kind_display()}, {self.given_on}: {self.commitment}"

    def clean(self):
        if self.given_on and self.given_on.first_day > timezone.localdate():
            raise ValidationError({"given_on": "That day is yet to come. Enter an answer when it has been given."})

    def get_absolute_url(self):
        return f"{self.commitment.get_absolute_url()}#{self.key}"

    # What a feed reads of its entries, loaded `with_commitment`

    @property
    def heading(self):
        return f"{self.get_kind_display()}: {self.commitment}"

    @property
    def description(self):
        said = f"{self.given_by}, {self.given_on}." if self.given_by else f"{self.given_on}."
        return " ".join(filter(None, (said, self.statement, self.commitment.sentence)))


class AnswerCitation(Citation):
    fact = models.ForeignKey(Answer, on_delete=models.CASCADE, related_name="citations")
