"""The facts that questions and motions are made from, and how they are named in a sentence."""

from dataclasses import dataclass, field
from functools import cached_property

from pilots.models import Partnership, Pilot, Told, Unknown


@dataclass(frozen=True)
class Place:
    """A body's `part` in a pilot, what it told the unions (`state`, `words`), and whether we organise there."""

    part: Partnership
    pilot: Pilot
    state: Told
    words: list
    is_own: bool

    @property
    def body(self):
        return self.part.body

    @property
    def groups(self):
        """The service groups with a branch there."""
        return list(dict.fromkeys(branch.service_group for branch in self.body.branch_rows))


@dataclass(frozen=True)
class Lacking:
    """One thing that is not known, of which pilots: [(pilot, `Lack`), …]."""

    about: Unknown
    rows: list

    @property
    def pilots(self):
        return [pilot for pilot, _ in self.rows]

    @property
    def since(self):
        return min(lack.since for _, lack in self.rows)

    @property
    def enquiries(self):
        return [enquiry for _, lack in self.rows for enquiry in lack.enquiries]


@dataclass(frozen=True)
class Facts:
    """Of one subject; the lists are in the order in which a pack shows them."""

    subject: object
    tellings: dict = field(default_factory=dict)  # {pilot: Telling}
    places: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    claims: list = field(default_factory=list)
    commitments: list = field(default_factory=list)
    lacks: dict = field(default_factory=dict)  # {key of a pilot: [Lack, …]}

    @property
    def pilots(self):
        return self.subject.pilots

    @cached_property
    def pilot_names(self):
        return {pilot.pk: pilot.name for pilot in self.pilots}

    def lacks_of(self, pilot):
        """{`Unknown`: Lack} of one pilot."""
        return {lack.about: lack for lack in self.lacks.get(pilot.pk, [])}


def whom(pilot):
    """Who answers for a pilot, in words."""
    return pilot.lead.name if pilot.lead else f"whoever leads {pilot.name}"


def owner(commitment):
    """Who of our own side is to do something, in words."""
    committee = commitment.public_owner or commitment.public_committee
    return committee.name if committee else commitment.owner_text or commitment.made_by or "our own side"


def lowered(text):
    """A heading as it stands in a sentence."""
    return text if text[:2].isupper() else f"{text[:1].lower()}{text[1:]}"


def listed(names, joined="and"):
    """ "A", "A and B", "A, B and C"."""
    *first, last = names
    return f"{', '.join(first)} {joined} {last}" if first else last


def written(sources, most=2):
    """Where something is written, in words: title, publisher, date and page of its first sources."""
    shown = [place(source) for source in sources[:most]]
    return f" ({'; '.join(shown)})" if shown else " (unverified)"


def place(citation):
    document = citation.document
    page = f", page {citation.page}" if citation.page else ""
    return f"{document.title}, {document.date_shown}{page}"
