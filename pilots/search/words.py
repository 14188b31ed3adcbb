"""A reader's words, made safe for a full-text engine. Raw ones break both."""

import re
import unicodedata
from dataclasses import dataclass, replace

from pilots.search.stems import stem

WORD = r"[^\W_]+"
HYPHENS = "-\u00ad\u2010"  # which part a word at the end of a line
MOST_CHARACTERS = 200
MOST_WORDS = 12


@dataclass(frozen=True)
class Also:
    """Words that do as well as some of the parts: PCT where "primary care trust" was typed, and the other way."""

    first: int  # the place of the first of these parts
    number: int  # how many parts they are
    words: tuple[str, ...]

    def __str__(self):
        return " ".join(self.words)


@dataclass(frozen=True)
class Words:
    """What to look for: single words and quoted phrases, each a tuple of words."""

    parts: tuple[tuple[str, ...], ...]
    also: tuple[Also, ...] = ()

    def groups(self):
        """[(parts, [phrases that do as well])]: of each group all parts must occur, or one of the phrases."""
        place, groups = 0, []
        while place < len(self.parts):
            others = [one for one in self.also if one.first == place]
            number = others[0].number if others else 1
            groups.append((self.parts[place : place + number], [one.words for one in others]))
            place += number
        return groups

    def phrases(self):
        """Everything that is looked for, each a tuple of words."""
        return [*self.parts, *(one.words for one in self.also)]

    def knowing(self, short_forms):
        """These words with what else they are called, from (short, long) pairs such as those of the glossary."""
        known = {}
        for pair in short_forms:
            one, other = (words_in(text) for text in pair)
            known.setdefault(stems(one), []).append(other)
            known.setdefault(stems(other), []).append(one)
        also, place = [], 0
        while place < len(self.parts):
            number, others = self.known_at(place, known)
            also += [Also(place, number, other) for other in others]
            place += number
        return replace(self, also=tuple(also))

    def known_at(self, place, known):
        """(how many parts from `place` on are a key of `known`, the longest first, and what else they are called)."""
        if len(self.parts[place]) > 1:
            return 1, known.get(stems(self.parts[place]), [])
        single = 0
        while place + single < len(self.parts) and len(self.parts[place + single]) == 1:
            single += 1
        for number in range(single, 0, -1):
            others = known.get(stems(word for (word,) in self.parts[place : place + number]))
            if others:
                return number, others
        return 1, []

    @property
    def told(self):
        """What else is looked for, as a reader is told: not the other shapes of the same word."""
        typed = {stems(part) for part in self.parts}
        return [one for one in self.also if stems(one.words) not in typed]

    def without(self, place):
        """These words without the part at `place`, whatever else it is called."""
        return Words(self.parts[:place] + self.parts[place + 1 :])

    def __bool__(self):
        return bool(self.parts)

    def __str__(self):
        return " ".join(f"“{' '.join(part)}”" if len(part) > 1 else part[0] for part in self.parts)


def words_in(text):
    return tuple(re.findall(WORD, text))


def stems(words):
    return tuple(stem(word) for word in words)


def cleaned(text):
    """Keeps word characters, quoted phrases and their order; at most 200 characters and 12 words."""
    text = unicodedata.normalize("NFKC", text or "")[:MOST_CHARACTERS]
    text = re.sub(r"[“”„‟«»]", '"', text)
    parts, room = [], MOST_WORDS
    for phrase, word in re.findall(r'"([^"]*)"|([^"\s]+)', text):
        # A word with a hyphen or apostrophe is read as the engines read it: as a phrase of its parts.
        found = words_in(phrase or word)[:room]
        if found:
            parts.append(found)
            room -= len(found)
    return Words(tuple(parts))
