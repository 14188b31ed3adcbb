"""Posts, and their archive by month."""

import calendar

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from blog.commenting import Answering
from blog.corrected import corrected_since
from blog.filters import PostFilter
from blog.models import Author, Comment, Post, Series, Topic
from blog.remembering import since_written
from blog.sharing import share_post
from blog.tables import POSTS
from pilots import cards
from pilots.addresses import at_address
from pilots.exports import export
from pilots.models import Claim, Document, Figure, Pilot, Term
from pilots.pages import page_of

POSTS_PER_PAGE = 25


def post_list(request, year=None, month=None):
    """All posts, or those filed in a year or a month."""
    if year is not None and not (1000 <= year <= 9999 and 1 <= (1 if month is None else month) <= 12):
        raise Http404("There is no such year or month.")
    posts = Post.objects.public().filed_in(year, month) if year else Post.objects.public()
    found = PostFilter(request.GET, posts)
    page = page_of(request, found.qs.for_list(), POSTS_PER_PAGE)
    if year and not page.object_list and not found.chips:
        raise Http404("There is no post of that time.")
    archive, undated = Post.objects.public().months()
    context = {
        "filter": found,
        "page": page,
        "archive": archive,
        "undated": undated,
        "heading": heading(archive, undated, year, month),
        "dated": has(archive, year, month),
        "beside": beside(archive, year, month),
        "authors": Author.objects.with_posts(),
        "series": Series.objects.with_posts(),
        "topics": Topic.objects.with_posts(),
        "year": year,
        "month": month,
        "month_name": calendar.month_name[month or 0],
        "section": "posts",
    }
    return render(request, "blog/post_list.html", context)


def has(archive, year, month):
    """Whether an archive, or half of it, has posts of that year, or month."""
    months = dict(dict(archive).get(year, ()))
    return month in months if month else bool(months)


def heading(archive, undated, year, month):
    """What a list is of. Posts whose month is not known stand where they were recorded, which is not their date."""
    if not year:
        return "Posts"
    time = f"{calendar.month_name[month]} {year}" if month else str(year)
    unknown = f"whose month is not known, recorded in {time}"
    if not has(undated, year, month):
        return f"Posts of {time}"
    return f"Posts of {time}, and posts {unknown}" if has(archive, year, month) else f"Posts {unknown}"


def beside(archive, year, month=None):
    """[(which, year, month or 0), …]: the times before and after this one of which there are posts."""
    times = (
        [(of, number) for of, months in archive for number, _ in months] if month else [(of, 0) for of, _ in archive]
    )
    if not year or not has(archive, year, month):
        return []
    earlier = max((time for time in times if time < (year, month or 0)), default=None)
    later = min((time for time in times if time > (year, month or 0)), default=None)
    return [(label, *time) for label, time in (("Earlier", earlier), ("Later", later)) if time]


def post_detail(request, year, month, slug):
    post = at_address(Post.objects.public().for_page(), "post", slug)
    if post.filed_in != (year, month):
        return HttpResponsePermanentRedirect(post.get_absolute_url())
    return show_post(request, post)


def words_of(post, pilots):
    """All that a post's page says in its own words, for the glossary: the text, the bodies in it, the statuses."""
    bodies = " ".join(row.body.name for row in post.body_rows)
    return f"{post.title} {post.summary} {post.body} {bodies} {' '.join(pilot.status_label for pilot in pilots)}"


def show_post(request, post, preview=False):
    pilots = Pilot.objects.public().named_in(post).with_standing().with_counts().by_name()
    claims = Claim.objects.public().named_in(post).for_lines().in_order()
    figures = Figure.objects.public().named_in(post).for_list().by_pilot()
    context = {
        "post": post,
        "pilots": pilots,
        "documents": Document.objects.public().named_in(post).newest_first(),
        "claims": claims,
        "figures": figures,
        "since": since_written(post, pilots, claims, figures),
        "corrected_since": corrected_since(post),
        "terms": Term.objects.used_in(words_of(post, pilots)),
        "comments": Comment.objects.public().of_post(post).oldest_first(),
        "answering": Answering(post),
        "shared": share_post(request, post),
        "card": card_address(post),
        "card_kind": "article",
        "section": "posts",
        "preview": preview,
    }
    return render(request, "blog/post_detail.html", context)


@require_safe
def post_card(request, year, month, slug):
    """The picture that a link to a post is shown with elsewhere."""
    post = at_address(Post.objects.public(), "post", slug, where=card_address)
    if post.filed_in != (year, month):
        return HttpResponsePermanentRedirect(card_address(post))
    pilots = Pilot.objects.public().named_in(post).with_standing().by_name()
    return cards.answer(cards.of_post(post.title, (post.author, post.blog_name, post.date_shown), pilots))


def card_address(post):
    return post.address("post_card")


def post_export(request, noun, kind):
    """The list of posts as data: /posts.csv and /posts.json."""
    return export(request, POSTS, PostFilter(request.GET, Post.objects.public()), kind)
