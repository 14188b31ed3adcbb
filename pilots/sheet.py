"""A sheet to draw a picture on: shapes with smooth edges, and words that fit the room they have.

Points are (x, y) in pixels from the top left corner. Letters come from fonts/ (see the note there).
"""

import io
import math
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageColor, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"
BLACK, SEMIBOLD = "BroadsideBlack.ttf", "BroadsideSemibold.ttf"
LETTERS = [(0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E)]
LETTERS += [(0x2020, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2190, 0x2193)]
LETTERS += [(0x2212, 0x2212), (0x2260, 0x2260), (0x2264, 0x2265)]
LETTERS = frozenset(chr(code) for first, last in LETTERS for code in range(first, last + 1)) - {"\xad"}
LONGEST = 300  # letters of a text that are looked at
TIGHT = -0.018  # how much closer letters stand than the font has them, as a share of their size
LEADING = 1.06  # from one line to the next, as a share of the size
SMOOTH = 4  # shapes are drawn so many times larger, then reduced
TONES = 10  # steps from one colour to another in the palette of the finished picture
LIKE = 8  # of 255: tones no farther apart are one


def readable(text):
    """The text as the fonts can write it, on one line: letters that they lack are left out."""
    words = unicodedata.normalize("NFC", text[:LONGEST]).replace("\u2011", "-").split()
    kept = ("".join(letter for letter in word if letter in LETTERS) for word in words)
    return " ".join(word for word in kept if word)


@lru_cache(maxsize=64)
def _font(name, size):
    # Pillow's own layout: the same on every machine, whatever libraries that one has for other scripts.
    return ImageFont.truetype(FONTS / name, size, layout_engine=ImageFont.Layout.BASIC)


def width_of(text, font, size):
    return _font(font, size).getlength(text) + TIGHT * size * (len(text) - 1) if text else 0


def shortened(text, font, size, width):
    """The text on one line of at most `width` pixels, ending in … where it is cut."""
    if width_of(text, font, size) <= width:
        return text
    kept = bisect_right(range(len(text)), width, key=lambda end: width_of(f"{text[:end]}…", font, size)) - 1
    return f"{text[: max(kept, 0)].rstrip()}…"


def wrapped(text, font, size, width):
    """Lines of words, none wider than `width`: a word that is wider by itself is broken anywhere."""
    lines, words = [""], text.split(" ")
    while words:
        word = words.pop(0)
        longer = f"{lines[-1]} {word}".lstrip()
        if width_of(longer, font, size) <= width:
            lines[-1] = longer
        elif lines[-1]:
            lines.append("")
            words.insert(0, word)
        else:
            fits = bisect_right(range(len(word)), width, key=lambda end: width_of(word[:end], font, size)) - 1
            lines[-1:] = [word[: max(fits, 1)], ""]
            words.insert(0, word[max(fits, 1) :])
    return [line for line in lines if line]


def _balanced(text, font, size, width):
    """As `wrapped`, in as many lines, each about as long as the others."""
    lines, narrow = wrapped(text, font, size, width), width // 3
    widest_word = max(width_of(word, font, size) for word in text.split(" "))
    while width - narrow > 8:
        middle = (narrow + width) // 2
        as_many = widest_word <= middle and len(wrapped(text, font, size, middle)) <= len(lines)
        narrow, width = (narrow, middle) if as_many else (middle, width)
    return wrapped(text, font, size, width)


def fitted(text, font, sizes, width, height, most=4):
    """(size, lines) with the largest size whose words stay whole in the room; the smallest cuts what is over."""
    for size in sizes:
        widest = max(width_of(word, font, size) for word in text.split(" "))
        lines = wrapped(text, font, size, width) if widest <= width else []
        if 0 < len(lines) <= most and len(lines) * size * LEADING <= height:
            return size, _balanced(text, font, size, width)
    lines = wrapped(text, font, size, width)
    room = max(1, min(most, int(height / (size * LEADING))))
    if len(lines) > room:
        lines[room - 1 :] = [shortened(f"{lines[room - 1]}…", font, size, width)]
    return size, lines


def curve(start, pull, end, steps=24):
    """Points of a quadratic Bézier curve, from `start` on, without its end."""
    for step in range(steps):
        t = step / steps
        yield tuple(
            (1 - t) ** 2 * a + 2 * t * (1 - t) * b + t * t * c for a, b, c in zip(start, pull, end, strict=True)
        )


def circle(x, y, radius):
    turns = (math.tau * step / 72 for step in range(72))
    return [(x + radius * math.cos(turn), y + radius * math.sin(turn)) for turn in turns]


def box(left, top, right, bottom):
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


class Sheet:
    def __init__(self, width, height, colour):
        self.image = Image.new("RGB", (width, height), colour)

    def fill(self, colour, *rings, at=(0, 0), scale=1):
        """Fills rings of points that are moved to `at` and scaled; one that turns the other way is a hole."""
        rings = [[(at[0] + scale * x, at[1] + scale * y) for x, y in ring] for ring in rings]
        xs, ys = zip(*(point for ring in rings for point in ring), strict=True)
        left, top = math.floor(min(xs)), math.floor(min(ys))
        size = math.ceil(max(xs)) - left, math.ceil(max(ys)) - top
        mask = Image.new("L", (size[0] * SMOOTH, size[1] * SMOOTH))
        pen, land = ImageDraw.Draw(mask), _turns_right(rings[0])
        for ring in rings:
            points = [((x - left) * SMOOTH - 0.5, (y - top) * SMOOTH - 0.5) for x, y in ring]
            pen.polygon(points, fill=255 if _turns_right(ring) == land else 0)
        self.image.paste(colour, (left, top, left + size[0], top + size[1]), mask.reduce(SMOOTH))

    def write(self, text, x, y, font, size, colour):
        """Writes one line, its capitals standing on `y`. Returns where it ends."""
        pen, face = ImageDraw.Draw(self.image), _font(font, size)
        for place, letter in enumerate(text):
            before = face.getlength(text[: place + 1]) - face.getlength(letter) + TIGHT * size * place
            pen.text((x + before, y), letter, colour, face, anchor="ls")
        return x + width_of(text, font, size)

    def png(self, edges):
        """PNG bytes, with a palette of the two colours of each pair of `edges` and the tones between them."""
        found = io.BytesIO()
        palette = self.image.quantize(palette=_palette(tuple(edges)), dither=Image.Dither.NONE)
        palette.save(found, "PNG", optimize=True)
        return found.getvalue()


@lru_cache(maxsize=4)
def _palette(edges):
    """The colours themselves first; a tone too like one that is there would be taken for it."""
    pairs = [tuple(map(ImageColor.getrgb, pair)) for pair in edges]
    tones = list(dict.fromkeys(colour for pair in pairs for colour in pair))
    for step in range(1, TONES):
        for one, other in pairs:
            tone = tuple(round(a + (b - a) * step / TONES) for a, b in zip(one, other, strict=True))
            if min(max(abs(a - b) for a, b in zip(tone, known, strict=True)) for known in tones) > LIKE:
                tones.append(tone)
    palette = Image.new("P", (1, 1))
    palette.putpalette([part for tone in tones[:256] for part in tone])
    return palette


def _turns_right(ring):
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True)) > 0
