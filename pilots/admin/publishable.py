"""Publishing, review and preview: what the admins of nouns that can be public share."""

from django.contrib import admin, messages
from django.contrib.admin.utils import model_ngettext
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format

from pilots.admin.list_filters import MineFilter
from pilots.admin.moving import move_all
from pilots.admin.record import SLUG_KEPT, FactAdmin
from pilots.admin.with_drafts import drafts_she_publishes, publish_drafts_in
from pilots.history import UNDER_WAY, Edit
from pilots.previewing import drawn_as_public, keep_secret
from pilots.publishing import public_from
from pilots.review import tell

WHO_SEES_IT = (
    "Who sees it",
    {"fields": ["published_at"], "description": "Nothing is shown to readers until it is made public."},
)
REVIEWED = (Edit.Deed.SUBMITTED, Edit.Deed.PUBLISHED, Edit.Deed.SENT_BACK)


class PublishableAdmin(FactAdmin):
    change_form_template = "admin/publishable_change_form.html"
    actions = ["publish", "unpublish"]

    def get_list_filter(self, request):
        source, state, *others = super().get_list_filter(request)
        return [source, state, MineFilter, *others]

    @admin.display(description="state", ordering="published_at")
    def state(self, thing):
        if thing.is_draft:
            return "Waits for review" if thing.submitted_at else "Sent back" if thing.sent_back else "Draft"
        if thing.is_public:
            return "Public"
        return f"Public from {date_format(timezone.localtime(thing.published_at), 'j F Y, H:i')}"

    @admin.action(description="Make public now", permissions=["publish"])
    def publish(self, request, queryset):
        moved, left = move_all(request, queryset.drafts(), timezone.now(), Edit.Deed.PUBLISHED)
        self.tell_of_moves(request, moved, left, "made public")

    @admin.action(description="Take back to draft", permissions=["publish"])
    def unpublish(self, request, queryset):
        moved, left = move_all(request, queryset.released(), None, Edit.Deed.UNPUBLISHED)
        self.tell_of_moves(request, moved, left, "taken back to draft")

    def tell_of_moves(self, request, moved, left, deed):
        if moved:
            messages.success(request, f"{len(moved)} {model_ngettext(self.opts, len(moved))} {deed}.")
        if left:
            names = "; ".join(str(thing) for thing in left)
            why = "Left as they are, for somebody changed them since you opened the list"
            messages.warning(request, f"{why}: {names}.")
        if not moved and not left:
            messages.info(request, f"Nothing to do: all of them were {deed} already.")

    def get_readonly_fields(self, request, thing=None):
        """When it is public is set by those who may publish."""
        shown = super().get_readonly_fields(request, thing)
        return shown if self.has_publish_permission(request, thing) else [*shown, "published_at"]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["may_publish"] = self.has_publish_permission(request, obj)
        if obj and context["may_publish"]:
            context["drafts_in_it"] = drafts_she_publishes(obj, request.user)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def save_model(self, request, thing, form, change):
        """Saves, and moves its state where the officer pressed a button that does."""
        deeds = {
            "_publish": self.make_public,
            "_publish_all": self.make_public,
            "_unpublish": self.take_back,
            "_send_back": self.send_back,
            "_submit": self.submit,
        }
        told = [deed(request, thing) for button, deed in deeds.items() if button in request.POST]
        super().save_model(request, thing, form, change)
        for words in filter(None, told):
            messages.success(request, words)
        if UNDER_WAY.get().edit.deed in REVIEWED:
            tell(UNDER_WAY.get().edit.deed, thing, request.user)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "_publish_all" in request.POST:
            moved, left = publish_drafts_in(form.instance, request.user, request.POST.getlist("_draft"))
            if moved:
                messages.success(request, f"Public with it: {'; '.join(map(str, moved))}.")
            if left:
                names = "; ".join(map(str, left))
                messages.warning(request, f"Left as drafts, for they changed since you opened this page: {names}.")

    # What the buttons do. Each returns what is said once it is saved.

    def must_publish(self, request, thing):
        if not self.has_publish_permission(request, thing):
            raise PermissionDenied

    def make_public(self, request, thing):
        self.must_publish(request, thing)
        if not thing.is_public:
            for name, value in public_from(timezone.now()).items():
                setattr(thing, name, value)
            UNDER_WAY.get().edit.deed = Edit.Deed.PUBLISHED
            return "It is public now."
        return None

    def take_back(self, request, thing):
        self.must_publish(request, thing)
        if thing.published_at:
            thing.published_at = None
            UNDER_WAY.get().edit.deed = Edit.Deed.UNPUBLISHED
            return "It is a draft again: only officers see it."
        return None

    def submit(self, request, thing):
        if thing.is_draft:
            thing.submitted_at, thing.sent_back = timezone.now(), ""
            UNDER_WAY.get().edit.deed = Edit.Deed.SUBMITTED
            return "It waits for review now. You are told when it is public, or comes back."
        return None

    def send_back(self, request, thing):
        self.must_publish(request, thing)
        note = request.POST.get("_send_back_note", "").replace("\0", "").strip()[:1000]
        if thing.is_draft and note:
            thing.submitted_at, thing.sent_back = None, note
            UNDER_WAY.get().edit.deed = Edit.Deed.SENT_BACK
            return "It went back, with your note."
        return None

    def view_on_site(self, thing):
        return thing.get_absolute_url() if thing.is_public else None


class PreviewableAdmin(PublishableAdmin):
    """Of nouns with a page. `show` is the function that shows it to readers."""

    slug_help = SLUG_KEPT
    show = None

    @property
    def preview_name(self):
        return f"{self.opts.app_label}_{self.opts.model_name}_preview"

    def get_urls(self):
        view = self.admin_site.admin_view(self.preview)
        return [path("<int:pk>/preview/", view, name=self.preview_name), *super().get_urls()]

    def preview(self, request, pk):
        """The very page that readers would see, for officers' eyes; no cache keeps it."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        response = drawn_as_public(self.model, pk, lambda thing: self.show(request, thing, preview=True))
        if response is None:
            raise Http404("There is no such thing.")
        return keep_secret(response)

    def view_on_site(self, thing):
        return super().view_on_site(thing) or reverse(f"admin:{self.preview_name}", args=[thing.pk])
