"""Who signs posts: a pen name is enough, and nothing ties it to an account."""

from django.db import models
from django.urls import reverse

from blog.models.shelf import Shelf


class Author(Shelf):
    name = models.CharField(max_length=120, unique=True, help_text="As the author signs: a pen name is enough.")
    slug = models.SlugField(max_length=120, unique=True)
    about = models.TextField(
        blank=True, help_text="A sentence or two for readers, only what the author wants known and nothing private."
    )

    def get_absolute_url(self):
        return reverse("blog:author_detail", args=[self.slug])
