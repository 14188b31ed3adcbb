"""What posts are about."""

from django.db import models
from django.db.models import Count
from django.db.models.functions import Lower
from django.urls import reverse

from pilots.publishing import public
from pilots.versions import Versioned, VersionedQuerySet


class TopicQuerySet(VersionedQuerySet):
    def with_posts(self):
        """Topics of at least one public post, with `post_count`; a topic of drafts only is not shown."""
        return (
            self.annotate(post_count=Count("posts", filter=public("posts__")))
            .filter(post_count__gt=0)
            .order_by("name")
        )


class Topic(Versioned):
    name = models.CharField(max_length=80, unique=True)
    slug = models.SlugField(max_length=80, unique=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("blog:topic_detail", args=[self.slug])
