"""Writes all rows of a noun to a file, drafts too, as the officers' desk exports them."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from campaign.progress import Step
from campaign.tables import SHIPPED
from pilots.sheets.formats import TYPES, UnwritableError, rows_of, written

TABLES = {table.noun: table for table in SHIPPED}


class Command(BaseCommand):
    help = (
        "Writes all rows of a noun to a file, drafts too: for officers, not for readers. The ending of its name says "
        f"the format: {', '.join(TYPES)}. import_table reads it again."
    )

    def add_arguments(self, parser):
        parser.add_argument("noun", choices=TABLES, metavar="NOUN", help=f"One of: {', '.join(TABLES)}.")
        parser.add_argument("file", type=Path, metavar="FILE", help="Where to write it; what is there is replaced.")

    def handle(self, *, noun, file, **options):
        kind, table = file.suffix.lstrip(".").lower(), TABLES[noun]
        if kind not in TYPES:
            raise CommandError(f"{file.name} should end in one of: {', '.join(f'.{kind}' for kind in TYPES)}.")
        try:
            with Step(self.stderr, f"Writing {file.name}"):
                rows = list(rows_of(table, table.model.objects.order_by("pk")))
                file.write_bytes(written(kind, table, rows))
        except UnwritableError as fault:
            raise CommandError(str(fault)) from fault
        except OSError as fault:
            raise CommandError(f"{file} cannot be written ({fault.strerror}).") from fault
        self.stdout.write(f"{noun.replace('_', ' ')}: {len(rows):,} rows in {file}")
