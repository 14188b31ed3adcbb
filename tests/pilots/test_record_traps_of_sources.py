"""Traps 11 to 19 of the real record: branches, spellings, addresses, and what must not be there at all."""

import html
import re
from itertools import chain

import pytest

from blog.models import Post
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot, PilotTheme

pytestmark = pytest.mark.usefixtures("record")
NAMES_IN_ADDRESSES = {  # slug → what must not be printed
    "busy-times-in-bradford": "zoe",
    "slides-on-the-dorset-poole-and-bournemouth-pilot": "phil-swann",
    "total-place-in-lewisham-slides": "doris",
}


def main_of(response):
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def texts():
    """Every text that the record's rows hold, without the addresses."""
    for thing in chain(
        *(model.objects.all() for model in (Pilot, PartnerBody, Branch, Document, Figure, Event, Post))
    ):
        for field in thing._meta.fields:
            if field.get_internal_type() in ("CharField", "TextField") and not field.name.endswith("_url"):
                yield str(getattr(thing, field.name) or "")


@pytest.mark.parametrize("address", ["/branches/", "/branches/birmingham/", "/pilots/birmingham/"])
def test_trap_11_a_branch_was_seen_and_did_not_begin_then(reader, address):
    page = main_of(reader.get(address))
    assert "2018-2021" in page
    assert "when the source saw the branch, not when it began" in page


def test_trap_11_there_is_no_branch_in_the_metropolitan_police(reader):
    assert not Branch.objects.filter(bodies__slug="metropolitan-police-service").exists()
    assert not Branch.objects.filter(name__icontains="metropolitan").exists()
    page = main_of(reader.get("/bodies/metropolitan-police-service/"))
    assert "UNISON has no members in this force" in page
    assert "Our branches there no branch recorded" in page


@pytest.mark.parametrize(
    ("slug", "floor"),
    [("manchester", "9,000"), ("luton-and-dunstable-hospital", "800"), ("south-tyneside", "3,200")],
)
def test_trap_11_a_number_of_members_is_a_floor(reader, slug, floor):
    assert f"Members at least {floor}" in main_of(reader.get(f"/branches/{slug}/"))


def test_trap_11_members_that_no_source_counts_are_not_known(reader):
    assert "Members not known" in main_of(reader.get("/branches/croydon/"))


@pytest.mark.parametrize(
    ("written", "slug"),
    [("South West One", "southwest-one"), ("West Midlands Fire Services", "west-midlands-fire-service")],
)
def test_trap_12_a_sources_spelling_stays_beside_the_right_one(reader, written, slug):
    body = PartnerBody.objects.get(slug=slug)
    assert written in body.other_names.splitlines()
    assert body.name != written
    assert f"“{written}”" in main_of(reader.get(f"/bodies/{slug}/"))


def test_trap_14_jon_rogers_is_linked_under_one_domain():
    links = list(Post.objects.filter(authors__name="Jon Rogers").values_list("original_url", flat=True))
    links += Document.objects.filter(original_url__contains="jonrogers").values_list("original_url", flat=True)
    links = [link for link in links if link]
    assert len(links) > 6
    assert {re.match(r"https?://([^/]+)", link)[1] for link in links} == {"jonrogers1963.blogspot.com"}


def test_trap_15_the_five_budget_pilots_belong_to_the_autumn_budget():
    assert "five place-based budget pilots" in Event.objects.get(key="autumn-budget-2025").title
    review = Event.objects.get(key="spending-review-2025")
    assert "no link to the five budget pilots could be verified" in review.description


def test_trap_16_themes_are_the_final_lists():
    birmingham = PilotTheme.objects.filter(pilot__slug="birmingham")
    assert not birmingham.filter(theme__name__iregex="care|social housing|regeneration").exists()
    assert "children leaving care and social housing" in Pilot.objects.get(slug="birmingham").summary
    of_worcestershire = PilotTheme.objects.filter(pilot__slug="worcestershire")
    themes = of_worcestershire.values_list("theme__slug", flat=True)
    assert "neets" in themes
    assert "drugs-and-alcohol" not in themes


def test_trap_17_no_contact_details_and_no_adverts_are_in_it():
    whole = " ".join(texts())
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", whole)
    assert not re.search(r"\b0\d{2,4}[ -]?\d{3}[ -]?\d{3,4}\b", whole)
    assert not re.search(r"viagra|cialis|pharmacy|pills", whole, re.I)


@pytest.mark.parametrize("slug", NAMES_IN_ADDRESSES)
def test_trap_18_an_address_that_names_a_person_is_linked_and_not_printed(reader, slug):
    document = Document.objects.get(slug=slug)
    name = NAMES_IN_ADDRESSES[slug]
    assert name in document.original_url
    cited_by = [pilot.get_absolute_url() for pilot in document.pilots.all()]
    lists = ["/documents/", "/documents/?page=2", "/documents/?page=3", "/search/?q=pilot"]
    for address in (document.get_absolute_url(), *lists, *cited_by):
        assert name not in main_of(reader.get(address)).lower(), address
    page = reader.get(document.get_absolute_url()).content.decode()
    assert f'href="{document.original_url}"' in page


@pytest.mark.parametrize("slug", NAMES_IN_ADDRESSES)
def test_trap_18_nor_is_the_address_of_its_stored_copy(reader, slug):
    stored = f"https://archive.example/{NAMES_IN_ADDRESSES[slug]}"
    Document.objects.filter(slug=slug).update(archived_url=stored)
    page = reader.get(f"/documents/{slug}/")
    assert f'href="{stored}"' in page.content.decode()
    assert NAMES_IN_ADDRESSES[slug] not in main_of(page).lower()


def test_trap_19_a_document_without_an_address_says_so(reader):
    lost = Document.objects.filter(original_url="", archived_url="")
    assert lost.count() >= 4
    for document in lost:
        assert "no address found" in main_of(reader.get(document.get_absolute_url()))


def test_trap_19_the_post_of_27_november_has_no_address_of_its_own(reader):
    page = main_of(reader.get("/blog/2009/11/in-a-totally-bad-place/"))
    assert "Read the original" not in page
    assert "own address was not found" in page
