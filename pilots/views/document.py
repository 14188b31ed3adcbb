from django.shortcuts import render

from pilots.addresses import at_address
from pilots.filters import DocumentFilter
from pilots.forms import LookForm
from pilots.models import (
    Branch,
    Claim,
    Document,
    Event,
    Figure,
    Flip,
    Observation,
    PartnerBody,
    Partnership,
    PhraseCheck,
    Pilot,
    Result,
)
from pilots.pages import page_of
from pilots.search.engine import find_inside
from pilots.search.glossary import asked
from pilots.sharing import share_document
from pilots.silence.sentences import with_first_mentions

DOCUMENTS_PER_PAGE = 60


def document_list(request):
    found = DocumentFilter(request.GET, Document.objects.public())
    page = page_of(request, found.qs.for_list(), DOCUMENTS_PER_PAGE)
    return render(request, "pilots/document_list.html", {"filter": found, "page": page, "section": "documents"})


def document_detail(request, slug):
    return show_document(request, at_address(Document.objects.public().for_page(), "document", slug))


def show_document(request, document, preview=False):
    looked_for = LookForm(request.GET)
    context = {
        "document": document,
        "copy": document.copy_row,
        "looked_for": looked_for,
        "inside": inside(document, looked_for.asked("q")),
        "groups": grouped(checks_of(document, looked_for.asked("phrase"))),
        "flips": Flip.objects.public().on(document).by_change(),
        "claims": Claim.objects.public().in_document(document).for_lines().in_order(),
        "cited_by": {
            "pilots": Pilot.objects.public().citing(document),
            "parts": Partnership.objects.public().citing(document).with_ends(),
            "bodies": PartnerBody.objects.public().citing(document),
            "branches": Branch.objects.public().citing(document),
            "figures": Figure.objects.public().citing(document).with_ends(),
            "events": Event.objects.public().citing(document).in_order(),
            "documents": Document.objects.public().citing(document),
            "claims": Claim.objects.public().citing(document).in_order(),
            "observations": Observation.objects.public().citing(document).with_ends(),
        },
        "shared": share_document(request, document),
        "section": "documents",
        "preview": preview,
    }
    return render(request, "pilots/document_detail.html", context)


def inside(document, words):
    """What a reader's words find in our copy, or None where none are asked for."""
    if not words:
        return None
    sought = asked(words)
    pages, more = find_inside(sought, document)
    return {"words": sought, "pages": pages, "more": more}


def checks_of(document, chosen):
    """The answers of the silence check, with their first sentences; the `chosen` phrase with all."""
    if not document.watched and not document.copy_row:
        return []
    return with_first_mentions(PhraseCheck.objects.public().for_document_page(document), whole=chosen)


def grouped(checks):
    """Answers that are `told` one by one, and the first of those `alike` with all of them; nothing for none."""
    own = [check for check in checks if check.result == Result.FOUND or check.observations]
    alike = {}
    for check in checks:
        if check not in own:
            alike.setdefault(check.answer, []).append(check)
    return {"told": own, "alike": [(group[0], group) for group in alike.values()]} if checks else {}
