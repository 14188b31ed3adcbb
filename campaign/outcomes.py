"""Where a commitment stands, worked out by the database from meetings that passed and answers that came.

A commitment is due at a meeting, or at the next one of a committee after it was made; if that passes without a word
it is carried to the one after, and is overdue since the first that passed. An answer that leaves it open counts the
meetings anew. A day by which it was promised stays that day, whatever was said since.
"""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Greatest, Least, Length, Substr
from django.utils import timezone

from pilots.fuzzy import FuzzyDateField

NEVER, ALWAYS = "9999", "0000"  # texts that sort after and before every date
DATE, TEXT, KEY = FuzzyDateField(), models.CharField(), models.BigIntegerField()


class Status(models.TextChoices):
    """In the order of urgency."""

    OVERDUE = "overdue", "Overdue"
    DUE = "due", "Due at the next meeting"
    PROMISED = "promised", "Promised"
    CALLED = "called", "Called for, not agreed"
    REPORTED = "reported", "Reported"
    KEPT = "kept", "Kept"
    DROPPED = "dropped", "Dropped"


OPEN = (Status.OVERDUE, Status.DUE, Status.PROMISED, Status.CALLED)
BINDING = ("carried", "amended")  # decisions by which a motion binds
LOST = ("lost", "withdrawn")


def was_answered(talked_on):
    return talked_on != ALWAYS


def first(rows, name, field):
    return Subquery(rows.values(name)[:1], output_field=field)


def with_status(commitments, answers, meetings, committees, day=None):
    """`commitments` with `status` as of `day`, and what it rests on.

    Dates: `begun_on`, `settled_on`, `overdue_since`; as texts `talked_on`, the last answer that left it open, and
    `heard_on`, the later of that and of its making. `settled_by`, the kind of answer. `missed`, how many meetings
    passed without a word. Of the next meeting at which it is due `next_meeting` (its key), `next_slug`, `next_on`.
    `answers`, `meetings` and `committees` are those that count: the public ones, and answers given by that day.
    """
    today = (day or timezone.localdate()).isoformat()
    its_answers = answers.filter(commitment=OuterRef("pk"), given_on__lte=Value(today, output_field=TEXT))
    settling, talk = its_answers.settling().latest_first(), its_answers.of_kinds(["answered", "agreed"]).latest_first()
    rows = commitments.annotate(
        begun_on=Coalesce("made_on", first(meetings.filter(pk=OuterRef("made_at")), "date", DATE), output_field=DATE),
        settled_by=Coalesce(first(settling, "kind", TEXT), Value("")),
        settled_on=first(settling, "given_on", DATE),
        agreed=Exists(its_answers.of_kinds(["agreed"])),
        due_from=first(meetings.filter(pk=OuterRef("due_meeting")), "date", DATE),
    )
    rows = rows.annotate(
        talked_on=Coalesce(first(talk, "given_on", DATE), Value(ALWAYS), output_field=TEXT),
        due_at=due_committee(meetings, committees),
    )
    made = Coalesce(F("begun_on"), Value(ALWAYS), output_field=TEXT)
    rows = rows.annotate(heard_on=Greatest(made, F("talked_on"), output_field=TEXT))
    # A meeting that is named counts, though it may lie within the year in which all this was resolved.
    counts = Case(When(due_from__isnull=False, then=F("talked_on")), default=F("heard_on"), output_field=TEXT)
    return at_meetings(rows.annotate(counts_from=counts), meetings, today)


def due_committee(meetings, committees):
    """The committee at whose meetings it is due: that of its meeting, if that is dated, else the one it names."""
    named = committees.filter(pk=OuterRef("due_committee"))
    return Case(
        When(due_from__isnull=False, then=first(meetings.filter(pk=OuterRef("due_meeting")), "committee", KEY)),
        When(~Q(begun_on=None) & Q(due_meeting=None), then=first(named, "pk", KEY)),
        output_field=KEY,
    )


def at_meetings(rows, meetings, today):
    after = (
        meetings.taking_place()
        .filter(committee=OuterRef("due_at"), date__gt=OuterRef("counts_from"))
        # “2009” is not after “June 2009”, nor June after the sixth of it: what may be the same time is not after.
        .exclude(date__startswith=OuterRef("counts_from"))
    )
    owed = after.filter(date__gte=Coalesce(OuterRef("due_from"), Value(ALWAYS), output_field=TEXT))
    is_over = Q(date__lt=Substr(Value(today), 1, Length("date")))
    missed, to_come = owed.filter(is_over).order_by("date"), owed.exclude(is_over).order_by("date", "pk")
    number = missed.order_by().values("committee").annotate(number=Count("pk")).values("number")
    rows = rows.annotate(
        missed=Coalesce(Subquery(number, output_field=models.IntegerField()), 0),
        first_missed=first(missed, "date", DATE),
        next_meeting=first(to_come, "pk", KEY),
        next_slug=first(to_come, "slug", TEXT),
        next_on=first(to_come, "date", DATE),
        soonest=first(after.exclude(is_over).order_by("date", "pk"), "pk", KEY),
    )
    return standing(rows, Q(due_on__lt=Substr(Value(today), 1, Length("due_on"))))


def standing(rows, late):
    not_agreed = (Q(kind="call") | (Q(kind="motion") & ~Q(decision__in=BINDING))) & Q(agreed=False)
    rows = rows.annotate(
        overdue_since=Case(When(Q(missed__gt=0) | late, then=earliest(late)), default=None, output_field=DATE)
    )
    return rows.annotate(
        status=Case(
            *(When(settled_by=kind, then=Value(kind)) for kind in (Status.REPORTED, Status.KEPT, Status.DROPPED)),
            When(kind="motion", decision__in=LOST, then=Value(Status.DROPPED)),
            When(not_agreed, then=Value(Status.CALLED)),
            When(overdue_since__isnull=False, then=Value(Status.OVERDUE)),
            When(next_meeting=F("soonest"), then=Value(Status.DUE)),
            default=Value(Status.PROMISED),
            output_field=TEXT,
        )
    )


def earliest(late):
    by_date = Case(When(late, then=F("due_on")), default=Value(NEVER), output_field=TEXT)
    return Least(Coalesce(F("first_missed"), Value(NEVER), output_field=TEXT), by_date, output_field=DATE)
