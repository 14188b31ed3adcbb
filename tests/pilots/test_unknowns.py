"""What we do not know of a pilot: each lack is found by itself, has its day, and goes when the record says it."""

import datetime

import pytest
from django.test import override_settings

from pilots.fuzzy import FuzzyDate
from pilots.models import Pilot, Unknown
from pilots.unknowns import unknowns_of
from tests import make
from tests.make import make_body, make_branch, make_document, make_enquiry, make_pilot
from tests.page import markup

pytestmark = pytest.mark.django_db
ALL = ["lead", "spending", "savings", "population", "posts", "report", "told", "end"]
MARCH = datetime.datetime(2026, 3, 3, 23, 30, tzinfo=datetime.UTC)


def lead(pilot, **state):
    Pilot.objects.filter(pk=pilot.pk).update(lead_body=make_body("Leeds City Council", **state))


def figure(kind, amount=5, **fields):
    return lambda pilot, **state: make.make_figure(kind, pilot, kind=kind, amount=amount, **fields, **state)


def posts(number):
    def write(pilot, **state):
        make.make_affected_branch(pilot, make_branch("Leeds Health", **state), posts_at_risk=number)

    return write


def paper(title="Leeds: the report", others=(), **fields):
    return lambda pilot, **state: make_document(title, [pilot, *others], **{"kind": "report", **fields, **state})


def status(name):
    return lambda pilot, **state: make.make_event(f"It is {name}", [pilot], sets_status=name, **state)


def told(pilot, **state):
    make.make_consultation(pilot, None, "refused", **state)


KNOWN = {
    "lead": [lead],
    "spending": [figure("spend-counted"), figure("spend-counted", 0)],
    "savings": [figure("saving"), figure("saving", 7, unit="percent")],
    "population": [figure("population", unit="people")],
    "posts": [posts(12), posts(0)],
    "report": [paper(), paper("Final REPORT"), paper("Child: Family: Place", note="Taken for the final report.")],
    "told": [told],
    "end": [status("ended"), status("succeeded")],
}
NOT_ENOUGH = {
    "spending": [figure("spend-counted", None), figure("other")],
    "posts": [posts(None)],
    "report": [paper("A plan"), paper("Interim report"), paper(kind="press")],
    "end": [status("reported"), status("field-trial")],
}


def lacking(pilot):
    return [str(lack.about) for lack in unknowns_of([pilot])[pilot.pk]]


def cases(known):
    return [pytest.param(about, write, id=f"{about}-{n}") for about in known for n, write in enumerate(known[about])]


def test_of_a_bare_pilot_everything_is_unknown(db):
    assert lacking(make_pilot("Leeds")) == ALL == list(Unknown.values)


@pytest.mark.parametrize(("about", "write"), cases(KNOWN))
def test_what_the_record_says_is_no_longer_unknown_and_of_no_other_pilot(about, write):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    write(leeds)
    assert lacking(leeds) == [one for one in ALL if one != about]
    assert lacking(york) == ALL


@pytest.mark.parametrize(("about", "write"), cases(KNOWN))
def test_what_only_a_draft_says_is_unknown(about, write):
    leeds = make_pilot("Leeds")
    write(leeds, published_at=None)
    assert lacking(leeds) == ALL


@pytest.mark.parametrize(("about", "write"), cases(NOT_ENOUGH))
def test_what_does_not_say_it_leaves_it_unknown(about, write):
    leeds = make_pilot("Leeds")
    write(leeds)
    assert about in lacking(leeds)


def test_a_report_on_several_pilots_is_the_final_report_of_none():
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    paper(others=[york])(leeds)
    assert "report" in lacking(leeds)
    Pilot.objects.filter(pk=york.pk).unpublish()
    assert "report" not in lacking(leeds)  # that it is about a draft, too, is nobody's business


def test_since_when_is_the_day_the_pilot_became_public_or_the_first_question_before_it():
    leeds = make_pilot("Leeds", published_at=MARCH)
    for number, asked in enumerate(("2010-05", "2009", "2030")):
        make_enquiry(leeds, "posts", asked_on=FuzzyDate.from_iso(asked), key=f"posts-{number}")
    make_enquiry(leeds, "end", asked_on=FuzzyDate(2030))
    make_enquiry(leeds, "report", asked_on=FuzzyDate(2008), published_at=None)
    since = {str(lack.about): str(lack.since) for lack in unknowns_of([leeds])[leeds.pk]}
    assert since == {**dict.fromkeys(ALL, "3 March 2026"), "posts": "2009"}


def section(reader):
    html = markup(reader.get("/pilots/leeds/"))
    return html[html.index('id="unknown"') :].partition("</section>")[0]


def test_the_page_says_since_when_whom_we_asked_and_what_they_said(reader):
    leeds = make_pilot("Leeds", published_at=MARCH)
    answered = {"answered_on": FuzzyDate(2010, 2, 2), "answer": "They hold none."}
    make_enquiry(leeds, "posts", asked="the council’s office", asked_on=FuzzyDate(2010, 1, 5), **answered)
    make_enquiry(leeds, "end", asked="the department")
    make_enquiry(leeds, "told", asked="a secret office", published_at=None)
    html = section(reader)
    assert '<b>Which body leads it</b>, since <time datetime="2026-03-03">3 March 2026</time>. Not asked yet.' in html
    assert 'We asked the council’s office, <time datetime="2010-01-05">5 January 2010</time>. Answered' in html
    assert '<time datetime="2010-02-02">2 February 2010</time>: They hold none. <a class="tag unver"' in html
    assert 'We asked the department, <time datetime="2009-06">June 2009</time>. No answer yet.' in html
    assert "secret" not in html and "Asked, and known since" not in html


def test_what_we_asked_and_have_come_to_know_stays_on_the_page(reader):
    leeds = make_pilot("Leeds")
    make_enquiry(leeds, "savings", asked="the council")
    figure("saving")(leeds)
    assert "<h3>Asked, and known since</h3>" in section(reader)
    assert "<b>What it is to save</b>: We asked the council" in section(reader)


@override_settings(CONTACT_ADDRESS="office@example.org")
def test_one_button_tells_us_and_names_the_pilot(reader):
    make_pilot("Leeds & York", slug="leeds")
    assert 'href="mailto:office@example.org?subject=What%20I%20know%20of%20Leeds%20%26%20York"' in section(reader)


@override_settings(CONTACT_ADDRESS="")
def test_without_an_address_the_page_leads_to_a_branch(reader):
    leeds = make_pilot("Leeds")
    assert '<a href="/branches/">a branch of ours</a>' in section(reader)
    posts(None)(leeds)
    assert '<a href="#branches">a branch of ours</a>' in section(reader)
