"""What readers write is plain text: its paragraphs, its lines, and the web addresses in it. Each in linear time."""

import re

# Not Django's urlize, which is quadratic on hostile text: a match is bounded, and what is matched is never read again.
ADDRESS = re.compile(r"\bhttps?://[^\s<>\"'“”`{}|\\^\x00-\x20]{1,400}", re.IGNORECASE)
CLOSES = ".,;:!?)]’*_"  # at the end of an address they belong to the sentence
GAP = re.compile(r"\n[^\S\n]{0,80}\n\s*")
NOT_TEXT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def plain(text):
    """`text` with one sort of line end, and without what is no text: NUL, and marks that turn the reading about."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    return NOT_TEXT.sub("", text).strip()


def parts(line):
    """[(words, address or ""), …] of one line."""
    found, at = [], 0
    for one in ADDRESS.finditer(line):
        address = one[0].rstrip(CLOSES)
        if address.partition("://")[2]:
            found += [(line[at : one.start()], ""), (address, address)]
            at = one.start() + len(address)
    return [(words, address) for words, address in [*found, (line[at:], "")] if words]


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
