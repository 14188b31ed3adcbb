"""Where a commitment stands, worked out by the database from meetings that passed and answers that came.

A commitment is due at a meeting, or at the next one of a committee after it was made; if that passes without a word
it is carried to the one after, and is overdue since the first that passed. An answer that leaves it open counts the
meetings anew. A day by which it was promised stays that day, whatever was said since.
"""

from django.db import models
from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Concat, Greatest, Least, NullIf
from django.utils import timezone

from pilots.fuzzy import FuzzyDateField, passed

NEVER, ALWAYS = "9999", "0000"  # texts that sort after and before every date
LATEST = "-99"  # what makes of a date a text that sorts after every day within it
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


def with_status(commitments, answers, meetings, made_at, due_meeting, day=None):
    """`commitments` with `status` as of `day`, and what it rests on.

    Dates: `begun_on`, `due_from` (of the meeting that is named), `settled_on`, `overdue_since`; as texts `talked_on`,
    the last answer that left it open, and `heard_on`, the later of that and of its making. `settled_by`, the kind of
    answer. `due_at`, the committee at whose meetings it is due; `missed`, how many of them passed without a word; of
    the next one `next_meeting` (its key), `next_slug`, `next_on`. `answers` and `meetings` are those that count, the
    public ones; `made_at` and `due_meeting` are `Q`s that hold where that meeting of a commitment is one of them.

    The database is asked in one sentence, and Django writes out whatever another part of it names. So parts that are
    named often are kept short: what a commitment points at is joined, and only meetings after it are asked for.
    """
    today = day or timezone.localdate()
    its_answers = answers.filter(commitment=OuterRef("pk"), given_on__lte=Value(today.isoformat(), output_field=TEXT))
    settling, talk = its_answers.settling().latest_first(), its_answers.of_kinds(["answered", "agreed"]).latest_first()
    rows = commitments.annotate(
        begun_on=Coalesce("made_on", Case(When(made_at, then=F("made_at__date")), output_field=DATE)),
        talked_on=Coalesce(first(talk, "given_on", DATE), Value(ALWAYS), output_field=TEXT),
        settled_by=Coalesce(first(settling, "kind", TEXT), Value("")),
        settled_on=first(settling, "given_on", DATE),
        due_from=Case(When(due_meeting, then=F("due_meeting__date")), output_field=DATE),
    ).alias(agreed=Exists(its_answers.of_kinds(["agreed"])))
    made = Coalesce(F("begun_on"), Value(ALWAYS), output_field=TEXT)
    rows = rows.annotate(
        heard_on=Greatest(made, F("talked_on"), output_field=TEXT),
        due_at=Case(
            When(due_from__isnull=False, then=F("due_meeting__committee")),
            When(due_meeting=None, then=F("due_committee")),
            output_field=KEY,
        ),
    )
    return at_meetings(rows, meetings, today)


def at_meetings(rows, meetings, today):
    # A meeting that is named counts, though it may lie within the year in which all this was resolved; the next one of
    # a committee is not known where nobody knows when it was made.
    made = Case(When(due_from=None, then=Coalesce("begun_on", Value(NEVER))), default=Value(ALWAYS), output_field=TEXT)
    counts = Greatest(F("talked_on"), made, output_field=TEXT)
    # “2009” is not after “June 2009”, nor June after the sixth of it: what may be the same time is not after.
    rows = rows.alias(counts_from=Concat(counts, Value(LATEST), output_field=TEXT))
    after = meetings.taking_place().filter(committee=OuterRef("due_at"), date__gt=OuterRef("counts_from"))
    owed = after.filter(date__gte=Coalesce(OuterRef("due_from"), Value(ALWAYS), output_field=TEXT))
    is_over = passed(day=today)
    missed, to_come = owed.filter(is_over).order_by("date"), owed.exclude(is_over).order_by("date", "pk")
    number = missed.order_by().values("committee").annotate(number=Count("pk")).values("number")
    rows = rows.annotate(
        missed=Coalesce(Subquery(number, output_field=models.IntegerField()), 0),
        next_meeting=first(to_come, "pk", KEY),
        next_slug=first(to_come, "slug", TEXT),
        next_on=first(to_come, "date", DATE),
    ).alias(
        first_missed=first(missed, "date", DATE),
        soonest=first(after.exclude(is_over).order_by("date", "pk"), "pk", KEY),
    )
    late = passed("due_on", today)
    rows = rows.annotate(overdue_since=earliest(late))
    return standing(rows, Q(first_missed__isnull=False) | late)


def standing(rows, is_overdue):
    """`rows` with `status` by the first rule that holds, and `urgency`, its place in the order of these."""
    not_agreed = (Q(kind="call") | (Q(kind="motion") & ~Q(decision__in=BINDING))) & Q(agreed=False)
    rules = (
        (~Q(settled_by=""), Status.REPORTED),  # or whatever it is that settled it
        (Q(kind="motion", decision__in=LOST), Status.DROPPED),
        (not_agreed, Status.CALLED),
        (is_overdue, Status.OVERDUE),
        (Q(next_meeting=F("soonest")), Status.DUE),
    )
    places = {status: place for place, status in enumerate(Status.values)}
    ranks = (When(rule, then=Value(places[status])) for rule, status in rules)
    named = (When(rule, then=Value(status)) for rule, status in rules[1:])
    return rows.annotate(
        status=Case(
            When(rules[0][0], then=F("settled_by")), *named, default=Value(Status.PROMISED), output_field=TEXT
        ),
    ).alias(urgency=Case(*ranks, default=Value(places[Status.PROMISED]), output_field=KEY))


def earliest(late):
    """The first of the meetings that were missed and the day by which it was promised, if that has passed."""
    by_date = Case(When(late, then=F("due_on")), default=Value(NEVER), output_field=TEXT)
    first_of_both = Least(Coalesce(F("first_missed"), Value(NEVER), output_field=TEXT), by_date, output_field=TEXT)
    return NullIf(first_of_both, Value(NEVER), output_field=DATE)
