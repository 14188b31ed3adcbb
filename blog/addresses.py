"""Where a blog that came from elsewhere is now: its posts, months, labels and feeds.

Asked only when nothing else is at an address, and led on to what readers may see, or not at all.
"""

import re

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.text import slugify

from blog.importing.texts import LEADING_QUERY
from blog.models import OldAddress, Post, Topic
from blog.proposing import folded
from pilots.addresses import Gone, Moved, at_address
from pilots.becoming import named_ever

LONGEST = OldAddress._meta.get_field("path").max_length
TIME = re.compile(r"/([12]\d{3})(?:_(\d\d)_\d\d_archive\.html|/(\d\d)(?:/\d\d)?/?|/)?")
LABEL = re.compile(r"/(?:search/label|tag|category)/([^/]+)/?")
LABEL_FEED = re.compile(r"/feeds/posts/(?:default|summary)/-/([^/]+)/?")
FEED = re.compile(r"/(?:feeds/posts/(?:default|summary)/?|(?:atom|rss|index)\.xml)")


def moved_here(path):
    """The address of what was once at `path` on a blog that was imported, or `None`. No query such as Blogger's
    `?m=1` counts.
    """
    if len(path) > LONGEST or "\x00" in path:
        return None
    bare = path.rstrip("/")
    found = OldAddress.objects.public().at(path, bare, f"{bare}/").first()
    return found.post.get_absolute_url() if found else list_moved_here(path)


def list_moved_here(path):
    """Of a month, a label or a feed of such a blog, as Blogger and WordPress name them."""
    if found := TIME.fullmatch(path):
        return filed_in(found[1], found[2] or found[3])
    if found := LABEL.fullmatch(path):
        return topic_of(found[1], "blog:topic_detail")
    if found := LABEL_FEED.fullmatch(path):
        return topic_of(found[1], "blog:topic_feed")
    if FEED.fullmatch(path) and OldAddress.objects.public().exists():
        return reverse("blog:post_feed")
    return None


def filed_in(year, month):
    """The archive of a time, if posts that readers may see came from there."""
    if month and not "01" <= month <= "12":
        return None
    if not OldAddress.objects.public().beneath(f"/{year}/{month}/" if month else f"/{year}/").exists():
        return None
    ours = Post.objects.public().filed_in(int(year), month and int(month)).exists()
    names = {"year": int(year)} | ({"month": int(month)} if month else {})
    return reverse("blog:post_month" if month else "blog:post_year", kwargs=names) if ours else None


def topic_of(label, view_name):
    """The topic that a label became, whatever its name and its address are now."""
    label = label.replace("+", " ")
    topics, known = Topic.objects.with_posts(), named_ever(Topic, folded)
    if folded(label) in known:
        topic = topics.filter(pk=known[folded(label)]).first()
        return topic and reverse(view_name, args=[topic.slug])
    try:
        topic = at_address(topics, "topic", slugify(label)[:80], where=lambda one: one.slug)
    except Moved as moved:
        return reverse(view_name, args=[moved.address])
    except (Gone, Http404):
        return None
    return reverse(view_name, args=[topic.slug])


def plain_links(get_response):
    """Answers WordPress's plain links, `/?p=12`, which are the front page by their path."""

    def answer(request):
        if request.path == "/" and LEADING_QUERY.fullmatch(request.META.get("QUERY_STRING", "")):
            address = moved_here(request.get_full_path())
            if address:
                return HttpResponsePermanentRedirect(address)
        return get_response(request)

    return answer
