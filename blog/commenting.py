"""Comments of readers: how long a post takes them, and what becomes of one that is sent."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.core import signing
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from blog.models import Comment

NOBODY = "A reader"  # how one stands who gives no name
SALT = "a comment of one's own"


@dataclass(frozen=True)
class Answering:
    """Whether readers may comment on a post, and until when."""

    post: object

    @property
    def closes_at(self):
        """The moment after which it takes no more comments; `None` where it never took any."""
        if not (self.post.takes_comments and self.post.published_at):
            return None
        return self.post.published_at + timedelta(days=settings.COMMENTS_OPEN_DAYS)

    @property
    def is_open(self):
        return bool(self.closes_at and timezone.now() < self.closes_at)

    @property
    def address(self):
        return self.post.address("write_comment")


def sent_before(post, said, stamp):
    """The comment that the very same form has made already, decided or not; and the digest of that form."""
    digest = sha256("\0".join([str(post.pk), stamp, said["name"], said["text"]]).encode()).hexdigest()
    return Comment.objects.filter(sent_as=digest).first(), digest


def send(post, said, digest):
    """Lets a comment wait for an officer. Of two clicks that come at once there is one comment."""
    try:
        with transaction.atomic():
            return Comment.objects.create(
                post=post, name=said["name"], address=said["address"], text=said["text"], sent_as=digest
            )
    except IntegrityError:
        return Comment.objects.get(sent_as=digest)


def secret_address(comment):
    """Where whoever wrote it can change it or take it away, for some minutes."""
    return reverse("blog:own_comment", args=[signing.Signer(salt=SALT).sign(comment.pk)])


def change(comment, said):
    Comment.objects.edit(comment, name=said["name"], text=said["text"], address=said["address"])


def comment_behind(token):
    """The comment behind a secret address, or `None` where its time is over or it is gone.

    Raises `BadSignature` for what we never gave.
    """
    key = int(signing.Signer(salt=SALT).unsign(token))
    comment = Comment.objects.with_key(key).select_related("post").first()
    return comment if comment and comment.post.is_public and timezone.now() < comment.editable_until else None
