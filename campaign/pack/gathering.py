"""Everything that a pack says, in a flat number of questions for any number of pilots."""

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

BODIES, FIGURES, CLAIMS, PAPERS, COMMITMENTS = 8, 8, 3, 5, 3  # that a pack shows


class Pack:
    """What `subject` takes to a meeting; `since` says what it calls new. Each part is asked for once."""

    def __init__(self, subject, since):
        self.subject, self.since = subject, since

    @cached_property
    def changes(self):
        return changes_of(self.subject, self.since.day)

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
        return sorted(
            found,
            key=lambda place: (
                not place.is_own,
                place.part.role != Partnership.Role.LEAD,
                not place.part.body.branch_rows,
            ),
        )

    @property
    def places_shown(self):
        return self.places[:BODIES]

    @property
    def places_more(self):
        return len(self.places) - BODIES

    @cached_property
    def figures(self):
        """The figures of its pilots, those that tell most first, the pilots taking turns."""
        found = list(Figure.objects.public().about_any(self.subject.slugs).for_list().by_pilot())
        return in_turn(found, lambda figure: figure.pilot_id, most_telling)

    @property
    def figures_shown(self):
        return self.figures[:FIGURES]

    @property
    def figures_more(self):
        return len(self.figures) - FIGURES

    @cached_property
    def claims(self):
        return list(Claim.objects.public().about_any(self.subject.slugs).for_list().in_order())

    @property
    def claims_shown(self):
        return self.claims[:CLAIMS]

    @cached_property
    def checks(self):
        """What the papers about its pilots say of the first phrase, what is nowhere first."""
        checks = PhraseCheck.objects.public().listed().of_first_phrase().about_any(self.subject.slugs)
        return list(checks.for_list().by_answer())

    @property
    def phrase(self):
        """The words that the papers are looked through for."""
        return self.checks[0].phrase if self.checks else "us"

    @cached_property
    def silences(self):
        """Their answers, counted, and those that are shown."""
        return answered(self.checks, ()) | {"shown": self.checks[:PAPERS], "more": len(self.checks) - PAPERS}

    @cached_property
    def commitments(self):
        """What is due from our own side, and overdue, about its pilots or the programme as a whole."""
        found = Commitment.objects.public().concerning(self.subject.slugs).pending()
        found = found.for_lines().with_public("pilots", "pilot_rows")
        # Where each stands is dear to work out; `by_urgency` would have it done anew for each way of standing.
        return sorted(found, key=lambda one: (Status.values.index(one.status), str(one.begun_on or "9999"), one.pk))

    @property
    def commitments_shown(self):
        return self.commitments[:COMMITMENTS]

    @property
    def commitments_more(self):
        return len(self.commitments) - COMMITMENTS

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
            places=self.places,
            figures=self.figures,
            claims=self.claims,
            commitments=self.commitments,
            lacks=self.lacks,
        )

    @cached_property
    def questions(self):
        return questions(self.facts)

    @cached_property
    def motion(self):
        return motion(self.facts, self.questions, self.invited)
