"""Posts that remember: what of the record a post was written on, and what has become of it since.

Nothing is copied when a post becomes public. Where a pilot stood on a day is told by the dated events that move it;
what a figure or a claim said at a moment, by their history. So an embargo that ends by itself is remembered as well.
"""

from dataclasses import dataclass

from pilots.fuzzy import FuzzyDate, start_of
from pilots.history import as_of
from pilots.models import Claim, Evidence, Figure
from pilots.models.event import Status

OF_A_FIGURE = ("amount", "amount_high", "unit", "qualifier", "period")


@dataclass(frozen=True)
class Move:
    """That a pilot went from one status to another, by an event; `was` is empty where it had none on record."""

    pilot: object
    was: str
    event: object

    @property
    def sentence(self):
        to = Status(self.event.sets_status).label.lower()
        return f"status went from {Status(self.was).label.lower()} to {to}" if self.was else f"status is {to}"


@dataclass(frozen=True)
class Changed:
    """A figure or a claim that reads otherwise now: as it `was`, and the change in `words` where they tell it."""

    thing: object
    was: object
    words: str = ""


@dataclass(frozen=True)
class Since:
    """What has changed since a post was written; false where nothing has."""

    moves: list
    figures: list
    disputed: list  # (figure, the one that differs from it and is new)
    claims: list
    evidence: list
    withdrawn: int  # figures and claims that readers could see then and cannot now

    def __bool__(self):
        return any(vars(self).values())


def written_on(post):
    """The `FuzzyDate` of its writing, as it says itself; else the day on which it was recorded."""
    return post.published_on or FuzzyDate.of(post.recorded_on)


def kept_from(post):
    """The moment whose facts a post keeps: when it became public here.

    One that was imported with the date of years ago is public since then: it keeps those of the day of its recording.
    """
    return max(post.published_at, start_of(post.recorded_on))


def moves_since(pilots, date):
    """A `Move` for each change of status of `pilots`, loaded with their standing, that is certainly later than `date`.

    "February 2010" is not later than 16 February 2010, for nobody can tell.
    """
    moves = []
    for pilot in pilots:
        was = ""
        for event in reversed(pilot.move_rows):
            if event.sets_status != was and event.date.first_day > date.last_day:
                moves.append(Move(pilot, was, event))
            was = event.sets_status
    return sorted(moves, key=lambda move: (move.event.date, move.pilot.name))


def standing_on(pilot, date):
    """Where a pilot stood on `date`: a status, "" if none is on record; `None` where the record cannot tell."""
    certain = ""
    for event in reversed(pilot.move_rows):
        if event.date.last_day <= date.first_day:
            certain = event.sets_status
        elif event.date.first_day <= date.last_day:
            return None
    return certain


def readers_saw(row, moment):
    """Whether a row of history was public at `moment`."""
    return row is not None and row.published_at is not None and row.published_at <= moment


def changed_figures(figures, stood):
    """`Changed` for each of `figures` whose number, unit or period is not what it was."""
    return [
        Changed(figure, was.instance)
        for figure in figures
        if (was := stood.get(figure.pk)) and any(getattr(was, one) != getattr(figure, one) for one in OF_A_FIGURE)
    ]


def newly_disputed(figures, moment):
    """(figure, another) for each public one that contradicts it and became public after `moment`, as it did not."""
    there = [figure for figure in figures if figure.published_at <= moment]
    return [(figure, other) for figure in there for other in figure.conflicts if other.published_at > moment]


def changed_claims(claims, stood):
    told = []
    for claim in claims:
        was = stood.get(claim.pk)
        if was and was.standing != claim.standing:
            before, now = Claim.Standing(was.standing).label.lower(), claim.get_standing_display().lower()
            told.append(Changed(claim, was.instance, f"went from {before} to {now}"))
        if was and was.quotation != claim.quotation:
            told.append(Changed(claim, was.instance, "is quoted in other words now"))
    return told


def new_evidence(claims, moment):
    """Pieces of evidence that were not there at `moment`, on those of `claims` that were."""
    there = [claim for claim in claims if claim.published_at <= moment]
    pieces = list(Evidence.objects.on_any(there).with_sources())
    stood = as_of(Evidence, [one.pk for one in pieces], moment) if pieces else {}
    return [one for one in pieces if one.pk in stood and stood[one.pk] is None]


def seen_then(links, model, shown, moment):
    """({key: row of history} of what readers saw at `moment` of the things that `links` lead to, how many are gone).

    Of `shown`, the public ones, those that no edit has touched are left out: they stand as they stood.
    """
    keys = list(links)
    stood = as_of(model, keys, moment) if keys else {}
    seen = {key: row for key, row in stood.items() if readers_saw(row, moment)}
    return seen, len(seen.keys() - {one.pk for one in shown})


def since_written(post, pilots, claims, figures):
    """The `Since` of a post; `pilots` with their standing, `claims` for lines, `figures` for a list: public ones."""
    moment = kept_from(post)
    figures_then, figures_gone = seen_then(post.figure_links.values_list("figure", flat=True), Figure, figures, moment)
    claims_then, claims_gone = seen_then(post.claim_links.values_list("claim", flat=True), Claim, claims, moment)
    return Since(
        moves_since(pilots, written_on(post)),
        changed_figures(figures, figures_then),
        newly_disputed(figures, moment),
        changed_claims(claims, claims_then),
        new_evidence(claims, moment) if claims else [],
        figures_gone + claims_gone,
    )
