"""Following the links of a filtered list of the real record: pages, chips, counts and ways out of nothing."""

import html
import re

import pytest
from django.http import QueryDict

from blog.filters import PostFilter
from blog.models import Post
from pilots.filters import BodyFilter, BranchFilter, Choices, DocumentFilter, EventFilter, FigureFilter, PilotFilter
from pilots.models import Branch, Document, Event, Figure, PartnerBody, Pilot
from tests.page import markup

pytestmark = pytest.mark.usefixtures("record")
LISTS = {
    "/pilots/": (
        PilotFilter,
        Pilot,
        ["", "status=reported", "kind=police&service_group=police-and-justice", "body=jobcentre-plus"],
    ),
    "/bodies/": (BodyFilter, PartnerBody, ["", "pilot=kent&pilot=durham", "no_branch=on&q=council"]),
    "/branches/": (BranchFilter, Branch, ["", "service_group=local-government"]),
    "/documents/": (DocumentFilter, Document, ["", "kind=press&q=place"]),
    "/figures/": (FigureFilter, Figure, ["", "pilot=birmingham"]),
    "/timeline/": (EventFilter, Event, ["", "kind=union"]),
    "/blog/": (PostFilter, Post, ["", "topic=unison"]),
}
EVERY_QUERY = [(address, query) for address, (_, _, queries) in LISTS.items() for query in queries]


def chips(page):
    """{label: query string} of the chips on a page."""
    part = page[page.index('<div class="chips">') : page.index("</div>", page.index('<div class="chips">'))]
    links = re.findall(r'<a href="([^"]*)">(.*?) <span', part)
    return {html.unescape(label): html.unescape(address) for address, label in links}


@pytest.mark.parametrize(("address", "query"), EVERY_QUERY)
def test_each_count_is_what_following_it_shows(reader, address, query):
    filterset, model, _ = LISTS[address]
    facets = filterset(QueryDict(query), model.objects.public()).facets
    counted = 0
    for name, options in facets.items():
        for option in options:
            followed = QueryDict(query, mutable=True)
            followed.setlist(name, [option.value])
            assert filterset(followed, model.objects.public()).qs.count() == option.count, (name, option.value)
            counted += option.count
    assert counted
    choices = {name for name, one in filterset.base_filters.items() if isinstance(one, Choices)}
    assert set(facets) == choices - {"series"}  # the record has none


def test_the_count_beside_a_choice_on_the_page_is_true(reader):
    page = markup(reader.get("/pilots/"))
    options = re.findall(r'name="(\w+)" value="([\w-]+)"><span>[^<]*</span><span class="n">(\d+)<', page)
    assert len(options) > 30
    for name, value, count in options:
        assert reader.get(f"/pilots.json?{name}={value}").json()["count"] == int(count), (name, value)


def test_a_long_list_of_choices_leaves_out_those_that_would_show_nothing(reader):
    page = markup(reader.get("/pilots/", {"q": "birmingham"}))
    assert 'name="theme" value="gangs"' in page
    assert not re.search(r'name="theme"[^>]*><span>[^<]*</span><span class="n">0<', page)


def test_a_link_to_another_page_keeps_the_filters(reader):
    page = markup(
        reader.get(
            "/bodies/?kind=primary-care-trust&kind=metropolitan-council&kind=unitary-council&kind=police&kind=district-council&sort=name"
        )
    )
    (link,) = set(re.findall(r'href="\?([^"]*page=2)"', page))
    query = QueryDict(html.unescape(link))
    assert len(query.getlist("kind")) == 5
    assert query["sort"] == "name"
    assert reader.get(f"/bodies/?{html.unescape(link)}").status_code == 200


def test_choosing_anew_starts_at_the_first_page(reader):
    page = markup(reader.get("/documents/?kind=press&kind=website&kind=report&kind=blog&page=2"))
    assert all("page=" not in address for address in chips(page).values())


def test_a_chip_removes_one_value_and_keeps_the_rest(reader):
    page = markup(reader.get("/pilots/?region=london&region=south-east&q=council&commentary=on&body=jobcentre-plus"))
    found = chips(page)
    without_london = QueryDict(found["London"].partition("?")[2])
    assert without_london.getlist("region") == ["south-east"]
    assert (without_london["q"], without_london["commentary"], without_london["body"]) == (
        "council",
        "on",
        "jobcentre-plus",
    )
    without_words = QueryDict(found["“council”"].partition("?")[2])
    assert "q" not in without_words
    assert without_words.getlist("region") == ["london", "south-east"]
    assert any("Jobcentre Plus" in label for label in found)


def test_finding_nothing_says_what_each_filter_would_give_if_dropped(reader):
    page = markup(reader.get("/pilots/?q=birmingham&region=london"))
    empty = page[page.index('<div class="empty">') :]
    offered = re.findall(r'<a href="(/pilots/[^"]*)">without (.*?)</a>: (?:shows )?(\d+)', empty)
    assert [(html.unescape(label), number) for _, label, number in offered] == [("“birmingham”", "2"), ("London", "1")]
    for address, _, number in offered:
        _, _, query = html.unescape(address).partition("?")
        assert reader.get(f"/pilots.json?{query}").json()["count"] == int(number)


def test_finding_nothing_leads_on(reader):
    page = markup(reader.get("/bodies/?q=zebra"))
    empty = page[page.index('<div class="empty">') :]
    assert 'href="/bodies/"' in empty
    assert 'href="/search/"' in empty


def test_the_words_are_shown_as_they_were_written(reader):
    page = markup(reader.get("/pilots/", {"q": 'a"b <i>&'}))
    assert "“a&quot;b &lt;i&gt;&amp;”" in page


@pytest.mark.parametrize("address", LISTS)
def test_the_data_links_keep_the_filters(reader, address):
    page = markup(reader.get(f"{address}?q=kent&sort=nonsense&page=1"))
    assert re.search(r'href="/\w+\.csv\?q=kent[^"]*"', page)
