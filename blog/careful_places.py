"""Places of work in a comment that the record need not know: “Glenfield Hospital”, “I work at …”, “ward 12”."""

import re

from blog.careful_words import BETWEEN_PLACES, NO_NAMES, OF_SENTENCES, PLACES, PLACES_OF, SORTS

WORD = re.compile(r"[^\W\d_]+(?:[’'&-][^\W\d_]+)*")
MOST_WORDS = 6  # before the last one of a name
MOST_BLANKS = 20  # between two sentences
MADE_OF_ONE = ("-run", "-led", "-wide", "-owned", "-style", "-based", "-controlled", "-funded", "’s", "'s")
PLAIN = re.compile(
    r"(?i:\bward) [0-9]{1,3}[A-Za-z]?\b"
    r"|\bHMP [A-Z][^\W\d_]{1,30}"
    r"|\b(?:County|Shire|City) Hall\b|\bCivic Centre\b"
    r"|(?:(?<=\b[Tt]he )|(?<=\b[Oo]ur ))(?:County|City|Borough|District) Council\b"
)
AT_WORK = re.compile(
    r"(?i:\b(?:I|we|she|he|they|who|I[’']ve|we[’']ve|wife|husband|partner|mum|dad|sister|brother|son|daughter|friend)"
    r"(?: (?:still|also|now|have|has|had|am|was|are|were|is|used|to|been|only|just|both|all|currently)){0,3}"
    r" (?:work|works|worked|working|employed|based) (?:at|for|by|in|on) )"
)
OWN = re.compile(r"(?:[Tt]he )?([A-Z][\w&’'-]{1,40}(?: [A-Z][\w&’'-]{1,40}){0,4})")  # after “I work at”
ENDS = "|".join(sorted(PLACES))
LAST = re.compile(r"(?i:(?:the )?((?:[a-z’'-]{1,30} ){0,3}?(?:" + ENDS + r"))(?: (?:" + ENDS + r"))?\b)")


def workplaces(text, names):
    """Yields (start, end) of each. `names` tell which words begin the name of something on record."""
    words = list(WORD.finditer(text))
    for place, word in enumerate(words):
        start = begins(text, words, place, names) if is_last(words, place) else None
        if start is not None:
            yield start, word.end()
    for one in PLAIN.finditer(text):
        yield one.span()
    for one in AT_WORK.finditer(text):
        if span := said_at(text, one):
            yield span


def is_last(words, place):
    """Whether the word at `place` may end the name of a place of work."""
    said = words[place][0].lower()
    return said in PLACES or (place > 0 and words[place - 1][0].lower() in PLACES_OF.get(said, ()))


def begins(text, words, place, names):
    """Where the name that ends with the word at `place` begins; `None` if it is no name."""
    first = own = place
    while first > max(0, place - MOST_WORDS) and text[words[first - 1].end() : words[first].start()] in (" ", " & "):
        said = words[first - 1][0]
        if said.lower() in OF_SENTENCES:
            break
        if is_own(said):
            own = first - 1
        elif said.lower() not in BETWEEN_PLACES:
            if own == place:
                return at_place(text, words, first - 1, place)
            break
        first -= 1
    if own == place:
        return None
    alone = own + 1 == place and words[place][0].islower() and begins_sentence(text, words[own].start())
    return None if alone and words[own][0].lower() not in names.by_start else words[own].start()


def is_own(word):
    """Whether it looks like the name of one place: with a capital, not all in capitals, no word of the field."""
    low = word.lower()
    return (
        word[0].isupper() and (len(word) == 1 or not word.isupper()) and is_free(low) and not low.endswith(MADE_OF_ONE)
    )


def is_free(low):
    return low not in NO_NAMES and low not in SORTS and low not in PLACES


def begins_sentence(text, start):
    before = text[max(0, start - MOST_BLANKS) : start].rstrip(" \"“‘'(")
    return not before or before[-1] in ".!?\n:…"


def at_place(text, words, own, place):
    """Of “at glenfield hospital”, all in small letters, where the name begins."""
    for first in range(own, max(-1, own - 3), -1):
        low = words[first][0].lower()
        if low in ("at", "from") and first < own:
            return words[first + 1].start()
        if not is_free(low) or low in BETWEEN_PLACES or text[words[first].end() : words[first + 1].start()] != " ":
            return None
    return None


def said_at(text, said):
    """(start, end) of where somebody works, after “I work at”; `None` of “in a school”, which could be any."""
    if one := LAST.match(text, said.end()):
        before = one[1].lower().split()[:-1]
        if not any(word in OF_SENTENCES for word in before):
            return one.span()
    one = OWN.match(text, said.end())
    by_name = one and said[0].lower().endswith(("at ", "for ", "by "))
    return one.span(1) if by_name and one[1].split()[0].lower() not in NO_NAMES else None
