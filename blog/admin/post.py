from csp.decorators import csp_update
from django.contrib import admin
from django.urls import reverse
from django.utils.decorators import method_decorator
from js_asset import Media

from blog import views
from blog.admin.picture import OFFICERS_ADDRESS, HeldPictures, NewPictures, TellsOfPictures
from blog.admin.post_form import PostForm
from blog.autosaving import KeepsTyped
from blog.linking import AsksAboutNames
from blog.models import Picture, Post, PostBody, PostBranch, PostClaim, PostDocument, PostFigure, PostPilot
from blog.previewing import LendsPreviews
from blog.tables import POSTS
from pilots.admin.inlines import RowInline, citations_of
from pilots.admin.list_filters import StateFilter
from pilots.admin.publishable import WHO_SEES_IT, PreviewableAdmin

# Of the one style that the editor adds to its page. A browser test tells when an upgrade changes it.
EDITORS_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"


class EditorAdmin(admin.ModelAdmin):
    """Lets the rich-text editor run under the site's policy: its scripts by this request's nonce."""

    @method_decorator(csp_update({"style-src": [EDITORS_STYLE]}))
    def changeform_view(self, request, *args, **kwargs):
        return super().changeform_view(request, *args, **kwargs)

    def render_change_form(self, request, context, *args, **kwargs):
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)


class LinkInline(RowInline):
    def get_fields(self, request, post=None):
        return [*self.autocomplete_fields, "note"]


class PilotsOfPost(LinkInline):
    model = PostPilot
    loads = ["post", "pilot"]
    autocomplete_fields = ["pilot"]


class BodiesOfPost(LinkInline):
    model = PostBody
    loads = ["post", "body"]
    autocomplete_fields = ["body"]


class BranchesOfPost(LinkInline):
    model = PostBranch
    loads = ["post", "branch"]
    autocomplete_fields = ["branch"]


class DocumentsOfPost(LinkInline):
    model = PostDocument
    loads = ["post", "document"]
    autocomplete_fields = ["document"]


class ClaimsOfPost(LinkInline):
    model = PostClaim
    loads = ["post", "claim"]
    autocomplete_fields = ["claim"]


class FiguresOfPost(LinkInline):
    model = PostFigure
    loads = ["post", "figure__pilot", "figure__body"]
    autocomplete_fields = ["figure"]


@admin.register(Post)
class PostAdmin(KeepsTyped, TellsOfPictures, LendsPreviews, AsksAboutNames, EditorAdmin, PreviewableAdmin):
    form = PostForm
    actions = [*PreviewableAdmin.actions, "fetch_pictures"]
    table = POSTS
    list_display = ["title", "author", "blog_name", "date", "state", "basis", "updated_at"]
    list_filter = [StateFilter, "topics", "pilots", "recorded_on"]
    search_fields = ["title", "authors__name", "blog_name", "summary", "body", "original_url"]
    prepopulated_fields = {"slug": ["title"]}
    autocomplete_fields = ["authors", "topics", "series", "answers"]
    inlines = [
        *(HeldPictures, NewPictures),
        *(PilotsOfPost, BodiesOfPost, BranchesOfPost, DocumentsOfPost, ClaimsOfPost, FiguresOfPost),
        citations_of(Post),
    ]
    fieldsets = [
        (
            None,
            {
                "fields": ["title", "slug", "authors", "summary", "body", "topics", "series", "part"],
                "description": "An article of our own, or our summary of one elsewhere with a link to it.",
            },
        ),
        (
            "If it answers another post",
            {
                "fields": ["answers", "corrects", "answer_note"],
                "description": "Both posts then say so, each with a link to the other.",
            },
        ),
        (
            "If it was published elsewhere",
            {
                "fields": ["blog_name", "original_url", "note"],
                "description": "Where a reader finds the original.",
            },
        ),
        (
            "When",
            {
                "fields": ["published_on", "date_text", "recorded_on"],
                "description": "When it was written. The month also stands in its address.",
            },
        ),
        WHO_SEES_IT,
        ("Comments", {"fields": ["takes_comments"]}),
    ]

    def noted_pictures(self, posts):
        return Picture.objects.not_fetched().of_posts(posts)

    def list_tools(self, request):
        may_import = request.user.has_perm("blog.add_blogimport") and self.has_publish_permission(request)
        tools = [("Import a blog", reverse("admin:blog_blogimport_add"))] if may_import else []
        return [*super().list_tools(request), *tools]

    def show(self, request, post, preview):
        post.pictures_at = OFFICERS_ADDRESS
        return views.show_post(request, post, preview)

    @admin.display(description="date", ordering="published_on")
    def date(self, post):
        return post.date_shown
