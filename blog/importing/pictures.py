"""Fetching the pictures that an import noted, once somebody says so: politely, and made anew as every picture is."""

from django.conf import settings
from django.contrib.auth import get_user_model

from blog.models import Picture
from blog.picturing import keep_remade, remade
from pilots.extraction.limits import MB
from pilots.history import Edit, editing
from pilots.links import RefusedError, Visitor

MOST_BYTES = 10 * MB
WHY = "Fetched from the blog that it comes from"
LONGEST_FAULT = Picture._meta.get_field("fault").max_length
NAMED = "Total Place Watch, fetching the pictures of a blog that moves here"


def fetch(pictures, officer=None, progress=lambda what, done, of: None):
    """Fetches the files of `pictures`. Returns those that could not be fetched; each says why in its `fault`."""
    visitor, faulty = Visitor(f"{NAMED} ({settings.SITE_ADDRESS})" if settings.SITE_ADDRESS else NAMED), []
    pictures = list(pictures)
    with editing(officer, deed=Edit.Deed.IMPORTED, reason=WHY) as under_way:
        for done, picture in enumerate(pictures, start=1):
            try:
                take(picture, remade(visitor.fetch(picture.original_url, MOST_BYTES)))
            except (RefusedError, ValueError) as fault:
                picture.fault = str(fault)[:LONGEST_FAULT]
                Picture.objects.with_key(picture.pk).update(fault=picture.fault)
                faulty.append(picture)
            progress("pictures", done, len(pictures))
        fetched = len(pictures) - len(faulty)
        if fetched:
            under_way.tell(Picture, title=f"{fetched:,} picture{'s' if fetched > 1 else ''} fetched")
    return faulty


def take(picture, made):
    """Keeps what was fetched, beside what an officer wrote of the picture meanwhile."""
    now = Picture.objects.not_fetched().with_key(picture.pk).first()
    if now:
        keep_remade(now, made)
        now.save()


def fetch_with_keys(keys, officer_pk):
    officer = get_user_model().objects.filter(pk=officer_pk).first()
    fetch(Picture.objects.not_fetched().with_keys(keys).select_related("post"), officer)
