"""Posts for the record's pages: templates know every app, the record does not know its commentary."""

import calendar

from django import template
from django.utils.html import format_html, format_html_join

from blog.article import drawn
from blog.models import Post
from blog.remembering import standing_on, written_on

register = template.Library()
MOST_RELATED = 4


@register.simple_tag
def standing_when_written(post, pilot):
    """Where a pilot stood on the day of a post, as far as the record can tell."""
    return standing_on(pilot, written_on(post))


@register.simple_tag
def posts_about_pilot(pilot):
    return Post.objects.public().about_any([pilot.slug]).with_sources().latest_first()


@register.simple_tag
def posts_about_programme():
    return Post.objects.public().about_programme().with_sources().latest_first()


@register.simple_tag
def posts_about_pilots(pilots):
    """Posts about any of these public pilots, each with the pilots it names."""
    return Post.objects.public().about_pilots(list(pilots)).for_list().latest_first()


@register.simple_tag
def posts_naming_body(body):
    return Post.objects.public().naming_body(body).with_sources().latest_first()


@register.simple_tag
def posts_naming_branch(branch):
    return Post.objects.public().naming_branch(branch).with_sources().latest_first()


@register.simple_tag
def posts_naming_group(service_group):
    return Post.objects.public().naming_branches_of(service_group).with_sources().latest_first()


@register.simple_tag
def posts_citing(document):
    return Post.objects.public().citing(document).with_sources().latest_first()


@register.simple_tag
def posts_discussing(claim):
    return Post.objects.public().discussing(claim).with_sources().latest_first()


@register.simple_tag
def byline(post):
    """Who signs a post, each with a link to the author's page: "A, B and C"."""
    *others, last = [format_html('<a href="{}">{}</a>', one.get_absolute_url(), one) for one in post.authors.all()]
    return format_html("{} and {}", format_html_join(", ", "{}", [[one] for one in others]), last) if others else last


@register.simple_tag
def place_in_series(post):
    """(number, how many, the part before, the part after) of a post that is in a series."""
    return Post.objects.public().place_of(post) if post.series_id else None


@register.simple_tag
def posts_beside(post):
    """(the post written before this one, the one written after it); `None` where there is none."""
    public = Post.objects.public()
    return public.before(post).first(), public.after(post).first()


@register.simple_tag
def posts_related(post, beside):
    """Posts like this one, without those `beside` it, which its page names as such."""
    related = Post.objects.public().related_to(post)[: MOST_RELATED + len(beside)]
    return [one for one in related if one not in beside][:MOST_RELATED]


@register.filter
def month_name(number):
    return calendar.month_name[number]


@register.simple_tag
def article_of(post):
    """The post's `Article`, ready to be shown."""
    return drawn(post)
