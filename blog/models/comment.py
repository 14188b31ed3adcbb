"""What readers answer. No account, no history: what is taken away is gone."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Concat, Length
from django.urls import reverse
from django.utils import timezone

from blog.plain_text import paragraphs
from pilots.publishing import public

EDITED_WITHIN = timedelta(minutes=15)  # by whoever wrote it
STAMP_HOLDS = timedelta(days=1)  # so long a form that was opened can be sent, and sent again
KEPT_AFTER = timedelta(days=30)  # the mail address, once it is decided; and all of what was refused
KEPT_UNDECIDED = timedelta(days=90)  # the mail address
MOST_REASONS = 2_000  # letters of what readers said when they reported it

# What an officer decides on: a decision on what is not so any more does nothing.
READ_BY_OFFICERS = ("name", "text", "edited_at", "state", "decided_at", "reports", "reported_why")

# At the desk: reported ones, then those that wait, imported ones after the others, then what is decided.
MOST_URGENT_FIRST = [
    Case(
        When(state="shown", reports__gt=0, then=Value(0)),
        When(state="waiting", imported_as="", then=Value(1)),
        When(state="waiting", then=Value(2)),
        default=Value(3),
    ).asc(),
    "-written_at",
    "-pk",
]


class CommentQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public("post__"), state=Comment.State.SHOWN)

    def with_key(self, key):
        return self.filter(pk=key)

    def waiting(self):
        return self.filter(state=Comment.State.WAITING)

    def shown(self):
        return self.filter(state=Comment.State.SHOWN)

    def refused(self):
        return self.filter(state=Comment.State.REFUSED)

    def reported(self):
        """Shown ones that readers reported; an officer has not looked at them since."""
        return self.shown().filter(reports__gt=0)

    def imported(self):
        return self.exclude(imported_as="")

    def written_here(self):
        return self.filter(imported_as="")

    def of_post(self, post):
        return self.filter(post=post)

    def of_address(self, address):
        """All that was written with this mail address, however its letters are."""
        return self.filter(address__iexact=address)

    def oldest_first(self):
        return self.order_by("written_at", "pk")

    def decide(self, comment, state, by):
        """Shows or refuses `comment` as the officer read it. Returns whether it was still so.

        What its writer, a reader who reports it or another officer changed meanwhile stays as it is. Reports are
        answered by deciding.
        """
        as_read = self.filter(pk=comment.pk, **{name: getattr(comment, name) for name in READ_BY_OFFICERS})
        now = timezone.now()
        decided = {"state": state, "decided_by": by, "decided_at": now, "reports": 0, "reported_why": ""}
        return bool(as_read.update(**decided))

    def edit(self, comment, **said):
        """Changes what its reader wrote; an officer has to look at it again."""
        again = {"state": Comment.State.WAITING, "decided_by": None, "decided_at": None}
        self.filter(pk=comment.pk).update(**said, **again, edited_at=timezone.now())

    def report(self, comment, why):
        """Counts one report more; keeps what it says while there is room. It stays as it is."""
        kept = self.filter(pk=comment.pk)
        kept.update(reports=F("reports") + 1)
        if why:
            roomy = kept.annotate(letters=Length("reported_why")).filter(letters__lt=MOST_REASONS)
            roomy.update(reported_why=Concat("reported_why", Value(f"{why}\n")))

    def forget_addresses(self):
        """Takes the mail address off what was decided 30 days ago, or waits since 90. Returns of how many."""
        now = timezone.now()
        decided = Q(decided_at__lt=now - KEPT_AFTER)
        undecided = Q(decided_at=None, written_at__lt=now - KEPT_UNDECIDED)
        return self.filter(decided | undecided).exclude(address="").update(address="")

    def forget_forms(self):
        """Takes off by which form it was sent, once no form of that day is taken any more. Returns of how many."""
        return self.filter(written_at__lt=timezone.now() - STAMP_HOLDS).exclude(sent_as="").update(sent_as="")

    def forget_refused(self):
        """Deletes what was refused 30 days ago; of imported ones it is kept that they were. Returns how many."""
        long_ago = timezone.now() - KEPT_AFTER
        return self.refused().written_here().filter(decided_at__lt=long_ago).delete()[0]


class Comment(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SHOWN = "shown", "Shown"
        REFUSED = "refused", "Refused"

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="comments")
    name = models.CharField(max_length=80)
    address = models.EmailField("mail address", blank=True, help_text="Never shown.")
    text = models.TextField(max_length=5000)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING, db_index=True)
    written_at = models.DateTimeField(default=timezone.now)
    edited_at = models.DateTimeField(null=True, editable=False)
    imported_as = models.CharField(max_length=300, blank=True, editable=False)  # its id elsewhere
    sent_as = models.CharField(max_length=64, blank=True, editable=False)  # a digest: of two clicks one comment
    reports = models.PositiveIntegerField(default=0, editable=False)
    reported_why = models.TextField(blank=True, editable=False)  # what readers said, one on a line
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        ordering = ["-written_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["imported_as"], condition=~Q(imported_as=""), name="comment_imported_once"
            ),
            models.UniqueConstraint(fields=["sent_as"], condition=~Q(sent_as=""), name="comment_sent_once"),
        ]

    def __str__(self):
        return f"{self.name} on “{self.post}”"

    def get_absolute_url(self):
        return f"{self.post.get_absolute_url()}#comment-{self.pk}"

    @property
    def report_address(self):
        return reverse("blog:report_comment", args=[self.pk])

    @property
    def paragraphs(self):
        return paragraphs(self.text)

    @property
    def reasons(self):
        return self.reported_why.splitlines()

    @property
    def editable_until(self):
        return self.written_at + EDITED_WITHIN
