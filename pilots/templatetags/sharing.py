"""What a page says of itself elsewhere: its address, the way to it, its references. Built into every template."""

import json

from django import template
from django.core.paginator import Page

register = template.Library()


@register.simple_tag(takes_context=True)
def address(context, path=None):
    """The whole address of `path`; without one, of this page as it should be linked: its filters left out."""
    request = context["request"]
    if path is None:
        page = context.get("page")
        path = f"{request.path}?page={page.number}" if isinstance(page, Page) and page.number > 1 else request.path
    return request.build_absolute_uri(path)


@register.simple_block_tag
def said(content):
    """What stands between, so that a page can say it twice: `{% said as title %}…{% endsaid %}`."""
    return content


@register.inclusion_tag("includes/_crumbs.html", takes_context=True)
def crumbs(context, *steps):
    """The way to this page: label, address, label, address, …, and last the page's own name."""
    *way, here = steps
    return {"request": context["request"], "way": list(zip(way[::2], way[1::2], strict=True)), "here": here}


@register.filter
def as_csl(shared):
    return json.dumps(shared.csl(), ensure_ascii=False, indent=1)
