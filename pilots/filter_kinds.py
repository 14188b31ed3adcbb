"""The kinds of filters. Each asks a QuerySet method, so that a list, its counts and its exports mean the same."""

import django_filters
from django import forms
from django.core.exceptions import ValidationError

MOST_LETTERS = 200
MOST_WORDS = 8


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
    """Any of several choices. `asks` names the QuerySet method that takes the chosen values.

    Of very many choices only so many are seen `at_once`, the fullest; the others are folded away.
    """

    def __init__(self, asks, at_once=None, **kwargs):
        faults = {"invalid_choice": "Select a valid choice: “%(value)s” is not one."}
        super().__init__(widget=forms.CheckboxSelectMultiple, error_messages=faults, **kwargs)
        self.asks = asks
        self.at_once = at_once

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
