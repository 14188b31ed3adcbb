"""What the pilots counted and what was claimed as saved, made ready to be drawn as bars."""

from itertools import groupby

from pilots.bars import bars, block_for
from pilots.models import Figure, Pilot
from pilots.models.figure import claims_in_pounds, total

IN_A_TABLE = 15  # blocks at most


def spending():
    """What the pilots counted: (pilot, headline figures, bar) for each, and the total with its base."""
    figures = list(Figure.objects.public().of_kinds([Figure.Kind.SPEND]).whole().of_pilots().for_list().by_pilot())
    pilots = list(Pilot.objects.public().by_name())
    counted = total(figures, len(pilots))
    own = [[figure for figure in figures if figure.pilot_id == pilot.pk] for pilot in pilots]
    drawn = bars([counted.spans.get(pilot.pk) for pilot in pilots])
    rows = sorted(zip(pilots, own, drawn, strict=True), key=lambda row: -counted.spans.get(row[0].pk, (0, 0))[1])
    return {"total": counted, "pilots": pilots, "rows": rows, "missing": counted.of - counted.counted}


def savings(figures, pilots):
    """The savings in pounds among `figures`, never added up: they cover different years and things.

    `block` in pounds, None where nothing is drawn; `groups` of a pilot or body and its (figure, bar); pilots that are
    `missing`; (figure, length in blocks) of the `programme`, for which there is no room on the scale.
    """
    claims = claims_in_pounds(figures)
    own = [figure for figure in claims if figure.whose]
    spans = [figure.span for figure in own]
    block = block_for(spans) if any(spans) else None
    drawn = zip(own, bars(spans, block), strict=True)
    return {
        "block": block,
        "groups": [(whose, list(rows)) for whose, rows in groupby(drawn, key=lambda row: row[0].whose)],
        "missing": [pilot for pilot in pilots if all(figure.pilot_id != pilot.pk for figure in own)],
        "programme": [
            (figure, round(figure.amount / block) if block and figure.span else None)
            for figure in claims
            if not figure.whose and figure.amount is not None
        ],
    }


def compare_savings(figures):
    """Gives the claimed savings of a pilot their `.bar`. Returns the pounds of a block; None for fewer than two."""
    claims = claims_in_pounds(figures)
    spans = [figure.span for figure in claims]
    if sum(map(bool, spans)) < 2:
        return None
    block = block_for(spans, IN_A_TABLE)
    for figure, bar in zip(claims, bars(spans, block), strict=True):
        figure.bar = bar
    return block
