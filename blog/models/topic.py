"""What posts are about."""

from django.db import models
from django.urls import reverse

from blog.models.shelf import Shelf


class Topic(Shelf):
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    def get_absolute_url(self):
        return reverse("blog:topic_detail", args=[self.slug])
