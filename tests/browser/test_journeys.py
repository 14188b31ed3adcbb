"""What people come to do, in a browser and on the real record, in no more steps than it may take.

A1 to A4 start at the front page, M1 to M6 at a post that somebody was sent. A phone is 360 by 800 pixels.
"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from pilots.models import Claim, Document, FigureCitation
from pilots.silence.quoting import settle_claims
from tests.make import make_copy

POST = "/blog/2009/11/in-a-totally-bad-place/"
PHONE = 360
with_and_without_script = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])


class Steps:
    """Takes and counts steps: a page asked for, a tap, a choice or a filled field; one too many is a failure."""

    def __init__(self, at_most):
        self.left = at_most

    def __call__(self, deed, *given):
        self.left -= 1
        assert self.left >= 0, "It takes more steps than it may."
        return deed(*given)


def on_the_first_screen(found):
    """Whether all of it is seen before anybody scrolls."""
    box = found.bounding_box()
    return bool(box) and box["y"] >= 0 and box["y"] + box["height"] <= found.page.viewport_size["height"]


def three_lines(text):
    """A text to pass on: what it is, a sentence, and where."""
    title, sentence, address = text.splitlines()
    assert title.startswith("In a Totally Bad Place")
    assert len(sentence.split()) > 4
    assert urlsplit(address).path == POST
    return True


@with_and_without_script
def test_a1_is_my_employer_in_a_pilot(visit, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(page.get_by_label("Is my employer in it?").fill, "leicester city council")
    step(page.get_by_role("button", name="Find").click)
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Leicester City Council"))
    assert "In 1 pilot: Leicester and Leicestershire" in hit.inner_text()


@with_and_without_script
def test_a3_pilots_in_my_region_with_an_nhs_body(visit, script):
    step, page = Steps(3), visit("/", width=PHONE, script=script)
    choose = page.get_by_role("form", name="Choose pilots")
    step(lambda: choose.get_by_label("Region").select_option("west-midlands"))
    step(lambda: choose.get_by_label(re.compile("body", re.IGNORECASE)).select_option("primary-care-trust"))
    step(choose.get_by_role("button", name="Show pilots").click)
    names = page.locator(".rec h2").all_inner_texts()
    assert names == ["Birmingham", "Coventry, Solihull and Warwickshire", "Worcestershire"]


@pytest.fixture
def report(db):
    """A paper of the record with a copy of twelve pages, as if an officer had attached one."""
    paper = Document.objects.get(slug="whole-systems-go")
    texts = [f"Page {number} speaks of something else." for number in range(1, 12)]
    copy = make_copy(paper, [*texts, "Pooling these budgets will save seventeen farthings a year."])
    yield paper
    copy.delete()


@with_and_without_script
def test_a4_the_exact_page_that_makes_a_claim_in_our_copy_of_a_paper(visit, report, script):
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(page.get_by_label("Is my employer in it?").fill, "saves seventeen farthings")
    step(page.get_by_role("button", name="Find").click)
    hit = page.locator("li.hit")
    assert hit.get_by_role("heading", name=f"{report.title}, page 12").is_visible()
    assert "will save seventeen farthings a year" in hit.locator(".snip").inner_text()
    hit.get_by_role("link").first.click()
    assert urlsplit(page.url).path == "/documents/whole-systems-go/pages/12/"
    assert page.locator("main mark").all_inner_texts() == ["save", "seventeen", "farthings"]


@with_and_without_script
def test_a4_the_exact_page_that_makes_a_claim(visit, script):
    """The shipped record names no page yet; one is put in, as an officer would."""
    citation = FigureCitation.objects.select_related("document", "fact").first()
    FigureCitation.objects.filter(pk=citation.pk).update(page=12)
    step, page = Steps(2), visit("/", width=PHONE, script=script)
    step(page.get_by_label("Is my employer in it?").fill, citation.fact.label)
    step(page.get_by_role("button", name="Find").click)
    hit = page.locator("li.hit").filter(has_text=citation.fact.label).first
    written = " ".join(hit.inner_text().split())
    assert re.search(rf"Written in:? {re.escape(citation.document.title)}, page 12", written), written


@with_and_without_script
def test_a5_does_this_report_mention_trade_unions(visit, script):
    step, page = Steps(1), visit("/", width=PHONE, script=script)
    step(page.get_by_role("navigation", name="Main").get_by_role("link", name="Silences").click)
    row = page.get_by_role("row").filter(has_text="Whole systems go!")
    assert "Not found by hand" in row.inner_text()
    said = page.locator(".band").inner_text()
    assert "in 2 the words were not found; 3 have them, 2 of these from our own union." in said


def test_m1_what_a_post_is_about_and_where_its_pilot_stands_now(visit):
    page = visit(POST, width=PHONE)
    about, standing = page.locator("main .lede"), page.get_by_role("complementary", name="Where things stand now")
    assert "Total Place" in about.inner_text()
    assert on_the_first_screen(page.get_by_role("heading", level=1))
    assert on_the_first_screen(about)
    assert on_the_first_screen(standing.get_by_role("link", name="Leicester and Leicestershire"))
    assert on_the_first_screen(standing.get_by_text("Field trial"))


@pytest.fixture
def claim(db):
    """The claim that the post discusses, with its words on page 2 of a copy, as if an officer had attached one."""
    claim = Claim.objects.get(slug="early-savings-to-validate-the-work")
    copy = make_copy(claim.document, ["Nothing here.", f"It was to deliver {claim.quotation}."])
    settle_claims()
    yield claim
    copy.delete()


@with_and_without_script
@pytest.mark.parametrize("start", ["post", "claim"])
def test_m2_the_source_of_a_claim_in_our_own_copy_at_the_page(visit, claim, start, script):
    step, page = Steps(1), visit(POST if start == "post" else claim.get_absolute_url(), width=PHONE, script=script)
    step(page.get_by_role("link", name="page 2").click)
    assert urlsplit(page.url).path == f"/documents/{claim.document.slug}/pages/2/"
    assert page.locator("main mark").first.inner_text() == claim.quotation


@with_and_without_script
def test_m3_what_total_place_pdcc_and_igpm_mean(visit, script):
    step, page = Steps(1), visit(POST, script=script)
    step(page.get_by_role("complementary").get_by_role("link", name="Total Place", exact=True).click)
    assert page.url.endswith("/glossary/#total-place")
    words = page.get_by_role("main").inner_text()
    assert "Policy Development and Campaigns Committee" in words
    assert "Institute of Governance and Public Management" in words


@with_and_without_script
def test_m4_is_my_workplace_affected(visit, script):
    step, page = Steps(2), visit(POST, width=PHONE, script=script)
    ask = page.get_by_role("search")
    step(
        ask.get_by_label(re.compile("employer|workplace|where you work", re.IGNORECASE)).fill, "leicester city council"
    )
    step(ask.get_by_role("button").click)
    hit = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Leicester City Council"))
    assert "In 1 pilot: Leicester and Leicestershire" in hit.inner_text()


@pytest.mark.parametrize(
    ("name", "starts", "field"), [("WhatsApp", "https://wa.me/", "text"), ("Mail", "mailto:", "body")]
)
def test_m6_share_with_three_lines_of_text(visit, name, starts, field):
    page = visit(POST, width=PHONE)
    link = page.get_by_role("region", name="Share").get_by_role("link", name=name)
    assert link.is_visible()  # the one step is to tap it
    address = link.get_attribute("href")
    assert address.startswith(starts)
    assert three_lines(parse_qs(urlsplit(address).query)[field][0])


def test_from_the_front_page_to_a_pilot_to_a_post_and_back(visit):
    page = visit("/", width=PHONE)
    page.get_by_role("link", name="Leicester and Leicestershire").last.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Leicester and Leicestershire"
    page.locator("#posts").get_by_role("link", name="In a Totally Bad Place").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "In a Totally Bad Place"
    standing = page.get_by_role("complementary", name="Where things stand now")
    assert "Field trial" in standing.inner_text()
    standing.get_by_role("link", name="Leicester and Leicestershire").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Leicester and Leicestershire"
    page.get_by_role("link", name=re.compile("Total Place Watch")).first.click()
    assert "Were the workers told?" in page.get_by_role("heading", level=1).inner_text()


def test_a_footnote_opens_in_place_and_closes_without_script(visit):
    page = visit("/pilots/birmingham/#money", width=PHONE, script=False)
    mark = page.locator("#money .fn a").first
    mark.scroll_into_view_if_needed()
    mark.click()
    note = page.locator(".notes li:target")
    box = note.bounding_box()
    assert box["y"] >= 0 and box["y"] + box["height"] <= 801
    note.get_by_role("link", name="Back to the text").click()
    assert page.locator(".notes li:target").count() == 0


def test_a_removed_chip_drops_its_filter_and_nothing_else(visit):
    page = visit("/pilots/?region=london&region=west-midlands&theme=gangs")
    assert page.locator(".rec").count() == 1
    page.get_by_role("link", name="Gangs : remove").click()
    assert page.locator(".rec").count() == 5
    assert "region=london" in page.url and "theme" not in page.url
