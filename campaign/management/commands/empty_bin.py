"""Throws away for good what was deleted at the desk more than 30 days ago, and what readers left behind."""

from django.core.management.base import BaseCommand

from campaign.personal import forget_in_time
from pilots.models import Deletion
from pilots.removing import empty_bin


class Command(BaseCommand):
    help = (
        "Throws away, with its files, what officers deleted more than 30 days ago. Until then an administrator can "
        "bring it back. Takes the mail addresses off comments that were decided 30 days ago, deletes comments that "
        "were refused then, and forgets how often each connection wrote. Safe to repeat; run it daily."
    )

    def handle(self, **options):
        thrown = empty_bin()
        self.stdout.write(
            f"Thrown away: {counted(thrown, 'thing')}. Still to be brought back if wanted: {Deletion.objects.count()}."
        )
        refused, addresses = forget_in_time()
        self.stdout.write(
            f"Refused {counted(refused, 'comment')} deleted. Mail address taken off {counted(addresses, 'comment')}."
        )


def counted(number, noun):
    return f"1 {noun}" if number == 1 else f"{number} {noun}s"
