"""Atom feeds. Every entry has an id that stays, and the moment it last changed."""

import re

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from pilots.addresses import at_address
from pilots.corrected import with_things
from pilots.models import Consultation, Correction, Enquiry, Event, Flip, Pilot

ENTRIES = 30


def in_xml(text):
    """Text without the control signs that XML cannot hold, which come with pasted words."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", "", text)


class RecordFeed(Feed):
    """Entries are what happens in the record; each has `updated_at`, and an address."""

    feed_type = Atom1Feed

    def item_title(self, item):
        return in_xml(getattr(item, "heading", "") or str(item))

    def item_description(self, item):
        return in_xml(getattr(item, "description", "") or getattr(item, "summary", ""))

    def item_author_name(self, item):
        return in_xml(getattr(item, "author", ""))

    def item_updateddate(self, item):
        return item.updated_at

    def item_pubdate(self, item):
        """When it was written, where the entry knows that; else when it became public here."""
        return getattr(item, "moment", item.published_at)

    def item_guid(self, item):
        return f"tag:totalplacewatch,2026:{item._meta.model_name}:{item.pk}"

    def item_guid_is_permalink(self, item):
        return False


def latest(*lists):
    """The entries of several lists that changed last, latest first."""
    entries = [entry for entries in lists for entry in entries.by_change()[:ENTRIES]]
    newest = sorted(entries, key=lambda entry: entry.updated_at, reverse=True)[:ENTRIES]
    with_things(entry for entry in newest if isinstance(entry, Correction))
    return [entry for entry in newest if getattr(entry, "thing", entry)]


# What a pilot's feed tells, each a function of the pilot. The floors above add theirs.
OF_PILOT = [
    lambda pilot: Event.objects.public().about(pilot),
    lambda pilot: pilot.posts.public(),
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
        return f"{pilot.name}: Total Place Watch"

    def subtitle(self, pilot):
        return f"What changes in the record of {pilot.name}, and what is written about it."

    def link(self, pilot):
        return pilot.get_absolute_url()

    def items(self, pilot):
        return latest(*(told(pilot) for told in OF_PILOT))
