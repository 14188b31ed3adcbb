"""Kinds of columns. A table's columns are one list, used by the shipped record, the exports and the loader.

A column reads a thing into plain values for JSON, turns those into the text of a cell, and, if it can be
written, reads a cell's text back. `names` are its headings; a fuzzy date has two.
"""

import datetime
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path

from pilots.fuzzy import FuzzyDate

JOINED = "; "
LONGEST_PAGE = 40


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


class Column:
    """A read-only column: `read(thing)` gives its value."""

    field = None

    def __init__(self, name, read=None, *, public=True):
        self.names = (name,)
        self.read = read or (lambda thing: getattr(thing, name))
        self.public = public

    def values(self, thing):
        return {self.names[0]: self.read(thing)}

    def cells(self, thing):
        return {name: as_cell(value) for name, value in self.values(thing).items()}


class Written(Column):
    """A column that the loader writes to the field of its name."""

    related = False  # whether it can only be set once all things exist

    def __init__(self, name, *, field=None, public=True):
        super().__init__(name, lambda thing: getattr(thing, self.field), public=public)
        self.field = field or name

    def parse(self, cells):
        """The field's value from a row's cells. ValueError says what is wrong, in plain words."""
        return cells[self.names[0]]

    def write(self, thing, value):
        setattr(thing, self.field, value)


class Text(Written):
    pass


class Lines(Written):
    """A list of short texts, kept one on a line."""

    def __init__(self, name, **kwargs):
        super().__init__(name, **kwargs)
        self.read = lambda thing: getattr(thing, self.field).splitlines()

    def parse(self, cells):
        return "\n".join(split(cells[self.names[0]]))


class Number(Written):
    """A whole or decimal number; JSON gets a number, never a text."""

    def __init__(self, name, kind=Decimal, **kwargs):
        super().__init__(name, **kwargs)
        self.kind = kind

    def values(self, thing):
        value = self.read(thing)
        if isinstance(value, Decimal):
            value = int(value) if value == value.to_integral_value() else float(value)
        return {self.names[0]: value}

    def parse(self, cells):
        text = cells[self.names[0]]
        try:
            return self.kind(text) if text else None
        except (ValueError, InvalidOperation) as fault:
            raise ValueError(f"“{text}” in {self.names[0]} is not a number.") from fault


class Flag(Written):
    """Yes, no, or empty: not known, or what `empty` says."""

    def __init__(self, name, *, empty=None, **kwargs):
        super().__init__(name, **kwargs)
        self.empty = empty

    def parse(self, cells):
        text = cells[self.names[0]].lower()
        if text not in ("yes", "no", ""):
            raise ValueError(f"“{text}” in {self.names[0]} should be yes, no or empty.")
        return {"yes": True, "no": False}.get(text, self.empty)


class Day(Written):
    def values(self, thing):
        return {self.names[0]: self.read(thing).isoformat()}

    def parse(self, cells):
        try:
            return datetime.date.fromisoformat(cells[self.names[0]])
        except ValueError as fault:
            raise ValueError(
                f"“{cells[self.names[0]]}” in {self.names[0]} is not a day such as 2026-11-22."
            ) from fault


class Fuzzy(Written):
    """A fuzzy date as two columns: its first day, and how exact it is."""

    def __init__(self, name, precision="date_precision", **kwargs):
        super().__init__(name, **kwargs)
        self.names = (name, precision)

    def values(self, thing):
        date = self.read(thing)
        day, precision = (date.first_day.isoformat(), date.precision) if date else (None, None)
        return dict(zip(self.names, (day, precision), strict=True))

    def parse(self, cells):
        text, precision = (cells[name] for name in self.names)
        if not text:
            return None
        if precision not in ("day", "month", "year"):
            raise ValueError(f"“{precision}” in {self.names[1]} should be day, month or year.")
        try:
            return FuzzyDate.of(datetime.date.fromisoformat(text), precision)
        except ValueError as fault:
            raise ValueError(f"“{text}” in {self.names[0]} is not a day such as 2009-06-25.") from fault


class Ref(Written):
    """Another thing, by its slug. A thing of its own kind, or of a later one, is set when all exist."""

    def __init__(self, name, model, *, key="slug", related=False, shown=None, **kwargs):
        super().__init__(name, **kwargs)
        self.model, self.key, self.related = model, key, related
        self.read = shown or (lambda thing: getattr(getattr(thing, self.field), key, None))

    def parse(self, cells):
        return cells[self.names[0]] or None


class Refs(Written):
    """Several other things, by their slugs, public ones only. `shown` gives the slugs that are read."""

    related = True

    def __init__(self, name, model, shown, *, key="slug", through=None, **kwargs):
        super().__init__(name, **kwargs)
        self.model, self.key, self.read, self.through = model, key, shown, through

    def parse(self, cells):
        return sorted(split(cells[self.names[0]]))

    def write(self, thing, value):
        getattr(thing, self.field).set(value)


class Sources(Written):
    """Where a fact is written: documents by slug, each with a page where known."""

    related = True

    def __init__(self):
        super().__init__("sources", field="citations")
        self.read = lambda thing: [source_row(citation) for citation in thing.sources]

    def parse(self, cells):
        parts = [part.partition(", ")[::2] for part in split(cells["sources"])]
        pairs = [(slug.strip(), page.strip()) for slug, page in parts]
        if len(set(pairs)) < len(pairs):
            raise ValueError("A source is given twice.")
        if any(len(page) > LONGEST_PAGE for _, page in pairs):
            raise ValueError(f"A page in sources may have at most {LONGEST_PAGE} characters.")
        return pairs


def source_row(citation):
    document = citation.document
    date = document.published_on
    return {
        "slug": document.slug,
        "title": document.title,
        "url": document.get_absolute_url(),
        "original_url": document.link,
        "published_on": date.first_day.isoformat() if date else None,
        "date_precision": date.precision if date else None,
        "page": citation.page,
    }


def split(text):
    """The parts of a cell that holds a list."""
    return [part.strip() for part in text.split(";") if part.strip()]


RECORD_DIR = Path(__file__).parent / "record"


@dataclass(frozen=True)
class Table:
    """One noun's columns. `load` adds to a QuerySet of things all that the columns read."""

    noun: str
    model: type
    columns: tuple
    load: callable
    keys: tuple = ("slug",)
    folder: Path = RECORD_DIR

    @property
    def path(self):
        return self.folder / f"{self.noun}.csv"

    @property
    def written(self):
        return [column for column in self.columns if isinstance(column, Written)]

    @property
    def public(self):
        return [column for column in self.columns if column.public]

    def headings(self, columns):
        return [name for column in columns for name in column.names]

    def public_row(self, thing):
        """A thing as the exports give it: a dict of plain values."""
        row = {}
        for column in self.public:
            row |= column.values(thing)
        return row


URL = Column("url", lambda thing: thing.get_absolute_url())
UPDATED = Column("updated_at", lambda thing: thing.updated_at.isoformat(timespec="seconds"))
BASIS = Column("basis")
SOURCES = Sources()
TAIL = (URL, UPDATED, BASIS, SOURCES)
