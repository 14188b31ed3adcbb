"""Which things of the record a text names, where, and in what sentence."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from django.utils import timezone

from pilots.models import Branch, Document, PartnerBody, Pilot

# kind → its model, its name, and its other names: the field that has them, one on a line, or what makes them of its
# name. Of things of one name the first kind is meant. The floors above add theirs.
NAMED = {
    "pilot": (Pilot, "name", "other_names"),
    "body": (PartnerBody, "name", "other_names"),
    "branch": (Branch, "name", None),
    "document": (Document, "title", None),
}
SIGNS = re.compile(r"\w+|[^\w\s]")
NEXT_WORD = re.compile(r"[ \t\xa0]+(\w+)")
NOT_PART_OF_NAMES = {"I", "Total"}  # though they begin with a capital: “the Kent Total Place pilot” is the one of Kent
SHORT = re.compile(r"\s*\(([^()]+)\)\s*$")  # at the end of a name
ENDS = re.compile(r"(?<=[.!?…])[\"')]*\s+(?=[A-Z\"'(])|(?<!\s)[^\S\n]*+\n\s*")  # between two sentences
ALIKE = str.maketrans("‘’“”–—‐‑", "''\"\"----")  # sign for sign, so that places stay
SHORTEST_WORD, SHORTEST_LETTERS = 4, 3  # of a name of one word; of one in capitals, such as IBM
LONGEST_SENTENCE = 240  # on each side of the name


@dataclass(frozen=True)
class Named:
    """A thing of the record with a name."""

    kind: str
    key: int
    name: str
    is_draft: bool = False


@dataclass(frozen=True)
class Mention:
    """A thing that a text names: as it is `written`, between what stands `before` and `after` it in its sentence."""

    thing: Named
    before: str
    written: str
    after: str
    is_meant: bool  # not where a thing of another kind is meant more often, or where its name goes on

    @property
    def value(self):
        """The thing as a form sends it."""
        return f"{self.thing.kind}-{self.thing.key}"


def is_telling(name):
    """Whether a name can be looked for: not one in small letters, and not a short word that could be any."""
    words = re.findall(r"\w+", name)
    if not any(word[0].isupper() for word in words):
        return False
    if len(words) > 1:
        return True
    return len(words[0]) >= (SHORTEST_LETTERS if words[0].isupper() else SHORTEST_WORD)


def signs_of(text):
    """[(word or sign, where it begins, where it ends), …]; “&” is read as “and”."""
    found = SIGNS.finditer(text.translate(ALIKE))
    return [("and" if one[0] == "&" else one[0], one.start(), one.end()) for one in found]


def short_in_brackets(name):
    """The two names in one such as “National Executive Council (NEC)”, as a list; none of a name without brackets."""
    short = SHORT.search(name)
    return [name[: short.start()], short[1]] if short else []


def all_names(own, others, more):
    """A thing's own name and its other ones: `others` as in `NAMED`, `more` what stands in its field, if it is one."""
    further = others(own) if callable(others) else "\n".join(more).splitlines()
    return [one.strip() for one in (own, *further) if one.strip()]


def goes_on(text, start, end):
    """Whether a name of one word begins a longer one, which is another thing: the “Kent” of “Kent Messenger”."""
    word = NEXT_WORD.match(text, end)
    alone = not any(sign.isspace() for sign in text[start:end])
    return alone and bool(word) and word[1][0].isupper() and word[1] not in NOT_PART_OF_NAMES


class Names:
    """Names to look for, by their first word: one pass over a text finds all of them, the longest first."""

    def __init__(self, named, *, in_any_letters=False):
        """`named` gives (Named, name) for each name of each thing, in the order in which they are more often meant.

        `in_any_letters` finds names of several words in small letters and in capitals, too.
        """
        self.read = str.lower if in_any_letters else str
        self.by_start = {}  # first word, as it is read → {all words of a name: the things that have it}
        self.lengths = {}  # first word → how many words the names have that begin so
        for thing, name in named:
            words = self.read_words(signs_of(name))
            if is_telling(name) and not (len(words) == 1 and thing.kind == "document"):
                things = self.by_start.setdefault(self.read(words[0]), {}).setdefault(words, [])
                if thing not in things:
                    things.append(thing)
        for start, names in self.by_start.items():
            self.lengths[start] = sorted({len(words) for words in names}, reverse=True)

    def read_words(self, signs):
        """The words of a name, to be compared. One that stands alone is read as it is: “will”, “reading”, “deal”."""
        words = tuple(word for word, _, _ in signs)
        return tuple(self.read(word) for word in words) if len(words) > 1 else words

    def places(self, text):
        """Yields (things, where their name begins, where it ends). A name within a longer one is not found."""
        signs, at = signs_of(text), 0
        while at < len(signs):
            first = self.read(signs[at][0])
            names = self.by_start.get(first, {})
            for length in self.lengths.get(first, ()):
                words = self.read_words(signs[at : at + length])
                if words in names:
                    last = at + len(words)  # fewer than `length` at the end of the text
                    yield names[words], signs[at][1], signs[last - 1][2]
                    at = last
                    break
            else:
                at += 1

    def mentions(self, texts):
        """The first `Mention` of each thing that stands in any of `texts`, as a list in the order of the texts.

        If a later one is meant and the first is not, it is that one.
        """
        found = {}
        for text in texts:
            sentences = Sentences(text)
            for things, start, end in self.places(text):
                for thing in things:
                    is_meant = thing == things[0] and not goes_on(text, start, end)
                    if thing not in found or (is_meant and not found[thing].is_meant):
                        found[thing] = Mention(thing, *sentences.around(start, end), is_meant)
        return list(found.values())


class Sentences:
    """The sentences of a text, by the places that end them."""

    def __init__(self, text):
        self.text = text
        ends = [(0, 0), *(one.span() for one in ENDS.finditer(text.translate(ALIKE))), (len(text), len(text))]
        self.last, self.first = zip(*ends, strict=True)  # where one ends, and where the next begins

    def around(self, start, end):
        """(before, what stands there, after): the sentence around a place, cut where it is very long."""
        begins = self.first[bisect_right(self.first, start) - 1]
        stops = self.last[bisect_left(self.last, end)]
        before, after = self.text[begins:start].lstrip(), self.text[end:stops].rstrip()
        if len(before) > LONGEST_SENTENCE:
            before = f"…{before[-LONGEST_SENTENCE:]}"
        if len(after) > LONGEST_SENTENCE:
            after = f"{after[:LONGEST_SENTENCE]}…"
        return before, self.text[start:end], after


def names_on_record():
    """`Names` of all things of the kinds in `NAMED`, drafts too: for officers. One query a kind."""
    now = timezone.now()
    named = []
    for kind, (model, name, others) in NAMED.items():
        fields = ["pk", "published_at", name, *([others] if isinstance(others, str) else [])]
        for key, published_at, own, *more in model.objects.order_by("pk").values_list(*fields):
            thing = Named(kind, key, own, published_at is None or published_at > now)
            named += [(thing, one) for one in all_names(own, others, more)]
    return Names(named)
