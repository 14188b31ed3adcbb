"""Filters that count: a FilterSet that knows how many things each choice would show.

Each filter asks a QuerySet method. The counts ask the same methods, all in one query, each by itself: what several
filters show together is what is in all of their answers.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

import django_filters
from django.db.models import Value

from pilots.filter_kinds import Choices, Since, Sort, Thing, Ticked, Words

TICK = "on"
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
        """The keys of the things that hold the words looked for, found once: words are dear. `None`: no words."""
        if not hasattr(self, "_worded"):
            words = self.chosen.get("q")
            keys = self.queryset.matching(words).order_by().values_list("pk", flat=True) if words else None
            self._worded = keys if keys is None else set(keys)
        return self._worded

    def filter_queryset(self, queryset):
        queryset = self.queryset if self.worded is None else self.queryset.filter(pk__in=self.worded)
        for name, value in self.chosen.items():
            if name != "q":
                queryset = self.filters[name].filter(queryset, value)
        return queryset

    def keys_of(self, querysets):
        """The keys in each of several QuerySets of this model, asked in one query."""
        parts = [rows.order_by().values_list(Value(place), "pk") for place, rows in enumerate(querysets)]
        found = [set() for _ in parts]
        for first in range(0, len(parts), MOST_AT_ONCE):
            one, *others = parts[first : first + MOST_AT_ONCE]
            for place, key in one.union(*others, all=True):
                found[place].add(key)
        return found

    @property
    def choices(self):
        """{name: [(value, label), …]} for the filters with a few choices."""
        if not hasattr(self, "_choices"):
            few = [name for name, a_filter in self.filters.items() if isinstance(a_filter, Choices)]
            self._choices = {name: list(self.form.fields[name].choices) for name in few}
        return self._choices

    @property
    def keys(self):
        """{(filter, choice): the keys that it lets through, whatever the others do}, in one query.

        (name, None) is a filter as it is chosen, if it narrows the list; (None, None) is the list without filters.
        """
        if not hasattr(self, "_keys"):
            asked = {(None, None): self.queryset}
            for name, a_filter in self.filters.items():
                for value, _ in self.choices.get(name, []):
                    asked[name, value] = a_filter.filter(self.queryset, [value])
                if isinstance(a_filter, Ticked):
                    asked[name, TICK] = a_filter.filter(self.queryset, True)
                if name in self.chosen and not isinstance(a_filter, Words | Sort):
                    narrowed = a_filter.filter(self.queryset, self.chosen[name])
                    if narrowed is not self.queryset:
                        asked[name, None] = narrowed
            self._keys = dict(zip(asked, self.keys_of(asked.values()), strict=True))
        return self._keys

    def beside(self, left_out):
        """The keys of what is shown if one filter were dropped."""
        kept = self.keys[None, None]
        for (name, value), keys in self.keys.items():
            if name and value is None and name != left_out:
                kept = kept & keys
        return kept if left_out == "q" or self.worded is None else kept & self.worded

    @property
    def facets(self):
        """{name: [Option, …]} for the filters with a few choices."""
        if not hasattr(self, "_facets"):
            self._facets = {
                name: list(self.options(name, self.beside(name))) for name, few in self.choices.items() if few
            }
        return self._facets

    def options(self, name, others):
        chosen = self.chosen.get(name) or []
        for value, label in self.choices[name]:
            yield Option(value, label, len(self.keys[name, value] & others), value in chosen)

    def options_of(self, name):
        """(the options that are seen, those that are folded away); a choice that would show nothing is none."""
        a_filter = self.filters[name]
        if isinstance(a_filter, Ticked):
            count = len(self.keys[name, TICK] & self.beside(name))
            return [Option(TICK, a_filter.label, count, bool(self.chosen.get(name)))], []
        options = [option for option in self.facets.get(name, []) if option.count or option.chosen]
        if not getattr(a_filter, "at_once", None):
            return options, []
        fullest = sorted(options, key=lambda option: (not option.chosen, -option.count))
        return fullest[: a_filter.at_once], fullest[a_filter.at_once :]

    @property
    def controls(self):
        """(kind of control, form field, options, options folded away) for each filter."""
        kinds = {Words: "words", Choices: "choices", Thing: "thing", Ticked: "ticked", Since: "since"}
        for name, a_filter in self.filters.items():
            kind = next((kind for shape, kind in kinds.items() if isinstance(a_filter, shape)), None)
            if kind:
                yield kind, self.form[name], *self.options_of(name)

    @property
    def faults(self):
        """(label, message, id of the sentence beside its field, or "") for each filter that could not be read."""
        beside = {field.name for _, field, *_ in self.controls}
        return [
            (self.form[name].label, faults[0], f"{self.form[name].auto_id}_error" if name in beside else "")
            for name, faults in self.form.errors.items()
        ]

    @property
    def chips(self):
        """The active filters, each with what would be shown without it."""
        if not hasattr(self, "_chips"):
            active = list(self.active())
            rests = self.keys_of([self.filtered_without(name, value) for name, value, _ in active])
            self._chips = [
                Chip(label, self.query_without(name, value), len(rest & self.beside(name)))
                for (name, value, label), rest in zip(active, rests, strict=True)
            ]
        return self._chips

    def filtered_without(self, name, value):
        """What filter `name` alone would show without its choice `value`, or without any."""
        chosen = [one for one in self.chosen[name] if one != value] if value else None
        return self.filters[name].filter(self.queryset, chosen)

    def with_fewer_words(self):
        """[(word, query string without it, what would then be shown)] where several words are looked for."""
        typed = (self.chosen.get("q") or "").split()
        if len(typed) < 2:
            return []
        kept = [" ".join(typed[:place] + typed[place + 1 :]) for place in range(len(typed))]
        found = self.keys_of([self.queryset.matching(words) for words in kept])
        rest, others = self.query_without("q"), self.beside("q")
        queries = [f"{rest}&{urlencode({'q': words})}".lstrip("&") for words in kept]
        return list(zip(typed, queries, [len(keys & others) for keys in found], strict=True))

    def active(self):
        """(name, value or None, label) for each active filter."""
        for name, chosen in self.chosen.items():
            a_filter = self.filters[name]
            if isinstance(a_filter, Sort) or chosen in (None, "", [], False):
                continue
            if isinstance(chosen, list):
                labels = dict(self.choices[name])
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
