"""How long the site's dear deeds take, on a database of the command's own, full of made-up text and rows."""

import random
import statistics
import tempfile
import time
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from blog.scoring import AIM, labelled, scores
from campaign.benchmarks.blogger import twice
from campaign.progress import Bar
from campaign.tables import SHIPPED
from pilots.loading import Loader
from pilots.memory import forget_peak, peak_of_process
from pilots.models import Copy, Document, Page, PartnerBody
from pilots.naming import names_on_record
from pilots.sheets.formats import written
from pilots.sheets.importing import carry_out
from pilots.sheets.limits import MOST_ROWS
from pilots.sheets.reading import read_sheet
from pilots.tables import BODIES

SEED = 2009
PAGES_OF_DOCUMENT = 200
WORDS_OF_PAGE = 150
TIMES = 9
COMMON = "council the of and services public local total place pilot budget savings partners health police"
FIELD = "unions redundancies outsourcing consultation staff workforce pension tupe efficiency"
SYLLABLES = "ba con de fer gra hol in jor ka lem mi nor o pre qua ris sul ter un ver wex yal zo"
RARE, MISS = "zebrafish", "unfindable"
ASKED = {
    "plain list page": ("/documents/", {}),
    "rare word": ("/search/", {"q": RARE}),
    "commonest word": ("/search/", {"q": "council"}),
    "two words": ("/search/", {"q": "and unions"}),
    "phrase": ("/search/", {"q": "“public services”"}),
    "nothing found": ("/search/", {"q": MISS}),
}


def vocabulary(chance):
    """(words, weights): the field's words first, then made-up ones, each as rare as its place (Zipf)."""
    syllables = SYLLABLES.split()
    made = {"".join(chance.choices(syllables, k=chance.randint(2, 4))) for _ in range(20_000)}
    words = [*COMMON.split(), *FIELD.split(), *sorted(made)]
    return words, [1 / (place + 1) for place in range(len(words))]


def texts(number):
    """Texts of that many pages, the same at every run. The first word stands on every page, the rare one on ten."""
    chance = random.Random(SEED)  # noqa: S311  made-up text, no secret
    words, weights = vocabulary(chance)
    for place in range(number):
        text = ["council", *chance.choices(words, weights, k=WORDS_OF_PAGE)]
        yield " ".join([*text, RARE] if place % max(number // 10, 1) == 0 else text)


def fill(number, bar):
    """The shipped record, and that many pages in papers of 200."""
    Loader(SHIPPED).load()
    now = timezone.now()
    counts = [min(PAGES_OF_DOCUMENT, number - first) for first in range(0, number, PAGES_OF_DOCUMENT)]
    documents = Document.objects.bulk_create(
        Document(title=f"Paper {place} on local services", slug=f"paper-{place}", published_at=now)
        for place in range(len(counts))
    )
    copies = Copy.objects.bulk_create(
        Copy(
            document=document,
            file=f"copies/{document.slug}",
            fingerprint=document.slug,
            state=Copy.State.READ,
            pages_total=pages,
            pages_done=pages,
            pages_readable=pages,
        )
        for document, pages in zip(documents, counts, strict=True)
    )
    text = texts(number)
    for done, (copy, pages) in enumerate(zip(copies, counts, strict=True)):
        Page.objects.bulk_create(
            Page(copy=copy, number=place + 1, state=Page.State.READABLE, text=next(text)) for place in range(pages)
        )
        bar.show("papers", done + 1, len(copies))
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")  # as it does by itself, a little later


def timed(address, query):
    """Median milliseconds of one page."""
    client, taken = Client(), []
    for _ in range(TIMES):
        began = time.perf_counter()
        response = client.get(address, query)
        taken.append((time.perf_counter() - began) * 1000)
        if response.status_code != 200:
            raise CommandError(f"{address} with {query} answers {response.status_code}.")
    return statistics.median(taken)


@contextmanager
def own_database():
    """A new database, migrated, on the engine that the settings name; it is gone in the end."""
    usual = connection.settings_dict["NAME"]
    with tempfile.TemporaryDirectory() as folder:
        sqlite = connection.vendor == "sqlite"
        name = str(Path(folder) / "benchmark.sqlite3") if sqlite else f"benchmark_{random.randrange(10**9)}"  # noqa: S311
        connection.settings_dict["TEST"] = {**connection.settings_dict["TEST"], "NAME": name}
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(usual, verbosity=0)


SOURCES = ("final-report", "newsletter", "motion")


def bodies(number):
    """The rows of that many made-up bodies, the same at every run."""
    chance = random.Random(SEED)  # noqa: S311  made-up names, no secret
    words, _ = vocabulary(chance)
    kinds = PartnerBody.Kind.values
    for place in range(number):
        first, second = chance.choices(words, k=2)
        cells = {
            "slug": f"{first}-{second}-{place}",
            "name": f"{first} {second} Council {place}".title(),
            "kind": kinds[place % len(kinds)],
            "other_names": f"{second} {place}; {first.upper()}",
            "note": " ".join(chance.choices(words, k=8)),
            "sources": f"{SOURCES[place % len(SOURCES)]}, {place % 90 + 1}",
        }
        yield [cells[name] for name in BODIES.headings(BODIES.written)]


def measure(file, bar):
    """Imports a file; says how long that took, and how much memory this process held at most."""
    forget_peak()
    began, worked = time.perf_counter(), time.process_time()
    sheet = read_sheet(file)
    read = time.perf_counter() - began
    plan = carry_out(BODIES, sheet, reason="benchmark", progress=bar.show)
    seconds, worked = time.perf_counter() - began, time.process_time() - worked
    number = len(plan.new) + len(plan.changed) + plan.unchanged
    return (
        f"{seconds:6.1f} s (reading the file {read:.1f} s, processor {worked:.1f} s) {number / seconds:7,.0f} rows/s, "
        f"peak memory {peak_of_process():.0f} MB; {plan.in_words}"
    )


class Command(BaseCommand):
    help = "Measures the site on made-up text and rows, in a database of its own that is gone afterwards."

    def add_arguments(self, parser):
        what = parser.add_subparsers(dest="what", required=True)
        search = what.add_parser("search", help="Time searches over many pages, against a plain list.")
        search.add_argument("--pages", type=int, default=100_000, help="How many pages to make. 100,000 if not said.")
        sheets = what.add_parser("import", help="Time the import of many new bodies, as CSV and Excel, and once more.")
        sheets.add_argument("--rows", type=int, default=50_000, help="How many bodies to make. 50,000 if not said.")
        blogger = what.add_parser("blogger", help="Time the import of a made-up blog, and of the same once more.")
        blogger.add_argument("--posts", type=int, default=5_000, help="How many posts to make. 5,000 if not said.")

        what.add_parser("names", help="Say how often promises and names are found rightly in labelled sentences.")

    def handle(self, *, what, **options):
        if what == "search":
            self.search(options["pages"])
        elif what == "blogger":
            self.import_blog(options["posts"])
        elif what == "names":
            self.names()
        else:
            self.bring_in(options["rows"])

    def import_blog(self, posts):
        self.stdout.write(f"{connection.vendor}: a blog of {posts:,} posts")
        with own_database():
            twice(posts, partial(Bar, self.stderr), self.stdout.write)

    def search(self, pages):
        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        here = override_settings(
            ALLOWED_HOSTS=["*"], SECURE_SSL_REDIRECT=False, STORAGES={**settings.STORAGES, **plain}
        )
        with here, own_database():
            began = time.perf_counter()
            with Bar(self.stderr, "Making pages") as bar:
                fill(pages, bar)
            seconds = time.perf_counter() - began
            self.stdout.write(f"{connection.vendor}: {pages:,} pages, loaded in {seconds:.0f} s")
            self.report({what: timed(*asked) for what, asked in ASKED.items()})

    def report(self, medians):
        usual = next(iter(medians.values()))
        for what, median in medians.items():
            self.stdout.write(f"{what:16} {median:8.1f} ms {median / usual:6.2f} of the list page")

    def bring_in(self, rows):
        if rows > MOST_ROWS:
            raise CommandError(f"A sheet may have at most {MOST_ROWS:,} rows.")
        self.stdout.write(f"{connection.vendor}: {rows:,} bodies, each with a source")
        for kind in ("csv", "xlsx"):
            file = written(kind, BODIES, bodies(rows))
            with own_database():
                for name in SOURCES:
                    Document.objects.create(title=name.title(), slug=name)
                for said in (f"{kind}, all of them new", f"{kind}, the same once more"):
                    with Bar(self.stderr, f"Importing {said}") as bar:
                        measured = measure(file, bar)
                    self.stdout.write(f"{said:26} {measured}")

    def names(self):
        with own_database():
            Loader(SHIPPED).load()
            found = scores(names_on_record())
        for (what, half), score in found.items():
            self.stdout.write(
                f"{what:8} {half:8} precision {score.precision:.2f}, recall {score.recall:.2f} "
                f"({score.right} right, {score.wrong} wrong, {score.missed} missed)"
            )
        self.stdout.write(f"{len(labelled())} sentences, labelled by hand; the aims are {AIM} and {AIM}.")
