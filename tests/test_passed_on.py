"""What a page says of itself elsewhere: on a card, in a message, in a list of references, to a machine."""

import json
import re
from datetime import date
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
import time_machine

from pilots.fuzzy import FuzzyDate
from pilots.models import Figure
from pilots.sharing import Shared, tex
from tests.make import make_event, make_pilot
from tests.page import markup

PAGES = {
    "/": [],
    "/pilots/": ["Dataset"],
    "/pilots/birmingham/": ["WebPage", "BreadcrumbList"],
    "/bodies/": ["Dataset"],
    "/bodies/birmingham-city-council/": ["BreadcrumbList"],
    "/branches/birmingham/": ["BreadcrumbList"],
    "/service-groups/health/": ["BreadcrumbList"],
    "/documents/whole-systems-go/": ["BreadcrumbList"],
    "/claims/": ["Dataset"],
    "/claims/early-savings-to-validate-the-work/": ["Quotation", "BreadcrumbList"],
    "/timeline/": ["Dataset"],
    "/blog/": ["Dataset"],
    "/blog/2009/": ["BreadcrumbList"],
    "/blog/2009/11/in-a-totally-bad-place/": ["Article", "BreadcrumbList"],
    "/blog/topics/unison/": ["BreadcrumbList"],
    "/glossary/": [],
}
SITE = "http://testserver"


def linked(page):
    """What a page says to machines, read as JSON: broken JSON raises."""
    return [json.loads(text) for text in re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)]


def meta(page, name):
    return re.findall(rf'<meta (?:property|name)="{name}" content="([^"]*)">', page)


@pytest.mark.parametrize(("address", "kinds"), PAGES.items())
def test_a_page_says_what_it_is_to_machines_and_to_those_who_pass_it_on(record, reader, address, kinds):
    page = reader.get(address).content.decode()
    assert [one["@type"] for one in linked(page)] == kinds
    assert re.findall(r'<link rel="canonical" href="([^"]+)">', page) == [SITE + address]
    assert meta(page, "og:url") == [SITE + address]
    title = re.search(r"<title>(.*?): Total Place Watch</title>", page)[1]
    assert meta(page, "og:title") == [title]
    assert meta(page, "og:description") == meta(page, "description") != [""]
    assert meta(page, "og:image")[0].startswith(SITE)
    assert meta(page, "twitter:card") == ["summary_large_image"]


@pytest.mark.parametrize("address", ["/pilots/birmingham/", "/blog/2009/11/in-a-totally-bad-place/"])
def test_a_pilot_and_a_post_have_a_picture_of_their_own(record, reader, address):
    page = reader.get(address).content.decode()
    (picture,) = meta(page, "og:image")
    assert picture == f"{SITE}{address}card.png"
    assert reader.get(urlsplit(picture).path).headers["Content-Type"] == "image/png"


def test_a_filtered_list_names_the_whole_one_as_its_address_and_a_later_page_itself(record, reader):
    assert f'rel="canonical" href="{SITE}/pilots/"' in reader.get("/pilots/?region=london").content.decode()
    assert f'rel="canonical" href="{SITE}/documents/?page=2"' in reader.get("/documents/?page=2").content.decode()


def test_a_page_without_pages_names_itself_whatever_is_asked(record, reader):
    page = reader.get("/pilots/birmingham/?page=2").content.decode()
    assert f'rel="canonical" href="{SITE}/pilots/birmingham/"' in page


def test_a_row_of_a_list_names_the_page_it_stands_on(record, reader):
    third = reader.get("/figures/?page=3").content.decode()
    last = Figure.objects.get(key=re.findall(r'<tr role="row" id="([^"]+)"', third)[-1])
    assert f'rel="canonical" href="{SITE}/figures/?page=3"' in reader.get(last.get_absolute_url()).content.decode()


def test_a_status_without_a_source_is_passed_on_as_unverified(reader):
    leeds = make_pilot("Leeds")
    make_event("It reports", pilots=[leeds], sets_status="reported")
    said = "since June 2009, unverified"
    assert f"Reported {said}. 0 bodies" in reader.get(leeds.get_absolute_url()).content.decode()
    (first, *_) = reader.get("/search/suggest/?q=leeds").json()["results"]
    assert first["note"] == f"Pilot: reported {said}"


@pytest.mark.parametrize("address", ["/nowhere/", "/search/?q=council"])
def test_what_is_no_page_of_the_record_asks_not_to_be_found(record, reader, address):
    page = reader.get(address).content.decode()
    assert '<meta name="robots" content="noindex">' in page
    assert "canonical" not in page


def test_a_pilot_is_a_place_with_its_region_and_position(record, reader):
    place = linked(reader.get("/pilots/birmingham/").content.decode())[0]["about"]
    assert place["@type"] == "Place"
    assert place["containedInPlace"]["name"] == "West Midlands, England"
    assert 52 < place["geo"]["latitude"] < 53 and -3 < place["geo"]["longitude"] < -1


def test_a_summary_is_ours_and_names_what_it_is_based_on(record, reader):
    article = linked(reader.get("/blog/2010/02/total-rubbish/").content.decode())[0]
    assert article["author"] == {"@type": "Organization", "name": "Total Place Watch"}
    assert article["isBasedOn"].startswith("http")


def test_the_way_to_a_page_ends_with_its_name_and_leads_by_whole_addresses(record, reader):
    steps = linked(reader.get("/pilots/birmingham/").content.decode())[1]["itemListElement"]
    assert [step["name"] for step in steps] == ["Pilots", "West Midlands", "Birmingham"]
    assert steps[1]["item"] == f"{SITE}/pilots/?region=west-midlands"


def test_three_lines_go_by_whatsapp_and_by_mail(record, reader):
    page = markup(reader.get("/pilots/birmingham/"))
    whatsapp = re.search(r'<a class="btn" href="(https://wa\.me/[^"]+)"', page)[1].replace("&amp;", "&")
    lines = parse_qs(urlsplit(whatsapp).query)["text"][0].split("\n")
    assert lines == [
        "Birmingham",
        "Field trial since 25 March 2010. 12 bodies and 2 branches of ours on record.",
        f"{SITE}/pilots/birmingham/",
    ]
    mail = re.search(r'href="(mailto:[^"]+)"', page)[1].replace("&amp;", "&")
    assert unquote(mail) == "mailto:?subject=Birmingham: Total Place Watch&body=" + "\n".join(lines)


HOSTILE = Shared(
    title='50% of {Bodies} & "friends" \\ #1 </script>',
    sentence="Said_so",
    url=f"{SITE}/pilots/a-b/",
    changed_on=date(2026, 11, 22),
    author="R. O'Hara",
    written_on=FuzzyDate.read("June 2009"),
)


@time_machine.travel("2026-11-23 12:00")
def test_a_page_is_cited_in_words_in_bibtex_and_in_csl():
    assert HOSTILE.plain().startswith("R. O'Hara: “50% of {Bodies}")
    assert HOSTILE.plain().endswith(
        f"June 2009. Last changed 22 November 2026. {SITE}/pilots/a-b/ (read 23 November 2026)."
    )
    entry = HOSTILE.bibtex()
    assert entry.startswith("@misc{tpw-pilots-a-b,\n")
    assert r"title = {50\% of \{Bodies\} \& " in entry and r"\textbackslash{} \#1" in entry
    assert "year = {2009}" in entry and "urldate = {2026-11-23}" in entry
    (reference,) = HOSTILE.csl()
    assert reference["issued"] == {"date-parts": [[2009, 6]]}
    assert reference["accessed"] == {"date-parts": [[2026, 11, 23]]}
    assert reference["title"] == HOSTILE.title


def test_tex_reads_none_of_its_commands_in_a_title():
    assert tex("a_b^c~d$e") == r"a\_b\textasciicircum{}c\textasciitilde{}d\$e"


def test_a_hostile_name_breaks_no_machine_readable_part(reader):
    make_pilot('"}]</script><b>', slug="odd", summary="\\ \u2028 </script>")
    page = reader.get("/pilots/odd/").content.decode()
    assert [one["@type"] for one in linked(page)] == ["WebPage", "BreadcrumbList"]
    assert linked(page)[0]["name"] == '"}]</script><b>'
