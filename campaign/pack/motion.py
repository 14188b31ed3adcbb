"""A draft motion, made from the facts of a pack: plain text, to be edited and copied."""

from campaign.pack.facts import listed, lowered, owner, whom, written
from campaign.pack.questions import said
from pilots.models import Figure, Told, Unknown

MONEY = (Figure.Kind.SAVING, Figure.Kind.SPEND)
MOST_NAMED = 4


def motion(facts, questions, invited):
    """`questions` are those of the pack; `invited`, whom it names to invite. Empty where no pilot touches us."""
    if not facts.pilots:
        return ""
    meets = facts.subject.meets
    parts = [
        f"Total Place in {named(facts.pilots)}",
        numbered(f"{meets} notes", [*of_standing(facts), *of_money(facts), *of_the_told(facts), *of_unknown(facts)]),
        numbered(f"{meets} believes", BELIEFS),
        numbered(f"{meets} resolves", list(resolved(facts, questions, invited))),
    ]
    return "\n\n".join(parts)


BELIEFS = [
    "that those who do the work, and those who need it, have a right to be told before anything is decided;",
    "that a saving whose cost in posts nobody has counted is not a saving but a risk;",
    "that branches of every service group in one place are stronger together than apart.",
]


def numbered(heading, sentences):
    return "\n".join([f"{heading}:", *(f"{place}. {one}" for place, one in enumerate(sentences, start=1))])


def named(things):
    names = [thing.name for thing in things]
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], f"{more} more"] if more > 0 else names)


def of_standing(facts):
    for pilot in facts.pilots[:MOST_NAMED]:
        if pilot.status_move:
            since = f", since {pilot.status_on}" if pilot.status_on else ""
            stands = f"{pilot.name} stands at “{pilot.status_label.lower()}”"
            yield f"that {stands}{since}{written(pilot.status_move.sources)};"
        else:
            yield f"that nothing on record says where {pilot.name} stands;"


def of_money(facts):
    """The most telling figure of each of the first pilots."""
    telling = {}
    for figure in facts.figures:
        if figure.kind in MONEY and said(figure):
            telling.setdefault(figure.pilot_id, figure)
    for figure in list(telling.values())[:2]:
        whose = f" for {figure.pilot.name}" if len(facts.pilots) > 1 else ""
        rivals = [other for other in figure.conflicts if said(other)]
        differs = f", where another source says {listed([said(other) for other in rivals])}" if rivals else ""
        sources = [source for one in (figure, *rivals) for source in one.sources[:1]]
        yield f"that{whose} the record has {lowered(figure.label)}: {said(figure)}{differs}{written(sources)};"


def of_the_told(facts):
    states = [place.state for place in facts.places]
    if states:
        silent, number = states.count(Told.NOTHING), len(states)
        bodies = "body" if number == 1 else "bodies"
        yield f"that at {silent} of {number} {bodies} nothing on record says that the unions were told;"
    for place in facts.places:
        if place.state == Told.REFUSED:
            yield f"that {place.body.name} refused {place.words[0].union}{written(place.words[0].sources)};"


def of_unknown(facts):
    about = [one for one in Unknown if any(one in facts.lacks_of(pilot) for pilot in facts.pilots)]
    wanted = [lowered(one.label) for one in about if one != Unknown.TOLD][:MOST_NAMED]
    if wanted:
        of_which = ", of every one of these pilots," if len(facts.pilots) > 1 else ""
        yield f"that the record does not say{of_which} {listed(wanted, 'or')}."


def resolved(facts, questions, invited):
    for question in questions:
        yield f"to ask {question.to}: {question.text}"
    if invited:
        names = [one.branch.name for one in invited[:MOST_NAMED]]
        yield f"to invite {listed(names)} to a joint meeting;"
    for commitment in facts.commitments[:1]:
        if all(commitment.title not in question.text for question in questions):
            yield f"to ask {owner(commitment)} what came of “{commitment.title}”{written(commitment.sources, 1)};"
    asked = dict.fromkeys(whom(pilot) for pilot in facts.pilots[:1])
    yield f"to have the answers of {listed(list(asked))} put into the public record, and brought to our next meeting."
