"""Gives out or erases what is held under a mail address, when whoever it belongs to asks."""

from django.core.management.base import BaseCommand, CommandError

from campaign.personal import checked, erase, exported


class Command(BaseCommand):
    help = (
        "export ADDRESS: all that is held under a mail address, as JSON. erase ADDRESS: takes the address off it; "
        "with --texts deletes what was written under it as well. Upper and lower case are the same. Safe to repeat."
    )

    def add_arguments(self, parser):
        parser.add_argument("deed", choices=["export", "erase"], help="what to do")
        parser.add_argument("address", metavar="ADDRESS", help="a mail address, as name@example.org")
        parser.add_argument("--texts", action="store_true", help="with erase: what was written under it goes, too")

    def handle(self, deed, address, texts, **options):
        try:
            address = checked(address)
        except ValueError as fault:
            raise CommandError(str(fault)) from fault
        if deed == "export" and texts:
            raise CommandError("--texts goes with erase. An export always holds the texts.")
        lines = [exported(address)] if deed == "export" else erase(address, texts)
        for line in lines:
            self.stdout.write(line)
