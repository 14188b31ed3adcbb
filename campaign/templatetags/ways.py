"""For lists of every kind that found nothing."""

from django import template

from campaign.ways_out import WaysOut

register = template.Library()


@register.simple_tag
def ways_out(found):
    """Where to go from a list whose filters fit nothing: a `WaysOut` from its words."""
    return WaysOut(found.chosen.get("q") or "")
