"""Everything that a pack says, in a flat number of questions for any number of pilots."""

from dataclasses import dataclass
from functools import cached_property

from campaign.models import Commitment
from campaign.outcomes import Status
from campaign.pack.changes import changes_of
from campaign.pack.choosing import in_turn, most_telling
from campaign.pack.facts import Facts, Lacking, Place
from campaign.pack.motion import motion
from campaign.pack.questions import questions
from pilots.models import Claim, Figure, Partnership, PhraseCheck, Told, Unknown
from pilots.told import Tally, told_in
from pilots.unknowns import unknowns_of
from pilots.views.silence import answered

CROWD = 4  # pilots; where there are more, each list is shorter, so that a pack prints on two sides
# Of each list what a pack shows, and what it shows of a crowd.
ROOM = {"pilots": (8, 13), "places": (8, 6), "figures": (8, 5), "claims": (3, 2), "checks": (5, 2)}
ROOM |= {"commitments": (3, 3), "happened": (3, 2)}


@dataclass(frozen=True)
class Some:
    """A list, and how much of it a pack shows."""

    all: list
    room: int

    @property
    def shown(self):
        return self.all[: self.room]

    @property
    def more(self):
        return max(0, len(self.all) - self.room)


class Pack:
    """What `subject` takes to a meeting; `since` says what it calls new. Each part is asked for once."""

    def __init__(self, subject, since):
        self.subject, self.since = subject, since

    def room(self, name):
        few, of_a_crowd = ROOM[name]
        return of_a_crowd if len(self.subject.pilots) > CROWD else few

    def some(self, name, things):
        return Some(list(things), self.room(name))

    @property
    def pilots(self):
        return self.some("pilots", self.subject.pilots)

    @cached_property
    def changes(self):
        return changes_of(self.subject, self.since.day, self.room("happened"))

    @cached_property
    def tellings(self):
        """[(pilot, its `Telling`), …]."""
        told = told_in(self.subject.pilots)
        return [(pilot, told[pilot.pk]) for pilot in self.subject.pilots]

    @property
    def tally(self):
        """Of all its pilots: a body with a part in two counts in each."""
        states = [row.state for _, telling in self.tellings for row in telling.bodies]
        return Tally({state: states.count(state) for state in Told})

    @cached_property
    def places(self):
        """A `Place` for each body in its pilots: where we organise first, then leads, then where anybody does."""
        own = self.subject.own_bodies
        states = {row.part.pk: row for _, telling in self.tellings for row in telling.bodies}
        found = [
            Place(part, pilot, states[part.pk].state, states[part.pk].words, part.body_id in own)
            for pilot in self.subject.pilots
            for part in pilot.partner_rows
            if part.pk in states
        ]
        return self.some("places", sorted(found, key=nearness))

    @cached_property
    def figures(self):
        """The figures of its pilots, those that tell most first, the pilots taking turns."""
        found = Figure.objects.public().about_any(self.subject.slugs).for_list().by_pilot()
        return self.some("figures", in_turn(found, lambda figure: figure.pilot_id, most_telling))

    @cached_property
    def claims(self):
        return self.some("claims", Claim.objects.public().about_any(self.subject.slugs).for_list().in_order())

    @cached_property
    def checks(self):
        """What the papers about its pilots say of the first phrase, what is nowhere first."""
        checks = PhraseCheck.objects.public().listed().of_first_phrase().about_any(self.subject.slugs)
        return self.some("checks", checks.for_list().by_answer())

    @property
    def phrase(self):
        """The words that the papers are looked through for."""
        return self.checks.all[0].phrase if self.checks.all else "us"

    @property
    def silences(self):
        """{answer: how many papers give it}."""
        return answered(self.checks.all, ())["counts"]

    @cached_property
    def commitments(self):
        """What is due from our own side, and overdue, about its pilots or the programme as a whole."""
        found = Commitment.objects.public().concerning(self.subject.slugs).pending()
        found = found.for_lines().with_public("pilots", "pilot_rows")
        # Where each stands is dear to work out; `by_urgency` would have it done anew for each way of standing.
        return self.some("commitments", sorted(found, key=urgency))

    @cached_property
    def lacks(self):
        """{key of a pilot: [`Lack`, …]}."""
        return unknowns_of(self.subject.pilots)

    @cached_property
    def lacking(self):
        """A `Lacking` for each thing that is not known of one of its pilots, in the order of `Unknown`."""
        rows = [(pilot, lack) for pilot in self.subject.pilots for lack in self.lacks[pilot.pk]]
        found = [Lacking(about, [row for row in rows if row[1].about == about]) for about in Unknown]
        return [one for one in found if one.rows]

    @property
    def invited(self):
        return self.subject.invited[0]

    @property
    def invited_more(self):
        return self.subject.invited[1]

    @cached_property
    def facts(self):
        """What questions and motion are made from."""
        return Facts(
            subject=self.subject,
            tellings=dict(self.tellings),
            places=self.places.all,
            figures=self.figures.all,
            claims=self.claims.all,
            commitments=self.commitments.all,
            lacks=self.lacks,
        )

    @cached_property
    def questions(self):
        return questions(self.facts)

    @cached_property
    def motion(self):
        return motion(self.facts, self.questions, self.invited)


def nearness(place):
    return not place.is_own, place.part.role != Partnership.Role.LEAD, not place.body.branch_rows


def urgency(commitment):
    begun = commitment.begun_on.isoformat() if commitment.begun_on else "9999"
    return Status.values.index(commitment.status), begun, commitment.pk
