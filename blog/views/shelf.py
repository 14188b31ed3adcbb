"""Posts by author, series and topic."""

from django.shortcuts import render

from blog.models import Author, Post, Series, Topic
from blog.views.post import POSTS_PER_PAGE
from pilots.addresses import at_address
from pilots.pages import page_of


def author_detail(request, slug):
    author = at_address(Author.objects.with_posts(), "author", slug)
    page = page_of(request, Post.objects.public().signed_by(author).for_list().latest_first(), POSTS_PER_PAGE)
    return render(request, "blog/author_detail.html", {"author": author, "page": page, "section": "posts"})


def series_detail(request, slug):
    series = at_address(Series.objects.with_posts(), "series", slug)
    page = page_of(request, Post.objects.public().of_series(series).for_list().in_parts(), POSTS_PER_PAGE)
    return render(request, "blog/series_detail.html", {"series": series, "page": page, "section": "posts"})


def topic_detail(request, slug):
    topic = at_address(Topic.objects.with_posts(), "topic", slug)
    page = page_of(request, Post.objects.public().on_topics([slug]).for_list().latest_first(), POSTS_PER_PAGE)
    return render(request, "blog/topic_detail.html", {"topic": topic, "page": page, "section": "posts"})
