"""The search page: one ranked list over all kinds, each hit with what a reader needs of it."""

from dataclasses import dataclass

from blog.models import Post
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot, Term
from pilots.search.engine import find, show
from pilots.search.words import cleaned

# kind → (one, many, how its public things are loaded for a hit)
KINDS = {
    "pilot": ("Pilot", "Pilots", lambda: Pilot.objects.public().with_standing()),
    "body": ("Body", "Bodies", lambda: PartnerBody.objects.public().with_parts().with_branches()),
    "branch": ("Branch", "Branches", lambda: Branch.objects.public().with_place().with_pilots()),
    "document": ("Document", "Documents", lambda: Document.objects.public()),
    "post": ("Post", "Posts", lambda: Post.objects.public().with_links()),
    "event": ("Event", "Events", lambda: Event.objects.public().with_sources()),
    "figure": ("Figure", "Figures", lambda: Figure.objects.public().with_ends().with_sources()),
    "term": ("Word", "Words", lambda: Term.objects.public()),
}


@dataclass(frozen=True)
class Result:
    """A hit with the thing it is about."""

    hit: object
    thing: object

    @property
    def label(self):
        return KINDS[self.hit.kind][0]


class Search:
    """A reader's search: `words` as they were read, hits by kind, and one page of results."""

    def __init__(self, text):
        self.words = cleaned(text)
        self.found = find(self.words)

    def words_apart(self):
        """(word, how many it finds alone) for each word of a search that found nothing with all of them."""
        parts = [" ".join(part) for part in self.words.parts]
        return [(part, len(find(cleaned(part)).ranked)) for part in parts] if len(parts) > 1 else []

    def facets(self, chosen):
        """(kind, label, count, whether chosen) for each kind with hits."""
        counts = self.found.by_kind()
        return [(kind, many, counts[kind], kind == chosen) for kind, (_, many, _) in KINDS.items() if counts[kind]]

    def results(self, pairs):
        """The `Result`s of one page of ranked pairs, in a fixed number of queries."""
        hits = show(self.words, pairs)
        things = {}
        for kind in {hit.kind for hit in hits}:
            load = KINDS[kind][2]
            keys = [hit.object_id for hit in hits if hit.kind == kind]
            things |= {(kind, key): thing for key, thing in load().in_bulk(keys).items()}
        results = [Result(hit, things.get((hit.kind, hit.object_id))) for hit in hits]
        return [result for result in results if result.thing]
