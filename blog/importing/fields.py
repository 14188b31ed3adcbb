"""What an entry becomes as fields of a post, and digests of these: by them an officer's later change is told."""

import datetime
import hashlib
import json
import re

from django.utils import timezone

from blog.excerpt import excerpt
from blog.importing.entry import LONGEST_ADDRESS, PUBLIC
from blog.models.post import TEXT_LOST
from blog.pasting import plain
from pilots.fuzzy import FuzzyDate

FIELDS = ("title", "summary", "body", "published_on", "published_at", "original_url", "blog_name")
PICTURE = re.compile(r"\[picture (\d{1,3})\]")


def digest(value):
    return hashlib.sha256(json.dumps(value, default=str, sort_keys=True).encode()).hexdigest()[:20]


def digest_of(entry, **how):
    """Of all that the file says of an entry, and of how it is taken."""
    return digest({**vars(entry), **how, "oddities": None})


def day_of(entry):
    """The day on which it was written, where the blog was; or `None`."""
    if not entry.published:
        return None
    moment = datetime.datetime.fromisoformat(entry.published)
    if not moment.utcoffset():  # UTC, as most exports have it whatever the blog's own clock was
        moment = timezone.localtime(moment)
    return FuzzyDate.of(moment.date())


def title_of(entry):
    if entry.title:
        return entry.title
    day = day_of(entry)
    return f"Untitled, {day}" if day else "Untitled"


def numbers_of(pictures, had):
    """{number in the entry: number in our post} of its pictures, 0 of one that was deleted here.

    `had`: as `blog.importing.planning.pictures_had` has it of the post.
    """
    free, numbers = max(had.values(), default=0), {}
    for place, (address, _, _) in enumerate(pictures, start=1):
        if address not in had:
            free += 1
        numbers[place] = had.get(address, free)
    return numbers


def body_of(entry, numbers):
    def place(found):
        number = numbers.get(int(found[1]), found[1])
        return f"[picture {number}]" if number else ""

    return plain(PICTURE.sub(place, entry.html))


def wanted(entry, *, numbers, blog_name="", is_elsewhere=False):
    """{field: value} of the post that `entry` asks for. Of one without a date, `published_at` is left to others."""
    body = body_of(entry, numbers)
    values = {
        "title": title_of(entry),
        "summary": excerpt(body) or TEXT_LOST,
        "body": body,
        "published_on": day_of(entry),
        "published_at": None,
        "original_url": entry.address if is_elsewhere and len(entry.address) <= LONGEST_ADDRESS else "",
        "blog_name": blog_name if is_elsewhere else "",
        "authors": alike(entry.authors),
    }
    if entry.state == PUBLIC:
        values["published_at"] = entry.published and in_utc(datetime.datetime.fromisoformat(entry.published))
    return values


def alike(names):
    """Names in one order, however their letters are: an author is found by a name written otherwise, too."""
    return sorted({name.casefold() for name in names})


def in_utc(moment):
    return moment.astimezone(datetime.UTC)


def current(post):
    """The same fields of a post as it stands; its authors are loaded."""
    values = {name: getattr(post, name) for name in FIELDS}
    values["published_at"] = values["published_at"] and in_utc(values["published_at"])
    return {**values, "authors": alike(author.name for author in post.authors.all())}


def digests(values):
    return {name: digest(value) for name, value in values.items()}
