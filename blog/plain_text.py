"""What readers write is plain text: its paragraphs, its lines, and the web addresses in it. Each in linear time."""

import re
from unicodedata import category

# Not Django's urlize, which is quadratic on hostile text: a match is bounded, and what is matched is never read again.
ADDRESS = re.compile(
    r"(?:(?<![^\W_])https?://|(?<![\w@./-])www\.(?=[\w-]{1,63}\.))[^\s<>\"'“”`{}|\\^\x00-\x20]{1,400}", re.I
)
CLOSES = ".,;:!?’"  # at the end of an address they belong to the sentence
BRACKETS = {")": "(", "]": "["}  # these, too, but where the address opens them itself
LEANING = "*_"  # and these where one stands before the address as well
GAP = re.compile(r"\n[^\S\n]{0,80}\n\s*")
# NUL and its like; what turns the reading about; what has no width, but for the joiners that some scripts need.
NOT_TEXT = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    r"\ufeff\ufffe\uffff\ud800-\udfff]"
)
BLANK = "\u115f\u1160\u2800\u3164\uffa0"  # letters and signs, says Unicode, and nothing is seen of them
SEEN = ("L", "N", "P", "S")  # kinds of signs: letters, digits, punctuation, and others such as ☺


def plain(text):
    """`text` with one sort of line end, and without what is no text; empty where nothing of it would be seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = NOT_TEXT.sub("", text).strip()
    return text if any(category(sign)[0] in SEEN and sign not in BLANK for sign in text) else ""


def parts(line):
    """[(words, address or ""), …] of one line."""
    found, at = [], 0
    for one in ADDRESS.finditer(line):
        address = without_end(one[0], line[one.start() - 1 : one.start()])
        if address.partition("://")[2] or (address.lower().startswith("www.") and address.count(".") > 1):
            found += [(line[at : one.start()], ""), (address, address if "://" in address else f"https://{address}")]
            at = one.start() + len(address)
    return [(words, address) for words, address in [*found, (line[at:], "")] if words]


def without_end(address, before):
    """The address without the signs at its end that belong to the sentence; `before` is the sign that precedes it."""
    open_ones = {closing: address.count(closing) - address.count(opening) for closing, opening in BRACKETS.items()}
    end = len(address)
    while end:
        last = address[end - 1]
        if not (last in CLOSES or open_ones.get(last, 0) > 0 or (last in LEANING and last == before)):
            break
        if last in BRACKETS:
            open_ones[last] -= 1
        end -= 1
    return address[:end]


def paragraphs(text):
    """[[[(words, address or ""), …] of each line] of each paragraph]."""
    blocks = [block for block in GAP.split(text.strip()) if block.strip()]
    return [[parts(line) for line in block.split("\n")] for block in blocks]


def marked(text, places):
    """[(words, whether they are at one of `places`), …]; `places` are (start, end), in order, none within another."""
    found, at = [], 0
    for start, end in places:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [(words, is_found) for words, is_found in [*found, (text[at:], False)] if words]
