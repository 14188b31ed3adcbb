"""Throws away for good what was deleted at the desk more than 30 days ago."""

from django.core.management.base import BaseCommand

from blog.picturing import throw_away_files
from pilots.models import Deletion
from pilots.removing import empty_bin


class Command(BaseCommand):
    help = (
        "Throws away, with its files, what officers deleted more than 30 days ago. Until then an administrator can "
        "bring it back. Safe to repeat; each deletion at the desk does the same."
    )

    def handle(self, **options):
        thrown = empty_bin()
        throw_away_files()
        things = "1 thing" if thrown == 1 else f"{thrown} things"
        self.stdout.write(f"Thrown away: {things}. Still to be brought back if wanted: {Deletion.objects.count()}.")
