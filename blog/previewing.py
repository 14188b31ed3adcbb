"""Links by which a draft can be read for a while: made, looked over and ended on a post's page at the desk."""

from datetime import timedelta

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone

from blog.models import PreviewLink
from pilots.versions import whole_number

DAYS = ((1, "1 day"), (7, "7 days"), (30, "30 days"))
USUAL = 7
MOST_OPEN = 20
TOO_MANY = "There are 20 links to this draft already. End one of them first."


class PreviewForm(forms.Form):
    days = forms.TypedChoiceField(label="For how long", choices=DAYS, coerce=int, initial=USUAL)


class LendsPreviews(admin.ModelAdmin):
    """Of posts: whoever may change one may let others read it before it is public."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.previews)
        return [path("<int:pk>/previews/", view, name="blog_post_previews"), *super().get_urls()]

    def tools(self, request, post):
        may = not post.is_public and self.has_change_permission(request, post)
        return [*super().tools(request, post), *([("Preview link", previews_address(post))] if may else [])]

    def previews(self, request, pk):
        """The links to a draft; a POST makes one, or ends one."""
        post = get_object_or_404(self.model, pk=pk)
        if not self.has_change_permission(request, post):
            raise PermissionDenied
        form = PreviewForm(request.POST if "_make" in request.POST else None)
        if request.method == "POST" and self.answer_preview(request, post, form):
            return redirect(previews_address(post))
        links = PreviewLink.objects.of_post(post).open().with_officers()
        context = {
            **self.admin_site.each_context(request),
            "title": "Preview links",
            "opts": self.opts,
            "post": post,
            "form": form,
            "links": [(link, request.build_absolute_uri(link.get_absolute_url())) for link in links],
        }
        return render(request, "admin/blog/post/previews.html", context)

    def answer_preview(self, request, post, form):
        """Does what was asked for. Returns whether the form need not be shown again."""
        if "_end" in request.POST:
            key = whole_number(request.POST["_end"])
            if PreviewLink.objects.of_post(post).with_key(key).delete()[0]:
                messages.success(request, "That link leads nowhere any more.")
            return True
        if not form.is_valid():
            return False
        if post.is_public:
            messages.error(request, "This post is public: readers find it at its own address.")
        elif PreviewLink.objects.of_post(post).open().count() >= MOST_OPEN:
            messages.error(request, TOO_MANY)
        else:
            until = timezone.now() + timedelta(days=form.cleaned_data["days"])
            PreviewLink.objects.create(post=post, made_by=request.user, expires_at=until)
            messages.success(request, "Copy the address below. Whoever has it can read the draft, without an account.")
        return True


def previews_address(post):
    return reverse("admin:blog_post_previews", args=[post.pk])
