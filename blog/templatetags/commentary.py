"""Posts for the record's pages: templates know every app, the record does not know its commentary."""

from django import template

from blog.models import Post
from blog.remembering import standing_on, written_on

register = template.Library()


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
