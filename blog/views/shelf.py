"""Posts by author, series and topic."""

from django.shortcuts import render

from blog.models import Author, Post, Series, Topic
from blog.sharing import share_shelf
from blog.views.post import POSTS_PER_PAGE
from pilots.addresses import at_address
from pilots.pages import page_of
from pilots.templatetags.record import count_of


def author_detail(request, slug):
    author = at_address(Author.objects.with_posts(), "author", slug)
    posts = Post.objects.public().signed_by(author).latest_first()
    return show_shelf(request, "author", author, posts, "{} on Total Place", topics=posts.their_topics())


def series_detail(request, slug):
    series = at_address(Series.objects.with_posts(), "series", slug)
    posts = Post.objects.public().of_series(series).in_parts()
    return show_shelf(request, "series", series, posts, "A series of {}", topics=posts.their_topics())


def topic_detail(request, slug):
    topic = at_address(Topic.objects.with_posts(), "topic", slug)
    posts = Post.objects.public().on_topics([topic.slug]).latest_first()
    more = {"topics": posts.their_topics().besides(topic), "authors": posts.their_authors()}
    return show_shelf(request, "topic", topic, posts, "{} on this topic", **more)


def show_shelf(request, kind, shelf, posts, told, **more):
    """The page of one `shelf`, which its template calls by its `kind`. `told` says in words how many posts it has."""
    extent = posts.extent()
    sentence = f"{told.format(count_of(shelf.post_count, 'post,posts'))}{written(extent)}."
    context = {
        kind: shelf,
        "sentence": sentence,
        "page": page_of(request, posts.for_list(), POSTS_PER_PAGE),
        "pilots": posts.their_pilots(),
        "shared": share_shelf(request, shelf, sentence, extent),
        "section": "posts",
        **more,
    }
    return render(request, f"blog/{kind}_detail.html", context)


def written(extent):
    """When the posts of this extent were written, to stand in a sentence."""
    first, last = extent["first"], extent["last"]
    if first is None:
        return ""
    return f", written {first.when}" if first == last else f", written from {first} to {last}"
