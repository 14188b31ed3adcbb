"""The lists as data: the promised names, plain types, the same rows as the page, in a steady order."""

import csv
import datetime
import io
import re

import pytest

from tests.page import markup

TAIL = "url updated_at basis sources"
FIELDS = {
    "pilots": "slug name other_names region status status_on status_precision lead_body themes bodies branches"
    " documents posts latitude longitude summary",
    "bodies": "slug name kind pilots branches",
    "branches": "slug name service_group region organises_at pilots members evidence_year",
    "documents": "slug title publisher kind published_on date_precision original_url archived_url pilots"
    " pages_total pages_readable",
    "figures": "key pilot body kind label amount amount_high unit qualifier period note conflicts_with",
    "events": "key date date_precision title kind pilots description",
}
SOURCE = ["slug", "title", "url", "original_url", "published_on", "date_precision", "page"]
COUNTS = {"pilots": 13, "bodies": 155, "branches": 50, "documents": 172, "figures": 96, "events": 73}
PAGES = {noun: f"/{noun}/" for noun in FIELDS} | {"events": "/timeline/"}
QUERIES = {
    "pilots": ["q=police", "status=field-trial", "region=london&region=north-west", "body=jobcentre-plus",
               "kind=police", "service_group=health", "theme=neets", "branch=kent", "commentary=on",
               "since=2009-01-01", "sort=bodies"],
    "bodies": ["q=council", "kind=police&kind=fire", "pilot=kent", "region=london", "no_branch=on", "sort=name"],
    "branches": ["q=police", "service_group=health", "region=north-west", "pilot=kent&pilot=durham", "sort=name"],
    "documents": ["q=place", "kind=press", "pilot=kent", "sort=newest"],
    "figures": ["q=saving", "kind=cost", "pilot=birmingham", "conflicts=on"],
    "events": ["q=budget", "kind=union", "pilot=kent", "sort=latest", "page=1"],
}  # fmt: skip
EVERY_QUERY = [(noun, query) for noun, queries in QUERIES.items() for query in ["", *queries]]

pytestmark = pytest.mark.usefixtures("record")


def rows(reader, noun, query=""):
    return reader.get(f"/{noun}.json?{query}").json()["results"]


def table(reader, noun, query=""):
    response = reader.get(f"/{noun}.csv?{query}")
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8"), newline="")))


@pytest.mark.parametrize("noun", FIELDS)
def test_every_row_has_the_promised_names_and_no_others(reader, noun):
    promised = f"{FIELDS[noun]} {TAIL}".split()
    assert all(list(row) == promised for row in rows(reader, noun))
    assert reader.get(f"/{noun}.csv").content.decode().partition("\r\n")[0].split(",") == promised


@pytest.mark.parametrize("noun", FIELDS)
def test_the_list_says_how_many_there_are(reader, noun):
    answer = reader.get(f"/{noun}.json").json()
    assert {name: answer[name] for name in ("count", "next", "previous")} == {
        "count": COUNTS[noun],
        "next": None,
        "previous": None,
    }
    assert len(answer["results"]) == COUNTS[noun]


@pytest.mark.parametrize(("noun", "query"), EVERY_QUERY)
def test_csv_and_json_hold_the_rows_of_the_page_in_its_order(reader, noun, query):
    of_json = [row["url"] for row in rows(reader, noun, query)]
    of_csv = [row["url"] for row in table(reader, noun, query)]
    assert of_json == of_csv
    assert of_json == shown(reader, noun, query)
    assert 0 < len(of_json) <= COUNTS[noun]


def shown(reader, noun, query):
    """The addresses of the things on all pages of the list, in order."""
    found, number = [], 1
    patterns = {
        "pilots": r'<li class="rec">.*?<a href="([^"]+)"',
        "bodies": r'<th scope="row"[^>]*><a href="([^"]+)"',
        "branches": r'<th scope="row"[^>]*><a href="([^"]+)"',
        "documents": r'<p><a href="(/documents/[^"]+)"',
        "figures": r'<tr role="row" id="([^"]+)"',
        "events": r'<li id="([^"]+)"><span class="when"',
    }
    while True:
        page = markup(reader.get(f"{PAGES[noun]}?{query}&page={number}"))
        found += re.findall(patterns[noun], page[page.index('class="listing"') :], re.S)
        if 'rel="next"' not in page:
            break
        number += 1
    if noun in ("figures", "events"):
        found = [f"{PAGES[noun]}?at={one}#{one}" for one in found]
    return [f"http://testserver{one}" for one in found]


@pytest.mark.parametrize("noun", FIELDS)
def test_the_order_is_steady(reader, noun):
    assert reader.get(f"/{noun}.csv").content == reader.get(f"/{noun}.csv").content
    assert reader.get(f"/{noun}.json").content == reader.get(f"/{noun}.json").content


def test_money_is_a_number_and_unknown_is_null(reader):
    figures = {row["key"]: row for row in rows(reader, "figures")}
    assert figures["kent-spend"]["amount"] == 8_300_000_000
    assert isinstance(figures["kent-spend"]["amount"], int)
    assert (figures["kent-capital-receipts"]["amount"], figures["kent-capital-receipts"]["amount_high"]) == (
        72e7,
        78e7,
    )
    assert figures["birmingham-funding-other-funders"]["amount"] is None
    assert figures["programme-spend"]["pilot"] is None
    assert figures["birmingham-spend-7-3bn"]["conflicts_with"] == ["birmingham-spend-7-5bn"]


def test_lists_hold_slugs_and_parts_say_role_and_basis(reader):
    kent = next(row for row in rows(reader, "pilots") if row["slug"] == "kent")
    assert {"slug": "kent-county-council", "role": "lead", "basis": "sourced"} in kent["bodies"]
    assert "kent-police" in kent["branches"]
    assert kent["posts"] == ["budget-2010-total-place", "total-place-and-thanet"]
    assert kent["themes"]
    assert isinstance(kent["latitude"], float)
    bodies = {row["slug"]: row for row in rows(reader, "bodies")}
    assert bodies["jobcentre-plus"]["pilots"] == sorted(bodies["jobcentre-plus"]["pilots"])
    assert "kent" in bodies["kent-police"]["pilots"]


def test_a_source_is_an_object_with_its_date_and_both_addresses(reader):
    post = next(row for row in rows(reader, "events") if row["key"] == "budget-2010")
    (source, *_) = post["sources"]
    assert list(source) == SOURCE
    assert source["url"] == f"http://testserver/documents/{source['slug']}/"
    assert source["date_precision"] in ("day", "month", "year", None)


@pytest.mark.parametrize("noun", FIELDS)
def test_addresses_are_whole_and_lead_to_a_page(reader, noun):
    for row in rows(reader, noun)[::20]:
        assert row["url"].startswith("http://testserver/")
        assert reader.get(row["url"].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize("noun", FIELDS)
def test_dates_and_moments_are_iso(reader, noun):
    for row in rows(reader, noun):
        assert datetime.datetime.fromisoformat(row["updated_at"]).tzinfo
        for name in ("date", "published_on", "status_on"):
            if row.get(name):
                assert datetime.date.fromisoformat(row[name]).isoformat() == row[name]


def test_a_table_reads_like_the_list(reader):
    of_json, of_csv = rows(reader, "branches"), table(reader, "branches")
    for one, cells in zip(of_json, of_csv, strict=True):
        assert cells["organises_at"] == "; ".join(one["organises_at"])
        assert cells["members"] == ("" if one["members"] is None else str(one["members"]))
        assert cells["sources"] == "; ".join(source["slug"] for source in one["sources"])


def test_map_data_has_longitude_first_and_says_that_positions_are_unverified(reader):
    response = reader.get("/pilots.geojson?region=london")
    assert response["Content-Type"] == "application/geo+json"
    features = response.json()["features"]
    assert [feature["id"] for feature in features] == ["croydon", "lewisham"]
    assert features[0]["geometry"] == {"type": "Point", "coordinates": [-0.099, 51.372]}
    assert {feature["properties"]["location_basis"] for feature in features} == {"unverified"}


@pytest.mark.parametrize("noun", [noun for noun in FIELDS if noun != "pilots"] + ["posts"])
def test_only_pilots_have_map_data(reader, noun):
    assert reader.get(f"/{noun}.geojson").status_code == 404
