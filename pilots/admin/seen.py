"""What a form showed an officer, kept in the form itself in short, so that it can be told who changed what since."""

import json
from dataclasses import dataclass, field
from zlib import crc32

from django.forms import CheckboxInput, FileInput, MultiWidget

from pilots.admin.desk_form import ASIDE
from pilots.versions import Versioned

NAME = "_seen"  # of the hidden field


def bare(widget):
    return getattr(widget, "widget", widget)  # without Django's buttons round it


def raw(widget, value):
    """A field's value, whether typed or stored, as the texts that a browser sends for it."""
    widget = bare(widget)
    if isinstance(widget, MultiWidget):
        parts = value if isinstance(value, list | tuple) else widget.decompress(value)
        return [text for part, inner in zip(parts, widget.widgets, strict=True) for text in raw(inner, part)]
    if isinstance(widget, CheckboxInput):
        return ["on"] if value and value != "False" else []
    shown = widget.format_value(value)
    texts = shown if isinstance(shown, list | tuple) else [shown]
    texts = [str(text).replace("\r\n", "\n").strip() for text in texts if text not in (None, "")]
    return sorted(texts) if getattr(widget, "allow_multiple_selected", False) else texts


def stored(bound):
    """The texts of a field as its row in the database has it."""
    return raw(bound.field.widget, bound.field.prepare_value(bound.initial))


def typed(bound):
    """The texts of a field as the officer sent it."""
    return raw(bound.field.widget, bound.field.widget.value_from_datadict(bound.form.data, {}, bound.html_name))


def short(texts):
    return f"{crc32(chr(0).join(texts).encode()):x}"


def of_the_noun(form):
    """The fields of a form that hold what is recorded."""
    for bound in form:
        aside = bound.name in ASIDE or isinstance(bare(bound.field.widget), FileInput)
        if not (aside or bound.is_hidden or bound.name in ("DELETE", "id")):
            yield bound


@dataclass
class Seen:
    """Versions and fields' values of a thing and its rows. Keys are "12" for the thing, "prefix 34" for a row."""

    versions: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)  # key → {field: short}

    @classmethod
    def on(cls, form, formsets):
        """What `form` and `formsets` show, of what is stored."""
        seen = cls()
        seen.add("thing", form)
        for formset in formsets:
            for row in formset.initial_forms:
                seen.add(key_of(formset.prefix, row.instance.pk), row)
        return seen

    def add(self, key, form):
        if isinstance(form.instance, Versioned):
            self.versions[key] = form.instance.version
        self.values[key] = {bound.name: short(stored(bound)) for bound in of_the_noun(form)}

    @classmethod
    def read(cls, text):
        """From the hidden field; an empty one where that is missing or no longer whole."""
        try:
            versions, values = json.loads(text or "")
            return cls(
                {str(key): int(version) for key, version in versions.items()},
                {str(key): {str(name): str(value) for name, value in row.items()} for key, row in values.items()},
            )
        except (ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            return cls()

    def __str__(self):
        return json.dumps([self.versions, self.values], separators=(",", ":"))


def key_of(prefix, pk):
    return f"{prefix} {pk}"
