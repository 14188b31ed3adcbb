"""Traps 1 to 10 of the real record, numbered as its gatherers numbered them: none of them snaps."""

import html
import re

import pytest

from pilots.models import Event, Figure, Pilot

pytestmark = pytest.mark.usefixtures("record")


def main_of(response):
    page = response.content.decode()
    main = page[page.index("<main") : page.index("</main>")]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", main)))


def test_trap_1_there_are_thirteen_pilots_and_the_twelve_is_a_quotation(reader):
    assert Pilot.objects.public().count() == 13
    page = main_of(reader.get("/figures/"))
    assert "Number of pilot areas, as quoted in the post of 27 November 2009" in page
    assert "A quotation: the Warwick spring newsletter" in page
    twelve = Figure.objects.with_conflicts().with_sources().get(key="programme-pilot-count-12")
    assert [other.key for other in twelve.conflicts] == ["programme-pilot-count-13"]
    assert [citation.document.slug for citation in twelve.sources] == ["in-a-totally-bad-place"]


def test_trap_1_no_page_counts_twelve_pilots(reader):
    for address in ("/", "/pilots/", "/about/", "/figures/"):
        assert not re.search(r"\b(12|twelve) (pilots|areas|places) ", main_of(reader.get(address)), re.I), address


def test_trap_3_southwest_one_is_not_the_programme(reader):
    of_body = Figure.objects.filter(body__slug="southwest-one")
    assert of_body.count() == 4
    assert not Figure.objects.about_programme().filter(pk__in=of_body.values("pk")).exists()
    front = reader.get("/").content.decode()
    of_programme = front[front.index('id="pf"') : front.index("</section>", front.index('id="pf"'))]
    assert "Southwest One" not in of_programme
    rows = reader.get("/figures.json").json()["results"]
    assert {row["body"] for row in rows if row["key"].startswith("southwest-one")} == {"southwest-one"}


def test_trap_3_its_own_page_shows_its_figures(reader):
    page = main_of(reader.get("/bodies/southwest-one/"))
    assert "£5.461m" in page
    assert "£5.9m" in page


@pytest.mark.parametrize("words", ["Southwest One", "South West One", '"south west one"'])
def test_trap_3_both_spellings_find_the_company(reader, words):
    assert 'href="/bodies/southwest-one/"' in reader.get("/search/", {"q": words}).content.decode()
    assert 'href="/bodies/southwest-one/"' in reader.get("/bodies/", {"q": words.strip('"')}).content.decode()


def test_trap_4_the_launch_is_one_event_of_june_with_both_months_in_its_title(reader):
    launch = Event.objects.get(key="pilots-launched")
    assert str(launch.date) == "June 2009"
    assert "June or July 2009" in launch.title
    assert launch.pilots.count() == 13
    assert "June 2009 Pilots launched (June or July 2009)" in main_of(reader.get("/timeline/"))


def test_trap_5_lutons_cost_per_head_is_absent(reader):
    costs = Figure.objects.filter(pilot__slug="luton-and-central-bedfordshire", kind="cost")
    assert [figure.amount for figure in costs] == [112_000_000]
    page = main_of(reader.get("/pilots/luton-and-central-bedfordshire/"))
    assert "£448" not in page
    assert "£4,480" not in page


def test_trap_6_the_councils_budget_gap_is_not_the_hospital_saving(reader):
    saving = Figure.objects.get(key="dorset-saving-three-years")
    assert "budget gap" in saving.note
    assert "Hospital" in saving.label
    assert saving.note in main_of(reader.get("/pilots/dorset-poole-and-bournemouth/"))


def test_trap_7_birminghams_six_smaller_funders_have_no_amount(reader):
    row = Figure.objects.get(key="birmingham-funding-other-funders")
    assert row.amount is None
    page = reader.get("/pilots/birmingham/").content.decode()
    start = page.index('id="birmingham-funding-other-funders"')
    assert "no safe number" in page[start : page.index("</tr>", start)]
    assert Figure.objects.filter(key__startswith="birmingham-funding").exclude(amount=None).count() == 3


def test_trap_8_a_year_or_month_is_never_printed_as_its_first_day(reader):
    dates = {event.key: event.date for event in Event.objects.all()}
    firsts = {str(date) for date in dates.values() if date.precision == "day" and date.day == 1}
    page = "".join(reader.get(f"/timeline/?page={number}").content.decode() for number in (1, 2))
    shown = set(re.findall(r">(1 [A-Z][a-z]+ \d{4})</time>", page))
    assert not re.search(r"(?<!\d)1 January", page)
    assert shown == firsts
    assert not re.search(r'datetime="\d{4}-01-01"', page)
    assert dates["igpm-newsletter-2009"] < dates["budget-2009-launch"]


def test_trap_8_documents_dated_by_season_or_year_say_so(reader):
    for number in (1, 2, 3):
        page = reader.get("/documents/", {"page": number}).content.decode()
        assert not re.search(r"(?<!\d)1 January", page)
    assert "spring 2009" in main_of(reader.get("/documents/igpm-spring-newsletter-2009/"))


def test_trap_9_the_motions_carry_the_dates_of_their_web_pages():
    for key in ("unison-local-government-motion", "unison-ndc-motion"):
        assert "not the conference day" in Event.objects.get(key=key).description


def test_trap_10_the_list_of_service_groups_is_not_that_of_2009(reader):
    community = main_of(reader.get("/service-groups/community/"))
    assert "Running in 2009? no" in community
    police = main_of(reader.get("/service-groups/police-and-justice/"))
    assert "Running in 2009? not known" in police
    assert "Running in 2009? yes unverified" in main_of(reader.get("/service-groups/energy/"))
