"""Pictures of articles: made anew in a process of their own, kept under our own names, forgotten in time."""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import timedelta

from django.core.files.base import ContentFile
from django.utils import timezone

from blog.models import Picture
from blog.models.picture import FOLDER, new_key
from blog.remaking import BROKEN, LIMITS, MAX_BYTES, SLOW
from pilots.extraction.running import ROOT, plain_environment
from pilots.models import Deletion

KEPT = timedelta(days=30)  # a file of a picture that was taken away: until then that can be undone
BEING_KEPT = timedelta(days=1)  # a file whose picture may not be saved yet


@dataclass(frozen=True)
class Remade:
    files: dict  # width in pixels → bytes
    width: int  # of the widest
    height: int
    kind: str  # "jpg" or "png"


def remade(content):
    """The `Remade` of a picture's bytes. Raises `ValueError`, in a plain sentence, for what is none that we show."""
    child = subprocess.Popen(  # noqa: S603  our own module, by our own Python
        [sys.executable, "-s", "-m", "blog.remaking", json.dumps(asdict(LIMITS))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=plain_environment(),
    )
    with child:
        try:
            answer, _ = child.communicate(content[: MAX_BYTES + 1], timeout=2 * LIMITS.seconds)
        except subprocess.TimeoutExpired as fault:
            raise ValueError(SLOW) from fault
        finally:
            child.kill()
    return understood(answer)


def understood(answer):
    head, _, rest = answer.partition(b"\n")
    try:
        told = json.loads(head)
    except ValueError as fault:  # the process was ended in the middle of its work
        raise ValueError(BROKEN) from fault
    if "fault" in told:
        raise ValueError(told["fault"])
    files, start = {}, 0
    for width, size in told["files"]:
        files[width] = rest[start : start + size]
        start += size
    return Remade(files, told["width"], told["height"], told["kind"])


def keep(picture, content):
    """Makes `content` anew and keeps it as the file of `picture`, which is saved. Raises `ValueError` as `remade`."""
    keep_remade(picture, remade(content))
    picture.save()


def keep_remade(picture, made):
    """Writes the files under a new key, so that no cache shows an older picture at this address."""
    picture.key = new_key()
    picture.width, picture.height, picture.widths = made.width, made.height, sorted(made.files)
    picture.fault = ""
    picture.file.name = f"{FOLDER}/{picture.key}-{made.width}.{made.kind}"
    for width, content in made.files.items():
        picture.file.storage.save(picture.stored_name(width), ContentFile(content))


def throw_away_files():
    """Deletes the files of pictures that nobody can bring back any more. Returns how many pictures that were."""
    storage = Picture._meta.get_field("file").storage
    if not storage.exists(FOLDER):
        return 0
    wanted, before, gone = wanted_keys(), timezone.now() - BEING_KEPT, set()
    for name in storage.listdir(FOLDER)[1]:
        key, path = name.partition("-")[0], f"{FOLDER}/{name}"
        if key not in wanted and storage.get_modified_time(path) < before:
            storage.delete(path)
            gone.add(key)
    return len(gone)


def wanted_keys():
    """The keys of all pictures that there are, in the bin, or changed less than 30 days ago: as they were before."""
    rows = Picture.history.all()
    lately = rows.filter(history_date__gt=timezone.now() - KEPT).values("id")
    keys = {*Picture.objects.values_list("key", flat=True), *rows.filter(id__in=lately).values_list("key", flat=True)}
    for deletion in Deletion.objects.filter(kind__startswith="blog."):
        keys |= {row["fields"]["key"] for row in deletion.rows if row["model"] == Picture._meta.label_lower}
    return keys
