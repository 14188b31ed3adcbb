"""What a page offers where it found nothing, so that nobody stands at a dead end."""

from difflib import SequenceMatcher
from functools import cached_property

from campaign.suggestions import respelt, suggestions
from pilots.models import Phrase, SearchEntry
from pilots.search.engine import count_each
from pilots.search.glossary import short_forms
from pilots.search.stems import stem
from pilots.search.words import Words, cleaned, words_in
from pilots.templatetags.record import count_of

FEW = 3  # hits; with fewer, near spellings are offered
ALIKE = 0.8  # of two stems, 1 the same
MOST_WATCHED = 5
LOOKED_THROUGH = {
    "pilot": "pilot,pilots",
    "body": "body,bodies",
    "branch": "branch,branches",
    "document": "document,documents",
    "page": "readable page,readable pages",
    "claim": "claim,claims",
    "commitment": "commitment,commitments",
    "event": "event,events",
    "figure": "figure,figures",
    "post": "post,posts",
    "term": "glossary word,glossary words",
}
NO_PAGE = "no readable page"


def looked_through():
    """How many of each kind a search reads, in words: ["13 pilots", …]. One question.

    Kinds of which there are none are left out; but whoever searches documents should know that none can be read.
    """
    numbers = SearchEntry.objects.public().counts()
    there = {kind: forms for kind, forms in LOOKED_THROUGH.items() if numbers.get(kind) or kind == "page"}
    return [count_of(numbers[kind], forms) if numbers.get(kind) else NO_PAGE for kind, forms in there.items()]


def without_quotes(words):
    return Words(tuple((word,) for part in words.parts for word in part))


def alike(one, other):
    return one == other or (min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= ALIKE)


class WaysOut:
    """Where to go from `typed`, which found no more than `found` hits."""

    def __init__(self, typed, found=0):
        self.typed, self.found = typed, found
        self.words = cleaned(typed)

    looked_through = staticmethod(looked_through)

    def names(self):
        """Pilots, bodies and branches in whose names words begin so, or else in the nearest spelling."""
        return (suggestions(self.typed) or suggestions(str(self.respelt))) if self.words else []

    @cached_property
    def counts(self):
        """{words: how many they find} for every search that is offered, asked at once."""
        searches = [self.words, self.loose, self.respelt, *self.shorter, *self.alone]
        searches = {str(words): words for words in searches if words}
        forms = short_forms() if searches else []
        numbers = count_each([words.knowing(forms) for words in searches.values()])
        return dict(zip(searches, numbers, strict=True))

    @property
    def everywhere(self):
        """How many hits of any kind the words have."""
        return self.counts.get(str(self.words), 0)

    @cached_property
    def loose(self):
        """The words without quotation marks, where there are some that matter."""
        return without_quotes(self.words) if any(len(part) > 1 for part in self.words.parts) else Words(())

    @cached_property
    def respelt(self):
        """The words in the nearest spelling that the record has, if it is another."""
        return cleaned(respelt(self.typed)) if self.words else Words(())

    @cached_property
    def shorter(self):
        """The words with one of them left out, each in turn."""
        return [self.words.without(place) for place in range(len(self.words.parts))]

    @cached_property
    def alone(self):
        return [Words((part,)) for part in self.words.parts] if len(self.words.parts) > 2 else []

    def respellings(self):
        """[(words, how many they find)] for near spellings that find more than was found."""
        number = self.counts.get(str(self.respelt), 0)
        return [(self.respelt, number)] if number > self.found else []

    def fewer(self):
        """[(what is left out, what is then looked for, how many it finds)], one for each word."""
        left = [(Words((part,)), words) for part, words in zip(self.words.parts, self.shorter, strict=True)]
        rows = [(f"without {part}", words, self.counts[str(words)]) for part, words in left if words]
        if rows and not any(number for *_, number in rows):
            rows += [(f"{words} alone", words, self.counts[str(words)]) for words in self.alone]
        if self.loose:
            rows.append(("without the quotation marks", self.loose, self.counts[str(self.loose)]))
        return rows

    def watched(self):
        """Phrases of the watch list that have a word like one of these. One question."""
        typed = {stem(word) for part in self.words.parts for word in part}
        near = []
        for phrase in Phrase.objects.public().in_order() if typed else []:
            held = {stem(word) for form in phrase.forms for word in words_in(form)}
            if any(alike(one, other) for one in typed for other in held):
                near.append(phrase)
        return near[:MOST_WATCHED]
