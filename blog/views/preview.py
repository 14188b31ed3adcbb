"""A draft at its secret address, for whoever was given that address."""

from django.core.signing import BadSignature
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.models import Post
from blog.models.preview_link import link_at
from blog.views.picture import give
from blog.views.post import show_post
from pilots.previewing import drawn_as_public, keep_secret


def link_of(signed):
    """The link, if it is still there, for an address that we made. Raises `Http404` for any other."""
    try:
        return link_at(signed)
    except BadSignature as fault:
        raise Http404("There is no such preview.") from fault


@require_safe
def preview(request, signed):
    """The page of a post as it would be, or why it is not to be seen here any more."""
    link = link_of(signed)
    if link is None or not link.is_open or link.post.is_public:
        post = link.post if link and link.post.is_public else None
        return keep_secret(render(request, "blog/preview_ended.html", {"post": post}, status=410))

    def show(post):
        post.pictures_at = reverse("blog:preview", args=[signed])
        return show_post(request, post, preview="secret")

    return keep_secret(drawn_as_public(Post, link.post_id, show))


@require_safe
def preview_picture(request, signed, key, width, kind):
    link = link_of(signed)
    if link is None or not link.is_open:
        raise Http404("This preview has ended.")
    return keep_secret(give(link.post.pictures.shown().called(key), width, kind))
