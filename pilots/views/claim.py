from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import ClaimFilter
from pilots.models import Claim
from pilots.pages import page_of
from pilots.sharing import share_claim

CLAIMS_PER_PAGE = 25


def claim_list(request):
    found = ClaimFilter(request.GET, Claim.objects.public())
    page = page_of(request, found.qs.for_list(), CLAIMS_PER_PAGE)
    return render(request, "pilots/claim_list.html", {"filter": found, "page": page, "section": "claims"})


def claim_detail(request, slug):
    return show_claim(request, at_address(Claim.objects.public().for_page(), "claim", slug))


def show_claim(request, claim, preview=False):
    context = {"claim": claim, "shared": share_claim(request, claim), "section": "claims", "preview": preview}
    return render(request, "pilots/claim_detail.html", context)
