"""Sentences in which our own side promises something, or is called to do it, told from all others by plain rules.

A sentence counts where somebody of ours (`OURS`: I, we, a branch, a committee of the union, also by its name on
record) is the one who *will*, *must*, *has agreed to*, *is to*, *undertook to* … and does something that can be asked
for later (`DEEDS`): “I will be asking” does, “I will never understand” and “we will see” do not. A report that comes
to one of our committees counts, and “it was agreed that”, “let us”, “it is time that the NEC …”.

It does not count where an employer, a government or their consultants (`THEIRS`) are the ones who will; nor as a
question, a condition or a denial; nor as something that is over. How often that is right is measured on sentences
labelled by hand, in `blog/labelled/`.
"""

import re

from pilots.naming import ALIKE, Sentences

THEIRS = r"""
    (?:chief|managing)\s+executives? | leaders?\s+of\s+the\s+council |
    (?:(?:county|city|district|borough|town|metropolitan)\s+)?councils? | councillors? | government | ministers? |
    Secretary\s+of\s+State | Chancellor | Treasury | Departments? | ministry | employers? | managers? | management |
    trusts? | police | NHS | agency | commission | consultants? | (?:partnership\s+)?boards? | cabinets? |
    partnerships? | Conservatives | Tories | Liberals | Labour | compan(?:y|ies) | contractors? |
    nobody | no\s+one | they
"""
OURS = r"""
    (?:regional|trades)\s+councils? | (?:national\s+)?executive\s+council |
    (?:(?:service\s+group|health|regional|national)\s+)?executive | (?:service\s+group\s+)?(?:liaison\s+)?committees? |
    working\s+groups? | UNISON | (?:trade\s+)?unions? | NEC | PDCC | SGE | TUC |
    branch(?:es)?(?:\s+(?:secretar(?:y|ies)|chairs?|committees?))? | stewards? | service\s+groups? |
    (?:national\s+delegate\s+)?conference | regional\s+(?:secretar(?:y|ies)|officers?|offices?|organisers?) |
    regions? | national\s+(?:officers?|secretary) | General\s+Secretary | officers? | organisers? |
    representatives? | our\s+side | (?:joint\s+)?networks?\s+of\s+(?:stewards|branches)
"""
DEEDS = re.findall(
    r"\w+",
    """
    ask raise report bring put press write publish meet invite set prepare produce consider receive discuss consult
    campaign organise hold circulate draw collect commission talk tell lobby move seek demand support survey affiliate
    ballot review relax work pass convene send submit table propose call challenge oppose monitor investigate find get
    give provide launch recruit train negotiate insist request fight join compile contact approach speak share build
    arrange visit chase push urge pursue register vote explain inform warn check gather document list resist defend
    issue present
    """,
)
MADE = r"""(?:
    set\s+up | convened | brought | made | prepared | sent | circulated | produced | published | put | called | held |
    organised | drawn\s+up | given | presented | issued | formed | established | allowed )"""
DOUBLED = ("put", "get", "set", "submit", "let")


def going_on(deed):
    """ "asking" of "ask", "raising" of "raise", "putting" of "put"."""
    if deed in DOUBLED:
        return f"{deed}{deed[-1]}ing"
    return f"{deed[:-1]}ing" if deed.endswith("e") else f"{deed}ing"


DEED = rf"(?:{'|'.join(DEEDS)})\b"
GOING_ON = rf"(?:{'|'.join(map(going_on, DEEDS))})\b"
ALSO = r"(?:\s+(?:now|also|then|therefore|certainly|again|soon|jointly|both|all|urgently|shortly))*"
ANY_OF_OURS = rf"(?:(?:the|our|this|every|all|local)\s+)*(?:(?i:{OURS})|I|[Ww]e|us)\b"

# What follows somebody of ours, right after or with a few words between.
PLEDGES = rf"""
    (?: (?:\s+(?:has|have|had)|'ve)? {ALSO} \s+ (?:
            (?:agreed|undertaken|undertook|resolved|decided|voted) \s+ (?:to|that) | promised\s+(?:to|that|an?)\b
            | pledged | committed\s+(?:(?:it|our|my|them)sel(?:f|ves)\s+)?to )
      | {ALSO} \s+ (?:promise|undertake|pledge|intend|mean|plan|propose|want|agree|resolve)s? \s+ to \s+ {DEED}
      | (?:\s+(?:is|are|am)|'m|'re) {ALSO} \s+ (?:
            committed\s+to | going\s+to\s+{DEED} | to\s+(?:{DEED}|be\s+(?:{MADE}|{GOING_ON})) )
      | \s+ (?:is|are|was|were|(?:has|have)\s+been) {ALSO} \s+ (?:asked|instructed|mandated|called\s+(?:up)?on)\s+to
      | (?:\s+(?:will|shall)|'ll) {ALSO} \s+ (?:{DEED} | be\s+{GOING_ON})
      | \s+ (?:must|should|ought\s+to|needs?\s+to|ha(?:s|ve)\s+(?:got\s+)?to) {ALSO} \s+
            (?:{DEED} | be\s+(?:{MADE}|{GOING_ON}))
      | \s+ (?:instructs?|calls?\s+(?:up)?on|urges?|mandates?) \s+ {ANY_OF_OURS} [^.]{{0,120}}? \s+ to \s
      | \s+ said\s+(?:that\s+)?(?:s?he|they|it|we|I)\s+would\s+{DEED}
    )
"""
ASKS_FOR = r"\s+(?:asked\s+for|requested)\s+an?\b"  # of a committee, not of me or us
NOT_BETWEEN = r"""(?:
    not | never | n't | cannot | will | shall | would | could | might | may | must | should | is | are | was | were |
    be | been | has | have | had | did | do | does | that | which | who | what | how | whether | if | when | because |
    he | she | it | they | you | them | but | said | say | says )\b"""
BETWEEN = rf"(?:\s+(?!{NOT_BETWEEN})[\w'&-]+){{0,10}}?"
PREPOSITION = re.compile(
    r"\b(?:of|at|in|by|to|from|with|for|on|about|against|between|among|near|like|than|as)\s+(?:\w+\s+){0,2}$"
)
DENIED = re.compile(
    r"\b(?:no|none\s+of\s+the|neither|nobody\s+in|no\s+one\s+in|not\s+one|few)\s+(?:\w+\s+(?:of|in)\s+(?:the|our)\s+)?$",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\W*(?:if|unless|perhaps|maybe|suppose|supposing|were|had|imagine)\b", re.IGNORECASE)
SOMEBODY = re.compile(rf"\b(?:(?P<theirs>(?i:{THEIRS}))|(?P<ours>(?i:{OURS})|I|[Ww]e))\b", re.VERBOSE)
PLEDGE = re.compile(f"{BETWEEN}(?P<pledge>{PLEDGES})", re.VERBOSE)
COMMITTEES_PLEDGE = re.compile(f"{BETWEEN}(?P<pledge>{PLEDGES}|{ASKS_FOR})", re.VERBOSE)
BY_ITSELF = [  # whoever is named in it
    re.compile(pattern, re.VERBOSE)
    for pattern in (
        r"""\b[Ii]t \s+ (?:was|is|has\s+been) \s+ (?:also\s+|then\s+)?
            (?P<pledge>(?:agreed|resolved|decided) \s+ (?:that|to)\b)""",
        rf"^\W*(?P<pledge>Let(?:'s|\s+us)\s+{DEED})",
        rf"(?P<pledge>What\s+is\s+needed\s+is\s+for) \s+ {ANY_OF_OURS} [^.]{{0,60}}? \s+ to \s+ {DEED}",
        rf"(?P<pledge>[Ii]t\s+is\s+(?:high\s+|about\s+|now\s+)?time\s+(?:that|for)) \s+ {ANY_OF_OURS}",
        rf"""\b(?:report|paper|briefing|update|motion|guidance|review)\b [^.;]{{0,80}}? \s
            (?P<pledge>(?:will|shall|is\s+to|should|must) \s+
                (?:come|go|be\s+(?:brought|made|given|put|presented|sent|submitted)) \s+ (?:back\s+)?to) \b
            (?: \s+ [\w-]+){{0,5}}? \s+ {ANY_OF_OURS}""",
    )
]
BY_THEM = re.compile(rf"\bby\s+(?:the\s+)?(?i:{THEIRS})\b", re.VERBOSE)
WEIGHED = {"pilot": "", "document": "", "committee": "ours", "branch": "ours", "body": "theirs"}
LONGEST = 1_000  # of a sentence that is looked at
MOST_PEOPLE = 40  # in one
JUST_BEFORE = 60  # signs, in which a word that changes what a name does is looked for


def promises_in(text, names=None):
    """Yields (before, the words that promise, after) of each such sentence of `text`; joined they are the sentence.

    `names`: the record's `Names`, by which its committees, branches and bodies are known.
    """
    sentences = Sentences(text)
    known = [(start, end, things[0].kind) for things, start, end in names.places(text)] if names else []
    at = 0
    for start, end in zip(sentences.first, sentences.last[1:], strict=False):
        while at < len(known) and known[at][0] < start:
            at += 1
        within = []
        while at < len(known) and known[at][1] <= end:
            within.append((known[at][0] - start, known[at][1] - start, known[at][2]))
            at += 1
        sentence = text[start:end]
        span = pledge_in(sentence.translate(ALIKE), within) if end - start <= LONGEST else None
        if span:
            yield sentence[: span[0]].lstrip(), sentence[slice(*span)], sentence[span[1] :].rstrip()


def pledge_in(sentence, known=()):
    """Where the words stand in which somebody of ours promises, as (start, end); `None` where nobody does."""
    if sentence.rstrip().rstrip("\"')").endswith("?") or CONDITION.match(sentence):
        return None
    for pattern in BY_ITSELF:
        found = pattern.search(sentence)
        if found and not BY_THEM.search(sentence):
            return without_blanks(sentence, found.span("pledge"))
    people = people_in(sentence, known)[:MOST_PEOPLE]
    for start, end, side in people:
        if (
            side == "ours"
            and not is_preceded(DENIED, sentence, start)
            and not is_preceded(PREPOSITION, sentence, start)
        ):
            me = sentence[start:end] in ("I", "we", "We")
            found = (PLEDGE if me else COMMITTEES_PLEDGE).match(sentence, end)
            if found and not somebody_else(sentence, people, end, found.start("pledge")):
                return without_blanks(sentence, found.span("pledge"))
    return None


def people_in(sentence, known):
    """[(start, end, "ours" or "theirs"), …] of whom a sentence names, by the record's names and by what they are."""
    people = [(start, end, WEIGHED.get(kind, "")) for start, end, kind in known]
    taken = [(start, end) for start, end, side in people if side]
    for one in SOMEBODY.finditer(sentence):
        if not any(start < one.end() and one.start() < end for start, end in taken):
            people.append((*one.span(), "ours" if one["ours"] else "theirs"))
    return sorted(one for one in people if one[2])


def somebody_else(sentence, people, start, end):
    """Whether one of theirs stands between two places as the one who does it: not so in “stewards at the council”."""
    return any(
        side == "theirs" and start <= begins < end and not is_preceded(PREPOSITION, sentence, begins)
        for begins, _, side in people
    )


def is_preceded(pattern, sentence, place):
    return bool(pattern.search(sentence, max(place - JUST_BEFORE, 0), place))


def without_blanks(sentence, span):
    start, end = span
    while sentence[start].isspace():
        start += 1
    while sentence[end - 1].isspace():
        end -= 1
    return start, end
