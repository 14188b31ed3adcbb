"""A post whose month is not known is filed where it was recorded; nobody is told that it was written then."""

import datetime
import re
from xml.etree import ElementTree

import pytest

from pilots.fuzzy import FuzzyDate
from tests.make import make_post
from tests.page import markup

pytestmark = pytest.mark.django_db
RECORDED = {"recorded_on": datetime.date(2026, 11, 22)}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
MONTH = "/blog/2026/11/"


def undated(title="Undated", published_on=None, **fields):
    return make_post(title, published_on=published_on, date_text="undated (c. 2018)", **RECORDED, **fields)


def crumbs(response):
    return re.findall(
        r"<li><a[^>]*>([^<]*)</a></li>", markup(response).partition('class="crumb"')[2].partition("</nav>")[0]
    )


def heading(reader, address):
    return re.search("<h1>(.*?)</h1>", markup(reader.get(address)))[1]


def archive(reader):
    shown = markup(reader.get("/blog/")).partition('aria-label="Archive">')[2].partition("</nav>")[0]
    return " ".join(re.sub("<[^>]+>", " ", shown).split())


@pytest.mark.parametrize("date", [None, FuzzyDate(2018)], ids=["no date", "a year"])
def test_its_page_does_not_stand_below_the_year_of_its_recording(reader, date):
    response = reader.get(undated(published_on=date).get_absolute_url())
    assert crumbs(response) == ["Posts", "Month not known"]
    assert f'<li><a href="{MONTH}">Month not known</a></li>' in markup(response)


def test_a_dated_post_stands_below_its_year(reader):
    assert crumbs(reader.get(make_post().get_absolute_url())) == ["Posts", "2009"]


@pytest.mark.parametrize("time", ["November 2026", "2026"])
def test_a_list_says_what_is_only_recorded_then(reader, time):
    address = MONTH if "N" in time else "/blog/2026/"
    post = undated()
    assert heading(reader, address) == f"Posts whose month is not known, recorded in {time}"
    assert crumbs(reader.get(address)) == ["Posts"]
    make_post("Dated", published_on=FuzzyDate(2026, 11, 2))
    assert heading(reader, address) == f"Posts of {time}, and posts whose month is not known, recorded in {time}"
    post.delete()
    assert heading(reader, address) == f"Posts of {time}"


def test_the_archive_counts_it_by_itself(reader):
    make_post("Dated", published_on=FuzzyDate(2009, 11))
    undated()
    undated("Of a year", FuzzyDate(2018))
    assert archive(reader) == "2009 November (1) Month not known recorded in November 2026 (2)"


def test_no_list_leads_on_to_it_as_to_a_later_time(reader):
    make_post("Dated", published_on=FuzzyDate(2009, 11))
    undated()
    assert "Later: " not in markup(reader.get("/blog/2009/11/"))
    assert "Earlier: " not in markup(reader.get(MONTH))


@pytest.mark.parametrize("address", ["/blog/feed/", "/feed/"])
@pytest.mark.parametrize("date", [None, FuzzyDate(2018), FuzzyDate(2009, 11)], ids=["no date", "a year", "a month"])
def test_a_feed_does_not_make_up_the_day_of_anothers_post(reader, address, date):
    make_post("Undated", published_on=date, original_url="https://example.org/", **RECORDED)
    entry = ElementTree.fromstring(reader.get(address).content).find("a:entry", ATOM)
    assert entry.find("a:published", ATOM) is None
    assert entry.find("a:updated", ATOM) is not None


def test_a_feed_gives_the_day_that_is_known(reader):
    make_post(published_on=FuzzyDate(2009, 11, 27))
    entry = ElementTree.fromstring(reader.get("/blog/feed/").content).find("a:entry", ATOM)
    assert entry.findtext("a:published", namespaces=ATOM) == "2009-11-27T00:00:00+00:00"
