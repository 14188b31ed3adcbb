"""What is done with an uploaded sheet: looked through, then, once its officer said yes, brought in."""

import logging
import time

from pilots.models import SheetImport
from pilots.sheets.importing import NotAsPlannedError, carry_out, plan_of
from pilots.sheets.limits import UnfitSheetError
from pilots.sheets.nouns import TABLES
from pilots.sheets.reading import read_sheet

State = SheetImport.State
logger = logging.getLogger(__name__)
REFUSED = "Nothing can be imported until these rows are put right. Mend them in your file and upload it again."
CHANGED = "The record has changed since you looked, so nothing was imported. This is what the file would do now."
BROKE_OFF = "Something went wrong on our side. Nothing was imported. Try again; if it happens again, tell us."
SECONDS_BETWEEN = 1


class Shown:
    """Lets the page see how far a deed has come, now and then. `units`: what it counts, where not rows."""

    def __init__(self, sheet, units=None):
        self.sheet, self.units, self.last = sheet, units or {}, 0

    def __call__(self, what, done, of):
        if time.monotonic() - self.last > SECONDS_BETWEEN:
            self.last = time.monotonic()
            self.sheet.show_progress(f"{done:,} of {of:,} {self.units.get(what, 'rows')} {what}")


def content_of(sheet):
    with sheet.file.open() as file:
        return read_sheet(file.read())


def keep(sheet, state, plan=None, message=""):
    changes = {"state": state, "message": message}
    if plan:
        changes |= {"report": plan.report(), "digest": plan.digest}
    SheetImport.objects.with_key(sheet.pk).update(**changes)


def keep_plan(sheet, plan, message=""):
    keep(sheet, State.REFUSED if plan.refused else State.PLANNED, plan, REFUSED if plan.refused else message)


def look_through(sheet_pk):
    sheet = SheetImport.objects.get(pk=sheet_pk)
    shown = Shown(sheet)
    try:
        keep_plan(sheet, plan_of(TABLES[sheet.noun], content_of(sheet), lambda *far: shown("checked", *far)))
    except UnfitSheetError as fault:
        keep(sheet, State.REFUSED, message=str(fault))
    except Exception:
        logger.exception("A sheet of %s could not be %s.", sheet.noun, "looked through")
        keep(sheet, State.REFUSED, message=BROKE_OFF)


def bring_in(sheet_pk):
    sheet = SheetImport.objects.select_related("by").get(pk=sheet_pk)
    how = {"officer": sheet.by, "reason": sheet.name, "digest": sheet.digest, "progress": Shown(sheet)}
    try:
        plan = carry_out(TABLES[sheet.noun], content_of(sheet), **how)
    except NotAsPlannedError as other:
        keep_plan(sheet, other.plan, CHANGED)
    except UnfitSheetError as fault:
        keep(sheet, State.REFUSED, message=str(fault))
    except Exception:
        logger.exception("A sheet of %s could not be %s.", sheet.noun, "imported")
        keep(sheet, State.REFUSED, message=BROKE_OFF)
    else:
        keep(sheet, State.DONE, plan)
