"""What our own side promised, for the pages of the floors below: templates know every app."""

from django import template
from django.utils.html import format_html

from campaign.models import Commitment, PostCommittee
from campaign.outcomes import Status

register = template.Library()

# status → its shape, and the class whose colour only repeats it
SHAPES = {
    Status.OVERDUE: ("ow-overdue", "si-no"),
    Status.DUE: ("ow-due", "st-counting"),
    Status.PROMISED: ("ow-promised", "st-reported"),
    Status.CALLED: ("st-announced", "st-announced"),
    Status.REPORTED: ("st-reported", "st-reported"),
    Status.KEPT: ("si-yes", "st-field-trial"),
    Status.DROPPED: ("st-ended", "st-ended"),
}


@register.simple_tag
def commitment_mark(status):
    """Where a commitment stands, as a shape and a word."""
    shape, colour = SHAPES[status]
    return format_html(
        '<span class="mk {}"><svg aria-hidden="true"><use href="#{}"/></svg><span>{}</span></span>',
        colour,
        shape,
        Status(status).label,
    )


def lines_of(commitments):
    """They are looked for first: to ask where each stands takes long, and most pilots and posts have none."""
    return commitments.for_lines().by_urgency() if commitments.exists() else []


@register.simple_tag
def commitments_about(pilot):
    return lines_of(Commitment.objects.public().about_any([pilot.slug]))


@register.simple_tag
def commitments_told_in(post):
    return lines_of(Commitment.objects.public().discussed_in(post))


@register.simple_tag
def links_with_posts(committees):
    """The links of public posts with these committees, one a post, the latest post first."""
    links = PostCommittee.objects.public().of(list(committees)).latest_first()
    return list({link.post_id: link for link in links}.values())
