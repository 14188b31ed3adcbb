"""What comes first where there is no room for all."""

from itertools import chain, zip_longest

from pilots.models import Figure

KINDS = [
    Figure.Kind.SAVING,
    Figure.Kind.SPEND,
    Figure.Kind.COST,
    Figure.Kind.RECEIPT,
    Figure.Kind.BODIES,
    Figure.Kind.OTHER,
    Figure.Kind.RATE,
    Figure.Kind.POPULATION,
]


def most_telling(figure):
    """What sorts figures: those that sources differ on, then savings claimed, then what was counted."""
    return figure.amount is None, not figure.conflicts, KINDS.index(figure.kind), figure.part_of_id is not None


def in_turn(things, group, order):
    """`things` sorted by `order`, one of each `group` after the other, until there are none."""
    groups = {}
    for thing in sorted(things, key=order):
        groups.setdefault(group(thing), []).append(thing)
    return [thing for thing in chain.from_iterable(zip_longest(*groups.values())) if thing]
