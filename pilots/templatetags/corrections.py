"""Corrections beside what they correct: a page asks for those of all that it shows, once."""

from django import template

from pilots.corrected import corrections_by_place, place_of

register = template.Library()


@register.simple_tag
def corrections_of(*shown):
    """`{% corrections_of pilot figures as corrections %}`: those of things and of lists, for `corrected`."""
    lists = [one if hasattr(one, "__iter__") else [one] for one in shown]
    return corrections_by_place(thing for things in lists for thing in things)


@register.simple_tag(takes_context=True)
def corrected(context, thing):
    """The corrections of one thing, the newest first, of the page's `corrections`."""
    return context["corrections"].get(place_of(thing), [])
