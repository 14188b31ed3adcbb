"""Three questions to ask, each made from what the record says, or lacks, of these pilots and no others.

A rule of each kind offers questions with a weight; the weightiest is taken, then the next of another kind and, if it
can be, of another pilot. So a fact that changes changes what is asked.
"""

from dataclasses import dataclass

from campaign.outcomes import Status
from campaign.pack.facts import Facts, lowered, owner, whom
from pilots.models import Claim, Figure, Told, Unknown
from pilots.templatetags.record import amount

AT_MOST = 3


@dataclass(frozen=True)
class Question:
    """`to` is a body or a committee of ours; `why` says what it rests on, with `sources` for its footnotes."""

    kind: str
    weight: int
    about: object  # the pilot; None: the programme
    to: str
    text: str
    why: str
    sources: list | None  # `None` where it rests on the record's silence


def questions(facts: Facts):
    left = [question for rule in RULES for question in rule(facts)]
    chosen = []
    while left and len(chosen) < AT_MOST:
        kinds, pilots = {one.kind for one in chosen}, {None, *(one.about for one in chosen)}
        best = max(left, key=lambda one: (one.kind not in kinds, one.about not in pilots, one.weight))
        chosen.append(best)
        left.remove(best)
    return chosen


MONEY = {
    Figure.Kind.SAVING: (85, "“{label}”, {number}: how many posts is that, whose, and at which bodies?"),
    Figure.Kind.SPEND: (64, "Of the {number} that was counted, how much pays for staff, and what is to be cut?"),
}
NOTHING_OF = {
    Figure.Kind.SAVING: (Unknown.POSTS, "How many posts are at risk in {pilot} is not known."),
    Figure.Kind.SPEND: (Unknown.SAVINGS, "What {pilot} is to save is not known."),
}


def of_the_told(facts):
    for place in facts.places:
        body, pilot, more = place.body.name, place.pilot, 4 * place.is_own
        if place.state == Told.NOTHING:
            headline = facts.tellings[pilot].headline
            yield Question(
                "told",
                86 + more,
                pilot,
                body,
                f"What have you told the unions about Total Place in {pilot.name}, when, and where is it written?",
                f"In {pilot.name}: {lowered(headline)}. Nothing is recorded of {body}.",
                place.part.sources,
            )
        else:
            yield answered(place, more)


def answered(place, more):
    word = place.words[0]
    on = f" {word.told_on.when}" if word.told_on else ""
    asks = {
        Told.REFUSED: (92, f"You refused {word.union}{on}. Will you meet the unions now, before anything is decided?"),
        Told.INFORMED: (88, f"You informed {word.union}{on}. When will you consult, before anything is decided?"),
        Told.CONSULTED: (60, f"What have you changed since you consulted {word.union}{on}?"),
    }
    weight, text = asks[place.state]
    why = f"{place.body.name} in {place.pilot.name}: {word.get_outcome_display().lower()}{on}. {word.note}".strip()
    return Question("told", weight + more, place.pilot, place.body.name, text, why, word.sources)


def of_the_money(facts):
    by_key = {pilot.pk: pilot for pilot in facts.pilots}
    for figure in facts.figures:
        pilot, number = by_key[figure.pilot_id], said(figure)
        rivals = [other for other in figure.conflicts if said(other)]
        if not number:
            continue
        if rivals:
            yield differing(figure, rivals[0], pilot)
        elif figure.kind in MONEY:
            weight, text = MONEY[figure.kind]
            lacks, nothing = facts.lacks_of(pilot), NOTHING_OF[figure.kind]
            yield Question(
                "money",
                weight,
                pilot,
                whom(pilot),
                text.format(label=figure.label, number=number),
                f"The record has {lowered(figure.label)}: {number}."
                + (f" {nothing[1].format(pilot=pilot.name)}" if nothing[0] in lacks else ""),
                figure.sources,
            )


def differing(figure, other, pilot):
    return Question(
        "money",
        80,
        pilot,
        whom(pilot),
        f"Is it {said(figure)}, or {said(other)}: which is right, and who counted it?",
        f"Two sources differ on {lowered(figure.label)}; we pick neither.",
        [*figure.sources, *other.sources],
    )


def said(figure):
    """Its number with its period, in words; empty where there is no number."""
    return " ".join(filter(None, [amount(figure), figure.amount is not None and figure.period]))


CLAIMS = {
    Claim.Standing.OPEN: (76, "what came of that, and what did it do to jobs?"),
    Claim.Standing.DISPUTED: (78, "is that still said, now that it is disputed?"),
    Claim.Standing.FELL_THROUGH: (74, "that fell through. Who answers for it, and what is in its place?"),
    Claim.Standing.BORNE_OUT: (58, "so it came. What did it do to jobs?"),
}


def of_the_claims(facts):
    for claim in facts.claims:
        pilot = next(pilot for pilot in facts.pilots if pilot in claim.pilot_rows)
        weight, asks = CLAIMS[claim.standing]
        page = f", page {claim.page}" if claim.page else ""
        said = f"{claim.said_on}, " if claim.said_on else ""
        yield Question(
            "claim",
            weight,
            pilot,
            claim.speaker or (claim.said_by.name if claim.said_by else whom(pilot)),
            f"“{claim.short}”: {asks}",
            f"{said}{claim.document.title}{page}. How it stands: {claim.get_standing_display().lower()}.",
            claim.sources,
        )


UNKNOWNS = {
    Unknown.POSTS: (73, "How many posts are at risk in {pilot}, at which bodies, and when were the unions to hear?"),
    Unknown.SAVINGS: (72, "What is {pilot} to save, by when, and is any of it to come from posts?"),
    Unknown.REPORT: (70, "Where is the final report of {pilot}, and what does it say of the people who do the work?"),
    Unknown.SPENDING: (66, "How much public money did {pilot} count, and how much of it pays for staff?"),
    Unknown.LEAD: (65, "Which body answers for {pilot}, and who there meets the unions?"),
    Unknown.END: (62, "{standing} Has it ended, and what came in its place?"),
    Unknown.POPULATION: (40, "How many people does {pilot} speak for?"),
}


def of_the_unknown(facts):
    for pilot in facts.pilots:
        lacks = facts.lacks_of(pilot)
        for about, lack in lacks.items():
            if about not in UNKNOWNS:
                continue
            weight, text = UNKNOWNS[about]
            if about == Unknown.POSTS and Unknown.SAVINGS not in lacks:
                weight = 50  # who asks of the saving asks of the posts
            moved = about == Unknown.END and pilot.status_move
            yield Question(
                "unknown",
                weight + 6 * bool(lack.enquiries),  # what was asked is asked again
                pilot,
                whom(pilot),
                text.format(pilot=pilot.name, standing=standing(pilot)),
                why_unknown(lack),
                lack.enquiries[0].sources if lack.enquiries else moved.sources if moved else None,
            )


def standing(pilot):
    if pilot.status and pilot.status_on:
        return f"{pilot.name} is at “{pilot.status_label.lower()}”, since {pilot.status_on}."
    return f"Nothing says where {pilot.name} stands."


def why_unknown(lack):
    if not lack.enquiries:
        return f"The record says nothing of it, since {lack.since}. Nobody has asked yet."
    last = lack.enquiries[0]
    asked = f"Asked of {last.asked}, {last.asked_on}: "
    return asked + (f"answered {last.answered_on}. {last.answer}".strip() if last.answered_on else "no answer yet.")


def of_our_own_side(facts):
    for commitment in facts.commitments:
        own = [pilot for pilot in facts.pilots if pilot in commitment.pilot_rows]
        late = commitment.status == Status.OVERDUE
        begun = f" ({commitment.begun_on})" if commitment.begun_on else ""
        yield Question(
            "own side",
            (79 + 8 * late) if own else 61,
            own[0] if own else None,
            owner(commitment),
            f"What came of “{commitment.title}”{begun}?",
            commitment.sentence,
            commitment.sources,
        )


RULES = (of_the_told, of_the_money, of_the_claims, of_the_unknown, of_our_own_side)
