"""Where our branches organise and where not, counted on a pilot, on the service groups and on the list of bodies."""

import re

import pytest

from tests.make import (
    make_affected_branch,
    make_body,
    make_branch,
    make_partnership,
    make_pilot,
    make_service_group,
)
from tests.page import markup
from tests.pilots.finding import listed

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}


def rows_of_picture(reader, pilot):
    """[(kind, [(symbol, how often drawn, words), …])] of a pilot's picture."""
    html = markup(reader.get(pilot.get_absolute_url()))
    picture = html[html.index("Where we organise</h3>") : html.index("by the part they play")]
    found = []
    for kind, marks in re.findall(r'<li><span class="when">([^<]+)</span>(.*?)</li>', picture):
        spans = re.findall(r'<span class="mk [\w-]+">((?:<svg.*?</svg>)*)<span>([^<]+)</span>', marks)
        found.append(
            (kind, [(re.search(r'href="#([^"]+)"', svg)[1], svg.count("<use"), words) for svg, words in spans])
        )
    return found


def cells(reader, address):
    """{(row, column): text} of the grid on a page."""
    html = markup(reader.get(address))
    table = html[html.index('<table class="grid-t"') :]
    texts = [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
        for row in re.findall(r"<tr>(.*?)</tr>", table[: table.index("</table>")])
    ]
    head, *rows = texts
    return {(row[0], column): text for row in rows for column, text in zip(head[1:], row[1:], strict=True)}


@pytest.fixture
def kent():
    """A pilot of three district councils, one with a branch, and a fire service; drafts in every place beside them."""
    pilot = make_pilot("Kent")
    council = make_body("Canterbury", kind="district-council")
    dover, fire = make_body("Dover", kind="district-council"), make_body("Kent Fire", kind="fire")
    secret = make_body("Secret Fire", kind="fire", **DRAFT)
    for body in (council, dover, make_body("Thanet", kind="district-council"), fire, secret):
        make_partnership(pilot, body)
    make_partnership(make_pilot("Secret", **DRAFT), fire)
    branch = make_branch("Canterbury branch", [council, secret])
    make_branch("Secret branch", [dover, fire], service_group=make_service_group("Health"), **DRAFT)
    make_branch("Secret local branch", [dover, fire], **DRAFT)
    make_affected_branch(pilot, branch)
    return pilot


def test_a_pilot_draws_a_shape_for_each_body_and_counts_it_in_words(reader, kent):
    gap = "no branch recorded"
    assert rows_of_picture(reader, kent) == [
        (
            "District council",
            [("sg-local-government", 1, "Local government: 1 of 3"), ("st-unknown", 2, f"{gap}: 2 of 3")],
        ),
        ("Fire and rescue", [("st-unknown", 1, f"{gap}: 1 of 1")]),
    ]
    assert "3 of 4 bodies have no branch of ours on record." in markup(reader.get(kent.get_absolute_url()))


def test_a_body_where_two_groups_organise_counts_for_both_and_is_no_gap(reader, kent):
    make_branch("Fire one", [kent.partnerships.get(body__slug="kent-fire").body])
    community = make_service_group("Community")
    make_branch("Fire two", [kent.partnerships.get(body__slug="kent-fire").body], service_group=community)
    assert rows_of_picture(reader, kent)[1][1] == [
        ("sg-community", 1, "Community: 1 of 1"),
        ("sg-local-government", 1, "Local government: 1 of 1"),
    ]


def test_the_branch_in_the_table_stands_beside_the_mark_of_its_group(reader, kent):
    make_branch("Gas", [kent.partnerships.get(body__slug="dover").body], service_group=make_service_group("Gas works"))
    html = markup(reader.get(kent.get_absolute_url()))
    assert (
        '<svg role="img" aria-label="Local government"><use href="#sg-local-government"/></svg>'
        '<span><a href="/branches/canterbury-branch/">Canterbury branch</a></span>'
    ) in html
    assert '<svg role="img" aria-label="Gas works"><use href="#sg-other"/></svg>' in html


def test_kinds_of_body_are_counted_by_service_group_with_their_gaps(reader, kent):
    assert cells(reader, "/service-groups/") == {
        ("District council", "No branch recorded"): "2 of 3",
        ("District council", "Local government"): "1 of 3",
        ("Fire and rescue", "No branch recorded"): "1 of 1",
        ("Fire and rescue", "Local government"): "none of 1",
    }
    html = markup(reader.get("/service-groups/"))
    assert "<li>Fire and rescue: no branch recorded at the one body.</li>" in html
    assert "District council: no branch" not in html
    assert "Groups with no branch on record at all: Health." in html


def test_two_branches_of_a_group_at_one_body_are_one_body(reader, kent):
    make_branch("Canterbury two", [kent.partnerships.get(body__slug="canterbury").body])
    assert cells(reader, "/service-groups/")["District council", "Local government"] == "1 of 3"


def test_bodies_can_be_chosen_by_the_service_group_that_organises_there(reader, kent):
    make_branch("Health branch", [make_body("Trust")], service_group=make_service_group("Health"))
    assert listed(reader, "bodies", service_group="local-government") == ["canterbury"]
    assert listed(reader, "bodies", service_group=["health", "local-government"]) == ["canterbury", "trust"]


def test_a_group_says_where_it_is_in_each_pilot_and_how_much_of_the_pilot_has_no_branch(reader, kent):
    make_pilot("Luton")
    html = markup(reader.get("/service-groups/local-government/"))
    table = html[html.index("Pilots that touch it</h2>") :]
    assert '<a href="/bodies/canterbury/">Canterbury</a>' in table
    assert '<a href="/bodies/?pilot=kent&amp;no_branch=on">3&nbsp;of&nbsp;4</a>' in table
    assert 'No branch of this group is recorded as touched in <a href="/pilots/luton/">Luton</a>.' in table
    table, gaps = table.split('id="gaps"')
    assert "/bodies/dover/" not in table
    assert re.findall(r'<p>([^<]*)<a href="([^"]+)"', gaps)[0] == (" 3 of 4: ", "/bodies/dover/")
    assert "/bodies/canterbury/" not in gaps


def test_a_group_in_a_pilot_without_a_body_of_its_own_there_says_so(reader):
    health = make_service_group("Health")
    make_affected_branch(make_pilot("Kent"), make_branch("Health branch", service_group=health))
    table = markup(reader.get("/service-groups/health/")).partition("Pilots that touch it</h2>")[2]
    assert "no body recorded" in table


def test_the_matrix_counts_kinds_by_pilots_under_the_numbers_of_the_key(reader, kent):
    make_partnership(make_pilot("Durham"), kent.partnerships.get(body__slug="kent-fire").body)
    assert cells(reader, "/bodies/") == {
        ("District council", "1 Durham"): "0",
        ("District council", "2 Kent"): "3",
        ("Fire and rescue", "1 Durham"): "1",
        ("Fire and rescue", "2 Kent"): "1",
    }
    assert '<a href="?kind=district-council&amp;pilot=kent">3</a>' in markup(reader.get("/bodies/"))


@pytest.mark.parametrize("query", [{"kind": "fire"}, {"no_branch": "on"}])
def test_a_reader_who_has_chosen_bodies_sees_no_matrix(reader, kent, query):
    assert b'id="matrix-h"' in reader.get("/bodies/").content
    assert b'id="matrix-h"' not in reader.get("/bodies/", query).content
