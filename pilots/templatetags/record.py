"""How the record is written on a page: sources, dates, money, marks. Built into every template."""

import re
from decimal import Decimal
from types import SimpleNamespace

import nh3
from django import template
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from pilots.models.event import Status

register = template.Library()

MARKED_GROUPS = {
    "health",
    "local-government",
    "higher-education",
    "police-and-justice",
    "community",
    "water-environment-and-transport",
    "energy",
}
RICH_TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}
RICH_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
RICH_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}, "th": {"colspan", "rowspan"}, "td": {"colspan", "rowspan"}}
LAID_OUT_TAGS = {"figure", "figcaption", "img", "sup", "span"}
LAID_OUT_ATTRIBUTES = {
    "a": {"href", "id", "class"},
    "img": {"src", "srcset", "sizes", "width", "height", "alt", "loading"},
    "sup": {"class"},
    "ol": {"start", "class"},
    "li": {"id"},
    "span": {"class"},
}
PICTURE = r"/[\w/:-]+\.(?:jpg|png|webp)"
OWN_MARKS = {
    "id": re.compile(r"note-\d+(?:-in)?"),
    "class": re.compile(r"fn|notes|back|small|vh"),
    "src": re.compile(PICTURE),
    "srcset": re.compile(rf"{PICTURE} \d+w(?:, {PICTURE} \d+w)*"),
}
# The marks of what is missing or in doubt: (class and glossary entry, what it means). Each leads to its entry.
MARKS = {
    "unverified": ("unver", "Nobody has shown a source for this yet"),
    "conflict": ("conf", "Sources differ; both are shown"),
    "not-known": ("nk", "The record does not say"),
}

USED = re.compile(r'<use\s+href="#([\w-]+)"')  # the shapes that a page draws


def mark(entry, words):
    """A mark as a link to what it means, which a pointer and a keyboard also show in place."""
    name, meaning = MARKS[entry]
    address = reverse("pilots:glossary")
    return format_html('<a class="tag {}" href="{}#{}" title="{}">{}</a>', name, address, entry, meaning, words)


@register.simple_tag(takes_context=True)
def cite(context, fact):
    """The footnotes of a fact loaded with its sources, or the mark that it has none."""
    if not fact.sources:
        return unverified()
    return footnotes(context["notes"], fact.sources)


@register.simple_tag(takes_context=True)
def sources_of(context, fact):
    """The footnotes of a fact, and nothing where it has none: for a second mention."""
    return footnotes(context["notes"], fact.sources)


@register.simple_tag(takes_context=True)
def cite_all(context, facts):
    """One group of footnotes for several facts that are named together; those without a source add nothing."""
    citations = {(one.document_id, one.page): one for fact in facts for one in fact.sources}
    return footnotes(context["notes"], citations.values()) if citations else ""


@register.simple_tag(takes_context=True)
def cite_document(context, document):
    """The footnote of what one public document says as a whole."""
    return footnotes(context["notes"], [SimpleNamespace(document=document, document_id=document.pk, page="")])


def footnotes(notes, citations):
    links = ((*notes.number(citation), citation) for citation in citations)
    return format_html(
        '<sup class="fn">{}</sup>',
        format_html_join(
            "",
            '<a href="#n{0}" id="{1}" title="{2}"><span class="vh">Source </span>{0}</a>',
            links,
        ),
    )


@register.simple_tag
def unverified():
    return mark("unverified", "unverified")


@register.simple_tag
def not_known(words="not known"):
    return mark("not-known", words)


@register.simple_tag
def conflict():
    return mark("conflict", "≠ conflict")


@register.filter
def when(date):
    """A fuzzy date as an HTML time, in words as exact as its source."""
    return format_html('<time datetime="{}">{}</time>', date.isoformat(), date) if date else "undated"


@register.filter
def date_of(thing):
    """The date of a document or post, in its source's words where it has those."""
    if thing.published_on and not thing.date_text:
        return when(thing.published_on)
    return thing.date_shown


@register.filter
def money(pounds):
    """£22bn, £3.657bn, £7.5m, £250,000."""
    for size, letters in ((10**9, "bn"), (10**6, "m")):
        if abs(pounds) >= size:
            return f"£{format((Decimal(pounds) / size).normalize(), 'f')}{letters}"
    return f"£{pounds:,.0f}" if pounds == int(pounds) else f"£{pounds:,.2f}"


def measured(amount, unit):
    plain = f"{amount:,.0f}" if amount == int(amount) else f"{amount.normalize():,f}"
    return {"GBP": money(amount), "percent": f"{plain}%"}.get(unit, plain)


def spanned(low, high, unit):
    return measured(low, unit) if low == high else f"{measured(low, unit)} to {measured(high, unit)}"


@register.filter
def amount(figure):
    """A figure's number as its source puts it: "about £7.5bn", "£720m to £780m"; None where there is none."""
    if figure.amount is None:
        return None
    return f"{figure.qualifier} {spanned(figure.amount, figure.high, figure.unit)}".strip()


@register.filter
def summed(total, unit="GBP"):
    """A total's number; a range where its parts are one."""
    return spanned(total.low, total.high, unit)


@register.simple_block_tag
def with_shapes(content):
    """What stands between, and after it the shapes that it uses."""
    sprite = render_to_string("includes/_sprite.html", {"used": set(USED.findall(content))})
    return format_html("{}{}", content, sprite)


@register.simple_block_tag(takes_context=True)
def symbol(context, content, name, box="0 0 24 24"):
    """A shape of the sprite, where the page uses it."""
    if name not in context["used"]:
        return ""
    return format_html('<symbol id="{}" viewBox="{}">{}</symbol>', name, box, content)


@register.simple_tag
def status_mark(status):
    """A status as a shape and a word."""
    name, label = (status, Status(status).label) if status else ("unknown", "Not known")
    return format_html(
        '<span class="mk st st-{0}"><svg aria-hidden="true"><use href="#st-{0}"/></svg><span>{1}</span></span>',
        name,
        label,
    )


@register.filter
def shape_of(group):
    """The name of a service group's shape: its own, or that of all others."""
    return group.slug if group.slug in MARKED_GROUPS else "other"


@register.simple_tag
def group_mark(group, count=None):
    """A service group as a shape and a word."""
    label = group.name if count is None else f"{group.name}: {count}"
    return format_html(
        '<span class="mk sg sg-{0}"><svg aria-hidden="true"><use href="#sg-{0}"/></svg><span>{1}</span></span>',
        shape_of(group),
        label,
    )


@register.simple_tag
def counted_shapes(number, of, group=None):
    """A shape for each of `number` bodies out of `of`: where `group` has a branch, or where none is recorded."""
    symbol, words = (f"sg-{shape_of(group)}", group.name) if group else ("st-unknown", "no branch recorded")
    drawn = format_html_join("", '<svg aria-hidden="true"><use href="#{}"/></svg>', [(symbol,)] * number)
    return format_html('<span class="mk {}">{}<span>{}: {} of {}</span></span>', symbol, drawn, words, number, of)


def whole_link(tag, attribute, value):
    """Mends an address without its scheme and drops one that leads nowhere."""
    if attribute != "href" or value.startswith(("https://", "http://", "mailto:", "/", "#")):
        return value
    return f"https://{value}" if value.startswith("www.") else None


def own_mark(tag, attribute, value):
    """Of what our own code put into an article: its marks and the addresses of its pictures, and nothing else."""
    pattern = OWN_MARKS.get(attribute)
    if pattern is None:
        return whole_link(tag, attribute, value)
    return value if pattern.fullmatch(value) else None


@register.filter
def rich(html, laid_out=False):
    """Officers' rich text, cleaned by an allow-list. The one place that trusts HTML.

    `laid_out`: such a text to which our own code added footnotes and pictures; it is cleaned with these.
    """
    clean = nh3.clean(
        html or "",
        tags=RICH_TAGS | LAID_OUT_TAGS if laid_out else RICH_TAGS,
        attributes=RICH_ATTRIBUTES | LAID_OUT_ATTRIBUTES if laid_out else RICH_ATTRIBUTES,
        attribute_filter=own_mark if laid_out else whole_link,
        url_schemes={"http", "https", "mailto"},
    )
    return mark_safe(clean)  # noqa: S308  cleaned in the line above


@register.filter
def count_of(number, nouns):
    """`{{ 3|count_of:"body,bodies" }}` → "3 bodies"."""
    one, many = nouns.split(",")
    return f"{number:,} {one if number == 1 else many}"
