"""Plain values as the text of a cell, and lists in one cell taken apart again."""

from decimal import Decimal

JOINED = "; "


def as_cell(value):
    """A plain value as the text of one cell."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Decimal() | float():
            return format(Decimal(str(value)).normalize(), "f")
        case list():
            return JOINED.join(as_cell(part) for part in value)
        case {"slug": slug, "role": role}:
            return f"{slug} ({role})"
        case {"slug": slug, "page": page}:
            return f"{slug}, {page}" if page else slug
        case _:
            return str(value)


def split(text):
    """The parts of a cell that holds a list."""
    return [part.strip() for part in text.split(";") if part.strip()]
