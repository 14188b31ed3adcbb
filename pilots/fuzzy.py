"""Dates that are as exact as their source: a day, a month or a year.

Stored as ISO 8601 of reduced precision ("2009", "2009-06", "2009-06-25") in a text column, which sorts
as people expect on every database: a year before its months, a month before its days.
"""

import calendar
import datetime
import re
from dataclasses import dataclass

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import Length, Substr
from django.utils import timezone

MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
FIRST_YEAR, LAST_YEAR = 1000, 9998  # there is a day after the last one
LONGEST = 40  # letters that a date may be written in
FORMS_READ = "Write a day (25 March 2010), a month (March 2010) or a year (2010), as exact as the source."


@dataclass(frozen=True, order=True)
class FuzzyDate:
    """A date with its precision. `month` and `day` are 0 where the source does not give them."""

    year: int
    month: int = 0
    day: int = 0

    def __post_init__(self):
        if self.day and not self.month:
            raise ValueError("A day needs its month.")
        if not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise ValueError(f"A year lies between {FIRST_YEAR} and {LAST_YEAR}.")
        if not 0 <= self.month <= 12:
            raise ValueError("A year has twelve months.")
        if self.day and not 1 <= self.day <= calendar.monthrange(self.year, self.month)[1]:
            raise ValueError(f"{calendar.month_name[self.month]} {self.year} has no day {self.day}.")

    @classmethod
    def from_iso(cls, text):
        """Reads "2009", "2009-06" or "2009-06-25"; ValueError for anything else."""
        if not re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", text, re.ASCII):
            raise ValueError(f"{text!r} is not a date such as 2009, 2009-06 or 2009-06-25.")
        year, month, day = (*map(int, text.split("-")), 0, 0)[:3]
        if 0 in (month, day)[: text.count("-")]:
            raise ValueError(f"{text!r} has a month or day of nought.")
        return cls(year, month, day)

    @classmethod
    def of(cls, day, precision="day"):
        """From a `datetime.date` and "day", "month" or "year"."""
        return cls(
            *{"day": (day.year, day.month, day.day), "month": (day.year, day.month), "year": (day.year,)}[precision]
        )

    @classmethod
    def read(cls, text):
        """Reads what a person writes in the United Kingdom, or ISO; ValueError says what is wrong."""
        if len(text) > LONGEST:
            raise ValueError("That is too long for a date.")
        words = re.sub(r"[,\s]+", " ", text.strip().lower())
        words = re.sub(r"\b(\d{1,2})(st|nd|rd|th)\b", r"\1", words)
        if match := re.fullmatch(r"(?:(\d{1,2}) )?([a-z]+)\.? (\d{4})", words, re.ASCII):
            day, name, year = match.groups()
            if name not in MONTHS:
                raise ValueError(f"“{name}” is not a month.")
            if day and not int(day):
                raise ValueError("There is no day nought.")
            return cls(int(year), MONTHS[name], int(day or 0))
        if match := re.fullmatch(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", words, re.ASCII):
            day, month, year = map(int, match.groups())
            if not day or not month:
                raise ValueError("There is no day or month nought.")
            return cls(year, month, day)
        return cls.from_iso(words)

    @property
    def precision(self):
        return "day" if self.day else "month" if self.month else "year"

    @property
    def first_day(self):
        return datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self):
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    @property
    def when(self):
        """As a sentence has it: “on 9 December 2009”, “in December 2009”, “in 2009”."""
        return f"{'on' if self.day else 'in'} {self}"

    def isoformat(self):
        """Also what HTML's `<time datetime>` takes."""
        return str(self.year) + "".join(f"-{part:02}" for part in (self.month, self.day) if part)

    def __str__(self):
        words = [str(self.day)] * bool(self.day) + [calendar.month_name[self.month]] * bool(self.month)
        return " ".join([*words, str(self.year)])


def not_before(column, day):
    """A `Q` that holds where the fuzzy date in `column` does not lie wholly before `day`: 2009 is not before June."""
    return Q(**{f"{column}__gte": Substr(Value(day.isoformat()), 1, Length(column))})


def passed(date="date", day=None):
    """A `Q` that holds where the fuzzy date in the column `date` lies wholly before `day`, which is today.

    A month has passed when it is over: its text is less than as many letters of the day's.
    """
    today = Value((day or timezone.localdate()).isoformat())
    return Q(**{f"{date}__lt": Substr(today, 1, Length(date))})


def start_of(day):
    """The first moment of a `datetime.date` here."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


class FuzzyDateFormField(forms.CharField):
    def __init__(self, **kwargs):
        kwargs.setdefault("help_text", FORMS_READ)
        super().__init__(**kwargs | {"max_length": LONGEST})

    def prepare_value(self, value):
        return str(value) if value is not None else ""

    def to_python(self, value):
        if isinstance(value, FuzzyDate) or not (text := super().to_python(value)):
            return value or None
        try:
            return FuzzyDate.read(text)
        except ValueError as fault:
            raise ValidationError(f"{fault} {FORMS_READ}", code="invalid") from fault

    def run_validators(self, value):
        """A `FuzzyDate` is valid by being one; validators of text cannot measure it."""

    def has_changed(self, initial, data):
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True


class FuzzyDateField(models.CharField):
    """A `FuzzyDate` in ten characters; compare and order it as any text."""

    description = "A day, a month or a year"

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def from_db_value(self, value, expression, connection):
        return FuzzyDate.from_iso(value) if value else None

    def to_python(self, value):
        if isinstance(value, FuzzyDate) or value in (None, ""):
            return value or None
        if isinstance(value, datetime.date):
            return FuzzyDate.of(value)
        try:
            return FuzzyDate.read(value)
        except ValueError as fault:
            raise ValidationError(str(fault), code="invalid") from fault

    def get_prep_value(self, value):
        value = self.to_python(value)
        return value.isoformat() if value else None

    def value_to_string(self, row):
        return self.get_prep_value(self.value_from_object(row)) or ""

    def run_validators(self, value):
        """A `FuzzyDate` is valid by being one; the length of its text says nothing."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": FuzzyDateFormField, "max_length": None, **kwargs})
