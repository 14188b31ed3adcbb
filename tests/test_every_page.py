"""Every page, for every person: nothing is dead, and nobody gets other bytes than anybody else."""

import re
from collections import Counter
from html.parser import HTMLParser
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from markupever import HtmlOptions, Parser

pytestmark = pytest.mark.django_db  # without it the crawl, alone, would find no database made

# What readers may see: name → the arguments of one example in the real record. All else is for officers.
PUBLIC = {
    "home": {},
    "search": {},
    "suggest": {},
    "about": {},
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
    "pilots:figure_list": {},
    "pilots:event_list": {},
    "pilots:glossary": {},
    "pilots:export": {"noun": "pilots", "kind": "geojson"},
    "blog:post_list": {},
    "blog:post_feed": {},
    "blog:topic_detail": {"slug": "trade-unions"},
    "blog:post_year": {"year": 2009},
    "blog:post_month": {"year": 2009, "month": 11},
    "blog:post_detail": {"year": 2009, "month": 11, "slug": "in-a-totally-bad-place"},
    "blog:post_card": {"year": 2009, "month": 11, "slug": "in-a-totally-bad-place"},
    "blog:export": {"noun": "posts", "kind": "csv"},
}
COUNTS = {
    "/pilots/": "13 areas",
    "/bodies/": "155 bodies",
    "/branches/": "50 branches",
    "/timeline/": "73 events",
    "/blog/": "19 posts",
    "/documents/": "172 documents",
    "/figures/": "1 to 40 of 96 figures",
}


class Page(HTMLParser):
    """What a page links to, and the ids, headings, title and language it has."""

    def __init__(self, text):
        super().__init__()
        self.links, self.ids, self.tags, self.lang, self.title, self.inside = (
            [],
            Counter(),
            Counter(),
            "",
            "",
            "",
        )
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags[tag] += 1
        self.inside = tag
        self.lang = attrs.get("lang", "") if tag == "html" else self.lang
        self.ids.update([attrs["id"]] if "id" in attrs else [])
        if tag in ("a", "link", "use") and "href" in attrs and attrs.get("class") != "back":
            self.links.append(attrs["href"])

    def handle_endtag(self, tag):
        self.inside = ""

    def handle_data(self, text):
        if self.inside == "title" and not self.title:
            self.title = text.strip()


def links_of(response):
    """(addresses, Page or None) of an answer: HTML's links, or what a feed, a sitemap or JSON names."""
    kind = response.headers["Content-Type"].split(";")[0]
    text = response.content.decode()
    if kind == "text/html":
        page = Page(text)
        return page.links, page
    if kind == "application/json":
        return [row["url"] for row in response.json()["results"]], None
    if "xml" in kind:
        return re.findall(r"<loc>([^<]+)</loc>|<link href=\"([^\"]+)\" rel=\"alternate\"", text), None
    return [], None


def inside(base, link):
    """The address on this site that `link` on page `base` leads to, without host; empty where it leads away."""
    link = "".join(link) if isinstance(link, tuple) else link
    whole = urlsplit(urljoin(f"http://testserver{base}", link.replace("&amp;", "&")))
    return whole._replace(scheme="", netloc="").geturl() if whole.netloc == "testserver" else ""


def sample_of(path, query):
    """A key that lists share with their likes: of many filtered ones, one for each set of filters is followed."""
    names = sorted({part.partition("=")[0] for part in query.split("&")})
    if "sort" in names:
        path, names = path.split("/")[1], ["sort"]
    return path, *names


def crawl(client):
    """Follows links from the front page: each path once, and a sample of its filters.

    Returns {address: (response, Page or None)} and [(page, link)].
    """
    waiting, seen, links, sampled = ["/", "/sitemap.xml", "/robots.txt"], {}, [], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        response = client.get(address)
        found, page = links_of(response) if response.status_code == 200 else ([], None)
        seen[address] = response, page
        for link in filter(None, (inside(address, link) for link in found)):
            links.append((address, link))
            target = urldefrag(link).url
            path, _, query = target.partition("?")
            sample = sample_of(path, query)
            if not path.startswith("/static/") and sample not in sampled:
                sampled.add(sample)
                waiting.append(target)
    return seen, links


@pytest.fixture(scope="module")
def walked(loaded_record, django_db_blocker):
    with django_db_blocker.unblock():
        yield crawl(Client())


def test_every_link_leads_to_a_page(walked):
    seen, links = walked
    dead = [(address, response.status_code) for address, (response, _) in seen.items() if response.status_code != 200]
    assert [
        (address, code, [page for page, link in links if urldefrag(link).url == address][:3]) for address, code in dead
    ] == []
    assert len(seen) > 450


def test_every_kind_of_page_is_reached(walked):
    reached = {response.resolver_match.view_name for response, _ in walked[0].values()}
    by_no_link = {"favicon", "health", "suggest", "pilots:pilot_card", "blog:post_card"}  # cards are named in a head
    assert set(PUBLIC) - reached == by_no_link


def test_every_link_to_a_place_on_a_page_finds_it(walked):
    seen, links = walked
    lost = set()
    for page, link in links:
        target, place = urldefrag(link)
        if place and target in seen and place not in seen[target][1].ids:
            lost.add((page, link))
    assert sorted(lost) == []


def test_every_page_is_whole(walked):
    """One heading of the first rank, a title, a language, and no id twice."""
    pages = {address: page for address, (_, page) in walked[0].items() if page}
    assert {address: page.tags["h1"] for address, page in pages.items() if page.tags["h1"] != 1} == {}
    assert [
        address for address, page in pages.items() if page.lang != "en-GB" or page.tags["title"] < 1 or not page.title
    ] == []
    doubled = {address: [one for one, number in page.ids.items() if number > 1] for address, page in pages.items()}
    assert {address: ids for address, ids in doubled.items() if ids} == {}


def what_a_browser_would_guess(text):
    """The faults that the HTML parser of a browser names in a page; none in a valid one."""
    parser = Parser(HtmlOptions(exact_errors=True))
    parser.process(text)
    parser.finish()
    return parser.errors()


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
    assert open_to_all - {"style"} == set(PUBLIC)  # the page of all parts has a test of its own below


@pytest.mark.parametrize("name", PUBLIC)
def test_everybody_gets_the_same_bytes(record, reader, bob, alice, name):
    address = reverse(name, kwargs=PUBLIC[name])
    answers = [client.get(address, {"q": "council"}) for client in (reader, bob, alice)]
    assert [answer.status_code for answer in answers] == [302 if name == "favicon" else 200] * 3
    assert {answer.content for answer in answers} == {answers[0].content}
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
        for answer in (reader.get(address), reader.post(address, {"action": "publish"})):
            asked = answer.status_code == 302 and answer.headers["Location"].startswith("/admin/login/?next=/admin/")
            if not asked and name not in ("admin:login", "admin:logout"):
                let_in.append((address, answer.status_code))
    assert let_in == []
