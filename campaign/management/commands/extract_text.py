"""Reads the copies that we hold anew."""

from django.core.management.base import BaseCommand, CommandError

from campaign.progress import Bar
from pilots.extraction.reading import read
from pilots.models import Copy, Document
from pilots.silence.checking import settle


class Command(BaseCommand):
    help = "Reads the text of the copies that we hold anew, of the documents named or of all. Safe to repeat."

    def add_arguments(self, parser):
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="A document's short name, as in its address.")

    def handle(self, *, slugs, **options):
        known = set(Document.objects.with_slugs(slugs).values_list("slug", flat=True))
        unknown = [slug for slug in slugs if slug not in known]
        if unknown:
            raise CommandError(f"Nothing was read: there is no document {', '.join(unknown)}.")
        copies = Copy.objects.of_documents(slugs) if slugs else Copy.objects.all()
        copies = list(copies.in_order())
        for slug in slugs:
            if slug not in {copy.document.slug for copy in copies}:
                self.stdout.write(f"{slug}: we hold no copy of it")
        with Bar(self.stderr, "Reading") as bar:
            for number, copy in enumerate(copies, start=1):
                bar.show("copies", number - 1, len(copies))
                self.report(read(copy.pk, progress=lambda done, of: bar.show("pages", done, of)), bar)
        answered = settle()
        self.stdout.write(
            f"{len(copies)} read, {answered} answers of the silence check and the claims brought up to date"
        )

    def report(self, copy, bar):
        if copy is not None:  # it may have been deleted meanwhile
            bar.wipe()
            self.stdout.write(f"{copy.document.slug}: {copy.standing}. {copy.message}".strip())
