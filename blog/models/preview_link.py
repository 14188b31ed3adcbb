"""A secret address at which a draft can be read, for a while."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class PreviewLinkQuerySet(models.QuerySet):
    def open(self):
        return self.filter(expires_at__gt=timezone.now())

    def of_post(self, post):
        return self.filter(post=post)


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
