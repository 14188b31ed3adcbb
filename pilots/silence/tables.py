"""The columns of the silence check: the phrases, what was seen by hand, and the answers as exports give them."""

from pilots.columns import BASIS, SOURCES, Column, Flag, Fuzzy, Lines, Number, Ref, Table, Text, source_row
from pilots.models import Document, Observation, Phrase, PhraseCheck

PHRASES = Table(
    "phrases",
    Phrase,
    (
        Text("slug"),
        Text("words"),
        Lines("variants"),
        Flag("capitals_matter", empty=False),
        Text("why"),
        Number("place", int),
    ),
    lambda phrases: phrases,
)
OBSERVATIONS = Table(
    "observations",
    Observation,
    (
        Text("key"),
        Ref("phrase", Phrase),
        Ref("document", Document),
        Text("outcome"),
        Text("searched"),
        Text("words"),
        Text("message"),
        Fuzzy("seen_on"),
        Text("seen_by"),
        Text("note"),
        BASIS,
        SOURCES,
    ),
    lambda observations: observations.with_ends().with_sources(),
    keys=("key",),
)


def moment(check):
    return check.checked_at.isoformat(timespec="seconds") if check.checked_at else None


def of_document(name):
    return lambda check: getattr(check.document, name)


class ByHand(Column):
    """What somebody saw who searched by hand, the latest time; nothing where nobody did."""

    def __init__(self):
        self.names = ("by_hand", "searched", "message", "seen_on", "seen_precision", "seen_by")
        self.public = True

    def values(self, check):
        seen = next(iter(check.observations), None)
        if not seen:
            return dict.fromkeys(self.names)
        date = seen.seen_on
        found = (seen.outcome, seen.searched, seen.message, date.first_day.isoformat(), date.precision, seen.seen_by)
        return dict(zip(self.names, found, strict=True))


def sources_by_hand(check):
    return [source_row(citation) for seen in check.observations for citation in seen.sources]


def basis(check):
    """Sourced where our own copy was looked through, or a public source says what was seen by hand."""
    return "sourced" if check.checked_at or sources_by_hand(check) else "unverified"


SILENCES = Table(
    "silences",
    PhraseCheck,
    (
        Column("document", of_document("slug")),
        Column("title", of_document("title")),
        Column("publisher", of_document("publisher")),
        Fuzzy("published_on", field="document_date"),
        Column("phrase", lambda check: check.phrase.slug),
        Column("words", lambda check: check.phrase.words),
        Column("answer"),
        Column("in_our_copy", lambda check: check.result),
        Column("pages", lambda check: check.page_numbers),
        Column("times"),
        Column("pages_total"),
        Column("pages_readable"),
        Column("checked_at", moment),
        ByHand(),
        Column("seen_of_it", of_document("seen_of_it")),
        Column("url", lambda check: check.document.get_absolute_url()),
        Column("updated_at", moment),
        Column("basis", basis),
        Column("sources", sources_by_hand),
    ),
    lambda checks: checks.for_list(),
)
