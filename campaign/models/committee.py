"""Who meets, and when: committees and conferences of the union, branches, and the cabinets of councils."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone

from pilots.fuzzy import FuzzyDateField, passed
from pilots.models import Branch, Citation, Fact, PartnerBody
from pilots.publishing import Publishable, PublishableQuerySet, public


def public_ends(prefix=""):
    """A `Q` that holds where the branch and the body of the committee at `prefix`, if it has them, are public."""
    ends = ((f"{prefix}branch", public(f"{prefix}branch__")), (f"{prefix}body", public(f"{prefix}body__")))
    branch, body = (Q(**{end: None}) | is_public for end, is_public in ends)
    return branch & body


def public_meeting(prefix=""):
    """A `Q` that holds where the meeting at `prefix` is public, and its committee is."""
    committee = f"{prefix}committee__"
    return public(prefix) & public(committee) & public_ends(committee)


class CommitteeQuerySet(PublishableQuerySet):
    def public(self):
        """Public ones, except those of a branch or a body that is a draft."""
        return super().public().filter(public_ends())

    def of_branch(self, branch):
        return self.filter(branch=branch)

    def named(self, slugs):
        return self.filter(slug__in=slugs)

    def by_name(self):
        return self.order_by(Lower("name"))


class Committee(Publishable, Fact):
    """Any body of people that meets and decides."""

    class Kind(models.TextChoices):
        COMMITTEE = "committee", "Committee of the union"
        CONFERENCE = "conference", "Conference of the union"
        BRANCH = "branch", "Branch"
        CABINET = "cabinet", "Council cabinet or board"

    name = models.CharField(max_length=200, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COMMITTEE)
    organisation = models.CharField(max_length=120, default="UNISON", help_text="Whose it is.")
    branch = models.ForeignKey(
        Branch,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="committees",
        help_text="The branch that meets, if it is a branch.",
    )
    body = models.ForeignKey(
        PartnerBody,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="committees",
        help_text="The body whose cabinet or board it is.",
    )
    description = models.TextField(blank=True)

    objects = CommitteeQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = [Lower("name")]

    def __str__(self):
        return self.name

    def clean(self):
        wanted = {self.Kind.BRANCH: "branch", self.Kind.CABINET: "body"}.get(self.kind)
        if wanted and not getattr(self, f"{wanted}_id"):
            raise ValidationError({wanted: f"Say which {wanted} it is."})

    @property
    def is_ours(self):
        """Whether it is on our own side: the union's, and not an employer's."""
        return self.kind != self.Kind.CABINET

    @property
    def whose(self):
        """The branch that meets, or the body whose cabinet it is."""
        return self.branch or self.body

    def get_absolute_url(self):
        return f"{reverse('commitment_list')}?committee={self.slug}"


class CommitteeCitation(Citation):
    fact = models.ForeignKey(Committee, on_delete=models.CASCADE, related_name="citations")


class MeetingQuerySet(PublishableQuerySet):
    def public(self):
        """Public meetings of public committees."""
        return super().public().filter(public_meeting())

    def with_committee(self):
        return self.select_related("committee")

    def for_diary(self):
        return self.select_related("committee__branch", "committee__body").with_sources()

    def of_committees(self, slugs):
        return self.filter(committee__slug__in=slugs)

    def of_kinds(self, kinds):
        """Meetings of committees of these kinds."""
        return self.filter(committee__kind__in=kinds)

    def taking_place(self):
        """Those that were not cancelled."""
        return self.exclude(standing=Meeting.Standing.CANCELLED)

    def passed(self, day=None):
        """Dated ones that are over."""
        return self.filter(passed(day=day))

    def to_come(self, day=None):
        """Dated ones that are not over, those of today among them."""
        return self.exclude(date=None).exclude(passed(day=day))

    def undated(self):
        return self.filter(date=None)

    def dated(self):
        return self.exclude(date=None)

    def expected(self):
        return self.filter(standing=Meeting.Standing.EXPECTED)

    def passed_without_word(self):
        """Expected ones whose date is over: whether they met is not on record."""
        return self.expected().passed()

    def of_branch(self, branch):
        return self.filter(committee__branch=branch)

    def with_part(self, day=None):
        """Adds `part`: the part of the diary that it stands in, as of `day`, which is today."""
        undated = Case(
            When(standing=Meeting.Standing.EXPECTED, then=Meeting.Part.AWAITED), default=Meeting.Part.UNDATED
        )
        part = Case(
            When(date=None, then=undated),
            When(passed(day=day), then=Meeting.Part.PASSED),
            default=Meeting.Part.TO_COME,
            output_field=models.IntegerField(),
        )
        return self.annotate(part=part)

    def as_diary(self, day=None):
        """What is to come first, the soonest first; then what has passed, the latest first; last what has no date."""
        coming = Case(When(part=Meeting.Part.TO_COME, then="date"), output_field=models.CharField())
        return self.with_part(day).order_by("part", coming, F("date").desc(), "starts_at", "-pk")

    def last_of(self, branch):
        """The last dated meeting of a branch that is over and was not cancelled, or `None`."""
        return self.of_branch(branch).taking_place().passed().with_sources().latest_first().first()

    def in_order(self):
        return self.order_by("date", "starts_at", "pk")

    def latest_first(self):
        return self.order_by(F("date").desc(nulls_last=True), "-pk")


class Meeting(Publishable, Fact):
    """One meeting of a committee, held or expected. A moved or cancelled one stays, and says so."""

    class Standing(models.TextChoices):
        EXPECTED = "expected", "Expected"
        HELD = "held", "Held"
        CANCELLED = "cancelled", "Cancelled"

    class Part(models.IntegerChoices):
        """The parts of the diary, in its order."""

        TO_COME = 1, "To come"
        AWAITED = 2, "Expected, date not known"
        PASSED = 3, "Past meetings"
        UNDATED = 4, "Date not known"

    slug = models.SlugField(max_length=120, unique=True)
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="meetings")
    standing = models.CharField(max_length=20, choices=Standing, default=Standing.EXPECTED)
    date = FuzzyDateField(
        null=True,
        blank=True,
        help_text="When it was held, or is expected, as exactly as its source. Empty: not known.",
    )
    starts_at = models.TimeField(
        "begins at", null=True, blank=True, help_text="In the time of London. Empty: not known."
    )
    place = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-date", "-pk"]

    def __str__(self):
        return f"{self.committee}, {self.date or 'date not known'}"

    def clean(self):
        if self.starts_at and not (self.date and self.date.day):
            raise ValidationError({"starts_at": "A time needs its day."})

    @property
    def is_cancelled(self):
        return self.standing == self.Standing.CANCELLED

    @property
    def is_over(self):
        """Whether its date lies wholly before today; no date is never over."""
        return bool(self.date) and self.date.last_day < timezone.localdate()

    @property
    def is_to_come(self):
        """Whether it has a date that is not over, and takes place."""
        return bool(self.date) and not self.is_over and not self.is_cancelled

    @property
    def went_unheard_of(self):
        """Whether it was expected, its date is over, and nobody has recorded whether it met."""
        return self.is_over and self.standing == self.Standing.EXPECTED

    def get_absolute_url(self):
        return f"{reverse('diary')}?at={self.slug}#{self.slug}"


class MeetingCitation(Citation):
    fact = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="citations")
