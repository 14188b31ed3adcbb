"""What in a comment tells who somebody is or where somebody works: found so that its writer can think once more.

It is a warning and no rule, so it would rather ask once too often. Every search here takes linear time.
"""

import re
from dataclasses import dataclass
from zlib import crc32

from blog.plain_text import marked
from pilots.models import Branch, Document, PartnerBody, Pilot
from pilots.naming import Named, Names

WORKPLACE, PERSON, MAIL, TELEPHONE, NUMBER = (
    "A workplace",
    "A person",
    "A mail address",
    "A telephone number",
    "A number that belongs to one person",
)
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
    PERSON: re.compile(
        r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Prof|Professor|Rev)\.? "
        r"[A-Z][^\W\d_]{0,30}(?:[’'-][^\W\d_]{1,30})?(?: [A-Z][^\W\d_]{1,30})?"
    ),
}
WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
BETWEEN = re.compile(r" (?:[A-Z]\.? )?\Z")  # two words of one name: a blank, perhaps an initial
LONGEST_NAME = 3
# Words with a capital that make no name of a person, in the field that this site is about.
NO_NAMES = """
    a about after all an and another any as at back because been before being both but by can could did do does dear
    during each even every first for from had has have here his her how however i if in instead into is it its just
    last later like many may maybe more most much my never next no nobody not nothing now of on once one only or our
    over perhaps please she he should since so some somebody still such than thank thanks that the their then there
    these they this those though to today tomorrow under until very was we well were what when where which while who
    why will with without would yes yesterday yet you your
    ask call contact go hear keep know let look mail make meet read remember ring say see send speak take talk tell
    think watch write
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december christmas easter spring summer autumn winter new year old
    north south east west northern southern eastern western central midlands greater upper lower great britain united
    kingdom england wales scotland ireland london european city county district borough town village metropolitan
    council councils authority authorities local government national international public private social community
    health healthcare care service services trust trusts primary strategic hospital clinic university college school
    academy police fire rescue ambulance probation prison jobcentre treasury cabinet office department ministry house
    commons lords parliament minister ministers secretary prime chancellor labour conservative conservatives liberal
    democrat democrats party green total place pilot pilots programme project budget budgets report reports review
    board committee group working team partnership strategy plan agency commission executive trade trades union unions
    branch branches congress conference steward stewards regional region officer officers chief director leader
    street road lane avenue square park bridge station bank press times guardian news radio
"""
NO_NAMES = frozenset(NO_NAMES.split())


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
        ("pilot", Pilot, ("name", "other_names")),
        ("body", PartnerBody, ("name", "other_names")),
        ("branch", Branch, ("name",)),
        ("document", Document, ("title",)),
    ):
        for key, own, *others in model.objects.public().order_by("pk").values_list("pk", *fields):
            thing = Named(kind, key, own)
            named += [(thing, one.strip()) for one in (own, *"\n".join(others).splitlines()) if one.strip()]
    return Names(named)


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
    on_record = [(start, end, things[0].kind) for things, start, end in names.places(text)]
    found = [(start, end, WORKPLACE) for start, end, kind in on_record if kind in WORKPLACES]
    found += [(*one.span(), kind) for kind, pattern in PATTERNS.items() for one in pattern.finditer(text)]
    found += [(*span, PERSON) for span in full_names(text) if not meets(span, on_record)]
    free, last = [], 0
    for start, end, kind in sorted(found, key=lambda one: (one[0], -one[1])):
        if start >= last:
            free.append((start, end, kind))
            last = end
    return free


def meets(span, places):
    return any(start < span[1] and span[0] < end for start, end, _ in places)


def full_names(text):
    """Yields (start, end) of two or three words with a capital that follow each other and could be a name."""
    run = []
    for word in [*WORD.finditer(text), None]:
        follows = bool(word and run) and BETWEEN.fullmatch(text, run[-1].end(), word.start())
        if word and is_of_a_name(word[0]) and (not run or follows):
            run.append(word)
            continue
        if word and len(word[0]) == 1 and word[0].isupper() and run and text[run[-1].end() : word.start()] == " ":
            continue  # an initial
        if 1 < len(run) <= LONGEST_NAME:
            yield run[0].start(), run[-1].end()
        run = [word] if word and is_of_a_name(word[0]) else []


def is_of_a_name(word):
    return len(word) > 1 and word[0].isupper() and not word.isupper() and word.lower() not in NO_NAMES
