"""A secret address at which a draft can be read, for a while."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import Signer
from django.db import models
from django.urls import reverse
from django.utils import timezone


def signer():
    return Signer(sep=".", salt="preview of a post")


class PreviewLinkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(expires_at__gt=timezone.now())

    def of_post(self, post):
        return self.filter(post=post)

    def long_expired(self):
        """Those whose address says nothing useful any more, 30 days after it ended."""
        return self.filter(expires_at__lte=timezone.now() - timedelta(days=30))

    def with_officers(self):
        return self.select_related("made_by")

    def with_key(self, key):
        return self.filter(pk=key)


class PreviewLink(models.Model):
    """The address itself is signed and nowhere kept: it is made from this row's key. Deleting the row ends it."""

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="preview_links")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()

    objects = PreviewLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()

    def __str__(self):
        return f"preview of “{self.post}”"

    def get_absolute_url(self):
        return reverse("blog:preview", args=[signer().sign(self.pk)])

    @property
    def is_open(self):
        return self.expires_at > timezone.now()


def link_at(signed):
    """The link at an address, with its post; `None` where it is gone. Raises `BadSignature` if we never made that."""
    key = signer().unsign(signed)
    return PreviewLink.objects.with_key(key).select_related("post").first()
