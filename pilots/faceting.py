"""Filters that count: kinds of filters, and a FilterSet that knows how many things each choice would show.

Each filter asks a QuerySet method; the counts ask the same methods, all in one query.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Value

MOST_LETTERS = 200
MOST_WORDS = 8
MOST_AT_ONCE = 400  # SQLite joins at most 500 questions in one


@dataclass(frozen=True)
class Option:
    """One choice of a filter: how many it would show with the other filters as they are."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Chip:
    """An active filter: `without` is the query string that drops it, `count` what would then be shown."""

    label: str
    without: str
    count: int | None = None


def few_words(text):
    if len(text.split()) > MOST_WORDS:
        raise ValidationError(f"Look for at most {MOST_WORDS} words at a time.")


class Words(django_filters.CharFilter):
    """Words that must all occur. Asks `matching`."""

    def __init__(self, label="Words", **kwargs):
        super().__init__(label=label, max_length=MOST_LETTERS, validators=[few_words], **kwargs)

    def filter(self, queryset, value):
        return queryset.matching(value) if value else queryset


class Choices(django_filters.MultipleChoiceFilter):
    """Any of several choices. `asks` names the QuerySet method that takes the chosen values."""

    def __init__(self, asks, **kwargs):
        faults = {"invalid_choice": "Select a valid choice: “%(value)s” is not one."}
        super().__init__(widget=forms.CheckboxSelectMultiple, error_messages=faults, **kwargs)
        self.asks = asks

    def filter(self, queryset, values):
        return getattr(queryset, self.asks)(values) if values else queryset


class Thing(django_filters.ModelChoiceFilter):
    """One thing of the record by its slug. `asks` names the QuerySet method that takes it."""

    def __init__(self, asks, things, **kwargs):
        faults = {"invalid_choice": "Select a valid choice: the record has nothing of that name."}
        super().__init__(
            queryset=lambda request: things(),
            to_field_name="slug",
            empty_label="Any",
            error_messages=faults,
            **kwargs,
        )
        self.asks = asks

    def filter(self, queryset, value):
        return getattr(queryset, self.asks)(value) if value else queryset


class Ticked(django_filters.BooleanFilter):
    """A box to tick. `asks` names the QuerySet method; unticked asks nothing."""

    def __init__(self, asks, **kwargs):
        super().__init__(widget=forms.CheckboxInput, **kwargs)
        self.asks = asks

    def filter(self, queryset, value):
        return getattr(queryset, self.asks)() if value else queryset


class Since(django_filters.DateFilter):
    """On or after a day. `asks` names the QuerySet method that takes it."""

    def __init__(self, asks, **kwargs):
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}), **kwargs)
        self.asks = asks
        self.extra["error_messages"] = {"invalid": "Write the day as 2009-10-01."}

    def filter(self, queryset, value):
        return getattr(queryset, self.asks)(value) if value else queryset


class Sort(django_filters.ChoiceFilter):
    """The order. `orders` gives each value its label and the QuerySet method; the first is the rule."""

    def __init__(self, orders):
        faults = {"invalid_choice": "Select a valid choice: “%(value)s” is not an order."}
        super().__init__(
            label="Sort by",
            error_messages=faults,
            choices=[(value, label) for value, (label, _) in orders.items()],
        )
        self.orders = orders

    def filter(self, queryset, value):
        return getattr(queryset, self.orders[value or next(iter(self.orders))][1])()


def filled(data):
    """A copy of a query without its empty values: a select left at “Any” sends one."""
    kept = data.copy()
    for name, values in data.lists():
        kept.setlist(name, [value for value in values if value])
    return kept


class RecordFilterSet(django_filters.FilterSet):
    """A FilterSet that knows its choices' counts, its active filters and their addresses.

    A mistyped value is named in `form.errors` and hides nothing: the other filters still hold. An empty one asks
    nothing.
    """

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(filled(data) if data else data, *args, **kwargs)

    @property
    def chosen(self):
        """The values of the valid filters, by name."""
        if not hasattr(self, "_chosen"):
            self.form.is_valid()
            values = getattr(self.form, "cleaned_data", {})
            once = {name: list(dict.fromkeys(value)) for name, value in values.items() if isinstance(value, list)}
            self._chosen = values | once
        return self._chosen

    @property
    def worded(self):
        """The things that hold the words looked for, found once: words are dear, and every count needs them."""
        if not hasattr(self, "_worded"):
            words = self.chosen.get("q")
            keys = list(self.queryset.matching(words).order_by().values_list("pk", flat=True)) if words else None
            self._worded = self.queryset if keys is None else self.queryset.filter(pk__in=keys)
        return self._worded

    def filter_queryset(self, queryset):
        queryset = self.worded
        for name, value in self.chosen.items():
            if name != "q":
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def without(self, name, value=None):
        """The things shown if filter `name` (or one of its values) were dropped, in no order."""
        queryset = self.queryset if name == "q" else self.worded
        for other, chosen in self.chosen.items():
            if other == "q" or isinstance(self.filters[other], Sort):
                continue
            if other == name:
                chosen = [one for one in chosen if one != value] if isinstance(chosen, list) and value else None
            queryset = self.filters[other].filter(queryset, chosen)
        return queryset

    def counted(self, querysets):
        """The sizes of several QuerySets of this model, asked in one query."""
        parts = [
            queryset.order_by().values(list_place=Value(place)).annotate(list_number=Count("pk"))
            for place, queryset in enumerate(querysets)
        ]
        numbers = {}
        for first in range(0, len(parts), MOST_AT_ONCE):
            one, *others = parts[first : first + MOST_AT_ONCE]
            numbers |= {row["list_place"]: row["list_number"] for row in one.union(*others, all=True)}
        return [numbers.get(place, 0) for place in range(len(parts))]

    @property
    def facets(self):
        """{name: [Option, …]} for the filters with a few choices."""
        if not hasattr(self, "_facets"):
            self._facets = self.count_facets()
        return self._facets

    def count_facets(self):
        places, asked = [], []
        for name, a_filter in self.filters.items():
            if isinstance(a_filter, Choices):
                others = self.without(name)
                for value, label in self.form.fields[name].choices:
                    places.append((name, value, label))
                    asked.append(a_filter.filter(others, [value]))
        facets = {}
        for (name, value, label), number in zip(places, self.counted(asked), strict=True):
            chosen = value in (self.chosen.get(name) or [])
            facets.setdefault(name, []).append(Option(value, label, number, chosen))
        return facets

    @property
    def controls(self):
        """(kind of control, form field, options) for each filter; a choice that would show nothing is none."""
        kinds = {Words: "words", Choices: "choices", Thing: "thing", Ticked: "ticked", Since: "since"}
        for name, a_filter in self.filters.items():
            kind = next((kind for shape, kind in kinds.items() if isinstance(a_filter, shape)), None)
            if kind:
                options = [option for option in self.facets.get(name, []) if option.count or option.chosen]
                yield kind, self.form[name], options

    @property
    def faults(self):
        """(label, message, id of the sentence beside its field, or "") for each filter that could not be read."""
        beside = {field.name for _, field, _ in self.controls}
        return [
            (self.form[name].label, faults[0], f"{self.form[name].auto_id}_error" if name in beside else "")
            for name, faults in self.form.errors.items()
        ]

    @property
    def chips(self):
        """The active filters, each with what would be shown without it."""
        if not hasattr(self, "_chips"):
            active = list(self.active())
            numbers = self.counted([self.without(name, value) for name, value, _ in active])
            self._chips = [
                Chip(label, self.query_without(name, value), number)
                for (name, value, label), number in zip(active, numbers, strict=True)
            ]
        return self._chips

    def with_fewer_words(self):
        """[(word, query string without it, what would then be shown)] where several words are looked for."""
        typed = (self.chosen.get("q") or "").split()
        if len(typed) < 2:
            return []
        kept = [" ".join(typed[:place] + typed[place + 1 :]) for place in range(len(typed))]
        numbers = self.counted([self.without("q").matching(words) for words in kept])
        rest = self.query_without("q")
        queries = [f"{rest}&{urlencode({'q': words})}".lstrip("&") for words in kept]
        return list(zip(typed, queries, numbers, strict=True))

    def active(self):
        """(name, value or None, label) for each active filter."""
        for name, chosen in self.chosen.items():
            a_filter = self.filters[name]
            if isinstance(a_filter, Sort) or chosen in (None, "", [], False):
                continue
            if isinstance(chosen, list):
                labels = dict(self.form.fields[name].choices)
                yield from ((name, value, labels[value]) for value in chosen)
            elif isinstance(a_filter, Ticked):
                yield name, None, a_filter.label
            elif isinstance(a_filter, Words):
                yield name, None, f"“{chosen}”"
            else:
                yield name, None, f"{a_filter.label}: {chosen}"

    def query_without(self, name, value=None):
        """The query string without a filter, or without one of its values; pages start again."""
        query = self.data.copy()
        query.pop("page", None)
        query.pop("at", None)
        kept = [one for one in query.pop(name, []) if value and one != value]
        if kept:
            query.setlist(name, kept)
        return query.urlencode()

    @property
    def sorts(self):
        """(label, query string, whether it is the present order) for each order."""
        orders = self.filters["sort"].orders
        present = self.chosen.get("sort") or next(iter(orders))
        rest = self.query_without("sort")
        return [(label, f"{rest}&sort={value}".lstrip("&"), value == present) for value, (label, _) in orders.items()]

    @property
    def query(self):
        """The query string as it is, without the page."""
        return self.query_without("page")

    @property
    def query_before_page(self):
        """The same, ready for `page=` to follow."""
        return f"{self.query}&" if self.query else ""
