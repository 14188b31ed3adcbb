"""Throws away for good what was deleted at the desk more than 30 days ago."""

from django.core.management.base import BaseCommand

from blog.models import Autosave, PreviewLink
from blog.picturing import throw_away_files
from pilots.models import Deletion
from pilots.removing import empty_bin


class Command(BaseCommand):
    help = (
        "Throws away, with its files, what officers deleted more than 30 days ago. Until then an administrator can "
        "bring it back. Clears as well, once it is 30 days old: what officers typed in the form of a post and never "
        "saved, links to drafts that have ended, and files of pictures that nothing needs any more. Safe to repeat; "
        "each deletion at the desk throws away what was deleted so long ago."
    )

    def handle(self, **options):
        thrown = empty_bin()
        Autosave.objects.expired().delete()
        PreviewLink.objects.long_expired().delete()
        throw_away_files()
        things = "1 thing" if thrown == 1 else f"{thrown} things"
        self.stdout.write(f"Thrown away: {things}. Still to be brought back if wanted: {Deletion.objects.count()}.")
