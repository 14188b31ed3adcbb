"""The stem of an English word, by Porter's rules of 1980: redundancy and redundancies are both "redund".

In plain Python, so that marks in a text and words of the glossary are the same on both databases.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 64  # letters; a longer word is its own stem, as in the engines
SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
    "logi": "log",
}  # fmt: skip
THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": ""}
FOURTH = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "ion",
    "al", "er", "ic", "ou",
)  # fmt: skip


def shape(word):
    """A `c` for each consonant, a `v` for each vowel: "cvccvc" for "sylvan"."""
    marks = ""
    for letter in word:
        vowel = letter in "aeiou" or (letter == "y" and marks[-1:] == "c")
        marks += "v" if vowel else "c"
    return marks


def measure(word):
    """How often a vowel is followed by a consonant."""
    return shape(word).count("vc")


def closes(word):
    """Whether it ends consonant, vowel, consonant, as in "hop" and not in "how"."""
    return shape(word).endswith("cvc") and word[-1] not in "wxy"


def without_plural(word):
    if word.endswith(("sses", "ies")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def without_past(word):
    if word.endswith("eed"):
        return word[:-1] if measure(word[:-3]) else word
    ending = next((one for one in ("ed", "ing") if word.endswith(one) and "v" in shape(word[: -len(one)])), "")
    if not ending:
        return word
    word = word[: -len(ending)]
    if word.endswith(("at", "bl", "iz")) or (measure(word) == 1 and closes(word)):
        return f"{word}e"
    return word[:-1] if re.search(r"([^aeiouylsz])\1$", word) else word


def replaced(word, endings):
    ending = max((one for one in endings if word.endswith(one)), key=len, default="")
    rest = word[: len(word) - len(ending)]
    return rest + endings[ending] if ending and measure(rest) else word


def without_ending(word):
    ending = max((one for one in FOURTH if word.endswith(one)), key=len, default="")
    rest = word[: len(word) - len(ending)]
    fits = ending and measure(rest) > 1 and (ending != "ion" or rest.endswith(("s", "t")))
    return rest if fits else word


def without_e(word):
    rest = word[:-1]
    if word.endswith("e") and (measure(rest) > 1 or (measure(rest) == 1 and not closes(rest))):
        word = rest
    return word[:-1] if word.endswith("ll") and measure(word) > 1 else word


@lru_cache(maxsize=20_000)
def stem(word):
    """The stem of one word, in small letters and without accents."""
    parted = unicodedata.normalize("NFKD", word.casefold())
    word = "".join(sign for sign in parted if not unicodedata.combining(sign))
    if not 3 <= len(word) <= LONGEST:
        return word
    word = without_past(without_plural(word))
    if word.endswith("y") and "v" in shape(word[:-1]):
        word = f"{word[:-1]}i"
    return without_e(without_ending(replaced(replaced(word, SECOND), THIRD)))
