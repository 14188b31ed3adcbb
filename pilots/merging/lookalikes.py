"""Things that may be the same as another, by their names."""

from collections import Counter
from difflib import SequenceMatcher

ALIKE = 0.6  # of two names, 1 the same
FEW = 8
RARE = 1 / 50  # a word in more of the names than that tells nothing: “council”


def lookalikes(thing):
    """[(key, name), …] of other things of its model with a similar name, the most similar first."""
    field = "name" if hasattr(thing, "name") else "title"
    name = getattr(thing, field)
    rows = list(type(thing).objects.values_list("pk", field))
    counts = Counter(word for _, other in rows for word in long_words(other))
    telling = {word for word in long_words(name) if counts[word] <= max(3, len(rows) * RARE)}
    near = [(key, other) for key, other in rows if key != thing.pk and telling & long_words(other)]
    ranked = sorted((SequenceMatcher(None, name.lower(), other.lower()).ratio(), key, other) for key, other in near)
    return [(key, other) for ratio, key, other in reversed(ranked) if ratio >= ALIKE][:FEW]


def long_words(name):
    return {word for word in name.lower().split() if len(word) > 3}
