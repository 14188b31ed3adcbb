"""Figures of the real record: conflicts side by side, and a total that shows what it stands on."""

import html
import re

import pytest

from pilots.models import Figure
from pilots.models.figure import conflict_groups
from tests.page import markup

pytestmark = pytest.mark.usefixtures("record")
PAIRS = {  # one of each pair → the other, and what a reader sees of both
    "programme-pilot-count-13": ("programme-pilot-count-12", ["13", "12"]),
    "programme-parallel-places-70": ("programme-parallel-places-80", ["more than 70", "more than 80"]),
    "birmingham-spend-7-3bn": ("birmingham-spend-7-5bn", ["£7.3bn", "about £7.5bn"]),
    "dorset-saving-a-year": ("dorset-saving-three-years", ["a year", "over 3 years"]),
    "southwest-one-settlement-gazette": ("southwest-one-settlement-bbc", ["£5.461m", "£5.9m"]),
    "southwest-one-ibm-stake-75": ("southwest-one-ibm-stake-80", ["75%", "80%"]),
}


def plain(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def versus(page):
    """The conflicts of a page, each as its text."""
    return [plain(part) for part in re.findall(r'<div class="versus".*?</ul></div>', page, re.S)]


def test_six_pairs_contradict_each_other_and_no_other_figure_does():
    groups = conflict_groups(Figure.objects.for_list().by_pilot())
    assert {frozenset(one.key for one in group) for group in groups} == {
        frozenset((one, other)) for one, (other, _) in PAIRS.items()
    }


@pytest.mark.parametrize("one", PAIRS)
def test_a_conflict_is_shown_side_by_side_each_with_its_source(reader, one):
    other, shown = PAIRS[one]
    labels = [Figure.objects.get(key=key).label for key in (one, other)]
    found = versus(markup(reader.get("/figures/")))
    (group,) = [text for text in found if all(label in text for label in labels)]
    assert all(words in group for words in shown)
    assert "We pick neither" in group
    assert group.count("Source ") >= 2


def test_no_mean_of_a_conflict_is_on_any_page(reader):
    for address in ("/", "/figures/", "/pilots/birmingham/", "/bodies/southwest-one/"):
        page = plain(reader.get(address).content.decode())
        assert not re.search(r"£7\.4bn|£43\.4bn|£5\.68|77\.5%|\b12\.5\b|more than 75\b", page), address


def test_a_pilots_page_shows_its_own_conflict(reader):
    assert len(versus(markup(reader.get("/pilots/birmingham/")))) == 1
    assert len(versus(markup(reader.get("/pilots/dorset-poole-and-bournemouth/")))) == 1
    assert versus(markup(reader.get("/pilots/kent/"))) == []


@pytest.mark.parametrize("address", ["/", "/figures/"])
def test_the_money_counted_is_a_range_from_five_of_thirteen_pilots(reader, address):
    page = plain(reader.get(address).content.decode())
    assert "£43.3bn to £43.5bn from 5 of 13 pilots" in page
    assert "8 pilots are missing, not nought" in page
