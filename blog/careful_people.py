"""Names of people in a comment, as far as a simple rule can find them."""

import re
from itertools import pairwise

from blog.careful_words import AFTER_FIRST_NAMES, FIRST_NAMES, LETTERED, NO_NAMES

WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
BETWEEN = re.compile(r" (?:[A-Z]\.? )?\Z")  # two words of one name: a blank, perhaps an initial
LONGEST_NAME, SHORTEST_SURNAME = 3, 3  # words; letters
TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Dame|Lord|Lady|Cllr|Councillor|Prof|Professor|Rev)\.? "
    r"[A-Z][^\W\d_]{0,30}(?:[’'-][^\W\d_]{1,30})?(?: [A-Z][^\W\d_]{1,30})?"
)
INITIALS = re.compile(
    r"(?<![\w.’'])(?P<first>[A-Z])(?:\. ?(?:[A-Z]\. ?){0,2}| (?:[A-Z] )?)"
    r"(?P<name>[A-Z][^\W\d_]{1,30}(?:[’'-][^\W\d_]{1,30})?)"
)
BY_ROLE = re.compile(
    r"(?i:\b(?:my|our|your|his|her|their)"
    r" (?:(?:line|team|area|ward|old|new|former|service|shift|deputy|head|office|regional|senior|branch|dear) ){0,2}"
    r"(?:manager|boss|colleague|workmate|supervisor|head|headteacher|director|leader|steward|rep|mate|friend|secretary"
    r"|convenor|foreman|matron|wife|husband|partner|sister|brother)s?,?(?: is| was)?(?: called| named)? )"
    r"(?P<name>[^\W\d_]{2,30}(?:[’'-][^\W\d_]{1,30})?)\b"
)


def people(text):
    """Yields (start, end) of each; one may be found in two ways."""
    for one in TITLED.finditer(text):
        yield one.span()
    yield from full_names(text)
    for one in INITIALS.finditer(text):
        if is_of_a_name(one["name"]) and not is_lettered(text, one):
            yield one.span()
    for one in BY_ROLE.finditer(text):
        if is_of_a_name(one["name"]) or one["name"].lower() in FIRST_NAMES:
            yield one.span("name")
    yield from names_without_capitals(text)


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


def names_without_capitals(text):
    """Yields (start, end) of “jane smith” and “JANE SMITH”, where the first one is a first name."""
    words = list(WORD.finditer(text))
    for first, last in pairwise(words):
        alike = (first[0].islower() and last[0].islower()) or (first[0].isupper() and last[0].isupper())
        low = last[0].lower()
        if (
            alike
            and first[0].lower() in FIRST_NAMES
            and text[first.end() : last.start()] == " "
            and len(low) >= SHORTEST_SURNAME
            and low not in NO_NAMES
            and low not in AFTER_FIRST_NAMES
        ):
            yield first.start(), last.end()


def is_of_a_name(word):
    return len(word) > 1 and word[0].isupper() and not word.isupper() and word.lower() not in NO_NAMES


def is_lettered(text, found):
    """Whether the letter is no initial: the “B” of “plan B”, “from A to B”, a name that “I” or “A” stands before."""
    before = text[max(0, found.start() - 12) : found.start()].split()
    said = before[-1].lower() if before else ""
    letter = found["first"]
    dotted = text[found.start() + 1] == "."
    return said in LETTERED or (letter in "ABC" and said in ("to", "and", "or")) or (letter in "AIO" and not dotted)
