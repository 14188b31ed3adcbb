"""What a reader may mean while still typing: pilots, bodies and branches in whose names words begin so."""

import heapq
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from blog.models import Post
from pilots.models import Branch, Document, PartnerBody, Phrase, Pilot, Term
from pilots.names import folded
from pilots.search.words import MOST_WORDS
from pilots.templatetags.record import count_of

MOST = 8
FEWEST_LETTERS = 2
ALIKE = 0.75  # of two spellings, 1 the same: a letter left out, doubled or in the wrong place
LONGEST = 40  # letters of a word that are compared
KINDS = dict(PartnerBody.Kind.choices)

name_folded = lru_cache(maxsize=30_000)(folded)  # of what the record says, and never of what a reader types


class Named(NamedTuple):
    """What one thing is called. `other_names` and `places` hold one on a line, `sort` what sort of thing it is."""

    key: int
    name: str
    other_names: str = ""
    places: str = ""
    sort: str = ""


class Match(NamedTuple):
    """A thing that was found; the lowest is the best. `through` says by which other name or place, if by one."""

    rank: tuple
    name: str
    key: int
    kind: str
    through: str


def pilots():
    for key, name, other_names, areas in Pilot.objects.public().values_list("pk", "name", "other_names", "areas"):
        yield Named(key, name, other_names, areas)


def bodies():
    """With the kind in words, and by its short form where the glossary has one: NHS Croydon is found as a PCT."""
    short = {full.casefold(): word for full, word in Term.objects.public().values_list("full_form", "word") if full}
    kinds = {kind: f"{label} {short.get(label.partition(' (')[0].casefold(), '')}" for kind, label in KINDS.items()}
    for key, name, other_names, kind in PartnerBody.objects.public().values_list("pk", "name", "other_names", "kind"):
        yield Named(key, name, other_names, sort=kinds.get(kind, ""))


def branches():
    for key, name, group in Branch.objects.public().values_list("pk", "name", "service_group__name"):
        yield Named(key, name, sort=group)


def pilot_note(pilot):
    return f"Pilot: {pilot.status_label.lower()} {pilot.since}".strip() if pilot.status else "Pilot: status not known"


def body_note(body):
    pilots_in = count_of(len(body.part_rows), "pilot,pilots") if body.part_rows else "no pilot on record"
    return f"{body.get_kind_display()}, in {pilots_in}"


# kind → (what its things are called, how the ones found are loaded, what is said of each)
NOUNS = {
    "pilot": (
        pilots,
        lambda: Pilot.objects.public().with_standing(),
        pilot_note,
    ),
    "body": (bodies, lambda: PartnerBody.objects.public().with_parts(), body_note),
    "branch": (
        branches,
        lambda: Branch.objects.public().with_place(),
        lambda branch: f"Branch, {branch.service_group.name}",
    ),
}
ORDER = list(NOUNS)


def suggestions(text):
    """At most 8 of {label, note, url} for public things in which a word begins with each word of `text`.

    Pilots and bodies come before branches; of these, first the ones whose names begin as `text` does.
    """
    typed = " ".join(["", *folded(text).split()[:MOST_WORDS]])
    if len(text.strip()) < FEWEST_LETTERS or not typed:
        return []
    best = heapq.nsmallest(MOST, matches(typed))
    things = {}
    for kind in {match.kind for match in best}:
        load = NOUNS[kind][1]
        found = load().in_bulk([match.key for match in best if match.kind == kind])
        things |= {(kind, key): thing for key, thing in found.items()}
    return [suggestion(match, things[match.kind, match.key]) for match in best if (match.kind, match.key) in things]


def named_words():
    """What pilots, bodies and branches are called, name by name."""
    for named, *_ in NOUNS.values():
        for one in named():
            yield f"{one.name}\n{one.other_names}\n{one.places}"


def written_words():
    """What else a reader may have in mind: words watched for, the glossary, titles of documents and posts."""
    for phrase, variants in Phrase.objects.public().values_list("words", "variants"):
        yield f"{phrase}\n{variants}"
    for word, full_form in Term.objects.public().values_list("word", "full_form"):
        yield f"{word}\n{full_form}"
    yield from Document.objects.public().values_list("title", flat=True)
    yield from Post.objects.public().values_list("title", flat=True)


def respelt(text):
    """The words of `text`, each put right that neither is nor begins a word of a name or title; "" if none is."""
    typed = folded(text).split()[:MOST_WORDS]
    names = [*named_words(), *written_words()]
    known = sorted({word for name in names for word in name_folded(name).split()})
    right = [righted(word, known) for word in typed]
    return " ".join(right) if right != typed else ""


def righted(word, known):
    """`word` as it is known, or nearly: a letter more at its end, else the nearest spelling."""
    longer = [one for one in known if one.startswith(word)]
    if word in known or not longer:
        return word if longer else nearest(word, known)
    shortest = min(longer, key=len)
    return shortest if len(word) > 3 and len(shortest) == len(word) + 1 else word


def nearest(word, known):
    """The known word that is most like `word`, or `word` itself."""
    word = word[:LONGEST]
    near = [one for one in known if abs(len(one) - len(word)) < 4]  # a slip changes few letters
    return next(iter(get_close_matches(word, near, n=1, cutoff=ALIKE)), word)


def suggestion(match, thing):
    note = NOUNS[match.kind][2](thing)
    return {"label": match.name, "note": f"{match.through}{note}", "url": thing.get_absolute_url()}


def matches(typed):
    starts = [f" {word}" for word in typed.split()]
    for kind, (named, *_) in NOUNS.items():
        for thing in named():
            everything = name_folded(f"{thing.name}\n{thing.other_names}\n{thing.places}\n{thing.sort}")
            if all(start in everything for start in starts):
                closeness, through = how(thing, typed, starts)
                rank = kind == "branch", closeness, ORDER.index(kind)
                yield Match(rank, thing.name, thing.key, kind, through)


def how(thing, typed, starts):
    """(how close the names come to what was typed, 0 the closest; by which other name or place, in words)."""
    name = name_folded(thing.name)
    if name.startswith(typed):
        return 0, ""
    others = [(line, f"Also called {line}. ") for line in thing.other_names.splitlines()]
    others += [(line, f"Takes in {line}. ") for line in thing.places.splitlines()]
    named = all(start in name for start in starts)
    for line, through in others:
        if name_folded(line).startswith(typed):
            return 1, "" if named else through
    if named:
        return 2, ""
    for line, through in others:
        if all(start in name_folded(line) for start in starts):
            return 3, through
    return 4, ""
