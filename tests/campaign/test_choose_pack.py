"""Choosing a pack, on the front page and on a page of its own: a choice that fits, one that does not, and none."""

import pytest

from campaign import choosing_packs
from tests import make
from tests.campaign.packing import make_leeds, text_of


@pytest.fixture
def leeds(db):
    return make_leeds()


@pytest.mark.parametrize(
    ("asked", "address"),
    [
        ({"branch": "leeds-local-government"}, "/branches/leeds-local-government/pack/"),
        ({"branch": "leeds  LOCAL government"}, "/branches/leeds-local-government/pack/"),
        ({"pilot": "leeds", "branch": ""}, "/pilots/leeds/pack/"),
        ({"service_group": "health"}, "/service-groups/health/pack/"),
        ({"pilot": "leeds", "since": "1 October 2009"}, "/pilots/leeds/pack/?since=2009-10-01"),
        ({"pilot": "leeds", "since": "", "offline": "1"}, "/pilots/leeds/pack/?offline=1"),
    ],
)
def test_a_choice_leads_to_its_pack(leeds, reader, asked, address):
    answer = reader.get("/pack/", asked)
    assert (answer.status_code, answer.headers["Location"]) == (302, address)
    assert reader.get(address).status_code == 200


@pytest.mark.parametrize(
    ("asked", "status", "words"),
    [
        ({"branch": ""}, 400, "Choose a branch, a pilot or a service group."),
        ({"branch": "nowhere"}, 404, "The record has no branch “nowhere”."),
        ({"branch": "quince"}, 404, "The record has no branch “quince”."),
        ({"pilot": "<b>"}, 404, "The record has no pilot “<b>”."),
        ({"branch": "leeds-local-government", "since": "soon"}, 400, "“soon” is not a day."),
        ({"branch": "x" * 500}, 400, "Write at most 200 letters."),
    ],
)
def test_a_choice_that_cannot_be_read_is_named_and_asked_for_anew(leeds, reader, asked, status, words):
    make.make_branch("Quince", published_at=None)
    answer = reader.get("/pack/", asked)
    assert answer.status_code == status
    assert words in text_of(answer)
    assert 'value="leeds-local-government"' in answer.content.decode()


def test_the_page_offers_branches_by_service_group_pilots_and_groups(leeds, reader):
    page = reader.get("/pack/").content.decode()
    assert "We could not find" not in page
    assert page.index('<optgroup label="Health">') < page.index('<optgroup label="Local government">')
    for address in ("/pilots/leeds/pack/", "/service-groups/health/pack/"):
        assert f'href="{address}"' in page


def test_what_was_chosen_stays_chosen_beside_a_fault(leeds, reader):
    page = reader.get("/pack/", {"branch": "leeds-local-government", "since": "soon"}).content.decode()
    assert '<option value="leeds-local-government" selected>' in page


def test_the_front_page_offers_the_same_choice(leeds, reader):
    make.make_branch("Quince", published_at=None)
    page = reader.get("/").content.decode()
    assert '<form class="prose" action="/pack/"' in page
    assert '<option value="leeds-local-government">Leeds Local Government</option>' in page
    assert "quince" not in page


def test_where_there_are_too_many_branches_for_a_list_a_name_is_typed(leeds, reader, monkeypatch):
    monkeypatch.setattr(choosing_packs, "MOST_IN_A_LIST", 1)
    page = reader.get("/").content.decode()
    assert "<optgroup" not in page
    assert '<input class="in" id="id_branch" name="branch"' in " ".join(page.split())
    assert reader.get("/pack/", {"branch": "Leeds Health"}).headers["Location"] == "/branches/leeds-health/pack/"
