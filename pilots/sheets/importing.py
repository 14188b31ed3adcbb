"""An import from its plan to the record: one transaction, or nothing."""

from django.db import IntegrityError, transaction
from django.utils.text import capfirst

from pilots.history import Edit, editing
from pilots.sheets.limits import UnfitSheetError
from pilots.sheets.planning import Planner
from pilots.sheets.writing import Writer

CLASH = "The database refused it: somebody wrote the same at this moment. Nothing was imported. Upload the file again."


class NotAsPlannedError(Exception):
    """Rows are refused, or the record changed since the plan was made; `plan` is the one that holds now."""

    def __init__(self, plan):
        super().__init__(plan.in_words)
        self.plan = plan


def plan_of(table, sheet, progress=lambda done, of: None):
    return Planner(table, sheet, progress=progress).make()


def carry_out(table, sheet, *, officer=None, reason="", digest=None, progress=lambda what, done, of: None):
    """Imports `sheet` and returns the `Plan` that it was; with a `digest`, only if the plan is still that one.

    Raises `NotAsPlannedError` and `UnfitSheetError`; then nothing has changed.
    """
    try:
        with transaction.atomic():
            plan = Planner(table, sheet, lock=True, progress=lambda *far: progress("checked", *far)).make()
            if plan.refused or (digest and plan.digest != digest):
                raise NotAsPlannedError(plan)
            if not plan.is_empty:
                with editing(officer, deed=Edit.Deed.IMPORTED, reason=reason) as under_way:
                    Writer(table, plan, officer, lambda *far: progress("written", *far)).write()
                    under_way.tell(table.model, title=title_of(table, plan))
    except IntegrityError as fault:
        raise UnfitSheetError(CLASH) from fault
    return plan


def title_of(table, plan):
    counts = [f"{len(rows):,} {what}" for rows, what in ((plan.new, "new"), (plan.changed, "changed")) if rows]
    return f"{capfirst(table.model._meta.verbose_name_plural)}: {', '.join(counts)}"
