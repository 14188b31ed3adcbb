"""What is done with an uploaded blog: looked through, then, once its officer said yes, imported."""

import logging
from itertools import islice

from blog.importing.deed import NotAsPlannedError, carry_out, plan_of
from blog.importing.entry import UnfitBlogError
from blog.importing.reading import reading
from blog.importing.report import MOST_SHOWN, report, told_of
from blog.models import BlogImport
from pilots.sheets.deeds import BROKE_OFF, Shown

State = BlogImport.State
UNITS = {"read": "KB", "looked at": "entries", "written": "entries"}
CHANGED = "Something changed here since you looked, so nothing was imported. This is what the file would do now."
logger = logging.getLogger(__name__)


def keep(upload, state, message="", **changes):
    BlogImport.objects.with_key(upload.pk).update(state=state, message=message, **changes)


def told(shown):
    """Says how far it is: the file is read by bytes, all else by entries."""
    return lambda what, done, of: shown(what, *((done // 1024, of // 1024) if what == "read" else (done, of)))


def guarded(deed):
    """Runs a deed on an upload, and notes on it why it was refused where that happens."""

    def run(upload_pk):
        upload = BlogImport.objects.select_related("by").get(pk=upload_pk)
        progress = told(Shown(upload, UNITS))
        try:
            with upload.file.open() as file, reading(file, progress) as blog:
                deed(upload, blog, progress)
        except UnfitBlogError as fault:
            keep(upload, State.REFUSED, str(fault))
        except Exception:
            logger.exception("A blog could not be imported.")
            keep(upload, State.REFUSED, BROKE_OFF)

    return run


def keep_plan(upload, blog, plan, message=""):
    keep(upload, State.PLANNED, message, report=report(blog, plan), digest=plan.digest)


@guarded
def look_through(upload, blog, progress):
    keep_plan(upload, blog, plan_of(blog, is_elsewhere=upload.is_elsewhere, progress=progress))


@guarded
def bring_in(upload, blog, progress):
    how = {"is_elsewhere": upload.is_elsewhere, "officer": upload.by, "reason": upload.name, "digest": upload.digest}
    try:
        plan, _ = carry_out(blog, progress=progress, **how)
    except NotAsPlannedError as other:
        keep_plan(upload, blog, other.plan, CHANGED)
    else:
        posts = list(islice(told_of(plan), MOST_SHOWN))  # which have their pages now
        keep(upload, State.DONE, report={**upload.report, "in_words": plan.in_words, "posts": posts})
