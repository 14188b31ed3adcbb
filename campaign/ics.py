"""The diary as a calendar that other programs subscribe to (RFC 5545 and 7986).

How a program knows what is newer. SEQUENCE is the version of the row that gives an entry its day, time and status:
it rises when a meeting is moved or cancelled. What is due there comes from other rows and from the days that pass,
and may be taken back; for that the RFCs have DTSTAMP, which counts where SEQUENCE is equal. It is the latest change
of all that the entry is made of, and at the earliest the beginning of this day, for what is due is worked out anew
each day. So it never stays behind for longer than a day, even where a promise was withdrawn.

A meeting that is cancelled stays, and says so. One that is deleted or a draft again leaves, and so does the day of a
promise that was answered: CANCELLED would say that it is not to be kept.
"""

import re
from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, vDuration, vText, vUri

from campaign.asking import question
from campaign.models import Meeting
from campaign.outcomes import Status
from pilots.fuzzy import start_of
from pilots.templatetags.record import count_of

CALENDAR_TYPE = "text/calendar; charset=utf-8"
FILE = 'inline; filename="total-place-watch.ics"'
NAME = "Total Place Watch"
EVERY = timedelta(hours=12)
STATUS = {
    Meeting.Standing.EXPECTED: "TENTATIVE",
    Meeting.Standing.HELD: "CONFIRMED",
    Meeting.Standing.CANCELLED: "CANCELLED",
}
BREAKS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")


def plain(text):
    """Text whose only sign of control is the line feed: programs disagree on all others."""
    return CONTROLS.sub(" ", BREAKS.sub("\n", text)).strip()


def as_calendar(request, meetings, deadlines, names=()):
    """The bytes of a calendar of `meetings` with their business, and of commitments that are due by a day."""
    calendar = Calendar()
    calendar.add("prodid", "-//Total Place Watch//Diary//EN")
    calendar.add("version", "2.0")
    title = vText(" ".join(plain(f"{NAME}: {', '.join(names)}" if names else f"{NAME}: the diary").split()))
    calendar.add("name", title)
    calendar.add("x-wr-calname", title)
    calendar.add("url", vUri(request.build_absolute_uri(reverse("diary"))))
    calendar.add("source", vUri(request.build_absolute_uri()))
    for name in ("refresh-interval", "x-published-ttl"):
        calendar.add(name, vDuration(EVERY), {"value": "DURATION"})
    for meeting in meetings:
        if meeting.date and meeting.date.month:
            calendar.add_component(meeting_entry(request, meeting))
    for commitment in deadlines:
        calendar.add_component(deadline_entry(request, commitment))
    return calendar.to_ical()


def entry(request, thing, changed, **properties):
    """What every entry has; it never makes a reader busy, for the day is not her own."""
    made = Event()
    made.add("uid", f"{thing._meta.model_name}-{thing.pk}@totalplacewatch")
    made.add("sequence", thing.version)
    stamp = max(*(moment(row) for row in changed), start_of_today()).replace(microsecond=0)
    made.add("dtstamp", stamp)
    made.add("last-modified", stamp)
    made.add("url", vUri(request.build_absolute_uri(thing.get_absolute_url())))
    made.add("transp", "TRANSPARENT")
    for name, value in properties.items():
        if value:
            made.add(name, plain(value) if isinstance(value, str) else value)
    return made


def moment(row):
    """When readers first saw `row` as it is now."""
    return max(row.updated_at, row.published_at)


def start_of_today():
    return start_of(timezone.localdate()).astimezone(UTC)


def meeting_entry(request, meeting):
    answers = [answer for one in meeting.touched for answer in one.answer_rows]
    name = meeting.committee.name
    made = entry(
        request,
        meeting,
        [meeting, meeting.committee, *meeting.touched, *answers],
        summary=name if meeting.date.day else f"{name} ({meeting.date}, day not known)",
        description="\n\n".join(filter(None, told(meeting))),
        location=meeting.place,
        status=STATUS[meeting.standing],
    )
    if meeting.starts_at and meeting.date.day:
        begins = timezone.make_aware(datetime.combine(meeting.date.first_day, meeting.starts_at))
        made.add("dtstart", begins.astimezone(UTC))
    else:
        made.add("dtstart", meeting.date.first_day)
        made.add("dtend", meeting.date.last_day + timedelta(days=1))
    return made


def told(meeting):
    """The paragraphs of a meeting's description."""
    if meeting.went_unheard_of:
        yield f"Was expected {meeting.date.when}; whether it met is not on record."
    else:
        yield f"{meeting.get_standing_display()}."
    if not meeting.date.day:
        yield f"The day is not known: some time in {meeting.date}."
    yield meeting.note
    for due in meeting.due:
        yield "\n".join(told_of(due, meeting))
    yield written(meeting)


def written(fact):
    """Where a fact is written, as its page says it."""
    places = [f"{one.document.title}{f', page {one.page}' if one.page else ''}" for one in fact.sources]
    return f"Written in: {'; '.join(places)}." if places else "Unverified: no source is recorded."


def told_of(due, meeting):
    """The lines on one commitment: what to ask at a meeting to come, what came of it at one that is over."""
    commitment = due.commitment
    if not meeting.is_to_come:
        yield f"Was due here: {commitment.title}. Now: {due.status.label.lower()}."
        return
    carried = f", carried {count_of(commitment.missed, 'time,times')}" if commitment.missed else ""
    yield f"Due here: {commitment.title} ({due.status.label.lower()}{carried})."
    yield f"To ask: {due.question}"
    yield f"Who asks: {commitment.to_ask or 'nobody has agreed to yet'}."


def deadline_entry(request, commitment):
    made = entry(
        request,
        commitment,
        [commitment, *commitment.answer_rows],
        summary=f"Due: {commitment.title}",
        description=f"{Status(commitment.status).label}.\n\nTo ask: {question(commitment)}\n\n{written(commitment)}",
        status="CONFIRMED",
    )
    made.add("dtstart", commitment.due_on.first_day)
    made.add("dtend", commitment.due_on.last_day + timedelta(days=1))
    return made
