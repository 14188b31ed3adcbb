"""Exports of made-up rows: safe to open in a spreadsheet, honest about a mistyped filter, silent about drafts."""

import csv
import io
import json

import pytest

from pilots.exports import defused
from pilots.models import Pilot
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_theme,
)

pytestmark = pytest.mark.django_db
DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1+1",
    "－1+1",
    "＠SUM(A1)",
    "=",
    "-",
    "--1+1",
]
HARMLESS = ["-5", "-0.099", "-1234567.5", "5", "a=b", "'quoted", "", "2009-06-01", "(-5)", "£5", "1-2"]
NOUNS = ["pilots", "bodies", "branches", "documents", "figures", "events"]


def table(reader, noun):
    return list(csv.DictReader(io.StringIO(reader.get(f"/{noun}.csv").content.decode(), newline="")))


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_cell_that_a_spreadsheet_would_run_is_defused(cell):
    assert defused(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", HARMLESS)
def test_a_harmless_cell_is_left_as_it_is(cell):
    assert defused(cell) == cell


@pytest.mark.parametrize("cell", DANGEROUS)
def test_a_dangerous_text_is_defused_in_the_table_and_true_in_the_list(reader, cell):
    make_figure("Money", note=cell, period=cell.strip())
    assert table(reader, "figures")[0]["note"] == f"'{cell}"
    assert reader.get("/figures.json").json()["results"][0]["note"] == cell


def test_negative_numbers_stay_numbers(reader):
    make_pilot("Leeds", latitude=53.8, longitude=-1.55)
    make_pilot("Greenwich", latitude=51.48, longitude=-0.00005)
    make_figure("Deficit", amount=-1500)
    assert [float(row["longitude"]) for row in table(reader, "pilots")] == [-0.00005, -1.55]
    assert table(reader, "figures")[0]["amount"] == "-1500"


def test_quotes_lines_and_signs_survive_a_table(reader):
    text = 'She said: "no";\nthen, in 2010, “yes” £5 👩🏽‍🚒'
    make_figure("Money", note=text)
    assert table(reader, "figures")[0]["note"] == text


def test_a_table_is_named_and_sent_as_utf_8(reader):
    response = reader.get("/bodies.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="bodies.csv"'


def test_pence_are_kept(reader):
    make_figure("Money", amount="0.25", amount_high="1234567890.75")
    (row,) = reader.get("/figures.json").json()["results"]
    assert (row["amount"], row["amount_high"]) == (0.25, 1234567890.75)
    assert table(reader, "figures")[0]["amount_high"] == "1234567890.75"


def test_a_pilot_whose_place_is_not_known_has_no_point(reader):
    make_pilot("Leeds", latitude=None, longitude=None)
    make_pilot("Null Island", latitude=0, longitude=0)
    leeds, island = reader.get("/pilots.geojson").json()["features"]
    assert leeds["geometry"] is None
    assert island["geometry"]["coordinates"] == [0, 0]
    assert {"latitude", "longitude"} & set(leeds["properties"]) == set()


@pytest.mark.parametrize("noun", NOUNS)
@pytest.mark.parametrize("kind", ["csv", "json"])
@pytest.mark.parametrize("query", ["sort=zzz", "q=" + "x" * 201])
def test_a_mistyped_filter_is_refused_and_named(reader, noun, kind, query):
    response = reader.get(f"/{noun}.{kind}?{query}")
    assert response.status_code == 400
    assert list(response.json()["errors"]) == [query.partition("=")[0]]


@pytest.mark.parametrize(
    "query", ["status=nonsense", "region=zz", "body=nobody", "branch=none", "since=yesterday", "kind=x", "theme=x"]
)
@pytest.mark.parametrize("kind", ["csv", "json", "geojson"])
def test_every_filter_of_pilots_is_checked(reader, query, kind):
    make_pilot()
    response = reader.get(f"/pilots.{kind}?{query}")
    assert (response.status_code, list(response.json()["errors"])) == (400, [query.partition("=")[0]])


def test_drafts_are_in_no_column_of_a_public_thing(reader):
    pilot, body = make_pilot("Leeds"), make_body()
    hidden = {"published_at": None}
    secret_body = make_body("Secret body", **hidden)
    Pilot.objects.filter(pk=pilot.pk).update(lead_body=secret_body)
    secret_pilot, secret_branch = make_pilot("Secret pilot", **hidden), make_branch("Secret branch", [body], **hidden)
    branch = make_branch(bodies=[body, secret_body])
    for place in (pilot, secret_pilot):
        make_partnership(place, body)
        make_partnership(place, secret_body)
        make_affected_branch(place, branch)
        make_affected_branch(place, secret_branch)
    document = make_document(pilots=[pilot, secret_pilot])
    secret_document = make_document("Secret document", pilots=[pilot], **hidden)
    figure = make_figure(pilot=pilot)
    figure.conflicts_with.set([make_figure("Secret figure", **hidden)])
    for fact in (pilot, body, branch, document, figure):
        cite(fact, secret_document)
    make_post("Secret post", pilots=[pilot], **hidden)
    make_theme("Secret-free")
    for noun in NOUNS:
        for kind in ("csv", "json"):
            assert "secret" not in reader.get(f"/{noun}.{kind}").content.decode().lower(), noun
    assert "secret" not in json.dumps(reader.get("/pilots.geojson").json()).lower()
    assert {row["basis"] for row in reader.get("/figures.json").json()["results"]} == {"unverified"}


def test_the_lead_in_the_data_is_the_lead_on_the_page(reader):
    make_pilot("Leeds", lead_body=make_body("Leeds City Council"))
    lead = reader.get("/pilots.json").json()["results"][0]["lead_body"]
    page = reader.get("/pilots/leeds/").content.decode()
    leads = page[page.index("<dt>Leads</dt>") : page.index("</dl>", page.index("<dt>Leads</dt>"))]
    assert (lead == "leeds-city-council") == ("/bodies/leeds-city-council/" in leads)
