"""What a reader typed, read together with the glossary: PCT finds "primary care trust", and the other way."""

from pilots.models import Term
from pilots.search.words import cleaned

# Shapes of one word that the rules of stems part on either database, or on one of the two.
SHAPES = [
    ("staff", "staffing"),
    ("employ", "employer"),
    ("joint", "jointly"),
    ("year", "yearly"),
    ("person", "people"),
]


def short_forms():
    """Pairs that find each other: short and long forms of the glossary, and shapes of one word. One question."""
    pairs = list(Term.objects.public().with_full_form().values_list("word", "full_form"))
    return [*SHAPES, *pairs, *((word, f"{word}s") for word, _ in pairs)]


def asked(text):
    """The `Words` of a text, with what else they are called."""
    words = cleaned(text)
    return words.knowing(short_forms()) if words else words
