"""What each column of a noun's sheet holds, for the page where a sheet is uploaded."""

from django.db.models import SlugField

from pilots.columns import Day, Flag, Fuzzy, Lines, Number, Ref, Refs, Sources
from pilots.dates import EXAMPLES

DATES = f"A date, as exact as its source: {EXAMPLES}."
PRECISION = "How exact the date is: day, month or year. Leave it empty, and the date is as exact as you write it."


def explained(table):
    """A dict of `name`, `words`, and whether it `tells` rows apart or is `needed` for a new row, of each column."""
    for column in table.written:
        field = table.model._meta.get_field(column.field)
        links = isinstance(column, Refs | Sources)
        needed = not (links or field.blank or field.null or field.has_default())
        for place, name in enumerate(column.names):
            words = PRECISION if place else words_of(column, field)
            yield {"name": name, "words": words, "tells": name in table.keys, "needed": needed and not place}


def words_of(column, field):
    match column:
        case Fuzzy():
            return DATES
        case Day():
            return "A day: 2026-11-22, 22/11/2026 or 22 November 2026."
        case Lines():
            return "Several, with “;” between."
        case Number():
            return "A number in full: 1200000, without commas." if column.kind is not int else "A whole number."
        case Flag():
            return "yes, no or empty."
        case Sources():
            return "Slugs of documents, with “;” between; a page after a comma: final-report, 7; motion-2010"
        case Refs():
            return f"{column.key.capitalize()}s of {column.model._meta.verbose_name_plural}, with “;” between."
        case Ref():
            return f"The {column.key} of a {column.model._meta.verbose_name}."
    if field.choices:
        return f"One of: {', '.join(value for value, _ in field.choices)}."
    if isinstance(field, SlugField):
        return "A short name of its own, in small letters with hyphens: kent-county-council."
    longest = f" of at most {field.max_length} letters" if field.max_length else ""
    return str(field.help_text) or f"A text{longest}."
