"""What posts are put together by: authors, series, topics."""

from django.contrib import admin

from blog.models import Author, Post, Series, Topic
from blog.tables import AUTHORS, SERIES, TOPICS
from pilots.admin.merging import MergesThings
from pilots.admin.record import SLUG_KEPT, RecordAdmin


class ShelfAdmin(MergesThings, RecordAdmin):
    publishes = Post
    slug_help = SLUG_KEPT
    list_display = ["name", "slug", "how_many"]  # “posts” is the relation, and would be shown as one
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}

    def has_publish_permission(self, request, thing=None):
        """A shelf shows with its posts, so that who publishes these may do with it what readers will see."""
        return self.may_publish(request, self.publishes)

    def with_rows(self, shelves):
        return super().with_rows(shelves).with_number_of_posts()

    @admin.display(description="posts")
    def how_many(self, shelf):
        return shelf.number_of_posts

    def view_on_site(self, shelf):
        return shelf.get_absolute_url() if self.readers_see([shelf]) else None

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
