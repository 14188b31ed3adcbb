"""What is new since a day: what happened or was answered, and what was put into the record of earlier times."""

from dataclasses import dataclass

from django.db.models import QuerySet

from blog.models import Post
from campaign.models import Answer, Commitment
from pilots.corrected import with_things
from pilots.fuzzy import FuzzyDate
from pilots.models import Claim, Consultation, Correction, Document, Enquiry, Event, Fact, Figure, Flip
from pilots.templatetags.record import amount

ENTERED = 1  # of each kind that a pack shows
PUT_RIGHT = 3


def say_figure(figure):
    number = amount(figure) or "no safe number"
    return f"{figure.label}: {number} {figure.period}".strip()


def say_answer(answer):
    return f"{answer.get_kind_display()}: {answer.commitment.title}"


@dataclass(frozen=True)
class Kind:
    """Things of one kind that a pack tells of; `dated` is the column of their date, empty where they have none."""

    nouns: str  # as `count_of` takes them
    rows: QuerySet
    dated: str = ""
    say: callable = str


@dataclass(frozen=True)
class News:
    kind: str
    date: FuzzyDate | None
    title: str
    thing: Fact


@dataclass(frozen=True)
class Changes:
    """`happened` and `entered` are `News`; with each goes what there is no room for: [(nouns, number), …]."""

    happened: list
    more_happened: list
    entered: list
    more_entered: list
    corrections: list
    flips: list
    last: Event | None  # the last thing that happened at all, for when nothing did since

    @property
    def are_none(self):
        return not (self.happened or self.entered or self.corrections or self.flips)


def kinds(subject):
    slugs, keys = subject.slugs, [pilot.pk for pilot in subject.pilots]
    commitments = Commitment.objects.public().concerning(slugs)
    answers = Answer.objects.public().to_any(commitments).select_related("commitment")
    told, asked = (noun.objects.public().of_pilots(keys).with_ends() for noun in (Consultation, Enquiry))
    return [
        Kind("event,events", Event.objects.public().concerning(slugs), "date", lambda event: event.title),
        Kind("answer of our own side,answers of our own side", answers, "given_on", say_answer),
        Kind("word to the unions,words to the unions", told, "told_on"),
        Kind("question of ours,questions of ours", asked, "answered_on"),
        Kind("post,posts", Post.objects.public().concerning(keys, subject.branches), "published_on"),
        Kind("document,documents", Document.objects.public().about_any(slugs), "published_on"),
        Kind("commitment,commitments", commitments, "made_on"),
        Kind("claim,claims", Claim.objects.public().about_any(slugs), "said_on"),
        Kind("figure,figures", Figure.objects.public().about_any(slugs), say=say_figure),
    ]


def changes_of(subject, day, room):
    """`room` is how much of each kind is shown of what happened."""
    sorted_out = [(kind, *sort_out(kind, day, room)) for kind in kinds(subject)]
    happened = [one for _, news, _ in sorted_out for one in news[:room]]
    corrections = Correction.objects.public().in_records_of(subject.pilots, subject.branches).made_since(day)
    flips = Flip.objects.public().about_any(subject.slugs).made_since(day).by_change()
    last = Event.objects.public().concerning(subject.slugs).with_sources().latest_first()
    return Changes(
        happened=sorted(happened, key=lambda one: one.date, reverse=True),
        more_happened=[(kind.nouns, len(news) - room) for kind, news, _ in sorted_out if len(news) > room],
        entered=[one for _, _, news in sorted_out for one in news[:ENTERED]],
        more_entered=[(kind.nouns, len(news) - ENTERED) for kind, _, news in sorted_out if len(news) > ENTERED],
        corrections=with_things(corrections.newest_first()[:PUT_RIGHT]),
        flips=list(flips[:PUT_RIGHT]),
        last=next(iter(last[:1]), None),
    )


def sort_out(kind, day, room):
    """(what is dated since `day`, what became public since and is older or undated), the latest first.

    Each list is as long as there are such things, and holds `News` as far as a pack shows them, else `None`.
    """
    column = kind.dated or "pk"
    rows = kind.rows.new_since(day, kind.dated).order_by().values_list("pk", column)
    dates = {key: date if kind.dated else None for key, date in rows}
    latest = sorted(dates, key=lambda key: (dates[key] or FuzzyDate(1000), key), reverse=True)
    happened = [key for key in latest if dates[key] and dates[key].last_day >= day]
    entered = [key for key in latest if key not in set(happened)]
    shown = kind.rows.with_keys([*happened[:room], *entered[:ENTERED]]).with_sources()
    told = {one.pk: News(kind.nouns.partition(",")[0], dates[one.pk], kind.say(one), one) for one in shown}
    return [told.get(key) for key in happened], [told.get(key) for key in entered]
