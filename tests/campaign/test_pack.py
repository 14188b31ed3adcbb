"""The meeting pack: each part is there with what it rests on, or says that there is nothing; and since when."""

import pytest
import time_machine

from pilots.models import Branch
from tests import make
from tests.campaign.packing import BRANCH, PACKS, PILOT, make_leeds, pack, part, text_of

SECTIONS = (
    "What changed since 1 June 2009",
    "Three questions to ask",
    "Were the unions told?",
    "Bodies that matter here",
    "Figures and claims",
    "Do the papers mention",
    "Due from our own side",
    "Whom to invite",
    "What we do not know",
    "A draft motion",
)


@pytest.fixture
def leeds(db):
    return make_leeds()


@pytest.mark.parametrize("address", PACKS)
def test_every_pack_has_its_parts_in_the_order_of_a_meeting(leeds, reader, address):
    text = pack(reader, address)
    places = [text.find(section) for section in SECTIONS]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize("address", PACKS)
def test_what_is_not_recorded_is_said_to_be_so(leeds, reader, address):
    text = pack(reader, address)
    for words in (
        "Unions consulted at 0 of 1 body (1 not known).",
        "Figures: none recorded",
        "None of its papers is in the silence check.",
        "Nothing on record is due or overdue.",
        "How many posts are at risk.",
    ):
        assert words in text


def test_a_branch_finds_its_own_body_its_neighbours_and_what_is_due(leeds, reader):
    nec = make.make_committee()
    make.make_commitment("Bring a report", committee=nec, owner=nec, due_meeting=make.make_meeting(nec, "2009-12-09"))
    text = pack(reader)
    assert "Leeds City Council Lead" in part(text, "Bodies that matter here", "Figures and claims")
    assert "Overdue since 9 December 2009" in part(text, "Due from our own side", "Whom to invite")
    invited = part(text, "Whom to invite", "What we do not know")
    assert "Leeds Health" in invited
    assert "Leeds Local Government" not in invited


def test_a_figure_and_a_claim_name_the_page_they_stand_on(leeds, reader):
    report = make.make_document()
    make.cite(make.make_figure("Spending counted", leeds), report, "12")
    make.cite(make.make_claim("deliver early savings", report, [leeds]), report, "46")
    text = pack(reader)
    assert "£1m Spending counted" in text
    assert "“deliver early savings”" in text
    assert "undated, page 12." in text and "undated, page 46." in text


def test_a_branch_that_no_pilot_touches_is_told_so_and_what_concerns_the_programme(reader, db):
    make.make_branch("Far away")
    make.make_event("The scheme is announced")
    text = pack(reader, "/branches/far-away/pack/")
    assert "No pilot on record touches it." in text
    assert "The scheme is announced" in text
    assert "A draft motion" not in text


def test_since_its_last_meeting_in_the_diary_that_is_over_and_was_not_cancelled(leeds, reader):
    own = make.make_committee("Leeds branch", kind="branch", branch=Branch.objects.get(name="Leeds Local Government"))
    for date, standing in (("2009-09-01", "held"), ("2009-10-06", "held"), ("2009-11-03", "cancelled")):
        make.make_meeting(own, date, standing=standing)
    make.make_meeting(own, "2031-01-01")
    text = text_of(reader.get(BRANCH))
    assert "What changed since 6 October 2009" in text
    assert "The day is that of the last meeting of this branch in the diary" in text
    assert "What changed since 6 October 2009" not in text_of(reader.get(PILOT))


@time_machine.travel("2027-05-31 12:00", tick=False)
def test_without_a_meeting_new_is_what_came_in_three_months(leeds, reader):
    text = text_of(reader.get(BRANCH))
    assert "What changed since 28 February 2027" in text
    assert "No meeting of this branch is in the diary, so “new” means in the last three months." in text


@pytest.mark.parametrize(
    ("since", "words"),
    [
        ("nonsense", "“nonsense” is not a day."),
        ("2009-13-01", "“2009-13-01” is not a day."),
        ("2999-01-01", "2999-01-01 is to come."),
        ("1066-10-14", "1066-10-14 is too long ago."),
        ("9" * 500, "Write it as 2009-10-01"),
    ],
)
def test_a_mistyped_day_is_named_and_hides_nothing(leeds, reader, since, words):
    text = pack(reader, since=since)
    assert words in text
    assert "“new” means in the last three months" in text


@pytest.mark.parametrize(("since", "day"), [("1 October 2009", "1 October 2009"), ("2009-10", "1 October 2009")])
def test_a_day_is_read_as_people_write_it(leeds, reader, since, day):
    assert f"What changed since {day}" in pack(reader, since=since)


@pytest.mark.parametrize("address", PACKS)
def test_a_pack_asks_machines_to_keep_it_out_of_their_lists(leeds, reader, address):
    assert '<meta name="robots" content="noindex">' in reader.get(address).content.decode()
    assert "/pack/" not in reader.get("/sitemap.xml").content.decode().replace("testserver/pack/", "")


def test_a_pack_of_what_is_not_there_or_not_public_is_not_found(leeds, reader):
    make.make_branch("Quince", published_at=None)
    for address in ("/branches/quince/pack/", "/branches/nowhere/pack/", "/pilots/nowhere/pack/"):
        assert reader.get(address).status_code == 404


def test_a_pack_moves_with_its_pilot(leeds, reader):
    leeds.slug = "leeds-and-bradford"
    leeds.save()
    assert reader.get(PILOT).headers["Location"] == "/pilots/leeds-and-bradford/pack/"


@pytest.mark.parametrize(
    "page", ["/branches/leeds-local-government/", "/pilots/leeds/", "/service-groups/local-government/"]
)
def test_the_page_of_a_thing_leads_to_its_pack(leeds, reader, page):
    assert f'href="{page}pack/"' in reader.get(page).content.decode()
