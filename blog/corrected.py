"""Corrections and commentary: a post that was written before one says so."""

from django.utils import timezone

from pilots.corrected import with_things
from pilots.fuzzy import start_of
from pilots.models import Correction, Event, Figure, Pilot


def written_by(post):
    """The moment before which a post was written for certain: the end of the day of its recording, or earlier."""
    end = start_of(post.recorded_on + timezone.timedelta(days=1))
    return min(filter(None, (end, post.published_at)))


def corrected_since(post):
    """The corrections of what `post` is about that were made after it was written, the newest first, as a list.

    It is about the things that it is linked with, and about the figures and events of its pilots.
    """
    slugs = Pilot.objects.public().named_in(post).values("slug")
    about = {
        "pilot": post.pilots,
        "body": post.bodies,
        "branch": post.branches,
        "document": post.documents,
        "claim": post.claims,
        "figure": Figure.objects.about_any(slugs),
        "event": Event.objects.about_any(slugs),
    }
    keys = {kind: things.order_by().values("pk") for kind, things in about.items()}
    return with_things(Correction.objects.public().of_any(keys).made_after(written_by(post)).newest_first())
