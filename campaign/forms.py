import datetime
from functools import cached_property

from django import forms
from django.http import QueryDict
from django.utils import timezone

from pilots.filter_kinds import MOST_LETTERS
from pilots.fuzzy import LONGEST, FuzzyDate
from pilots.models import Pilot

FILTERS = ("kind", "pilot", "year")
NOT_A_DAY = "Write it as 2009-10-01, or as 1 October 2009."


class SearchForm(forms.Form):
    """Words, and the filters that keep some of what they find. One that cannot be read is named and keeps all."""

    q = forms.CharField(
        label="Search",
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": f"Search for at most {MOST_LETTERS} characters at a time."},
    )
    kind = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "“%(value)s” is not a kind of thing in the record."}
    )
    pilot = forms.ChoiceField(
        required=False, error_messages={"invalid_choice": "“%(value)s” is not a pilot in the record."}
    )
    year = forms.RegexField(
        r"\A[0-9]{4}\Z", required=False, error_messages={"invalid": "Write the year in four figures, such as 2009."}
    )

    def __init__(self, *args, kinds, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "All"), *((kind, many) for kind, (_, many, _) in kinds.items())]
        self.fields["pilot"].choices = lambda: [
            ("", "All"),
            *((slug, name) for slug, (_, name) in self.pilots.items()),
        ]

    @cached_property
    def pilots(self):
        """{slug: (key, name)} of the public pilots, by name."""
        rows = Pilot.objects.public().by_name().values_list("slug", "pk", "name")
        return {slug: (key, name) for slug, key, name in rows}

    @cached_property
    def chosen(self):
        """What was asked, without what could not be read."""
        self.is_valid()
        return getattr(self, "cleaned_data", {})

    @property
    def filters(self):
        """(name, value, label) of each filter that holds."""
        for name in FILTERS:
            if value := self.chosen.get(name):
                yield name, value, dict(getattr(self.fields[name], "choices", ())).get(value, value)

    def pilot_key(self, slug):
        return self.pilots[slug][0] if slug else None

    def query(self, **but):
        """The words and filters as a query string, without the page; `but` says some of them otherwise."""
        query = QueryDict(mutable=True)
        for name in ("q", *FILTERS):
            if value := {**self.chosen, **but}.get(name):
                query[name] = value
        return query.urlencode()


class SuggestForm(forms.Form):
    q = forms.CharField(
        required=False,
        max_length=MOST_LETTERS,
        error_messages={"max_length": f"At most {MOST_LETTERS} characters at a time."},
    )


EARLIEST = datetime.date(2000, 1, 1)


class SinceForm(forms.Form):
    """The day since when a pack calls things new. One that cannot be read is named, and the rule for it holds."""

    since = forms.CharField(
        label="What changed since", required=False, max_length=LONGEST, error_messages={"max_length": NOT_A_DAY}
    )
    offline = forms.BooleanField(required=False)

    def clean_since(self):
        """The day; the first one of a month or year; `None` for nothing."""
        text = self.cleaned_data["since"]
        if not text:
            return None
        try:
            day = FuzzyDate.read(text).first_day
        except ValueError as fault:
            raise forms.ValidationError(f"“{text}” is not a day. {NOT_A_DAY}") from fault
        if day > timezone.localdate():
            raise forms.ValidationError(f"{text} is to come. Choose a day that has been.")
        if day < EARLIEST:
            raise forms.ValidationError(f"{text} is too long ago. Choose a day after {EARLIEST.year}.")
        return day

    @cached_property
    def chosen(self):
        """What was asked, without what could not be read."""
        self.is_valid()
        return self.cleaned_data
