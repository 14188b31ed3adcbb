"""What posts are put together by: an author, a series, a topic. Each has a page once a public post is on it."""

from django.db.models import Count
from django.db.models.functions import Lower

from pilots.publishing import public
from pilots.versions import Versioned, VersionedQuerySet


class ShelfQuerySet(VersionedQuerySet):
    def with_posts(self):
        """Those of at least one public post, with `post_count`; one of drafts only is not shown."""
        counted = self.annotate(post_count=Count("posts", filter=public("posts__")))
        return counted.filter(post_count__gt=0).order_by("name")

    def with_number_of_posts(self):
        """Adds `number_of_posts`, drafts among them: for the desk."""
        return self.annotate(number_of_posts=Count("posts"))

    def besides(self, shelf):
        return self.exclude(pk=shelf.pk)

    def of_posts(self, posts):
        """Those of any of `posts`, each with its `post_count` among these, the fullest first."""
        counted = self.filter(posts__in=posts.order_by()).annotate(post_count=Count("posts"))
        return counted.order_by("-post_count", "name")


class Shelf(Versioned):
    """A subclass has `name` and `slug`, and is what `posts` leads to."""

    objects = ShelfQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = [Lower("name")]

    def __str__(self):
        return self.name
