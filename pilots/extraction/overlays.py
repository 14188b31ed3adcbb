"""What lies over a page of a PDF: boxes that were filled in, notes typed on it, stamps."""

from pypdf import PageObject
from pypdf.generic import DictionaryObject, NameObject

from pilots.extraction.fonts import resolved

UNSEEN = 2 | 32  # in the flags of what lies over a page
NO_WORDS = ("/Link", "/Popup")
DEEPEST = 10


def overlays(page):
    """`(words, drawn)` of each: what was typed there, or nothing; and a page with what is drawn there, or `None`."""
    annotations = page.get("/Annots")
    annotations = annotations.get_object() if annotations is not None else None
    for annotation in annotations if isinstance(annotations, list) else []:
        annotation = resolved(annotation)
        if annotation.get("/Subtype") in NO_WORDS or int(annotation.get("/F", 0)) & UNSEEN:
            continue
        words = typed_in(annotation)
        filled = words and annotation.get("/Subtype") == "/Widget"
        yield words, None if filled else drawn_as_page(annotation, page)


def typed_in(annotation):
    if annotation.get("/Subtype") == "/FreeText":
        words = annotation.get("/Contents")
    else:
        words = value_of(annotation) if annotation.get("/Subtype") == "/Widget" else ""
    return words if isinstance(words, str) and not isinstance(words, NameObject) else ""


def value_of(field):
    """Of a box on the page, or of the field that it is one box of."""
    for _ in range(DEEPEST):
        if "/V" in field:
            return field["/V"]
        field = resolved(field.get("/Parent"))
    return ""


def drawn_as_page(annotation, page):
    look = resolved(resolved(annotation.get("/AP")).get("/N"))
    if not hasattr(look, "get_data"):  # a tick, shown or not
        return None
    sheet = PageObject(page.pdf)
    sheet[NameObject("/Contents")] = look
    sheet[NameObject("/Resources")] = look.get("/Resources", DictionaryObject())
    return sheet
