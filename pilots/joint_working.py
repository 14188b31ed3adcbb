"""A letter by which a branch asks its neighbours to work together: ready to send, made of what the record holds."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import quote

from pilots.models import Branch
from pilots.sharing import named

MOST_NAMED = 12  # of a kind: a letter that opens from a link must stay short
UNKNOWN = {
    "staff_in_scope": "how many staff are in scope",
    "posts_at_risk": "how many posts are at risk",
    "joint_working": "how far they work with the others already",
}
CLOSING = """We propose
1. a meeting of our branches, across the service groups, before the pilot decides anything more;
2. that each of us says what it has been told, by whom and when;
3. a joint position, put to every body in the pilot by all of us together.

Which day suits you?

[Your role and branch. Leave out what no employer should read.]"""


@dataclass(frozen=True)
class Letter:
    """From `branch` to its `neighbours`, about the `pilots` that touch it, loaded with where they stand."""

    branch: Branch
    neighbours: list
    pilots: list
    url: str  # the whole address of the branch's page

    @property
    def addresses(self):
        """Those of the neighbours that have published one of a role."""
        return [one.branch.role_address for one in self.neighbours if one.branch.role_address]

    @property
    def subject(self):
        return f"Joint working on Total Place: {few(self.pilots)}"

    @property
    def text(self):
        heads = f"To: {few(one.branch for one in self.neighbours)}\nFrom: {self.branch}"
        paragraphs = [heads, self.standing(), self.shared_bodies(), self.unknown(), CLOSING]
        return "\n\n".join([*filter(None, paragraphs), f"The record, with its sources: {self.url}"])

    @property
    def mail(self):
        """A link that opens the letter, to the addresses that are published."""
        to = ",".join(quote(address, safe="@") for address in self.addresses)
        return f"mailto:{to}?subject={quote(self.subject, safe='')}&body={quote(self.text, safe='')}"

    def standing(self):
        touch = "pilot of Total Place touches" if len(self.pilots) == 1 else "pilots of Total Place touch"
        rows = [f"{pilot}: {standing_of(pilot)}" for pilot in self.pilots]
        return listed(f"The same {touch} your branches and ours:", rows)

    def shared_bodies(self):
        there = defaultdict(list)
        for one in self.neighbours:
            for body in one.shared:
                there[body].append(one.branch)
        if not there:
            return "No body is on record where you and we both organise. Our employers still sit in it together."
        rows = [f"{body}: {few(branches)}" for body, branches in there.items()]
        return listed("Where you and we organise at the same body:", rows)

    def unknown(self):
        """What the record does not say of these branches; "" where it says all of it."""
        rows = [self.branch.affected_rows, *([row for _, row in one.pilots if row] for one in self.neighbours)]
        lacking = {
            words: sum(all(getattr(row, field) in (None, "") for row in of_one) for of_one in rows)
            for field, words in UNKNOWN.items()
        }
        said = [f"{words}: for {number} of {len(rows)} branches" for words, number in lacking.items() if number]
        return listed("What is not known:", said) if said else ""


def standing_of(pilot):
    return f"{pilot.status_label.lower()} {pilot.since}".strip() if pilot.status else "where it stands is not known"


def listed(head, rows):
    more = [f"and {len(rows) - MOST_NAMED} more"] if len(rows) > MOST_NAMED else []
    return "\n".join([head, *(f"- {row}" for row in [*rows[:MOST_NAMED], *more])])


def few(things):
    """Names of at most a dozen, and how many more there are."""
    things = list(things)
    more = f" and {len(things) - MOST_NAMED} more" if len(things) > MOST_NAMED else ""
    return f"{named(things[:MOST_NAMED])}{more}"
