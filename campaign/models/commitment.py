"""What our own side promised, decided or was called to do."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, OuterRef, Prefetch, Q
from django.urls import reverse

from blog.models import Post
from campaign.models.answer import A_ROLE, Answer
from campaign.models.committee import Committee, Meeting, public_meeting
from campaign.outcomes import OPEN, Status, was_answered, with_status
from campaign.standing import sentence
from pilots.corrected import CORRECTABLE
from pilots.fuzzy import FuzzyDateField
from pilots.models import Citation, Fact, Pilot
from pilots.publishing import Publishable, PublishableQuerySet, public


class CommitmentQuerySet(PublishableQuerySet):
    def with_status(self, day=None):
        """Adds `status` and what it rests on, as of `day`, which is today: see `campaign.outcomes`. Once is enough."""
        if "status" in self.query.annotations:
            return self
        # Where the committee of the meeting at which it is due is hidden, so are all meetings that could pass.
        its_meetings = public_meeting("made_at__"), public("due_meeting__")
        return with_status(self, Answer.objects.public(), Meeting.objects.public(), *its_meetings, day)

    def standing_at(self, statuses, day=None):
        return self.with_status(day).filter(status__in=statuses)

    def overdue(self, day=None):
        return self.standing_at([Status.OVERDUE], day)

    def pending(self, day=None):
        """Those due at the next meeting, and those overdue."""
        return self.standing_at([Status.OVERDUE, Status.DUE], day)

    def of_committees(self, slugs):
        return self.filter(committee__slug__in=slugs)

    def of_kinds(self, kinds):
        return self.filter(kind__in=kinds)

    def about_any(self, pilot_slugs):
        """Commitments about any of these public pilots."""
        links = Commitment.pilots.through.objects.filter(
            public("pilot__"), commitment=OuterRef("pk"), pilot__slug__in=pilot_slugs
        )
        return self.filter(models.Exists(links))

    def concerning(self, pilot_slugs):
        """Commitments about any of these public pilots, or about the programme as a whole."""
        links = Commitment.pilots.through.objects.filter(commitment=OuterRef("pk"))
        about = links.filter(public("pilot__"), pilot__slug__in=pilot_slugs)
        return self.filter(~models.Exists(links) | models.Exists(about))

    def discussed_in(self, post):
        links = Commitment.posts.through.objects.filter(commitment=OuterRef("pk"), post=post)
        return self.filter(models.Exists(links))

    def matching(self, words):
        for word in words.split():
            self = self.filter(
                Q(title__icontains=word)
                | Q(words__icontains=word)
                | Q(note__icontains=word)
                | Q(owner_text__icontains=word)
                | Q(made_by__icontains=word)
                | (public("committee__") & Q(committee__name__icontains=word))
            )
        return self

    def with_ends(self):
        return self.select_related(
            "committee", "owner", "made_at__committee", "due_meeting__committee", "due_committee"
        )

    def with_public_ends(self):
        """Gives each the ends that readers may see, or `None`: `.public_committee`, `.public_owner`,
        `.public_due_committee`, and with their committees `.public_made_at`, `.public_due_meeting`."""
        for name in ("committee", "owner", "due_committee"):
            self = self.with_public(name, f"public_{name}")
        for name in ("made_at", "due_meeting"):
            meetings = Meeting.objects.public().with_committee()
            self = self.prefetch_related(Prefetch(name, meetings, to_attr=f"public_{name}"))
        return self

    def with_answers(self):
        """Gives each commitment `.answer_rows`: its public answers, oldest first, with sources and meetings."""
        answers = Answer.objects.public().with_meeting().with_sources().in_order()
        return self.prefetch_related(Prefetch("answers", answers, to_attr="answer_rows"))

    def with_links(self):
        """Gives each commitment `.pilot_rows` and `.post_rows`, the public ones."""
        posts = Post.objects.public().with_sources().latest_first()
        return self.with_public("pilots", "pilot_rows").prefetch_related(Prefetch("posts", posts, to_attr="post_rows"))

    def for_lines(self):
        """With what its title, where it stands and its sources need."""
        return self.with_status().with_public_ends().with_sources()

    def for_list(self):
        return self.for_lines().with_answers().with_links()

    def for_page(self):
        return self.for_list()

    def by_urgency(self):
        """Overdue first, then what is due, promised, called for, and last what is settled; oldest first in each."""
        settled = F("settled_by").desc()  # reported, kept, dropped
        return self.with_status().order_by("urgency", settled, F("begun_on").asc(nulls_last=True), "pk")

    def by_committee(self):
        name, begun = F("committee__name").asc(nulls_last=True), F("begun_on").asc(nulls_last=True)
        return self.with_status().order_by(name, begun, "pk")

    def latest_first(self):
        return self.with_status().order_by(F("begun_on").desc(nulls_last=True), "-pk")

    def standings(self):
        """[(status, whether it was answered), …], one for each."""
        rows = self.with_status().order_by().values_list("status", "talked_on")
        return [(status, was_answered(talked_on)) for status, talked_on in rows]


class Commitment(Publishable, Fact):
    """Something that our own side promised, resolved, or was called to do. Its status is worked out, never typed."""

    Status = Status

    class Kind(models.TextChoices):
        PROMISE = "promise", "Promise"
        MOTION = "motion", "Motion or resolution"
        CALL = "call", "Call"

    class Decision(models.TextChoices):
        CARRIED = "carried", "Carried"
        AMENDED = "amended", "Carried as amended"
        REMITTED = "remitted", "Remitted"
        LOST = "lost", "Lost"
        WITHDRAWN = "withdrawn", "Withdrawn"

    title = models.CharField(max_length=200, help_text="What is to be done, in a few of our own words.")
    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.PROMISE)
    words = models.TextField(
        "exact words", blank=True, help_text="Word for word, as the source has them. Empty: not known."
    )
    committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments",
        help_text="The committee that made it, or that it is put to. Empty: none in particular.",
    )
    made_by = models.CharField("made by", max_length=120, blank=True, help_text=f"If not the committee. {A_ROLE}")
    made_at = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="commitments_made",
        verbose_name="at meeting",
    )
    made_on = FuzzyDateField("date", null=True, blank=True, help_text="Empty: the date of the meeting, or not known.")
    owner = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="owned",
        verbose_name="who is to do it",
    )
    owner_text = models.CharField("or, in words", max_length=120, blank=True, help_text=A_ROLE)
    due_text = models.CharField("due, in words", max_length=200, blank=True, help_text="As the source has it.")
    due_committee = models.ForeignKey(
        Committee,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="due at the next meeting of",
    )
    due_meeting = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="due_there",
        verbose_name="due at this meeting",
    )
    due_on = FuzzyDateField("due by", null=True, blank=True)
    decision = models.CharField(
        max_length=20, choices=Decision, blank=True, help_text="What became of a motion. Empty: not known."
    )
    to_ask = models.CharField("who has agreed to ask", max_length=200, blank=True, help_text=A_ROLE)
    note = models.TextField(blank=True, help_text="What is known of the outcome, and what is not.")
    pilots = models.ManyToManyField(
        Pilot, blank=True, related_name="commitments", help_text="None: it concerns the programme as a whole."
    )
    posts = models.ManyToManyField(
        Post, blank=True, related_name="commitments", help_text="The posts that tell of it, or ask what became of it."
    )

    objects = CommitmentQuerySet.as_manager()

    class Meta(Publishable.Meta):
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("commitment_detail", args=[self.slug])

    def clean(self):
        if self.due_committee_id and not (self.made_on or self.made_at_id):
            raise ValidationError({"made_on": "Say when it was made: the next meeting is the first one after that."})
        if self.decision and self.kind != self.Kind.MOTION:
            raise ValidationError({"decision": "Only a motion or resolution is decided so."})
        made, due = self.made_on or (self.made_at and self.made_at.date), self.due_meeting and self.due_meeting.date
        if made and due and due.last_day < made.first_day:
            raise ValidationError({"due_meeting": "That meeting was over before this was made."})

    # Of one that is loaded `for_lines`

    @property
    def status_label(self):
        return Status(self.status).label

    @property
    def sentence(self):
        """Where it stands and why, as a member understands it."""
        return sentence(self)

    @property
    def is_open(self):
        return self.status in OPEN

    @property
    def was_answered(self):
        """Whether anybody answered and left it open. That it was raised is no answer."""
        return was_answered(self.talked_on)

    @property
    def unknown_since(self):
        """Since when nobody knows what came of it."""
        return self.overdue_since or self.begun_on

    @property
    def due_where(self):
        """The committee at whose meetings it is due, as far as readers may see it."""
        return self.public_due_meeting.committee if self.public_due_meeting else self.public_due_committee

    # What a feed reads of its entries

    @property
    def description(self):
        return self.sentence


CORRECTABLE["commitment"] = Commitment.objects.public


class CommitmentCitation(Citation):
    fact = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="citations")
