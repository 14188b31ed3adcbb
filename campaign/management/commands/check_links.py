"""Opens the original addresses of documents, to see which are dead or have moved."""

from collections import Counter
from http import HTTPStatus

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.formats import date_format

from campaign.progress import Bar
from pilots.links import GONE, NO_SUCH_HOST, Visitor
from pilots.models import Document

NO_NETWORK = (
    "None of the {} addresses that were tried could be reached. Is there a network? What was known of them stays."
)
GIVE_UP_AFTER = 10  # addresses, if none can be reached
State = Document.LinkState


def judged(document, answer):
    """(state, note) of a document's address. A host that is not there is dead once two runs have not found it."""
    if answer.status in GONE:
        return State.DEAD, since(document, f"{answer.status} {HTTPStatus(answer.status).phrase}")
    if answer.no_host and document.link_note.startswith(NO_SUCH_HOST):
        return State.DEAD, since(document, NO_SUCH_HOST)
    if answer.fault:
        return State.UNCLEAR, answer.fault
    if not HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return State.UNCLEAR, f"It answered {answer.status}"
    return (State.MOVED, answer.moved_to) if answer.moved_to else (State.WORKS, "")


def since(document, why):
    """Why it is dead and since when: the day on which that was first seen is kept."""
    if document.link_state == State.DEAD:
        return document.link_note
    return f"{why}, since {date_format(timezone.localdate(), 'j F Y')}"


class Command(BaseCommand):
    help = (
        "Opens the original address of each document and keeps whether it opens, has moved, is dead, or cannot be "
        "told. It asks each host once a second at most, and changes nothing in the record. Safe to repeat."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, metavar="N", help="Open at most so many addresses.")
        parser.add_argument(
            "--older-than",
            type=int,
            default=0,
            metavar="DAYS",
            help="Leave out what was opened in the last so many days.",
        )
        parser.add_argument(
            "--allow-private", action="store_true", help="Open addresses in private networks as well: for tests."
        )

    def handle(self, *, limit, older_than, allow_private, **options):
        if older_than < 0 or (limit is not None and limit < 1):
            raise CommandError("Give --limit a number from 1 on, and --older-than a number from 0 on.")
        documents = list(Document.objects.to_check(older_than)[:limit])
        visitor = Visitor(self.name_of_site(), allow_private)
        found, kept_back, reached = Counter(), [], False
        with Bar(self.stderr, "Opening addresses") as bar:
            for number, document in enumerate(documents):
                bar.show("documents", number, len(documents))
                answer = visitor.open(document.original_url)
                kept_back.append((document, answer))
                reached = reached or not answer.offline
                if reached:
                    found.update(self.keep(kept_back))
                    kept_back = []
                elif len(kept_back) >= GIVE_UP_AFTER:
                    break
        if kept_back:
            raise CommandError(NO_NETWORK.format(len(kept_back)))
        self.report(found)

    def name_of_site(self):
        address = f" (+{settings.SITE_ADDRESS})" if settings.SITE_ADDRESS else ""
        return f"TotalPlaceWatch link check{address}"

    def keep(self, answers):
        """Writes what was found, and gives the state of each."""
        for document, answer in answers:
            state, note = judged(document, answer)
            if Document.objects.note_link(document, state, note):
                yield state

    def report(self, found):
        ends = ", ".join(f"{State(state).label.lower()}: {found[state]}" for state in State.values if found[state])
        self.stdout.write(f"Opened: {found.total()}. {ends.capitalize()}." if found else "No address was due.")
