"""Loads the real record that ships with the site."""

from django.core.management.base import BaseCommand, CommandError

from campaign.progress import Bar
from campaign.tables import SHIPPED
from pilots.loading import BadRowsError, Loader
from pilots.silence.checking import settle


class Command(BaseCommand):
    help = (
        "Loads the shipped record: all of it or nothing. Safe to repeat: it does only what is missing, and "
        "keeps what an officer has changed or deleted since."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Say what would change, and change nothing.")
        parser.add_argument(
            "--overwrite", action="store_true", help="Put the shipped record over officers' changes, too."
        )

    def handle(self, *, dry_run, overwrite, **options):
        with Bar(self.stderr, "Loading the record") as bar:
            loader = Loader(SHIPPED, overwrite=overwrite, progress=bar.show)
            try:
                outcomes = loader.load(dry_run=dry_run)
            except BadRowsError as bad:
                raise CommandError(f"Nothing was loaded. Put these rows right first:\n{bad}") from bad
            except OSError as fault:
                raise CommandError(
                    f"Nothing was loaded: {fault.filename} cannot be read ({fault.strerror})."
                ) from fault
        for outcome in outcomes:
            self.report(outcome, detail=dry_run)
        if dry_run:
            self.stdout.write("This was a dry run: nothing has changed.")
        else:
            self.look_through()

    def look_through(self):
        """Answers what now waits to be looked for in copies that are held already."""
        with Bar(self.stderr, "Looking through the copies") as bar:
            answers = settle(lambda done, of: bar.show("documents", done, of))
        if answers:
            self.stdout.write(f"{answers} answers found in the copies held")

    def report(self, outcome, *, detail):
        noun = outcome.noun.replace("_", " ")
        self.stdout.write(
            f"{noun}: {len(outcome.new)} new, {len(outcome.changed)} changed, "
            f"{outcome.unchanged} unchanged, {len(outcome.kept)} kept as officers left them"
        )
        if detail:
            for key in outcome.new:
                self.stdout.write(f"  new: {key}")
            for key, names in outcome.changed:
                self.stdout.write(f"  changed: {key} ({', '.join(names)})")
        for key, reason in outcome.kept:
            self.stdout.write(f"  kept: {key}: {reason}")
