"""The files of pictures, and previews' own addresses for them."""

from django.http import FileResponse, Http404
from django.views.decorators.http import require_safe

from blog.models import Picture

TYPES = {"jpg": "image/jpeg", "png": "image/png"}
KEPT_FOR = 24 * 60 * 60  # seconds: the file at an address never changes, but what is public may be taken back


@require_safe
def picture(request, key, width, kind):
    """One size of a picture of a public post."""
    response = give(Picture.objects.public().called(key), width, kind)
    response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    return response


def give(pictures, width, kind):
    """The file of the one among `pictures`, which are one or none. Raises `Http404`."""
    found = pictures.first()
    if found is None or int(width) not in found.widths or kind != found.kind:
        raise Http404("There is no such picture.")
    try:
        file = found.file.storage.open(found.stored_name(width))
    except OSError as fault:
        raise Http404("There is no file any more of this picture.") from fault
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    return FileResponse(file, filename=found.file_name(width), content_type=TYPES[kind], headers=headers)
