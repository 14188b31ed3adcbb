"""Atom feeds. Every entry has an id that stays, and the moment it last changed."""

import re
from urllib.parse import urljoin, urlsplit

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.xmlutils import SimplerXMLGenerator
from django.views.decorators.http import conditional_page

from pilots.addresses import at_address
from pilots.corrected import with_things
from pilots.models import Consultation, Correction, Enquiry, Event, Flip, Pilot

ENTRIES = 30
SITE = "Total Place Watch"
NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def in_xml(text):
    """Text without the signs that XML cannot hold, which come with pasted words."""
    return NOT_IN_XML.sub("", str(text))


class AnyText(SimplerXMLGenerator):
    """Writes whatever is in a text or an attribute so that it stays well-formed."""

    def characters(self, content):
        super().characters(in_xml(content))

    def startElement(self, name, attrs):
        super().startElement(name, {key: in_xml(value) for key, value in attrs.items()})


class FullText(Atom1Feed):
    """Atom whose summaries are plain text, and whose entries may bear several authors and the whole of a text.

    `authors` of an entry are (name, path of a page); `original` is an address elsewhere; `whole` is a function that
    gives HTML when it is told the site's own address.
    """

    def write(self, outfile, encoding):
        handler = AnyText(outfile, encoding, short_empty_elements=True)
        handler.startDocument()
        handler.startElement("feed", self.root_attributes())
        self.add_root_elements(handler)
        self.write_items(handler)
        handler.endElement("feed")

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, {**item, "description": None})
        for name, path in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.addQuickElement("uri", urljoin(item["link"], path))
            handler.endElement("author")
        if item["original"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["original"]})
        if item["description"]:
            handler.addQuickElement("summary", item["description"], {"type": "text"})
        if item["whole"]:
            base = "{0.scheme}://{0.netloc}".format(urlsplit(item["link"]))
            handler.addQuickElement("content", item["whole"](base), {"type": "html"})


# What is loaded for all entries of a feed at once: functions of these. The floors above add theirs.
LOADING = [lambda entries: with_things(entry for entry in entries if isinstance(entry, Correction))]
# What entries of a kind have besides, by its label: a function that gives the fields of `FullText`, and `categories`.
# The floors above add theirs.
MORE_OF = {}


@method_decorator(conditional_page, name="__call__")
class RecordFeed(Feed):
    """Entries are what happens in the record; each has `updated_at`, and an address.

    Whether a reader has it already is told by its bytes, and not by when its newest entry changed: what is withdrawn,
    or an embargo that ends, moves no such moment.
    """

    feed_type = FullText
    language = "en-GB"
    author_name = SITE

    def __call__(self, request, *args, **kwargs):
        response = super().__call__(request, *args, **kwargs)
        del response["Last-Modified"]
        return response

    def item_title(self, item):
        return getattr(item, "heading", "") or str(item)

    def item_description(self, item):
        return getattr(item, "description", "") or getattr(item, "summary", "")

    def item_categories(self, item):
        return getattr(item, "categories", ())

    def item_updateddate(self, item):
        return item.updated_at

    def item_pubdate(self, item):
        """When it was written, where the entry knows that, or that nobody does; else when it became public here."""
        return getattr(item, "moment", item.published_at)

    def item_guid(self, item):
        return id_of(item)

    def item_guid_is_permalink(self, item):
        return False

    def item_extra_kwargs(self, item):
        more = MORE_OF.get(item._meta.label_lower, lambda item: {})(item)
        return {"authors": (), "original": "", "whole": None, **more}


def id_of(thing):
    """It stays whatever the thing is called, and wherever."""
    return f"tag:totalplacewatch,2026:{thing._meta.model_name}:{thing.pk}"


def latest(*lists):
    """The entries of several lists that changed last, latest first."""
    entries = [entry for entries in lists for entry in entries.by_change()[:ENTRIES]]
    newest = sorted(entries, key=lambda entry: entry.updated_at, reverse=True)[:ENTRIES]
    for load in LOADING:
        load(newest)
    return [entry for entry in newest if getattr(entry, "thing", entry)]


# What a pilot's feed tells, each a function of the pilot. The floors above add theirs.
OF_PILOT = [
    lambda pilot: Event.objects.public().about(pilot),
    lambda pilot: pilot.posts.public().for_feed(),
    lambda pilot: Consultation.objects.public().of_pilots([pilot]).with_ends(),
    lambda pilot: Enquiry.objects.public().of_pilots([pilot]).with_ends(),
    lambda pilot: Flip.objects.public().about(pilot),
    lambda pilot: Correction.objects.public().in_record_of(pilot),
]


def feed_address(pilot):
    return reverse("pilots:pilot_feed", args=[pilot.slug])


class PilotFeed(RecordFeed):
    """What happened in one pilot, and what was written about it."""

    def get_object(self, request, slug):
        return at_address(Pilot.objects.public(), "pilot", slug, where=feed_address)

    def title(self, pilot):
        return f"{pilot.name}: {SITE}"

    def feed_guid(self, pilot):
        return id_of(pilot)

    def subtitle(self, pilot):
        return f"What changes in the record of {pilot.name}, and what is written about it."

    def link(self, pilot):
        return pilot.get_absolute_url()

    def items(self, pilot):
        return latest(*(told(pilot) for told in OF_PILOT))
