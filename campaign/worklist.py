"""The desk's front page: what there is to do, counted by the filters of the very lists that its lines lead to."""

from dataclasses import dataclass

from django.db.models import Count, Value
from django.urls import reverse

from blog.models import Comment, Picture, Proposal
from campaign.models import Commitment, FailedSearch, Meeting
from pilots import worklist as record
from pilots.worklist import FOR_YOU, GAPS, GROUPS, NEWS, SEEN, Shown, line

# The lines of every floor. Tips will stand among those of the campaign.
WORK = [
    *record.WORK,
    line(
        FOR_YOU,
        "proposals to decide",
        "proposal from the words of a post waits to be decided",
        "proposals from the words of posts wait to be decided",
        Shown(Proposal, "state", "open"),
        right="change",
    ),
    line(
        SEEN,
        "reported comments",
        "comment was reported by readers",
        "comments were reported by readers",
        Shown(Comment, "state", "reported"),
        right="change",
    ),
    line(
        SEEN,
        "comments that wait",
        "comment waits to be shown or refused",
        "comments wait to be shown or refused",
        Shown(Comment, "state", "waiting"),
        right="change",
    ),
    line(
        SEEN,
        "pictures without words",
        "picture is not shown, for nobody has put it into words for readers who cannot see it",
        "pictures are not shown, for nobody has put them into words for readers who cannot see them",
        Shown(Picture, "words", "none"),
        right="change",
    ),
    line(
        SEEN,
        "overdue commitments",
        "commitment of our own side is overdue",
        "commitments of our own side are overdue",
        Shown(Commitment, "standing", Commitment.Status.OVERDUE),
    ),
    line(
        SEEN,
        "commitments due",
        "commitment is due at the next meeting",
        "commitments are due at the next meetings",
        Shown(Commitment, "standing", Commitment.Status.DUE),
    ),
    line(
        GAPS,
        "meetings that passed without a word",
        "meeting has passed, and whether it met is not recorded",
        "meetings have passed, and whether they met is not recorded",
        Shown(Meeting, "when", "unsaid"),
    ),
    line(
        NEWS,
        "failed searches",
        "search of readers found nothing",
        "searches of readers found nothing",
        Shown(FailedSearch),
    ),
]


@dataclass(frozen=True)
class Counted:
    """A list that a line leads to, and how many rows it shows."""

    noun: str
    address: str
    number: int


@dataclass(frozen=True)
class Line:
    group: str
    number: int
    sentence: str
    lists: list[Counted]

    @property
    def address(self):
        """Where the whole line leads, if it is about one noun."""
        return self.lists[0].address if len(self.lists) == 1 else ""


def numbers_of(querysets):
    """How many rows each of them has, as a list, from one query."""
    if not querysets:
        return []
    counts = [
        rows.order_by()
        .values(list_place=Value(place))
        .annotate(list_number=Count("pk"))
        .values_list("list_place", "list_number")
        for place, rows in enumerate(querysets)
    ]
    found = dict(counts[0].union(*counts[1:], all=True))
    return [found.get(place, 0) for place in range(len(querysets))]


def filter_of(request, desk, shown):
    """The filter of a noun's list that has this choice, or `None`."""
    named = [one for one in desk.get_list_filter(request) if getattr(one, "parameter_name", "") == shown.parameter]
    return next((one for one in named if shown.value in getattr(one, "CHOICES", {})), None)


def lists_of(site, request, work):
    """(the noun's admin, its address, its rows) of each list behind a line that this officer may see."""
    for shown in work.lists:
        for model, desk in site.nouns():
            if shown.model not in (model, None) or model in shown.but:
                continue
            allowed = getattr(desk, f"has_{work.right}_permission", desk.has_view_permission)
            choice = filter_of(request, desk, shown)
            if not (desk.has_view_permission(request) and allowed(request)) or bool(choice) != bool(shown.parameter):
                continue
            address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
            rows = desk.get_queryset(request)
            if choice is None:
                yield desk, address, rows
            else:
                yield (
                    desk,
                    f"{address}?{shown.parameter}={shown.value}",
                    choice.chosen(rows, shown.value, request),
                )


def noun_of(desk, number):
    return str(desk.opts.verbose_name if number == 1 else desk.opts.verbose_name_plural)


def worklist(site, request):
    """([(group, its lines), …], what there is nothing to do about), for the officer who asks."""
    lists = [(work, *one) for work in WORK for one in lists_of(site, request, work)]
    numbers = numbers_of([rows for *_, rows in lists])
    counted = {}
    for (work, desk, address, _), number in zip(lists, numbers, strict=True):
        counted.setdefault(work, []).append(Counted(noun_of(desk, number), address, number))
    lines, calm = [], []
    for work, found in counted.items():
        full = [one for one in found if one.number]
        total = sum(one.number for one in full)
        if full:
            lines.append(Line(work.group, total, work.one if total == 1 else work.many, full))
        else:
            calm.append(work.about)
    groups = [(group, [one for one in lines if one.group == group]) for group in GROUPS]
    return [(group, some) for group, some in groups if some], calm
