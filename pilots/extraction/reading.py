"""Reads a copy: its pages are replaced all at once, or not at all."""

import hashlib
import json
import logging
import time

from django.db import transaction
from django.utils import timezone

from pilots.extraction.judging import EMPTY, FAILED, READABLE
from pilots.extraction.kinds import UNKNOWN, kind_of
from pilots.extraction.limits import LIMITS
from pilots.extraction.running import Reading, read_file
from pilots.models import Copy, Document, Page

GONE = "The file itself is missing from where copies are kept."
BROKE_OFF = "Reading it broke off, through a fault of this site: choose “Read again”."
SECONDS_BETWEEN = 0.5  # two signs of progress

logger = logging.getLogger(__name__)


def read(copy_pk, progress=None):
    """Reads a copy anew and gives it, or `None` where there is none. `progress(done, total)` follows the pages."""
    copy = Copy.objects.with_key(copy_pk).first()
    if copy is None:
        return None
    Copy.objects.with_key(copy_pk).update(
        state=Copy.State.READING, under_way_since=timezone.now(), pages_done=0, message=""
    )
    try:
        read_file_of(copy, progress)
    except Exception:
        logger.exception("Reading copy %s broke off.", copy_pk)
        keep(copy_pk, copy.kind, Reading(fault=BROKE_OFF))
    return Copy.objects.with_key(copy_pk).first()


def read_file_of(copy, progress):
    try:
        file = copy.file.open()
    except OSError:
        say_gone(copy)
    else:
        with file:
            keep(copy.pk, *kind_and_text(file, Shown(copy.pk, progress)))


def say_gone(copy):
    """What was read of a file while it was there still stands."""
    if copy.pages_readable:
        Copy.objects.with_key(copy.pk).update(state=Copy.State.READ, pages_done=copy.pages_done, message=GONE)
    else:
        keep(copy.pk, copy.kind, Reading(fault=GONE))


def kind_and_text(file, progress):
    """What a file is, and the `Reading` of it."""
    kind, sentence = kind_of(file)
    return kind, Reading(fault=sentence) if kind == UNKNOWN else read_file(file, kind, progress)


class Shown:
    """Lets the desk see how far a reading has come, now and then."""

    def __init__(self, copy_pk, progress):
        self.copy_pk, self.progress, self.last = copy_pk, progress, 0

    def __call__(self, done, total):
        if self.progress:
            self.progress(done, total)
        if time.monotonic() - self.last > SECONDS_BETWEEN:
            self.last = time.monotonic()
            Copy.objects.with_key(self.copy_pk).update(pages_done=done, pages_total=total)


@transaction.atomic
def keep(copy_pk, kind, found):
    # Published or taken back meanwhile, its pages would be in the index as they were before: so that waits, too.
    Document.objects.select_for_update().of_copy(copy_pk).first()
    copy = Copy.objects.select_for_update().with_key(copy_pk).first()  # two readings at once wait for each other
    if copy is None:
        return
    copy.pages.all().delete()
    Page.objects.bulk_create(
        (
            Page(copy=copy, number=number, state=state, text=text, message=message)
            for number, state, text, message in found.pages
        ),
        batch_size=200,
    )
    copy.kind, copy.message = kind, message_of(found)
    copy.pages_total, copy.pages_done = found.total, len(found.pages)
    copy.pages_readable = count(found, READABLE)
    copy.state = Copy.State.READ if copy.pages_readable else Copy.State.FAILED
    copy.text_fingerprint, copy.read_at = fingerprint_of_text(found), timezone.now()
    copy.save()


def count(found, *states):
    return sum(state in states for _, state, _, _ in found.pages)


def fingerprint_of_text(found):
    """Another one as soon as any page's text or state is another, or more or fewer pages could not be read."""
    digest = hashlib.sha256(json.dumps(found.total).encode())
    for number, state, text, _ in found.pages:
        digest.update(json.dumps([number, state, text]).encode())
    return digest.hexdigest()


def fingerprint_of_nothing():
    """Of a file that holds no text that we can read."""
    return fingerprint_of_text(Reading())


def message_of(found):
    """What could not be read, and why, in plain sentences; nothing where all was read."""
    total, reached = found.total or 0, len(found.pages)
    empty, failed, unreached = count(found, EMPTY), count(found, FAILED), max(total - reached, 0)
    said = [found.fault] if found.fault else []
    if found.cut:
        said.append(f"Where it has no pages of its own, we count a new page every {found.cut:,} letters.")
    if empty == 1:
        said.append(f"{pages(1, total)} holds no text that we can read: it may be a scanned picture.")
    elif empty:
        said.append(f"{pages(empty, total)} hold no text that we can read: they may be scanned pictures.")
    if failed:
        said.append(f"{pages(failed, total)} could not be read.")
    if unreached:
        first = f": we read the first {LIMITS.pages:,}" if reached == LIMITS.pages else ""
        said.append(f"{pages(unreached, total)} {'was' if unreached == 1 else 'were'} not reached{first}.")
    return " ".join(said)


def pages(number, total):
    return "Its one page" if total == 1 else f"{number:,} of {total:,} pages"
