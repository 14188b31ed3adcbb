"""Pictures in articles: made anew from what was attached, and told in words to who cannot see them."""

import secrets

from django.core.exceptions import ValidationError
from django.db import models

from pilots.publishing import public
from pilots.versions import Versioned, VersionedQuerySet

FOLDER = "pictures"
PUBLIC_ADDRESS = "/blog/pictures/"  # beneath it the files; a draft's are under other addresses, for those who may
THROWN_AWAY = "The file of this picture was thrown away, 30 days after the picture was taken away. Attach it anew."


def new_key():
    return secrets.token_hex(16)


class PictureQuerySet(VersionedQuerySet):
    def public(self):
        """Those of public posts that can be shown: there is a file, and words for who cannot see it."""
        return self.filter(public("post__")).shown()

    def shown(self):
        """Those that their article can show: there is a file, and words for who cannot see it."""
        return self.exclude(file="").exclude(alt="")

    def called(self, key):
        """Those with this key in their address: one, or none."""
        return self.filter(key=key)

    def of_post(self, post):
        return self.filter(post=post)

    def not_fetched(self):
        """Noted by an import at an address elsewhere; nobody has fetched them yet."""
        return self.filter(file="").exclude(original_url="")

    def of_posts(self, posts):
        return self.filter(post__in=posts)

    def with_fault(self):
        return self.exclude(fault="")

    def wanting_words(self):
        """Those whose file is here, and which no page shows, for nobody has said what is to be seen."""
        return self.exclude(file="").filter(alt="")


class Picture(Versioned):
    """A picture of one post, which its article shows where `[picture 1]` stands on a line of its own."""

    post = models.ForeignKey("blog.Post", on_delete=models.CASCADE, related_name="pictures")
    number = models.PositiveSmallIntegerField(help_text="It stands where the article says [picture 1].")
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)  # of its address
    file = models.FileField(upload_to=FOLDER, max_length=200, blank=True)  # as we made it anew, at its widest
    alt = models.TextField(
        "in words", blank=True, max_length=500, help_text="What is to be seen, for readers who cannot see it."
    )
    caption = models.CharField(max_length=300, blank=True)
    credit = models.CharField(max_length=200, blank=True, help_text="Who made it, and by what licence we show it.")
    width = models.PositiveIntegerField(default=0, editable=False)  # pixels
    height = models.PositiveIntegerField(default=0, editable=False)
    widths = models.JSONField(default=list, editable=False)  # of the sizes that we made, in pixels
    original_url = models.URLField("address elsewhere", max_length=1000, blank=True, editable=False)
    fault = models.CharField(max_length=300, blank=True, editable=False)  # why it could not be fetched

    objects = PictureQuerySet.as_manager()

    class Meta:
        ordering = ["post", "number"]
        unique_together = [("post", "number")]

    def __str__(self):
        return f"picture {self.number} of “{self.post}”"

    def clean(self):
        if self._state.adding and self.file and not self.file.storage.exists(self.file.name):
            raise ValidationError(THROWN_AWAY)

    @property
    def kind(self):
        """The ending of its files: "jpg" or "png"; "" where there is none yet."""
        return self.file.name.rpartition(".")[2] if self.file else ""

    def file_name(self, width):
        """Of one of its sizes, as in its address."""
        return f"{self.key}-{width}.{self.kind}"

    def stored_name(self, width):
        return f"{FOLDER}/{self.file_name(width)}"

    @property
    def place(self):
        """What an article says where it shall stand."""
        return f"[picture {self.number}]"
