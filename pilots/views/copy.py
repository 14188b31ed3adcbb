from django.http import Http404
from django.urls import reverse

from pilots.addresses import at_address
from pilots.giving import give
from pilots.models import Copy, Document


def copy_file(request, slug):
    """The file itself, where readers may have it."""
    document = at_address(Document.objects.public(), "document", slug, where=address_of_copy)
    copy = Copy.objects.public().given().of_document(document).with_document().first()
    if copy is None:
        raise Http404(f"There is no copy of “{document}” that we may pass on.")
    return give(copy)


def address_of_copy(document):
    return reverse("pilots:copy_file", args=[document.slug])
