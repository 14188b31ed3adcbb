"""Things that may be the same as another, by their names."""

from difflib import SequenceMatcher

ALIKE = 0.6  # of two names, 1 the same
FEW = 8
MOST_COMPARED = 500


def lookalikes(thing):
    """[(key, name), …] of other things of its model with a similar name, the most similar first."""
    field = "name" if hasattr(thing, "name") else "title"
    name = getattr(thing, field)
    words = long_words(name)
    rows = [row for row in type(thing).objects.values_list("pk", field) if row[0] != thing.pk]
    near = [row for row in rows if words & long_words(row[1])][:MOST_COMPARED]
    ranked = sorted(((SequenceMatcher(None, name.lower(), other.lower()).ratio(), key, other) for key, other in near))
    return [(key, other) for ratio, key, other in reversed(ranked) if ratio >= ALIKE][:FEW]


def long_words(name):
    return {word for word in name.lower().split() if len(word) > 3}
