"""What readers answer. No account, no history: what is taken away is gone."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from pilots.publishing import public


class CommentQuerySet(models.QuerySet):
    def public(self):
        return self.filter(public("post__"), state=Comment.State.SHOWN)

    def waiting(self):
        return self.filter(state=Comment.State.WAITING)

    def of_post(self, post):
        return self.filter(post=post)

    def of_address(self, address):
        """All that was written with this mail address, however its letters are."""
        return self.filter(address__iexact=address)

    def oldest_first(self):
        return self.order_by("written_at", "pk")


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
                fields=["imported_as"], condition=~models.Q(imported_as=""), name="comment_imported_once"
            )
        ]

    def __str__(self):
        return f"{self.name} on “{self.post}”"
