from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from pilots.addresses import at_address
from pilots.forms import LookForm
from pilots.marking import text_of
from pilots.models import Claim, Document, Page, PhraseCheck, Result


def page_detail(request, slug, number):
    """The text of one page of our copy, with what was looked for marked."""
    document = at_address(Document.objects.public().with_copy(), "document", slug, where=address_of_page(number))
    last = last_page(document, number)
    pages = list(Page.objects.public().of(document).numbered([number - 1, number, number + 1]).in_order())
    page = next((one for one in pages if one.number == number), None)
    looked_for = LookForm(request.GET)
    checks = [one for one in PhraseCheck.objects.public().for_document_page(document) if stands_on(one, number)]
    claims = Claim.objects.public().in_document(document).for_lines()
    context = {
        "document": document,
        "copy": document.copy_row,
        "number": number,
        "last": last,
        "page_read": page,
        "text": text_of(page, pages, looked_for) if page else "",
        "looked_for": looked_for,
        "query": request.GET.urlencode(),
        "here": f"Page {number}",
        "checks": checks,
        "runs_on": looked_for.asked("phrase") in [check.phrase for check in checks],
        "claims": [claim for claim in claims if stands_on(claim.lookup, number)],
        "section": "documents",
    }
    return render(request, "pilots/page_detail.html", context)


def stands_on(check, number):
    return check.result == Result.FOUND and number in check.page_numbers


def address_of_page(number):
    return lambda document: reverse("pilots:page_detail", args=[document.slug, number])


def last_page(document, number):
    """How many pages our copy has; `Http404` where it has no page of this number, or where there is none."""
    last = document.copy_row and document.copy_row.pages_total
    if not last:
        raise Http404("There is no text of this document here: we hold no copy of it that we could read.")
    if not 1 <= number <= last:
        raise Http404(f"There is no page {number}: our copy has {'one page' if last == 1 else f'{last} pages'}.")
    return last
