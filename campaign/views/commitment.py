from django.shortcuts import render

from campaign.filters import CommitmentFilter
from campaign.models import Commitment, Committee
from campaign.sharing import share_commitment
from campaign.tables import COMMITMENTS
from campaign.tally import tally
from pilots.addresses import at_address
from pilots.exports import export
from pilots.pages import page_of

COMMITMENTS_PER_PAGE = 30


def found_by(request):
    """Those of the filter, which counts where they stand: that is worked out once for all its questions."""
    return CommitmentFilter(request.GET, Commitment.objects.public().with_status())


def commitment_list(request):
    found = found_by(request)
    page = page_of(request, found.qs.for_list(), COMMITMENTS_PER_PAGE)
    context = {
        "filter": found,
        "page": page,
        "committees": Committee.objects.public().named(found.chosen.get("committee") or []).with_sources().by_name(),
        "tally": tally(Commitment.objects.public()),
        "section": "commitments",
    }
    return render(request, "campaign/commitment_list.html", context)


def commitment_detail(request, slug):
    return show_commitment(request, at_address(Commitment.objects.public().for_page(), "commitment", slug))


def show_commitment(request, commitment, preview=False):
    context = {
        "commitment": commitment,
        "shared": share_commitment(request, commitment),
        "section": "commitments",
        "preview": preview,
    }
    return render(request, "campaign/commitment_detail.html", context)


def commitment_export(request, noun, kind):
    """The filtered list as data: /commitments.csv and /commitments.json."""
    return export(request, COMMITMENTS, found_by(request), kind)
