"""A reader's words, made safe for a full-text engine. Raw ones break both."""

import re
import unicodedata
from dataclasses import dataclass

MOST_CHARACTERS = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class Words:
    """What to look for: single words and quoted phrases, each a tuple of words."""

    parts: tuple[tuple[str, ...], ...]

    def __bool__(self):
        return bool(self.parts)

    def __str__(self):
        return " ".join(f"“{' '.join(part)}”" if len(part) > 1 else part[0] for part in self.parts)


def cleaned(text):
    """Keeps word characters, quoted phrases and their order; at most 200 characters and 12 words."""
    text = unicodedata.normalize("NFKC", text or "")[:MOST_CHARACTERS]
    text = re.sub(r"[“”„‟«»]", '"', text)
    parts, room = [], MOST_WORDS
    for phrase, word in re.findall(r'"([^"]*)"|([^"\s]+)', text):
        # A word with a hyphen or apostrophe is read as the engines read it: as a phrase of its parts.
        found = tuple(re.findall(r"[^\W_]+", phrase or word))[:room]
        if found:
            parts.append(found)
            room -= len(found)
    return Words(tuple(parts))
