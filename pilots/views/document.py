from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import DocumentFilter
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Partnership, Pilot
from pilots.pages import page_of
from pilots.sharing import share_document

DOCUMENTS_PER_PAGE = 60


def document_list(request):
    found = DocumentFilter(request.GET, Document.objects.public())
    page = page_of(request, found.qs.for_list(), DOCUMENTS_PER_PAGE)
    return render(request, "pilots/document_list.html", {"filter": found, "page": page, "section": "documents"})


def document_detail(request, slug):
    return show_document(request, at_address(Document.objects.public().for_page(), "document", slug))


def show_document(request, document, preview=False):
    context = {
        "document": document,
        "cited_by": {
            "pilots": Pilot.objects.public().citing(document),
            "parts": Partnership.objects.public().citing(document).with_ends(),
            "bodies": PartnerBody.objects.public().citing(document),
            "branches": Branch.objects.public().citing(document),
            "figures": Figure.objects.public().citing(document).with_ends(),
            "events": Event.objects.public().citing(document).in_order(),
            "documents": Document.objects.public().citing(document),
        },
        "shared": share_document(request, document),
        "section": "documents",
        "preview": preview,
    }
    return render(request, "pilots/document_detail.html", context)
