"""What the desk asks once a post is saved: shall the things that stand in its text be linked with it?"""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from blog.answered import is_answered, remember_answer
from blog.naming import link, named_and_not_linked
from blog.offering import MOST_TAKEN, OffersNames, note_of
from pilots.versions import ConflictError, whole_number

CHANGED = "Somebody changed this post after you opened this page. Here is what stands in it now: look once more."
NOTHING_TICKED = "Nothing was ticked, so nothing was linked."


class AsksAboutNames(OffersNames):
    """Of the admin of posts. It asks once about a text; whoever wants to see the names again finds them by a tool."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.names)
        return [path("<int:pk>/names/", view, name="blog_post_names"), *super().get_urls()]

    def tools(self, request, post):
        may = self.has_change_permission(request, post)
        return [*super().tools(request, post), *([("Names in the text", names_address(post))] if may else [])]

    def response_post_save_add(self, request, post):
        return self.ask(request, post) or super().response_post_save_add(request, post)

    def response_post_save_change(self, request, post):
        return self.ask(request, post) or super().response_post_save_change(request, post)

    def ask(self, request, post):
        """On to the names in the text, where there are some that she was not asked about yet."""
        if is_answered(request.session, post) or not self.has_change_permission(request, post):
            return None
        settled = request.POST.getlist("_settled")[:MOST_TAKEN]  # while she wrote
        if any(one.value not in settled for one in named_and_not_linked(post)):
            return redirect(names_address(post))
        remember_answer(request.session, post)
        return None

    def names(self, request, pk):
        """The names that stand in a post's text; a POST links those that are ticked, or none."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        post = get_object_or_404(self.model, pk=pk)
        if not self.has_change_permission(request, post):
            raise PermissionDenied
        mentions = named_and_not_linked(post)
        if request.method == "POST":
            return self.answer(request, post, mentions)
        context = {
            **self.admin_site.each_context(request),
            "title": "Names in the text",
            "opts": self.opts,
            "post": post,
            "mentions": mentions,
        }
        return render(request, "admin/blog/post/names.html", context)

    def answer(self, request, post, mentions):
        """Links what she ticked of what still stands there, and remembers that she was asked about this text."""
        ticked = request.POST.getlist("name") if "_link" in request.POST else []
        chosen = [one for one in mentions if one.value in ticked]
        version = request.POST.get("version", "")
        try:
            if chosen:
                notes = {one.value: note_of(request, one.value) for one in chosen}
                link(post, chosen, whole_number(version), request.user, notes)
        except ConflictError:
            messages.error(request, CHANGED)
            return redirect(names_address(post))
        remember_answer(request.session, post)
        self.tell_of_links(request, chosen)
        if "_link" in request.POST and not chosen:
            messages.info(request, NOTHING_TICKED)
        return super().response_post_save_change(request, post)

    def tell_of_links(self, request, mentions):
        if mentions:
            messages.success(request, f"Linked: {'; '.join(one.thing.name for one in mentions)}.")


def names_address(post):
    return reverse("admin:blog_post_names", args=[post.pk])
