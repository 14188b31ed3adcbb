"""Kinds of columns. A table's columns are one list, used by the shipped record, the exports and the loader.

A column reads a thing into plain values for JSON, turns those into the text of a cell, and, if it can be
written, reads a cell's text back. `names` are its headings; a fuzzy date has two. A written column reads in two
ways: as readers see a thing, and as it is stored, drafts and all, for the officers' sheets and the loader.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.db.models import Prefetch

from pilots.cells import as_cell, split
from pilots.dates import read_date, read_fuzzy

LONGEST_PAGE = 40
NUMBER = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


class Column:
    """A read-only column: `read(thing)` gives its value."""

    field = None

    def __init__(self, name, read=None, *, public=True):
        self.names = (name,)
        self.read = read or (lambda thing: getattr(thing, name))
        self.public = public

    def values(self, thing):
        return self.spread(self.read(thing))

    def spread(self, value):
        """What was read, as a plain value for each heading."""
        return {self.names[0]: value}

    def cells(self, thing):
        return {name: as_cell(value) for name, value in self.values(thing).items()}


class Written(Column):
    """A column that the loader writes to the field of its name."""

    related = False  # whether it can only be set once all things exist
    hides_drafts = False  # whether what readers see of it leaves out drafts

    def __init__(self, name, *, field=None, public=True):
        super().__init__(name, lambda thing: getattr(thing, self.field), public=public)
        self.field = field or name

    def parse(self, cells):
        """The field's value from a row's cells. ValueError says what is wrong, in plain words."""
        return cells[self.names[0]]

    def write(self, thing, value):
        setattr(thing, self.field, value)

    def read_stored(self, thing):
        return self.read(thing)

    def stored(self, thing):
        """The cells of `thing` as it is stored, loaded by `Table.whole`."""
        return {name: as_cell(value) for name, value in self.spread(self.read_stored(thing)).items()}

    def with_stored(self, things):
        """The QuerySet `things` with what `stored` reads."""
        return things


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
        if text and not NUMBER.fullmatch(text):
            raise ValueError(f"“{text}” in {self.names[0]} is not a number such as 1200000 or 1.5.")
        if "." in text and self.kind is int:
            raise ValueError(f"“{text}” in {self.names[0]} is not a whole number.")
        return self.kind(text) if text else None


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
    def spread(self, day):
        return {self.names[0]: day.isoformat() if day else None}

    def parse(self, cells):
        text = cells[self.names[0]]
        date = read_date(text, self.names[0]) if text else None
        if date and not date.day:
            raise ValueError(f"“{text}” in {self.names[0]} is not a day such as 2026-11-22.")
        return date and date.first_day


class Fuzzy(Written):
    """A fuzzy date as two columns: its first day, and how exact it is."""

    def __init__(self, name, precision="date_precision", **kwargs):
        super().__init__(name, **kwargs)
        self.names = (name, precision)

    def spread(self, date):
        day, precision = (date.first_day.isoformat(), date.precision) if date else (None, None)
        return dict(zip(self.names, (day, precision), strict=True))

    def parse(self, cells):
        """The second cell may be empty or missing: then the date is as exact as it is written."""
        return read_fuzzy(cells[self.names[0]], cells.get(self.names[1], ""), self.names)


class Ref(Written):
    """Another thing, by its slug. A thing of its own kind, or of a later one, is set when all exist."""

    def __init__(self, name, model, *, key="slug", related=False, shown=None, **kwargs):
        super().__init__(name, **kwargs)
        self.model, self.key, self.related = model, key, related
        self.read, self.hides_drafts = shown or self.read_stored, shown is not None

    def read_stored(self, thing):
        return getattr(getattr(thing, self.field), self.key, None)

    def with_stored(self, things):
        return things.select_related(self.field)

    def parse(self, cells):
        return cells[self.names[0]] or None


class Refs(Written):
    """Several other things, by their slugs, public ones only. `shown` gives the slugs that are read."""

    related = hides_drafts = True

    def __init__(self, name, model, shown, *, key="slug", **kwargs):
        super().__init__(name, **kwargs)
        self.model, self.key, self.read = model, key, shown

    @property
    def loaded(self):
        return f"stored_{self.field}"

    def read_stored(self, thing):
        return sorted(getattr(other, self.key) for other in getattr(thing, self.loaded))

    def with_stored(self, things):
        others = self.model.objects.only("pk", self.key).order_by("pk")
        return things.prefetch_related(Prefetch(self.field, others, to_attr=self.loaded))

    def parse(self, cells):
        return sorted(split(cells[self.names[0]]))

    def write(self, thing, value):
        getattr(thing, self.field).set(value)


class Sources(Written):
    """Where a fact is written: documents by slug, each with a page where known."""

    related = hides_drafts = True

    def __init__(self):
        super().__init__("sources", field="citations")
        self.read = lambda thing: [source_row(citation) for citation in thing.sources]

    def read_stored(self, thing):
        return [{"slug": one.document.slug, "page": one.page} for one in thing.stored_citations]

    def with_stored(self, things):
        citations = things.model.citations.rel.related_model.objects.select_related("document").order_by("pk")
        return things.prefetch_related(Prefetch("citations", citations, to_attr="stored_citations"))

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


RECORD_DIR = Path(__file__).parent / "record"


@dataclass(frozen=True)
class Table:
    """One noun's columns. `load` adds to a QuerySet of things all that the columns read, as readers see it."""

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

    def whole(self, things):
        """The QuerySet `things` with what the written columns read as it is stored, at a flat number of queries."""
        for column in self.written:
            things = column.with_stored(things)
        return things

    def stored_row(self, thing):
        """The cells of a thing's written columns, by heading, as it is stored."""
        row = {}
        for column in self.written:
            row |= column.stored(thing)
        return row

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
