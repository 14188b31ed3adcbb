"""A file that an officer uploaded to be imported: what it would do, and what it did. Here, a sheet of a noun."""

import secrets
from datetime import timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone

KEPT = timedelta(days=7)
LONGEST = timedelta(minutes=30)  # that a deed may take: longer, and whoever did it has gone


def own_name(upload, original_name):
    """Under our own name for it, never the sender's."""
    return f"imports/{secrets.token_hex(16)}"


class UploadQuerySet(models.QuerySet):
    def with_key(self, key):
        return self.filter(pk=key)

    def old(self):
        return self.filter(at__lt=timezone.now() - KEPT)

    def begin(self, upload, was, becomes):
        """Moves it on, if nobody else has; returns whether it did. So a second press of a button does nothing."""
        return bool(self.filter(pk=upload.pk, state=was).update(state=becomes, under_way_since=timezone.now()))


class Upload(models.Model):
    class State(models.TextChoices):
        WAITING = "waiting", "Being looked through"
        PLANNED = "planned", "Ready to be imported"
        REFUSED = "refused", "Cannot be imported"
        RUNNING = "running", "Being imported"
        DONE = "done", "Imported"

    name = models.CharField("name of the file", max_length=200)
    file = models.FileField(upload_to=own_name, max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    under_way_since = models.DateTimeField(default=timezone.now)
    digest = models.CharField(max_length=64, blank=True)  # of the plan that the officer was shown
    report = models.JSONField(default=dict)  # that plan; what was done, once it is done
    message = models.TextField(blank=True)  # why it cannot be imported, or what changed since

    class Meta:
        abstract = True
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def is_under_way(self):
        return self.state in (self.State.WAITING, self.State.RUNNING)

    @property
    def is_stuck(self):
        return self.is_under_way and timezone.now() - self.under_way_since > LONGEST

    # How far it has come stands in a file of its own: what the import writes in its one transaction nobody else sees.

    def show_progress(self, words):
        storage, name = self.file.storage, f"{self.file.name}-progress"
        storage.delete(name)
        storage.save(name, ContentFile(words.encode()))

    @property
    def progress(self):
        """In words."""
        try:
            with self.file.storage.open(f"{self.file.name}-progress") as file:
                return file.read().decode() or self.get_state_display()
        except OSError:
            return self.get_state_display()

    def forget_file(self):
        for name in (self.file.name, f"{self.file.name}-progress"):
            self.file.storage.delete(name)


class SheetImportQuerySet(UploadQuerySet):
    def of_officer(self, officer, noun):
        return self.filter(by=officer, noun=noun)

    def clear_old(self):
        """Deletes those that nobody needs any more, with their files."""
        for sheet in self.old():
            sheet.forget_file()
            sheet.delete()


class SheetImport(Upload):
    noun = models.CharField(max_length=40)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

    objects = SheetImportQuerySet.as_manager()

    class Meta(Upload.Meta):
        abstract = False
        default_permissions = ()
