"""Pages as they are looked through: each by itself, and as it runs on into the next.

Between the end of one page's text and the beginning of the next page's there may stand running heads, feet and
numbers. What they are nobody can know: so the lines next to a seam are read both with and left out.
"""

from collections import deque
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from pilots.silence.folding import folded, letters_of
from pilots.silence.wording import Wording

LEFT_OUT = 2  # lines at a page's foot, and at its head, without which the text is read too
MOST_LEFT_OUT = 5  # … without which it may be that words run on: enough not to say that they are nowhere

MOST_SHEETS = 8  # that go on from one, of pages with next to nothing on them


@dataclass(frozen=True)
class Edge:
    """Where a page's text begins or ends without so many of its lines: in its folded text, and in its letters."""

    sign: int
    letter: int


class Sheet:
    """A page's text, folded once for all that is looked for."""

    def __init__(self, number, original):
        self.number, self.original = number, original

    @cached_property
    def text(self):
        return folded(self.original)

    @cached_property
    def letters(self):
        return letters_of(self.text.text)

    @cached_property
    def wording(self):
        return Wording(self.text.text)

    @cached_property
    def feet(self):
        """The `Edge`s at which its text ends without the last 0, 1, 2 … lines; as long as something is left."""
        text, edges = self.text.text, []
        end = len(text.rstrip())
        while end and len(edges) <= MOST_LEFT_OUT:
            edges.append(Edge(end, len(self.letters) - len(letters_of(text[end:]))))
            end = len(text[: max(0, text.rfind("\n", 0, end))].rstrip())
        return edges

    @cached_property
    def heads(self):
        """The `Edge`s at which its text begins without the first 0, 1, 2 … lines; as long as something is left."""
        text, edges, line = self.text.text, [], 0
        while len(edges) <= MOST_LEFT_OUT:
            begin = len(text) - len(text[line:].lstrip())
            if begin == len(text):
                break
            edges.append(Edge(begin, len(letters_of(text[:begin]))))
            line = text.find("\n", begin)
            if line < 0:
                break
        return edges


class Needle:
    """The letters of what is looked for: one quick look says where it cannot stand, and only there is none closer."""

    def __init__(self, words):
        """`words` are those that `words_of` gives."""
        text = "".join(words)
        self.letters = letters_of(text)
        only_letters = not any(sign.isdecimal() for sign in text)
        self.reach = max(0, len(self.letters) - only_letters)  # letters on either side of a seam, at most

    def may_stand_on(self, sheet):
        return self.letters in sheet.letters


@dataclass(frozen=True)
class Window:
    """A sheet, and those that go on from it without a gap: as many as hold what is looked for, 8 at most."""

    sheet: Sheet
    following: tuple

    @cached_property
    def ways(self):
        """[(lines left out at each foot, lines left out at each head), …], the fewest first."""
        if not self.following:
            return []
        return sorted(product(range(len(self.sheet.feet)), range(len(self.following[0].heads))), key=sum)

    def letters(self, foot, head, reach):
        """The letters next to the seam with so many lines left out, `reach` on either side."""
        end = self.sheet.feet[foot].letter
        begin = self.following[0].heads[head].letter
        return self.sheet.letters[max(0, end - reach) : end] + self.following[0].letters[begin : begin + reach]

    def near(self, foot, head):
        """[(sheet, its first edge, its last), …] of the two sheets next to the seam with so many lines left out."""
        following = self.following[0]
        first = self.sheet, Edge(0, 0), self.sheet.feet[foot]
        return [first, (following, following.heads[head], following.feet[0])]

    def far(self, foot, head, reach):
        """The same of as many sheets as have `reach` letters; nothing where the first has."""
        parts, letters = self.near(foot, head)[:1], 0
        for sheet in self.following:
            begin, end = sheet.heads[min(head, len(sheet.heads) - 1)], sheet.feet[0]
            further = sheet.feet[min(foot, len(sheet.feet) - 1)]
            last = sheet is self.following[-1] or letters + further.letter - begin.letter >= reach
            parts.append((sheet, begin, end if last or further.sign <= begin.sign else further))
            letters += parts[-1][2].letter - begin.letter
            if last:
                break
        return parts if len(parts) > 2 else []

    def joints(self, needles, left_out=LEFT_OUT):
        """A `Joint` for each way of leaving out lines in which one of `needles` may run over the seam."""
        for foot, head in self.ways:
            if max(foot, head) > left_out:
                continue
            if any(needle.letters in self.letters(foot, head, needle.reach) for needle in needles):
                yield Joint(self.near(foot, head), max(foot, head))
            for needle in needles if len(self.following) > 1 else ():
                parts = self.far(foot, head, needle.reach)
                if parts and needle.letters in "".join(
                    sheet.letters[begin.letter : end.letter] for sheet, begin, end in parts
                ):
                    yield Joint(parts, max(foot, head))


class Joint:
    """Some sheets' text as one, without the lines next to their seams."""

    def __init__(self, parts, left_out):
        self.left_out = left_out
        self.parts, texts, originals, length, own = [], [], [], 0, 0
        for sheet, begin, end in parts:
            first, last = sheet.text.span(begin.sign, end.sign)
            texts.append(sheet.text.text[begin.sign : end.sign])
            originals.append(sheet.original[first:last])
            self.parts.append((sheet, length, begin.sign, end.sign, own - first))
            length += len(texts[-1]) + 1
            own += last - first + 1
        self.text, self.original = "\n".join(texts), "\n".join(originals)
        self.seam = len(texts[0])

    @cached_property
    def wording(self):
        return Wording(self.text)

    def is_crossed(self, start, end):
        return start < self.seam and end > self.seam + 1

    def spans(self, start, end):
        """[(sheet, start, end), …] in the folded text of each sheet that has some of it."""
        found = []
        for sheet, at, begin, stop, _ in self.parts:
            first, last = max(begin, start - at + begin), min(stop, end - at + begin)
            if first < last:
                found.append((sheet, first, last))
        return found

    def place(self, start, end):
        """(start, end) in `.original`."""
        spans, shifts = self.spans(start, end), {sheet: shift for sheet, *_, shift in self.parts}
        (first, *head), (last, *tail) = spans[0], spans[-1]
        return first.text.span(*head)[0] + shifts[first], last.text.span(*tail)[1] + shifts[last]


def windows(sheets, reach):
    """Each of `sheets` that has text as a `Window`, one at a time: no more are held than have `reach` letters."""
    held = deque()
    for sheet in sheets:
        if sheet.original:
            held.append(sheet)
        while held and (following := run_on(held, reach)) is not None:
            yield Window(held.popleft(), following)
    while held:
        following = run_on(held, reach)
        yield Window(held.popleft(), tuple(held) if following is None else following)


def run_on(held, reach):
    """The sheets that go on from the first of `held`, or None if one that is still to come may be of them."""
    sheets, letters, following = iter(held), 0, []
    before = next(sheets)
    for sheet in sheets:
        if sheet.number != before.number + 1 or not sheet.heads:
            return tuple(following)
        following.append(sheet)
        letters += max(0, sheet.feet[-1].letter - sheet.heads[-1].letter)
        if letters >= reach or len(following) == MOST_SHEETS:
            return tuple(following)
        before = sheet
    return None
