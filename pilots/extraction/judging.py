"""Whether the text of a page was truly read. A page whose words may have been missed is never called readable."""

import re
from dataclasses import dataclass

READABLE, EMPTY, FAILED = "readable", "empty", "failed"  # as in `Page.State`
FEW_WORDS = 25
FEW_WORDS_BESIDE_A_SCAN = 100  # of what is stamped on one; a page with a picture behind its text has more
ENOUGH_LETTERS = 40
LONGEST_WORD = 25

# Signs that stand for none: unnamed ones, those of a font's own, controls, and the number of a sign in its font.
BAD = r"(?:[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]|\(cid:\d+\))"
LETTER = r"[^\W\d_]"
HURT_WORD = re.compile(f"{LETTER}{BAD}+{LETTER}")
RUN_OF_BAD = re.compile(f"{BAD}{{2,}}")
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
PARTED = re.compile(rf"(?<!\w){LETTER}(?:[ \xa0]{{1,3}}{LETTER}){{5,}}(?!\w)")
CALENDARS = f"{'jfmamjjasond' * 2} {'mtwtfss' * 3}"
LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass
class Sheet:
    """What a reader found on one page: its raw text, what it shows besides, and what went wrong, if anything."""

    text: str = ""
    pictures: bool = False
    covered: bool = False  # by pictures, for the most part
    fault: str = ""


def clean(text):
    """A text that both databases keep: no control signs but tabs and line ends, no halves of signs; else as read."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return CONTROLS.sub("", LINE_ENDS.sub("\n", whole))


def judge(sheet, most_letters):
    """`(state, text, message)` of a sheet, the text cleaned. It is kept where words on it may have been missed."""
    if len(sheet.text) > most_letters:
        return FAILED, "", "It holds more text than a page can: the file may be broken."
    text = clean(sheet.text)
    fault = sheet.fault or garbled(sheet.text)
    if fault:
        return FAILED, text, fault
    words = re.findall(r"[^\W_]+", text)
    if len(words) < (FEW_WORDS_BESIDE_A_SCAN if sheet.covered else FEW_WORDS if sheet.pictures else 0):
        return EMPTY, text, "Only a picture, or nearly: words in it cannot be read."
    if not words:
        return EMPTY, text, "It holds no words that we can read."
    return READABLE, text, ""


def garbled(text):
    """What is wrong with a text as such, in a sentence, or nothing."""
    signs = len(re.sub(r"\s", "", text))
    if HURT_WORD.search(text) or sum(map(len, RUN_OF_BAD.findall(text))) > signs / 50:
        return "Some of its letters came out as signs that mean nothing."
    if any(is_word(run) for run in PARTED.findall(text)):
        return "Some of its words are set letter by letter."
    words = re.findall(f"{LETTER}+", text)
    letters = sum(map(len, words))
    if letters < ENOUGH_LETTERS:
        return ""
    if len(re.findall(r"[a-z]", text, re.IGNORECASE)) > letters / 2 and vowels(text) < letters * 0.18:
        return "Its letters came out jumbled."
    glued = sum(len(word) for word in words if len(word) > LONGEST_WORD)
    if letters / len(words) > 20 or glued > letters / 10:
        return "Its words came out run together."
    if letters / len(words) < 1.6:
        return "Its words came out as single letters."
    return ""


def is_word(run):
    """Whether letters that stand apart may be a word, and not an index, a calendar or a column of Y and N."""
    letters = "".join(run.lower().split())
    return len(set(letters)) > len("ynx") and list(letters) != sorted(letters) and letters not in CALENDARS


def vowels(text):
    return len(re.findall(r"[aeiou]", text, re.IGNORECASE))
