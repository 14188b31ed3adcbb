"""Throws away for good what was deleted at the desk more than 30 days ago, and what readers left behind."""

from django.core.management.base import BaseCommand

from blog.models import Autosave, PreviewLink
from blog.picturing import throw_away_files
from campaign.personal import forget_in_time
from pilots.models import Deletion
from pilots.removing import empty_bin


class Command(BaseCommand):
    help = (
        "Throws away, with its files, what officers deleted more than 30 days ago. Until then an administrator can "
        "bring it back. Clears as well, once it is 30 days old: what officers typed in the form of a post and never "
        "saved, links to drafts that have ended, and files of pictures that nothing needs any more. Takes the mail "
        "addresses off comments that were decided 30 days ago or wait since 90, deletes comments that were refused "
        "30 days ago, and forgets how often each connection wrote. Safe to repeat; run it daily."
    )

    def handle(self, **options):
        thrown = empty_bin()
        Autosave.objects.expired().delete()
        PreviewLink.objects.long_expired().delete()
        throw_away_files()
        self.stdout.write(
            f"Thrown away: {counted(thrown, 'thing')}. Still to be brought back if wanted: {Deletion.objects.count()}."
        )
        refused, addresses = forget_in_time()
        self.stdout.write(
            f"Refused {counted(refused, 'comment')} deleted. Mail address taken off {counted(addresses, 'comment')}."
        )


def counted(number, noun):
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
