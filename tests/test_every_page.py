"""Every page, for every person: nothing is dead, and nobody gets other bytes than anybody else."""

import re
from urllib.parse import urldefrag

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from markupever import HtmlOptions, Parser

from tests.crawling import crawl
from tests.recorded import HELD, hold_a_copy
from tests.test_sizes import KB, linked_weights, weight

pytestmark = pytest.mark.django_db  # without it the crawl, alone, would find no database made

# What readers may see: name → the arguments of one example in the real record. All else is for officers.
PUBLIC = {
    "home": {},
    "search": {},
    "suggest": {},
    "about": {},
    "corrections": {},
    "privacy": {},
    "corrections_export": {"noun": "corrections", "kind": "csv"},
    "commitment_list": {},
    "commitment_detail": {"slug": "report-on-total-place-pilots"},
    "commitment_export": {"noun": "commitments", "kind": "csv"},
    "diary": {},
    "diary_calendar": {},
    "choose_pack": {},
    "branch_pack": {"slug": "birmingham"},
    "pilot_pack": {"slug": "leicester-and-leicestershire"},
    "service_group_pack": {"slug": "local-government"},
    "feed": {},
    "robots": {},
    "favicon": {},
    "health": {},
    "django.contrib.sitemaps.views.sitemap": {},
    "pilots:pilot_list": {},
    "pilots:pilot_detail": {"slug": "leicester-and-leicestershire"},
    "pilots:pilot_card": {"slug": "leicester-and-leicestershire"},
    "pilots:pilot_feed": {"slug": "leicester-and-leicestershire"},
    "pilots:body_list": {},
    "pilots:body_detail": {"slug": "leicestershire-county-council"},
    "pilots:branch_list": {},
    "pilots:branch_detail": {"slug": "birmingham"},
    "pilots:service_group_list": {},
    "pilots:service_group_detail": {"slug": "local-government"},
    "pilots:document_list": {},
    "pilots:document_detail": {"slug": "whole-systems-go"},
    "pilots:page_detail": {"slug": HELD, "number": 1},
    "pilots:copy_file": {"slug": HELD},
    "pilots:silence_list": {},
    "pilots:claim_list": {},
    "pilots:claim_detail": {"slug": "early-savings-to-validate-the-work"},
    "pilots:figure_list": {},
    "pilots:event_list": {},
    "pilots:glossary": {},
    "pilots:export": {"noun": "pilots", "kind": "geojson"},
    "blog:post_list": {},
    "blog:post_feed": {},
    "blog:topic_detail": {"slug": "trade-unions"},
    "blog:topic_feed": {"slug": "trade-unions"},
    "blog:author_detail": {"slug": "jon-rogers"},
    "blog:author_feed": {"slug": "jon-rogers"},
    "blog:post_year": {"year": 2009},
    "blog:post_month": {"year": 2009, "month": 11},
    "blog:post_detail": {"year": 2009, "month": 11, "slug": "in-a-totally-bad-place"},
    "blog:post_card": {"year": 2009, "month": 11, "slug": "in-a-totally-bad-place"},
    "blog:write_comment": {"year": 2009, "month": 11, "slug": "in-a-totally-bad-place"},
    "blog:export": {"noun": "posts", "kind": "csv"},
}
STAMP = re.compile(rb'(?<=name="stamp" value=")[^"]*')  # of a form to fill in: when it was drawn, and something random
# Known by a key that is made anew each time: those who test pictures and previews ask for them.
BY_KEY = {"blog:picture", "blog:preview", "blog:preview_picture"}
COUNTS = {
    "/pilots/": "13 areas",
    "/bodies/": "155 bodies",
    "/branches/": "50 branches",
    "/timeline/": "73 events",
    "/blog/": "19 posts",
    "/documents/": "172 documents",
    "/claims/": "1 claim",
    "/figures/": "1 to 40 of 96 figures",
    "/silences/": "29 answers",
    "/commitments/": "8 commitments",
}


@pytest.fixture(scope="module")
def held(loaded_record, django_db_blocker):
    with django_db_blocker.unblock():
        hold_a_copy()


@pytest.fixture(scope="module")
def walked(held, django_db_blocker):
    with django_db_blocker.unblock():
        yield crawl(Client())


@pytest.mark.looks
def test_every_link_leads_to_a_page(walked):
    seen, links = walked
    dead = [(address, response.status_code) for address, (response, _) in seen.items() if response.status_code != 200]
    assert [
        (address, code, [page for page, link in links if urldefrag(link).url == address][:3]) for address, code in dead
    ] == []
    assert len(seen) > 450


@pytest.mark.looks
def test_every_kind_of_page_is_reached(walked):
    reached = {response.resolver_match.view_name for response, _ in walked[0].values()}
    by_no_link = {"favicon", "health", "suggest", "pilots:pilot_card", "blog:post_card"}  # cards are named in a head
    assert set(PUBLIC) - reached == by_no_link


@pytest.mark.looks
def test_every_link_to_a_place_on_a_page_finds_it(walked):
    seen, links = walked
    lost = set()
    for page, link in links:
        target, place = urldefrag(link)
        if place and target in seen and place not in seen[target][1].ids:
            lost.add((page, link))
    assert sorted(lost) == []


@pytest.mark.looks
def test_every_page_is_whole(walked):
    """One heading of the first rank, a title, a language, and no id twice."""
    pages = {address: page for address, (_, page) in walked[0].items() if page}
    assert {address: page.tags["h1"] for address, page in pages.items() if page.tags["h1"] != 1} == {}
    assert [
        address for address, page in pages.items() if page.lang != "en-GB" or page.tags["title"] < 1 or not page.title
    ] == []
    doubled = {address: [one for one, number in page.ids.items() if number > 1] for address, page in pages.items()}
    assert {address: ids for address, ids in doubled.items() if ids} == {}


@pytest.mark.looks
def test_every_page_brings_the_shapes_that_it_draws_and_no_others(walked):
    wrong = {}
    for address, (response, page) in walked[0].items():
        text = response.content.decode() if page else ""
        brought, drawn = (set(re.findall(one, text)) for one in (r'<symbol id="([\w-]+)', r'<use\s+href="#([\w-]+)'))
        if page and (brought - drawn or drawn - set(page.ids)):
            wrong[address] = brought ^ drawn
    assert wrong == {}


def what_a_browser_would_guess(text):
    """The faults that the HTML parser of a browser names in a page; none in a valid one."""
    parser = Parser(HtmlOptions(exact_errors=True))
    parser.process(text)
    parser.finish()
    return parser.errors()


@pytest.mark.looks
def test_every_page_is_valid_html(walked):
    pages = {address: response.content.decode() for address, (response, page) in walked[0].items() if page}
    assert len(pages) > 450
    faults = {address: what_a_browser_would_guess(text) for address, text in pages.items()}
    assert {address: found for address, found in faults.items() if found} == {}


@pytest.mark.parametrize("wrong", ["<p><ul></ul></p>", "<div>", "<b><i>x</b></i>", "<p id=a id=b>", "&nbsx;"])
def test_the_parser_names_what_is_not_valid(wrong):
    page = "<!doctype html><html lang=en><head><title>A</title></head><body>{}</body></html>"
    assert what_a_browser_would_guess(page.format("<p>A</p>")) == []
    assert what_a_browser_would_guess(page.format(wrong))


@pytest.mark.looks
def test_every_page_is_small(walked):
    """24 KB gzipped with the styles and the script; the front page, with its map, has a test of its own."""
    weights = {address: weight(response.content) for address, (response, page) in walked[0].items() if page}
    assert len(weights) > 450
    files = linked_weights(walked[0]["/glossary/"][0].content.decode())
    linked = sum(size for name, size in files.items() if name.endswith((".css", ".js", ".svg")))
    assert linked > 8 * KB
    over = {}
    for address, size in weights.items():
        size += 0 if "?" in address else linked  # a filter is chosen on a list that has been fetched
        if size > 24 * KB and address != "/":
            over[address] = f"{size - 24 * KB} bytes over"
    assert over == {}, f"heaviest: {sorted(weights.items(), key=lambda pair: -pair[1])[:5]}"


@pytest.mark.parametrize(("address", "words"), COUNTS.items())
def test_a_list_counts_the_whole_record(record, reader, address, words):
    assert words in reader.get(address).content.decode()


def test_six_pairs_of_figures_contradict_each_other(record, reader):
    page = reader.get("/figures/").content.decode()
    assert "Where sources differ: 6" in page
    assert page.count('aria-label="Conflict: ') == 6


def patterns(resolver=None, path="", space=""):
    """(path, name) of every address the site answers."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            yield path + str(one.pattern), f"{space}{one.name}"
        else:
            yield from patterns(one, path + str(one.pattern), f"{space}{one.namespace}:" if one.namespace else space)


def test_everything_that_is_not_named_here_is_for_officers():
    open_to_all = {name for path, name in patterns() if not path.startswith(("admin/", "accounts/"))}
    # The page of all parts, those of a comment and of a series, of which the record has none, have tests of their own.
    own = {"style", "blog:own_comment", "blog:report_comment", "blog:series_detail"}
    assert open_to_all - own == set(PUBLIC) | BY_KEY


@pytest.mark.parametrize("name", PUBLIC)
def test_everybody_gets_the_same_bytes(held, record, reader, bob, alice, name):
    address = reverse(name, kwargs=PUBLIC[name])
    answers = [client.get(address, {"q": "council"}) for client in (reader, bob, alice)]
    assert [answer.status_code for answer in answers] == [302 if name == "favicon" else 200] * 3
    assert len({STAMP.sub(b"", answer.getvalue()) for answer in answers}) == 1
    for answer in answers:
        assert "Set-Cookie" not in answer.headers
        assert not answer.cookies
        assert "cookie" not in answer.headers.get("Vary", "").lower()
        assert "nonce" not in answer.headers["Content-Security-Policy"]


def officers_addresses():
    """One address for each pattern of the desk; 1 stands for whatever it asks for."""
    for path, name in patterns():
        if path.startswith("admin/"):
            path = path.replace("(?P<app_label>auth|campaign|pilots|blog)/$", "pilots/").replace("(?P<url>.*)$", "x/")
            yield "/" + re.sub(r"<[^>]+>", "1", path.replace("^", "")), name


def test_a_reader_who_knocks_at_the_desk_is_asked_to_sign_in(record, reader):
    addresses = list(officers_addresses())
    assert len(addresses) > 100
    let_in = []
    for address, name in addresses:
        reader.cookies.clear()  # whose browser has been to the sign-in is asked in where she is
        for answer in (reader.get(address), reader.post(address, {"action": "publish"})):
            asked = answer.status_code == 302 and answer.headers["Location"].startswith("/admin/login/?next=/admin/")
            if not asked and name not in ("admin:login", "admin:logout", "resume"):
                let_in.append((address, answer.status_code))
    assert let_in == []
