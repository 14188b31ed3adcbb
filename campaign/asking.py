"""What to ask at a meeting: a question made from what was promised, when and by whom, and from the silence since."""

from campaign.models import Commitment
from campaign.outcomes import BINDING, LOST, Status
from pilots.templatetags.record import count_of

Kind = Commitment.Kind


def opened(commitment):
    """How the first sentence begins, up to its colon. `commitment` is loaded with its maker."""
    who = commitment.made_by or (commitment.maker.name if commitment.maker else "")
    when = f" {commitment.begun_on.when}" if commitment.begun_on else ""
    if commitment.kind == Kind.CALL:
        return f"{who} called for this{when}" if who else f"This was called for{when}"
    if commitment.kind == Kind.MOTION:
        deed = "carried" if commitment.decision in BINDING else "put"
        return f"This motion was {deed}{f' at {who}' if who else ''}{when}"
    return f"{who} promised this{when}" if who else f"This was promised{when}"


def passed_over(commitment):
    """A sentence on the meetings that passed without an answer, or on the day; empty where there are none."""
    if not commitment.overdue_since:
        return ""
    since = f"It was due {commitment.overdue_since.when}"
    if not commitment.missed:
        return f"{since}."
    return f"{since}, and {count_of(commitment.missed, 'meeting has,meetings have')} passed without an answer."


def asked(commitment):
    if commitment.kind == Kind.CALL and commitment.status == Status.CALLED:
        return "Will you agree to it?"
    if commitment.kind == Kind.MOTION and commitment.decision not in (*BINDING, *LOST):
        return "What was decided?"
    return "What has come of it?"


def question(commitment):
    """What to ask about `commitment`, in two or three sentences of plain text."""
    words = f"“{commitment.words.strip()}”" if commitment.words.strip() else commitment.title.strip()
    stop = "" if words.endswith((".", "!", "?", ".”")) else "."
    sentences = [f"{opened(commitment)}: {words}{stop}", passed_over(commitment), asked(commitment)]
    return " ".join(filter(None, sentences))
