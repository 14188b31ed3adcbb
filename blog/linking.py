"""What the desk asks once a post is saved: shall the things that stand in its text be linked with it?"""

from hashlib import sha256

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse

from blog.naming import link, named_and_not_linked, texts_of
from pilots.versions import ConflictError, whole_number

ANSWERED = "names answered"  # in the officer's session: post → fingerprint of the text about which she was asked
MOST_ANSWERED = 50
CHANGED = "Somebody changed this post after you opened this page. Here is what stands in it now: look once more."
NOTHING_TICKED = "Nothing was ticked, so nothing was linked."


def fingerprint(post):
    return sha256("\n".join(texts_of(post)).encode()).hexdigest()[:16]


class AsksAboutNames:
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
        asked = request.session.get(ANSWERED, {}).get(str(post.pk)) == fingerprint(post)
        if not asked and self.has_change_permission(request, post) and named_and_not_linked(post):
            return redirect(names_address(post))
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
                link(post, chosen, whole_number(version), request.user)
        except ConflictError:
            messages.error(request, CHANGED)
            return redirect(names_address(post))
        remember_answer(request.session, post)
        if chosen:
            messages.success(request, f"Linked: {'; '.join(one.thing.name for one in chosen)}.")
        elif "_link" in request.POST:
            messages.info(request, NOTHING_TICKED)
        return super().response_post_save_change(request, post)


def names_address(post):
    return reverse("admin:blog_post_names", args=[post.pk])


def remember_answer(session, post):
    answered = {key: text for key, text in session.get(ANSWERED, {}).items() if key != str(post.pk)}
    answered = dict(list(answered.items())[1 - MOST_ANSWERED :])
    session[ANSWERED] = {**answered, str(post.pk): fingerprint(post)}
