"""Money as bars of blocks that can be counted with a finger."""

import math
from dataclasses import dataclass
from itertools import count

BLOCK = 10**9  # pounds
MOST_BLOCKS = 30  # in the longest bar, where the size of a block is chosen for it
FILLED = 0.86  # of a block's room; the rest is the gap to the next


@dataclass(frozen=True)
class Bar:
    """Places and widths in per cent of the longest bar: whole and part `blocks`, the span that is disputed, or the
    `open` end of a "more than"."""

    blocks: list
    disputed: tuple | None
    open: tuple | None


def bars(spans, block=BLOCK):
    """A `Bar` for each (low, high) in pounds, where high is None for "more than"; None for None. All to one scale."""
    most = max((reach(span, block) for span in spans if span), default=0) or block  # all may be nought
    return [drawn(*span, block, 100 / float(most / block)) if span else None for span in spans]


def block_for(spans, most=MOST_BLOCKS):
    """1, 2 or 5 with noughts, in pounds: the smallest block of which the longest bar has at most `most`."""
    sizes = (step * 10**noughts for noughts in count() for step in (1, 2, 5))
    known = [span for span in spans if span]
    return next(size for size in sizes if all(reach(span, size) <= most * size for span in known))


def reach(span, block):
    low, high = span
    return low + block if high is None else high


def drawn(low, high, block, unit):
    low, high = float(low / block), None if high is None else float(high / block)
    blocks = [
        (round(place * unit, 2), round(min(1, low - place) * unit * FILLED, 2)) for place in range(math.ceil(low))
    ]
    disputed = (round(low * unit, 2), round((high - low) * unit, 2)) if high is not None and high > low else None
    return Bar(blocks, disputed, (round(low * unit, 2), round(unit * FILLED, 2)) if high is None else None)
