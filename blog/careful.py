"""What in a comment tells who somebody is or where somebody works: found so that its writer can think once more.

It is a warning and no rule, so it would rather ask once too often. Every search here takes linear time.
"""

import re
from dataclasses import dataclass
from zlib import crc32

from blog.careful_people import people
from blog.careful_places import workplaces
from blog.careful_words import NO_NAMES, OF_SENTENCES
from blog.plain_text import marked
from pilots.models import Branch, Document, PartnerBody, Pilot, Term
from pilots.naming import Named, Names

WORKPLACE, PERSON, PROFILE, MAIL, TELEPHONE, NUMBER = (
    "A workplace",
    "A person",
    "A profile",
    "A mail address",
    "A telephone number",
    "A number that belongs to one person",
)
WORD = re.compile(r"\w*")
# In the order in which a name of several things is meant; the first two of them are places of work.
WORKPLACES = ("body", "branch")
PATTERNS = {
    MAIL: re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}"),
    NUMBER: re.compile(
        r"(?i)(?<![a-z0-9])[a-ceghj-prtw-z][a-ceghj-nprtw-z](?: ?[0-9]{2}){3} ?[a-d](?![a-z0-9])"  # National Insurance
        r"|\b(?:staff|payroll|pay|employee|personnel|works|membership|member)"
        r"(?:[ -](?:number|no|id|ref))?\.?[:#]? {0,2}[a-z]{0,3}[0-9]{4,12}\b"
    ),
    TELEPHONE: re.compile(r"(?<![\w+])(?:\+44 ?(?:\(0\) ?)?|\(?0)[1-9](?:[ ()-]{0,2}[0-9]){8,9}(?![0-9])"),
    PROFILE: re.compile(
        r"(?i)(?<![\w.-])(?:https?://)?(?:[a-z]{1,6}\.){0,2}"
        r"(?:(?:facebook|fb|twitter|x|instagram|tiktok|threads)\.(?:com|net)|linkedin\.com/in|bsky\.app/profile|t\.me)"
        r"/(?!groups/|events/|hashtag/|share|search|watch|intent/)@?[\w.%-]{2,60}"
        r"|(?<![\w@/.])@(?!all\b|everyone|here\b|home\b|work\b)[a-z]\w{2,30}\b(?!\.\w)"
    ),
}


@dataclass(frozen=True)
class Found:
    """`kinds`: {kind: what is written so}; `name` and `text`: [(words, whether they were found), …]."""

    kinds: dict
    name: list
    text: list

    @property
    def marks(self):
        """A short number for each thing found, as a form carries them."""
        return {f"{crc32(words.lower().encode()):x}" for some in self.kinds.values() for words in some}


def public_names():
    """`Names` of what readers can see: a draft's name must not be told by a warning."""
    named = []
    for kind, model, fields in (
        ("term", Term, ("word",)),  # who writes IGPM speaks of what we explain ourselves
        ("pilot", Pilot, ("name", "other_names")),
        ("body", PartnerBody, ("name", "other_names")),
        ("branch", Branch, ("name",)),
        ("document", Document, ("title",)),
    ):
        for key, own, *others in model.objects.public().order_by("pk").values_list("pk", *fields):
            thing = Named(kind, key, own)
            named += [(thing, one.strip()) for one in (own, *"\n".join(others).splitlines()) if one.strip()]
            named += [(Named("place", key, own), place) for place in [town_of(own)] if place]
    return Names(named, in_any_letters=True)


def town_of(name):
    """“Wyre Forest” of “Wyre Forest District Council”: two words with a capital, and nobody’s name."""
    words = name.split()
    town = []
    while words and words[0].lower() not in NO_NAMES:
        town.append(words.pop(0))
    return " ".join(town) if len(town) > 1 and words[-1:] == ["Council"] else ""


def look_for(name, text):
    """What the name and the text of a comment tell, as `Found`; `None` where they tell nothing."""
    names, kinds, drawn = public_names(), {}, []
    for said in (name, text):
        places = places_in(said, names)
        for start, end, kind in places:
            some = kinds.setdefault(kind, [])
            if said[start:end] not in some:
                some.append(said[start:end])
        drawn.append(marked(said, [(start, end) for start, end, _ in places]))
    return Found(kinds, *drawn) if kinds else None


def places_in(text, names):
    """[(start, end, kind), …] in order; of two that meet the earlier kind stays."""
    on_record = [
        (start, end, things[0].kind)
        for things, start, end in names.places(text)
        if WORD.match(text, start)[0] not in OF_SENTENCES  # “it will be Birmingham” is not the body “Be Birmingham”
    ]
    found = [(start, end, WORKPLACE) for start, end, kind in on_record if kind in WORKPLACES]
    found += [(*span, WORKPLACE) for span in workplaces(text, names)]
    found += [(*one.span(), kind) for kind, pattern in PATTERNS.items() for one in pattern.finditer(text)]
    found += [(*span, PERSON) for span in people(text) if not meets(span, on_record)]
    free, last = [], 0
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            free.append((start, end, kind))
            last = end
    return free


def meets(span, places):
    return any(start < span[1] and span[0] < end for start, end, _ in places)
