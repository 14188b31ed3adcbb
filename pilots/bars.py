"""Money as bars of blocks that can be counted with a finger: one block is a billion pounds."""

import math
from dataclasses import dataclass

BLOCK = 10**9
FILLED = 0.86  # of a block's room; the rest is the gap to the next


@dataclass(frozen=True)
class Bar:
    """Places and widths in per cent of the longest bar: whole and part `blocks`, and the span that is disputed."""

    blocks: list
    disputed: tuple | None


def bars(spans):
    """A `Bar` for each (low, high) in pounds, None for None; all drawn to one scale."""
    most = max((high for low, high in filter(None, spans)), default=0)
    return [drawn(*span, 100 / float(most / BLOCK)) if span else None for span in spans]


def drawn(low, high, unit):
    low, high = float(low / BLOCK), float(high / BLOCK)
    blocks = [
        (round(place * unit, 2), round(min(1, low - place) * unit * FILLED, 2)) for place in range(math.ceil(low))
    ]
    disputed = (round(low * unit, 2), round((high - low) * unit, 2)) if high > low else None
    return Bar(blocks, disputed)
