"""What posts are put together by: authors, series, topics."""

from django.contrib import admin

from blog.models import Author, Post, Series, Topic
from blog.tables import AUTHORS, SERIES, TOPICS
from pilots.admin.record import RecordAdmin


class ShelfAdmin(RecordAdmin):
    publishes = Post
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def readers_see(self, shelves):
        """Those with a public post."""
        shown = set(self.model.objects.with_posts())
        return [shelf for shelf in shelves if shelf in shown]


@admin.register(Topic)
class TopicAdmin(ShelfAdmin):
    table = TOPICS
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug"],
                "description": "What posts are about. Readers see a topic once a public post has it.",
            },
        )
    ]


@admin.register(Author)
class AuthorAdmin(ShelfAdmin):
    table = AUTHORS
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "about"],
                "description": "Who signs posts. Readers see an author once a public post is signed so.",
            },
        )
    ]


@admin.register(Series)
class SeriesAdmin(ShelfAdmin):
    table = SERIES
    fieldsets = [
        (
            None,
            {
                "fields": ["name", "slug", "about"],
                "description": "Posts to be read in an order. Readers see a series once a public post is in it.",
            },
        )
    ]
