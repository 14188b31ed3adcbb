"""Whom to ask in a branch: a role and its address that the branch has published, and nobody's name."""

import pytest

from pilots.models import Branch
from pilots.role_words import first_part, names_a_role
from tests.make import make_body, make_branch, make_document, make_officer, make_service_group, tomorrow
from tests.page import form_on, press

OURS = ("Leeds Local Government", "Yorkshire and the Humber", "West Yorkshire Police", "WYP\nYorkshire Police")
OF_A_ROLE = [
    "secretary@example.org",
    "branch.secretary@example.org",
    "branchsecretary2@example.org",
    "office@example.org",
    "info@example.org",
    "UNISON@example.org",
    "health-and-safety.officer@example.org",
    "secretary.leeds@example.org",
    "leedsunison@example.org",
    "unison_yorkshire+branch@example.org",
    "wyp.unison@example.org",
    "westyorkshirepoliceunison@example.org",
    "secretary.1972@example.org",
]
OF_A_PERSON = [
    "jane@example.org",
    "jane.smith@example.org",
    "jane.smith-branch@example.org",
    "jsmith.secretary@example.org",
    "j.secretary@example.org",
    "secretary+jane@example.org",
    "secretaryjane@example.org",
    "janebranch@example.org",
    "smithunison@example.org",
    "smith-leeds-unison@example.org",
    "jane1972@example.org",
    "steward_jo@example.org",
    "SECRETARY.JANE@example.org",
    '"jane smith secretary"@example.org',
    '"jane@secretary"@example.org',
    "secretary.jаne@example.org",
    "sеcretary@example.org",
    "secretary.ｊ@example.org",
    "birmingham.secretary@example.org",  # of another branch
    "secretary.of.jane@example.org",
    "mr.secretary@example.org",
    "leeds@example.org",  # no role in it
    "1972@example.org",
    "@example.org",
    "",
]


@pytest.mark.looks
@pytest.mark.parametrize("address", OF_A_ROLE)
def test_the_address_of_a_role_is_told(address):
    assert names_a_role(first_part(address), OURS)


@pytest.mark.looks
@pytest.mark.parametrize("address", OF_A_PERSON)
def test_the_address_of_a_person_is_refused(address):
    assert not names_a_role(first_part(address), OURS)


@pytest.mark.looks
def test_a_long_hostile_word_is_answered_at_once():
    assert not names_a_role("the" * 5_000 + "x")


@pytest.mark.looks
@pytest.mark.parametrize(
    ("role", "kept"),
    [("Branch secretary", True), ("Joint secretaries, health and safety", True), ("Jane Smith, secretary", False)],
)
def test_a_role_is_held_to_the_same_words(role, kept):
    assert names_a_role(role) == kept


@pytest.fixture
def desk(client, db):
    client.force_login(make_officer("Alice Ashworth", is_superuser=True))
    return client


def save(desk, branch, **fields):
    return press(desk, f"/admin/pilots/branch/{branch.pk}/change/", **fields)


def test_an_officer_is_told_which_word_may_be_a_persons(desk):
    branch, source = make_branch(), make_document()
    given = {"contact_role": "branch secretary", "contact_source": source.pk}
    page = save(desk, branch, contact_address="jane.smith-branch@example.org", **given)
    assert "“jane”, “smith” is no word of a role" in page.content.decode()
    assert save(desk, branch, contact_address="secretary.leeds@example.org", **given).status_code == 302
    assert Branch.objects.get().role_address == "secretary.leeds@example.org"


def test_the_form_says_it_before_anything_is_typed(desk):
    page = desk.get("/admin/pilots/branch/add/").content.decode()
    assert "jane.smith-branch@… is not" in page
    assert "never a person’s" in page


@pytest.mark.parametrize("kept", ["contact_role", "contact_address"])
def test_neither_is_kept_without_where_it_was_published(desk, kept):
    page = save(desk, make_branch(), **{kept: "secretary@example.org" if "address" in kept else "secretary"})
    assert "Say where the branch has published this." in page.content.decode()


def test_the_names_of_bodies_chosen_in_the_same_form_count(desk):
    body, source = make_body("Quarry Bank Mill"), make_document()
    form = form_on(desk.get("/admin/pilots/branch/add/"), "branch_form") | {
        "name": "A new branch",
        "slug": "a-new-branch",
        "service_group": make_service_group().pk,
        "contact_role": "secretary",
        "contact_address": "quarrybank.secretary@example.org",
        "contact_source": source.pk,
    }
    assert "“quarrybank” is no word" in desk.post("/admin/pilots/branch/add/", form).content.decode()
    assert desk.post("/admin/pilots/branch/add/", {**form, "bodies": [body.pk]}).status_code == 302


@pytest.mark.parametrize("published_at", [None, tomorrow()])
def test_while_its_source_is_a_draft_neither_role_nor_address_is_shown(db, reader, published_at):
    source = make_document("Our office", published_at=published_at)
    branch = make_branch(contact_role="secretary", contact_address="secretary@example.org", contact_source=source)
    assert (branch.published_role, branch.role_address) == ("", "")
    page = reader.get(branch.get_absolute_url()).content.decode()
    assert "secretary@example.org" not in page and "Our office" not in page
