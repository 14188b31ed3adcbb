"""Pictures at the desk: attached on their post's page, where each says where it stands; listed on their own."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.urls import re_path, reverse
from django.utils.html import format_html

from blog.admin.fetching import FetchesPictures
from blog.admin.picture_form import HeldPictureForm, NewPictureForm, NewPictureFormSet
from blog.models import Picture
from blog.picture_addresses import FILE
from blog.placing import numbers_in
from blog.views.picture import give
from pilots.admin.inlines import RowInline
from pilots.admin.list_filters import ChoiceFilter
from pilots.admin.record import RecordAdmin

OFFICERS_ADDRESS = "/admin/blog/picture/files/"


class ShowsPictures(admin.options.BaseModelAdmin):
    @admin.display(description="the picture")
    def shown(self, picture):
        if not picture.file:
            return format_html("Not fetched{}", f": {picture.fault}" if picture.fault else "")
        width = min(picture.widths)
        address = f"{OFFICERS_ADDRESS}{picture.file_name(width)}"
        return format_html('<a href="{0}"><img src="{0}" alt="" width="120"></a>', address)

    @admin.display(description="where it stands")
    def standing(self, picture):
        if picture.number not in numbers_in(picture.post.body):
            return f"Nowhere yet: write {picture.place} on a line of its own."
        if not picture.file or not picture.alt:
            return f"{picture.place}, but it is not shown: it wants {'words' if picture.file else 'a file'}."
        return picture.place


class HeldPictures(ShowsPictures, RowInline):
    model = Picture
    form = HeldPictureForm
    verbose_name_plural = "pictures of the article"
    fields = ["shown", "standing", "alt", "caption", "credit"]
    readonly_fields = ["shown", "standing"]
    loads = ["post"]

    def has_add_permission(self, request, post=None):
        return False


class NewPictures(RowInline):
    """Rows to be added: those that it has stand above them."""

    model = Picture
    form = NewPictureForm
    formset = NewPictureFormSet
    verbose_name = "picture"
    verbose_name_plural = (
        "attach a picture: JPEG, PNG, WebP or GIF, at most 20 MB; it stands where the article says so"
    )
    fields = ["upload", "wanted", "alt", "caption", "credit"]
    extra = 1

    def get_queryset(self, request):
        return super().get_queryset(request).none()

    def has_change_permission(self, request, post=None):
        return False

    has_view_permission = has_delete_permission = has_change_permission


class TellsOfPictures(FetchesPictures):
    """Of posts: once it is saved, says which pictures are missing, and which stand nowhere."""

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        for words in told_of(form.instance):
            messages.warning(request, words)


def told_of(post):
    held, named = {picture.number: picture for picture in Picture.objects.of_post(post)}, numbers_in(post.body)
    missing = [f"[picture {number}]" for number in named if number not in held]
    if missing:
        yield f"The article says {', '.join(missing)}, and there is no such picture. Readers see nothing there."
    unused = [picture.place for number, picture in held.items() if number not in named]
    if unused:
        where = "Write it on a line of its own where the picture shall stand."
        yield f"Nowhere in the article yet: {', '.join(unused)}. {where}"


class WordsFilter(ChoiceFilter):
    title = "words for who cannot see it"
    parameter_name = "words"
    CHOICES = {"none": ("None yet, so it is not shown", "wanting_words")}


@admin.register(Picture)
class PictureAdmin(FetchesPictures, ShowsPictures, RecordAdmin):
    list_display = ["shown", "number", "post", "alt", "credit", "standing"]
    list_display_links = ["number"]
    list_select_related = ["post"]
    list_filter = [WordsFilter]
    search_fields = ["post__title", "alt", "caption", "credit"]
    fieldsets = [
        (
            None,
            {
                "fields": ["shown", "post", "standing", "original_url", "fault", "alt", "caption", "credit"],
                "description": "Pictures are attached on the page of their post.",
            },
        )
    ]
    readonly_fields = ["shown", "post", "standing", "original_url", "fault"]

    def has_add_permission(self, request):
        """They are attached on their post's page."""
        return False

    def governing(self, picture):
        return picture.post

    def corrected(self, picture):
        return None

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("post")

    def get_urls(self):
        view = self.admin_site.admin_view(self.file)
        return [re_path(rf"^files/{FILE}$", view, name="blog_picture_file"), *super().get_urls()]

    def file(self, request, key, width, kind):
        """One size of it, of a draft's as well."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = give(Picture.objects.called(key), width, kind)
        response["Cache-Control"] = "private, no-store"
        return response

    def view_on_site(self, picture):
        return reverse("admin:blog_post_change", args=[picture.post_id])
