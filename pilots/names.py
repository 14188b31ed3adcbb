"""What somebody means by a name that she typed: the thing so called, called so by another name, or spelt nearly so."""

import re
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher, get_close_matches
from typing import NamedTuple

DROPPED = re.compile("['’‘`\u0300-\u036f]")  # apostrophes, and accents once they are parted from their letters
ALIKE = 0.8  # of two spellings of a word, 1 the same: "leicester" and "leicestershire" are not alike
SHORT = 3  # letters of a word that has no near spelling
LONGEST = 40  # letters of a word that are compared
MOST_PERHAPS = 5
NAME, OTHER_NAME, NEARLY, PERHAPS = "by its name", "by another name", "spelt a little otherwise", "perhaps"


def folded(text):
    """The words of `text` in small letters without accents, each after one blank: " st helens" for "St. Helen’s"."""
    text = unicodedata.normalize("NFKD", text.replace("&", " and ")).casefold()
    return " ".join(["", *re.findall(r"[^\W_]+", DROPPED.sub("", text))])


class Known(NamedTuple):
    """A thing of the record. `other_names` holds one on a line; `sort` is "" or what near spellings must share."""

    key: int
    name: str
    other_names: str = ""
    sort: str = ""


class Found(NamedTuple):
    key: int
    name: str
    how: str  # one of the four above

    @property
    def is_certain(self):
        return self.how in (NAME, OTHER_NAME)


class Spelling(NamedTuple):
    known: Known
    words: tuple  # those that tell it from others


class Names:
    """Looks typed names up among `known` things; `common` are words that do not tell one of them from another."""

    def __init__(self, known, common=()):
        self.common = frozenset(common)
        self.long_common = sorted(word for word in self.common if len(word) > SHORT)
        self.named, self.called = defaultdict(list), defaultdict(list)
        self.holding = defaultdict(set)  # word → numbers of the spellings that hold it
        self.starting, self.ending = defaultdict(set), defaultdict(set)
        self.spellings, self.alike = [], {}
        for one in known:
            self.named[folded(one.name)].append(one)
            for other in one.other_names.splitlines():
                self.called[folded(other)].append(one)
            for text in [one.name, *one.other_names.splitlines()]:
                self.learn(one, self.telling(text))

    def learn(self, known, words):
        for word in words:
            self.holding[word].add(len(self.spellings))
            self.starting[word[0]].add(word)
            self.ending[word[-2:]].add(word)
        self.spellings.append(Spelling(known, words))

    def telling(self, text):
        """The words of a name that tell it from others; all of them where none does."""
        words = [word[:LONGEST] for word in folded(text).split()]
        telling = [word for word in words if word not in self.common and not self.slip_of_common(word)]
        return tuple(telling or words)

    def slip_of_common(self, word):
        """The common word that `word` is a slip for, or ""."""
        near = get_close_matches(word, self.long_common, n=1, cutoff=0.85) if word not in self.holding else []
        return near[0] if near else ""

    def righted(self, text):
        """`text` folded, with slips in common words put right: what sort of name it is can be told from that."""
        words = folded(text).split()
        return " ".join(word if word in self.common else self.slip_of_common(word[:LONGEST]) or word for word in words)

    def find(self, typed, sort=""):
        """A list of `Found`, the best first. If one or more are certain, only those; none: nothing is like it."""
        text = folded(typed)
        for known, how in ((self.named, NAME), (self.called, OTHER_NAME)):
            if text.strip() and text in known:
                return [Found(one.key, one.name, how) for one in dict.fromkeys(known[text])]
        return self.near(typed, sort)

    def near(self, typed, sort):
        words = self.telling(typed)
        sets = [set().union(*(self.holding.get(word, ()) for word in self.words_like(one))) for one in words]
        nearly, perhaps = {}, {}
        for number in sorted(set.intersection(*sets)) if sets else ():
            known, known_words = self.spellings[number]
            if sort and known.sort and sort != known.sort:
                continue
            place = nearly if len(known_words) == len(words) else perhaps
            likeness = SequenceMatcher(None, folded(typed), folded(known.name)).ratio()
            place[known] = max(likeness, place.get(known, 0))
        ranked = [Found(one.key, one.name, NEARLY) for one in sorted(nearly, key=nearly.get, reverse=True)]
        rest = [one for one in sorted(perhaps, key=perhaps.get, reverse=True) if one not in nearly]
        return ranked + [Found(one.key, one.name, PERHAPS) for one in rest[:MOST_PERHAPS]]

    def words_like(self, word):
        """The known words that `word` may stand for."""
        if word not in self.alike:
            some = {*self.starting.get(word[0], ()), *self.ending.get(word[-2:], ())}  # a slip seldom spoils both ends
            near = [one for one in some if abs(len(one) - len(word)) < 3 and min(len(one), len(word)) > SHORT]
            self.alike[word] = {word, *get_close_matches(word, sorted(near), n=5, cutoff=ALIKE)}
        return self.alike[word]


def named_in(sentence, known):
    """(those of `known` that a sentence names, words of it that name more than one), by name or other name.

    The longest name counts: "Leicester and Leicestershire" does not name Leicester.
    """
    called = defaultdict(set)
    for one in known:
        for name in [one.name, *one.other_names.splitlines()]:
            if folded(name):
                called[folded(name)].add(one)
    left, found, unclear = folded(sentence) + " ", set(), []
    for name in sorted(called, key=len, reverse=True):
        if f"{name} " in left:
            left = left.replace(f"{name} ", " · ")
            found |= called[name] if len(called[name]) == 1 else set()
            unclear += [name.strip()] if len(called[name]) > 1 else []
    return sorted(found, key=lambda one: folded(one.name)), unclear
