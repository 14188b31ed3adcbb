"""Posts to be read in an order."""

from django.db import models
from django.urls import reverse

from blog.models.shelf import Shelf


class Series(Shelf):
    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=120, unique=True)
    about = models.TextField(blank=True, help_text="What the series is about, in a sentence or two.")

    class Meta(Shelf.Meta):
        verbose_name_plural = "series"

    def get_absolute_url(self):
        return reverse("blog:series_detail", args=[self.slug])
