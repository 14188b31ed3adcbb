from django.shortcuts import render

from campaign.filters import CommitmentFilter
from campaign.models import Commitment
from campaign.sharing import share_commitment
from campaign.tables import COMMITMENTS
from campaign.tally import tally
from pilots.addresses import at_address
from pilots.exports import export
from pilots.pages import page_of

COMMITMENTS_PER_PAGE = 30


def commitment_list(request):
    found = CommitmentFilter(request.GET, Commitment.objects.public())
    page = page_of(request, found.qs.for_list(), COMMITMENTS_PER_PAGE)
    context = {"filter": found, "page": page, "tally": tally(Commitment.objects.public()), "section": "commitments"}
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
    return export(request, COMMITMENTS, CommitmentFilter(request.GET, Commitment.objects.public()), kind)
