"""Imports a blog from a file: all of it or nothing, as the officers' desk does."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from blog.importing.deed import carry_out, plan_of
from blog.importing.entry import UnfitBlogError
from blog.importing.pictures import fetch
from blog.importing.proposals import proposed
from blog.importing.reading import reading
from blog.importing.report import labels_of, lines_of, sentences_of
from blog.models import Picture, Proposal
from campaign.progress import Bar


class Command(BaseCommand):
    help = (
        "Imports a blog: Blogger’s “Back up content” or Takeout’s feed.atom, WordPress’s export, RSS or Atom. Public "
        "posts are public here, drafts are drafts, comments wait for moderation, what words propose waits for a yes. "
        "Safe to repeat: nothing is doubled, and what officers changed or deleted stays so."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="Say what would be imported, and change nothing.")
        parser.add_argument(
            "--elsewhere", action="store_true", help="The blog stays where it is: each post names its address there."
        )

        parser.add_argument(
            "--pictures", action="store_true", help="Fetch the pictures, too: at most one a second of each host."
        )

    def handle(self, *, file, dry_run, elsewhere, pictures, **options):
        try:
            with (
                file.open("rb") as opened,
                Bar(self.stderr, "Importing the blog") as bar,
                reading(opened, bar.show) as blog,
            ):
                how = {"is_elsewhere": elsewhere, "progress": bar.show}
                if dry_run:
                    plan = plan_of(blog, **how)
                    bar.wipe()
                    self.show(blog, plan)
                else:
                    plan, number = carry_out(blog, reason=file.name, **how)
                    bar.wipe()
                    self.tell(plan, number)
        except UnfitBlogError as fault:
            raise CommandError(f"Nothing was imported. {fault}") from fault
        except OSError as fault:
            raise CommandError(f"Nothing was imported: {file} cannot be read ({fault.strerror}).") from fault

        if pictures and not dry_run:
            self.fetch()

    def fetch(self):
        """Fetches all pictures that were noted and are not here yet."""
        noted = Picture.objects.not_fetched().select_related("post")
        number = noted.count()
        with Bar(self.stderr, "Fetching pictures") as bar:
            faulty = fetch(noted, progress=bar.show)
        for picture in faulty:
            self.stdout.write(f"Not fetched: {picture}, {picture.original_url}: {picture.fault}")
        self.stdout.write(f"{number - len(faulty):,} of {number:,} pictures fetched")

    def show(self, blog, plan):
        """Every post with its state and old path, and all that would be proposed."""
        for title, state, old_path, outcome, note in lines_of(plan):
            self.stdout.write(
                f"{outcome}: {title} [{state}] {old_path or 'no old address'}{f' ({note})' * bool(note)}"
            )
        proposals = list(proposed(blog, plan))
        for one in proposals:
            if one.kind != Proposal.Kind.TOPIC:
                self.stdout.write(f"{one.get_kind_display()}, in “{one.post.title}”: {marked(one)}")
        for label, number, became in labels_of(proposals):
            name = f"“{became}”, which “{label}” became" if became not in ("", label) else f"“{label}”"
            self.stdout.write(f"Topic {name}, from the labels of {number:,} post{'s' * (number != 1)}")
        self.tell(plan, len(proposals))
        self.stdout.write("This was a dry run: nothing has changed.")

    def tell(self, plan, number):
        for title, sentence in plan.oddities:
            self.stdout.write(f"Odd, in “{title}”: {sentence}")
        for title, _, _, outcome, note in lines_of(plan):
            if note and outcome != "new":
                self.stdout.write(f"{title}: {note}")
        for sentence in sentences_of(plan):
            self.stdout.write(sentence)
        self.stdout.write(f"{number:,} proposals wait for a yes")
        self.stdout.write(f"The blog: {plan.in_words}")


def marked(proposal):
    """The sentence of a proposal, with the words that it is about between brackets."""
    return f"{proposal.before}[{proposal.words}]{proposal.after}"
