"""What we do not know of a pilot: found by itself from the public record, with since when, and whom we asked.

A lack is public: what stands in a draft is not known to readers. What is known without a source is no lack; it is
shown as unverified where it stands. Of each lack the rule:

- lead: no lead body that is public
- spending, savings, population: no figure of its own of that kind that has a number
- posts: no branch of ours in it with a number of posts at risk
- report: no document of the kind "report" about this pilot, and no other public one, that calls itself a report
  ("interim" is none), or of which our note says that it is the final report
- told: nothing recorded of the unions, neither of a body in it nor of the pilot as a whole
- end: its status is neither "ended" nor "succeeded by another scheme"

Since when: since the record of the pilot is public, for from that day on it has said nothing of this; or since we
first asked for it, where that was earlier.
"""

from dataclasses import dataclass

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils import timezone

from pilots.fuzzy import FuzzyDate
from pilots.models import AffectedBranch, Consultation, Document, Enquiry, Figure, Pilot, Unknown
from pilots.models.event import OVER
from pilots.publishing import public

FIGURES = {
    Unknown.SPENDING: Figure.Kind.SPEND,
    Unknown.SAVINGS: Figure.Kind.SAVING,
    Unknown.POPULATION: Figure.Kind.POPULATION,
}


@dataclass(frozen=True)
class Lack:
    """One thing that we do not know: what (an `Unknown`), `since` when (a `FuzzyDate`), and our public enquiries."""

    about: Unknown
    since: FuzzyDate
    enquiries: list  # of Enquiry with their sources, the latest first


@dataclass(frozen=True)
class Asked:
    """Of one pilot: its lacks in the order of `Unknown`, and what we asked for and have come to know since."""

    lacks: list
    settled: list  # of Enquiry, the latest first


def unknowns_of(pilots):
    """{key of a pilot: [Lack, …]} for public pilots, at three questions for any number of them."""
    return {key: asked.lacks for key, asked in asked_of(pilots).items()}


def asked_of(pilots):
    """{key of a pilot: its `Asked`} for public pilots, at three questions for any number of them."""
    keys = [pilot.pk for pilot in pilots]
    enquiries = {key: [] for key in keys}
    for enquiry in Enquiry.objects.public().of_pilots(keys).with_sources().latest_first():
        enquiries[enquiry.pilot_id].append(enquiry)
    lacking = Pilot.objects.with_keys(keys).with_status().order_by().annotate(**lacks())
    return {pilot.pk: asked(pilot, enquiries[pilot.pk]) for pilot in lacking}


def asked(pilot, enquiries):
    lacking = [about for about in Unknown if getattr(pilot, f"lacks_{about}")]
    own = {about: [enquiry for enquiry in enquiries if enquiry.about == about] for about in lacking}
    return Asked(
        [Lack(about, since(pilot, own[about]), own[about]) for about in lacking],
        [enquiry for enquiry in enquiries if enquiry.about not in lacking],
    )


def since(pilot, enquiries):
    """The day on which the pilot became public here, or that of our first enquiry where that was earlier."""
    public_on = FuzzyDate.of(timezone.localdate(pilot.published_at))
    return min([public_on, *(enquiry.asked_on for enquiry in enquiries)])


def lacks():
    """{"lacks_lead": whether a pilot lacks that, …} for `annotate`."""
    own = {"pilot": OuterRef("pk")}
    figures = Figure.objects.public().filter(amount__isnull=False, **own)
    known = {about: Exists(figures.filter(kind=kind)) for about, kind in FIGURES.items()}
    known[Unknown.LEAD] = Q(public("lead_body__"))
    known[Unknown.POSTS] = Exists(AffectedBranch.objects.public().filter(posts_at_risk__isnull=False, **own))
    known[Unknown.REPORT] = Exists(final_reports())
    known[Unknown.TOLD] = Exists(Consultation.objects.public().filter(**own))
    known[Unknown.END] = Q(status__in=OVER)
    return {f"lacks_{about}": Case(When(known[about], then=False), default=True) for about in Unknown}


def final_reports():
    """Public documents that are taken for the final report of the pilot outside."""
    about = Document.pilots.through.objects.filter(public("pilot__"), document=OuterRef("pk"))
    calls_itself_one = Q(title__icontains="report") & ~Q(title__icontains="interim")
    return (
        Document.objects.public()
        .of_kinds([Document.Kind.REPORT])
        .filter(calls_itself_one | Q(note__icontains="final report"), pilots=OuterRef("pk"))
        .filter(~Exists(about.exclude(pilot=OuterRef(OuterRef("pk")))))
    )
