"""Where what an officer typed differs from what somebody else saved since she opened the form."""

from dataclasses import dataclass

from django.forms import CheckboxInput, ChoiceField, ModelChoiceField, MultiWidget

from pilots.admin.seen import bare, key_of, of_the_noun, short, stored, typed
from pilots.differences import marked
from pilots.search.triggers import plain_text
from pilots.versions import whole_number

MINE, THEIRS = "mine", "theirs"


@dataclass
class Difference:
    """One thing to choose: `name` is that of its field in the form, or "row PREFIX-NUMBER" for a whole row."""

    name: str
    label: str
    mine: list  # pieces of text, each with whether it differs
    theirs: list
    chosen: str  # MINE, THEIRS or "" where both changed it
    stored: list  # (field of the form, value) that a browser would send for theirs
    row: str = ""  # the row that it stands in, in words


def in_words(bound, texts):
    """What a field's texts mean to a reader."""
    field, widget = bound.field, bare(bound.field.widget)
    if isinstance(widget, CheckboxInput):
        return "Yes" if texts else "No"
    if isinstance(field, ModelChoiceField):
        things = field.queryset.in_bulk(filter(None, map(whole_number, texts)))
        return "; ".join(sorted(str(thing) for thing in things.values()))
    if isinstance(field, ChoiceField):
        names = {str(value): label for value, label in field.choices}
        return "; ".join(str(names.get(text, text)) for text in texts)
    text = " ".join(texts)
    return plain_text(text).strip() if text.startswith("<") else text


def sent(bound, texts):
    """(name, value) of each part that a browser sends for a field."""
    if isinstance(bare(bound.field.widget), MultiWidget):
        return [(f"{bound.html_name}_{place}", text) for place, text in enumerate(texts or ["", ""])]
    return [(bound.html_name, text) for text in texts]


def fields_differing(mine, theirs, seen, row=""):
    """Where two forms over one row differ; `seen` are its fields as the officer saw them, in short."""
    theirs = {bound.name: bound for bound in of_the_noun(theirs)}
    for bound in of_the_noun(mine):
        ours, others = typed(bound), stored(theirs[bound.name])
        if ours == others:
            continue
        was = seen.get(bound.name)
        if was is None or was not in (short(ours), short(others)):
            chosen = ""
        else:
            chosen = MINE if was == short(others) else THEIRS
        left, right = marked(in_words(bound, others), in_words(bound, ours))
        yield Difference(bound.html_name, str(bound.label), right, left, chosen, sent(bound, others), row)


def plain(text):
    return [(text, True)]


def row_in_words(form, texts_of):
    said = [(bound.label, in_words(bound, texts_of(bound))) for bound in of_the_noun(form)]
    return "; ".join(f"{label}: {words}" for label, words in said if words)


def rows_differing(mine, theirs, seen):
    """Where two formsets differ: rows changed by both, or taken away by one of them."""
    rows = {str(form.instance.pk): form for form in theirs.initial_forms}
    for place, form in enumerate(mine.initial_forms):
        key = mine.data.get(f"{form.prefix}-id", "")
        was = seen.values.get(key_of(mine.prefix, key), {})
        taken_away = bool(mine.data.get(f"{form.prefix}-DELETE"))
        if key not in rows:
            touched = any(was.get(bound.name) != short(typed(bound)) for bound in of_the_noun(form))
            if not taken_away:
                said = plain(row_in_words(form, typed))
                chosen = "" if touched and was else THEIRS
                name = f"row {mine.prefix}-{place}"
                yield Difference(name, "The whole row", said, plain("Taken away"), chosen, [], "A row that is gone")
            continue
        theirs_changed = {bound.name: short(stored(bound)) for bound in of_the_noun(rows[key])} != was
        if taken_away and theirs_changed:
            said = plain(row_in_words(rows[key], stored))
            name, sends = f"row {mine.prefix}-{place}", everything_sent(rows[key], form.prefix)
            yield Difference(name, "The whole row", plain("Taken away"), said, "", sends, str(rows[key].instance))
        elif not taken_away:
            title = str(rows[key].instance)
            yield from fields_differing(form, rows[key], was, title)


def everything_sent(form, prefix):
    """All that a browser sends for a stored row, under the prefix that it has in the other form."""
    return [
        (name.replace(form.prefix, prefix, 1), value)
        for bound in of_the_noun(form)
        for name, value in sent(bound, stored(bound))
    ]


def differences(mine, theirs, seen):
    """All differences between two (form, formsets)."""
    (form, formsets), (stored_form, stored_formsets) = mine, theirs
    found = list(fields_differing(form, stored_form, seen.values.get("thing", {})))
    for ours, others in zip(formsets, stored_formsets, strict=True):
        found += rows_differing(ours, others, seen)
    return found


def agree(seen, now):
    """Whether all that the officer saw still stands as she saw it."""
    return bool(seen.values) and all(
        key in now.values and all(now.values[key].get(name, was) == was for name, was in values.items())
        for key, values in seen.values.items()
    )
