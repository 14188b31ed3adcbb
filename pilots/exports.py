"""A filtered list as CSV, JSON or GeoJSON: the same rows as its page, all pages, in a steady order."""

import csv
from io import StringIO

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import conditional_page

from pilots.columns import as_cell

# A cell that begins with one of these (or its full-width form) runs as a formula in a spreadsheet.
RUNS = tuple("=+-@\t\r＝＋－＠")


def defused(cell):
    """A cell that no spreadsheet runs. A plain number may begin with a minus sign.

    One that would look as if it had been defused gets one more mark, so that `fused` gives back every text.
    """
    bare = cell.lstrip("'")
    if bare.startswith(RUNS) and not cell.lstrip("-").replace(".", "", 1).isdecimal():
        return f"'{cell}"
    return cell


def fused(cell):
    """What a cell said before it was defused."""
    return cell[1:] if cell.startswith("'") and defused(cell[1:]) == cell else cell


def absolute(request, value):
    """Addresses of ours made whole, wherever they stand in a row."""
    match value:
        case dict():
            return {
                name: request.build_absolute_uri(inner) if name == "url" and inner else absolute(request, inner)
                for name, inner in value.items()
            }
        case list():
            return [absolute(request, inner) for inner in value]
        case _:
            return value


def rows_of(request, table, things):
    return [absolute(request, table.public_row(thing)) for thing in table.load(things)]


def as_csv(request, table, things):
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    names = table.headings(table.public)
    writer.writerow(names)
    writer.writerows([defused(as_cell(row[name])) for name in names] for row in rows_of(request, table, things))
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.noun}.csv"'
    return response


def as_json(request, table, things):
    rows = rows_of(request, table, things)
    return JsonResponse({"count": len(rows), "next": None, "previous": None, "results": rows})


def as_geojson(request, table, things):
    features = [
        {
            "type": "Feature",
            "id": row["slug"],
            "geometry": point(row),
            "properties": {name: value for name, value in row.items() if name not in ("latitude", "longitude")}
            | {
                "location_basis": "sourced"
                if thing.location_source and thing.location_source.is_public
                else "unverified"
            },
        }
        for thing in table.load(things)
        for row in [absolute(request, table.public_row(thing))]
    ]
    return JsonResponse({"type": "FeatureCollection", "features": features}, content_type="application/geo+json")


def point(row):
    """GeoJSON's order: longitude, then latitude; None where the place is not known."""
    if row["latitude"] is None or row["longitude"] is None:
        return None
    return {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]}


FORMATS = {"csv": as_csv, "json": as_json, "geojson": as_geojson}


def refused(found):
    """A 400 that names what is mistyped in the FilterSet `found`."""
    faults = {name: [str(fault) for fault in faults] for name, faults in found.form.errors.items()}
    return JsonResponse({"errors": faults}, status=400, json_dumps_params={"ensure_ascii": False})


@conditional_page
def export(request, table, found, kind):
    """Answers with the things of the FilterSet `found`; a mistyped filter is a 400 that names it."""
    if not found.form.is_valid():
        return refused(found)
    return FORMATS[kind](request, table, found.qs)
