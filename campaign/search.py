"""The search page: one ranked list over all kinds, each hit with what a reader needs of it."""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from blog.models import Post
from campaign.models import Commitment
from pilots.models import Branch, Claim, Document, Event, Figure, Page, PartnerBody, Pilot, Term
from pilots.search.engine import find, folded, show
from pilots.search.glossary import asked

# kind → (one, many, how its public things are loaded for a hit)
KINDS = {
    "pilot": ("Pilot", "Pilots", lambda: Pilot.objects.public().with_standing()),
    "body": ("Body", "Bodies", lambda: PartnerBody.objects.public().with_parts().with_branches()),
    "branch": ("Branch", "Branches", lambda: Branch.objects.public().with_place().with_pilots()),
    "document": ("Document", "Documents", lambda: Document.objects.public()),
    "page": ("Page of a document", "Pages of documents", lambda: Page.objects.public().with_document()),
    "claim": ("Claim", "Claims", lambda: Claim.objects.public().select_related("document").with_sources()),
    "commitment": ("Commitment", "Commitments", lambda: Commitment.objects.public().for_lines()),
    "post": ("Post", "Posts", lambda: Post.objects.public().with_links()),
    "event": ("Event", "Events", lambda: Event.objects.public().with_sources()),
    "figure": ("Figure", "Figures", lambda: Figure.objects.public().with_ends().with_sources()),
    "term": ("Word", "Words", lambda: Term.objects.public()),
}


@dataclass(frozen=True)
class Result:
    """A hit with the thing it is about, and how many more pages of the same document were found."""

    hit: object
    thing: object
    more: int = 0

    @property
    def label(self):
        return KINDS[self.hit.kind][0]


@dataclass(frozen=True)
class Facet:
    """A choice that keeps some of the hits; `query` is the address that takes it, or drops it if it is `chosen`."""

    label: str
    count: int
    query: str
    chosen: bool


class Search:
    """What a checked `SearchForm` asks for: `words` as they were read, the hits kept, and what else they offer."""

    def __init__(self, form):
        self.form = form
        self.kind, self.pilot, self.year = (form.chosen.get(name, "") for name in ("kind", "pilot", "year"))
        self.words = asked(form.chosen.get("q", ""))
        self.found = find(self.words)

    def kept(self, **but):
        """The rows that the filters keep; `but` says them otherwise."""
        filters = {"kind": self.kind, "pilot": self.pilot, "year": self.year} | but
        return self.found.kept(filters["kind"], self.form.pilot_key(filters["pilot"]), filters["year"])

    @cached_property
    def rows(self):
        """[(row, how many more pages of its document)] of the hits kept, best first."""
        return folded(self.kept())

    @property
    def total(self):
        return len(self.kept())

    def facets(self):
        """Yields (what is chosen, query for all, their count, whether one is chosen, [Facet, …]) for each filter.

        Each counts with the other choices as they are.
        """
        kinds = Counter(row.kind for row in self.kept(kind=""))
        years = Counter(row.year for row in self.kept(year=""))
        keys = Counter(int(key) for row in self.kept(pilot="") for key in set(row.pilots.split()))
        choices = (
            ("kind", "Kind", [(kind, many, kinds[kind]) for kind, (_, many, _) in KINDS.items()]),
            ("pilot", "Pilot", [(slug, name, keys[key]) for slug, (key, name) in self.form.pilots.items()]),
            (
                "year",
                "Year",
                [
                    (year, year, years[year])
                    for year in sorted({*filter(None, years), *filter(None, [self.year])}, reverse=True)
                ],
            ),
        )
        for name, label, options in choices:
            present = self.form.chosen.get(name, "")
            facets = [
                Facet(shown, count, self.form.query(**{name: "" if value == present else value}), value == present)
                for value, shown, count in options
                if count or value == present
            ]
            if facets:
                yield label, self.form.query(**{name: ""}), len(self.kept(**{name: ""})), bool(present), facets

    def without_filters(self):
        """[(label, query, how many)] for each filter left out, and all of them."""
        for name, _, label in self.form.filters:
            yield f"without {label}", self.form.query(**{name: ""}), len(self.kept(**{name: ""}))
        nothing = {name: "" for name, *_ in self.form.filters}
        if len(nothing) > 1:
            yield "without any of them", self.form.query(**nothing), len(self.kept(**nothing))

    def results(self, page):
        """The `Result`s of one page of `rows`, in a fixed number of queries."""
        hits = show(self.words, [row.key for row, _ in page])
        things = {}
        for kind in {hit.kind for hit in hits}:
            load = KINDS[kind][2]
            keys = [hit.object_id for hit in hits if hit.kind == kind]
            things |= {(kind, key): thing for key, thing in load().in_bulk(keys).items()}
        more = {row.key: number for row, number in page}
        results = [Result(hit, things.get((hit.kind, hit.object_id)), more[hit.key]) for hit in hits]
        return [result for result in results if result.thing]
