"""A blog that comes from elsewhere: the file, what became of each entry, and the addresses that it had there."""

import secrets

from django.conf import settings
from django.db import models
from django.utils import timezone


def own_name(blog, original_name):
    """Under our own name for it, never the sender's."""
    return f"imports/{secrets.token_hex(16)}"


class BlogImport(models.Model):
    """A file that an officer uploaded: what it would do, and what it did."""

    class State(models.TextChoices):
        WAITING = "waiting", "Being looked through"
        PLANNED = "planned", "Ready to be imported"
        REFUSED = "refused", "Cannot be imported"
        RUNNING = "running", "Being imported"
        DONE = "done", "Imported"

    name = models.CharField("name of the file", max_length=200)
    file = models.FileField(upload_to=own_name, max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    under_way_since = models.DateTimeField(default=timezone.now)
    done = models.PositiveIntegerField(default=0)  # entries so far
    total = models.PositiveIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)  # of the plan that the officer was shown
    report = models.JSONField(default=dict)
    message = models.TextField(blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("add", "view")

    def __str__(self):
        return self.name


class Imported(models.Model):
    """That an entry of a blog elsewhere was taken, and as what: so that taking it twice doubles nothing."""

    source_id = models.CharField(max_length=300, unique=True)  # its id in the file, such as tag:blogger.com,1999:…
    post = models.OneToOneField("blog.Post", on_delete=models.SET_NULL, null=True, related_name="imported")
    taken = models.JSONField(default=dict)  # field → a digest of what we wrote there: what differs, an officer changed
    labels = models.JSONField(default=list)  # as it bore them
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        default_permissions = ()

    def __str__(self):
        return self.source_id


class OldAddress(models.Model):
    """Where a post was once to be found: a path here, such as /2009/11/name_28.html, that leads to it for ever."""

    path = models.CharField(max_length=300, unique=True)
    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="old_addresses")

    class Meta:
        ordering = ["path"]
        default_permissions = ()

    def __str__(self):
        return self.path
