"""A kept file, given away so that no browser runs or shows anything of it."""

from django.http import FileResponse, Http404

TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
    "mhtml": "multipart/related",
    "txt": "text/plain",
}


def give(copy):
    """The file of a copy to be saved, under our own name for it. Raises `Http404` where the file is missing."""
    try:
        file = copy.file.open()
    except OSError as fault:
        raise Http404(f"There is no file any more of our copy of “{copy.document}”.") from fault
    content_type = TYPES.get(copy.kind, "application/octet-stream")
    headers = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}
    return FileResponse(file, as_attachment=True, filename=copy.given_name, content_type=content_type, headers=headers)
