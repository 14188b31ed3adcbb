"""Imports a sheet of a noun: all of it or nothing, as the officers' desk does."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.management.commands.export_table import TABLES
from campaign.progress import Bar
from pilots.sheets.importing import NotAsPlannedError, carry_out, plan_of
from pilots.sheets.limits import MAX_BYTES, UnfitSheetError
from pilots.sheets.reading import read_sheet
from pilots.silence.checking import settle


class Command(BaseCommand):
    help = (
        "Imports a sheet (csv, xlsx, ods or json): all of it or nothing. Rows are matched by slug or key; new ones "
        "become drafts; a missing column changes nothing. Dates are ISO or British, day first. Safe to repeat."
    )

    def add_arguments(self, parser):
        parser.add_argument("noun", choices=TABLES, metavar="NOUN", help=f"One of: {', '.join(TABLES)}.")
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")

    def handle(self, *, noun, file, dry_run, **options):
        try:
            with Bar(self.stderr, f"Importing {noun.replace('_', ' ')}") as bar:
                plan = self.bring_in(TABLES[noun], file, dry_run, bar)
        except UnfitSheetError as fault:
            raise CommandError(f"Nothing was imported. {fault}") from fault
        except NotAsPlannedError as fault:
            rows = "\n".join(f"row {number}: {reason}" for number, reason in fault.plan.refused)
            raise CommandError(f"Nothing was imported. Put these rows right first:\n{rows}") from fault
        except OSError as fault:
            raise CommandError(f"Nothing was imported: {file} cannot be read ({fault.strerror}).") from fault
        self.report(noun, plan, dry_run)
        if not dry_run:
            settle()

    def bring_in(self, table, file, dry_run, bar):
        with file.open("rb") as opened:
            sheet = read_sheet(opened.read(MAX_BYTES + 1))
        if not dry_run:
            return carry_out(table, sheet, reason=file.name, progress=bar.show)
        plan = plan_of(table, sheet, lambda *far: bar.show("checked", *far))
        if plan.refused:
            raise NotAsPlannedError(plan)
        return plan

    def report(self, noun, plan, dry_run):
        for note in plan.notes:
            self.stdout.write(note)
        if plan.left:
            self.stdout.write(f"Columns that are not imported: {', '.join(plan.left)}")
        if dry_run:
            for row in plan.new:
                self.stdout.write(f"  new: {row.name}")
            for row in plan.changed:
                names = ", ".join(name for name, _, _ in row.changes)
                self.stdout.write(f"  changed: {row.name} ({names})")
        self.stdout.write(f"{noun.replace('_', ' ')}: {plan.in_words}")
        if dry_run:
            self.stdout.write("This was a dry run: nothing has changed.")
