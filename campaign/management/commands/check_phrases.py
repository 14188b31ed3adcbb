"""Looks through the copies for what waits to be looked for."""

from django.core.management.base import BaseCommand

from campaign.progress import Bar
from pilots.models import ClaimCheck, Flip, PhraseCheck
from pilots.silence.checking import settle


class Command(BaseCommand):
    help = (
        "Looks through our copies for the phrases that are watched and the claims that are quoted, wherever an "
        "answer is missing or out of date. Safe to repeat and beside officers' work."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="Look for everything again, answered or not.")

    def handle(self, **options):
        flips = Flip.objects.count()
        if options["all"]:
            for checks in (PhraseCheck, ClaimCheck):
                checks.objects.looked_through().ask_again()
        with Bar(self.stderr, "Looking through the copies") as bar:
            answers = settle(lambda done, of: bar.show("documents", done, of))
        waiting = PhraseCheck.objects.waiting().count()
        changed = Flip.objects.count() - flips
        self.stdout.write(f"Answered: {answers}. Other than before: {changed}.")
        if waiting:
            self.stdout.write(f"Waiting for copies that are still to be read (manage.py extract_text): {waiting}.")
