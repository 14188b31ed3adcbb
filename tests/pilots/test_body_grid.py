"""Body by body: where our branches organise in a pilot, or at bodies of a kind, and where none is recorded."""

import re

import pytest

from tests.make import make_body, make_branch, make_partnership, make_pilot, make_service_group
from tests.page import markup

pytestmark = pytest.mark.django_db
URL = "/service-groups/"


@pytest.fixture
def kent():
    pilot = make_pilot("Kent")
    council, fire = make_body("Kent Council", kind="county-council"), make_body("Kent Fire", kind="fire")
    for body in (council, fire, make_body("Secret Fire", kind="fire", published_at=None)):
        make_partnership(pilot, body)
    make_branch("Kent local", [council])
    make_branch("Secret nurses", [council], service_group=make_service_group("Health"), published_at=None)
    make_branch("Far nurses", [make_body("Far Trust", kind="nhs-trust")], service_group=make_service_group("Health"))
    return pilot


def rows(page):
    table = page[page.index("<tbody") : page.index("</table>")]
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row) for row in re.findall(r"<tr.*?</tr>", table)]
    return [[" ".join(re.sub(r"<[^>]+>", " ", cell).split()) for cell in row] for row in cells]


def test_each_body_of_a_pilot_names_its_branches_and_its_empty_cells_speak(reader, kent):
    page = markup(reader.get(URL, {"pilot": "kent"}))
    assert rows(page) == [
        ["Kent Council unverified", "none recorded", "Kent local unverified"],
        ["Kent Fire unverified", "no branch recorded"],
    ]
    assert "No branch recorded at 1 of 2 bodies: Kent Fire." in page
    assert "Health</a>: no branch recorded at any of the 2." in page
    assert "not that nobody there is a member" in page


def test_bodies_of_a_kind_are_shown_over_all_pilots(reader, kent):
    make_body("Luton Fire", kind="fire")
    page = markup(reader.get(URL, {"kind": "fire"}))
    assert [row[0] for row in rows(page)] == ["Kent Fire unverified", "Luton Fire unverified"]
    assert '<a href="?kind=fire">Fire and rescue</a>' in markup(reader.get(URL))


def test_both_can_be_chosen_and_what_finds_nothing_leads_on(reader, kent):
    assert [row[0] for row in rows(markup(reader.get(URL, {"pilot": "kent", "kind": "fire"})))] == [
        "Kent Fire unverified"
    ]
    page = markup(reader.get(URL, {"pilot": "kent", "kind": "company"}))
    assert "No such body is on record" in page
    assert '<a href="?pilot=kent">See all bodies of Kent</a>' in page


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ({"pilot": "nowhere"}, "The record has no such pilot."),
        ({"pilot": "secret"}, "The record has no such pilot."),
        ({"kind": "<b>"}, "“&lt;b&gt;” is no kind of body."),
    ],
)
def test_a_mistyped_choice_is_named_and_hides_nothing(reader, kent, query, fault):
    make_pilot("Secret", published_at=None)
    page = markup(reader.get(URL, query))
    assert fault in page
    assert "Kinds of body by service group" in page


def test_a_long_list_of_bodies_comes_in_pages_that_keep_the_choice(reader, kent):
    for place in range(60):
        make_body(f"Fire {place}", kind="fire")
    page = markup(reader.get(URL, {"kind": "fire"}))
    assert len(rows(page)) == 60
    assert 'href="?kind=fire&amp;page=2"' in page
    assert len(rows(markup(reader.get(URL, {"kind": "fire", "page": 2})))) == 1


def test_a_pilots_page_leads_to_its_grid(reader, kent):
    assert '<a href="/service-groups/?pilot=kent">' in markup(reader.get("/pilots/kent/"))
