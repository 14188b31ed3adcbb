"""At the desk: what the unions were told and what we asked is recorded from a pilot’s page, and keys are made."""

import re
from urllib.parse import urlencode

import pytest
from django.contrib.auth.models import Permission

from pilots.models import Consultation, Enquiry
from tests.conftest import signed_in
from tests.make import make_body, make_consultation, make_enquiry, make_officer, make_pilot
from tests.page import form_on, markup, press

pytestmark = pytest.mark.django_db
TOOLS = {"What the unions were told": "consultation", "Questions we asked": "enquiry"}
nouns = pytest.mark.parametrize("noun", TOOLS.values())
WORD = {"outcome": "consulted", "told_on": "3 March 2010", "told_by": "the council’s chief executive’s office"}
QUESTION = {"about": "posts", "asked": "the council", "asked_on": "5 January 2010"}


@pytest.fixture
def kent():
    return make_pilot("Kent")


def list_of(noun, pilot):
    return f"/admin/pilots/{noun}/?pilot__id__exact={pilot.pk}"


def add_form(noun, pilot):
    came_from = urlencode({"_changelist_filters": f"pilot__id__exact={pilot.pk}"})
    return f"/admin/pilots/{noun}/add/?{came_from}"


def test_a_pilots_page_leads_to_its_own_rows_of_both(alice, kent):
    page = markup(alice.get(f"/admin/pilots/pilot/{kent.pk}/change/"))
    for label, noun in TOOLS.items():
        assert f'<li><a href="{list_of(noun, kent)}">{label}</a></li>' in page


def test_who_may_not_see_them_is_led_to_neither(kent):
    bob = make_officer("Bob Barlow")
    bob.user_permissions.add(*permissions("view_pilot"))
    page = markup(signed_in(bob).get(f"/admin/pilots/pilot/{kent.pk}/change/"))
    assert "Kent" in page
    assert not [label for label in TOOLS if label in page]


def permissions(*names):
    return Permission.objects.filter(codename__in=names)


@nouns
def test_the_list_shows_one_pilots_rows_and_adds_to_that_pilot(alice, kent, noun):
    york = make_pilot("York")
    for pilot in (kent, york):
        make_consultation(pilot)
        make_enquiry(pilot)
    response = alice.get(list_of(noun, kent))
    assert response.context["cl"].result_count == 1
    (address,) = re.findall(r'href="([^"]+)" class="addlink"', response.content.decode())
    assert address == add_form(noun, kent)
    assert form_on(alice.get(address), f"{noun}_form")["pilot"] == [str(kent.pk)]


@nouns
@pytest.mark.parametrize(
    "came_from", ["", "pilot__id__exact=", "pilot__id__exact=leeds", "pilot__id__exact=99999", "%00"]
)
def test_an_address_that_names_no_pilot_chooses_none(alice, noun, came_from):
    response = alice.get(f"/admin/pilots/{noun}/add/", {"_changelist_filters": came_from})
    assert response.status_code == 200
    assert form_on(response, f"{noun}_form").get("pilot", [""]) in ([""], [])


def test_a_word_to_the_unions_gets_a_key_and_is_on_the_page(alice, reader, kent):
    body = make_body("Kent County Council")
    for _ in range(2):
        response = press(alice, add_form("consultation", kent), "_publish", body=body.pk, **WORD)
        assert response.status_code == 302
    keys = sorted(Consultation.objects.values_list("key", flat=True))
    assert keys == [f"kent-kent-county-council-unison-consulted-2010-03-03{end}" for end in ("", "-2")]
    page = markup(reader.get("/pilots/kent/"))
    assert "<b>UNISON was consulted</b> by the council’s chief executive’s office at" in page


def test_a_question_gets_a_key_and_its_answer_is_on_the_page(alice, reader, kent):
    assert press(alice, add_form("enquiry", kent), "_publish", **QUESTION).status_code == 302
    enquiry = Enquiry.objects.get()
    assert enquiry.key == "kent-posts-2010-01-05"
    assert "No answer yet." in markup(reader.get("/pilots/kent/"))
    answer = {"answered_on": "2 February 2010", "answer": "They hold none."}
    press(alice, f"/admin/pilots/enquiry/{enquiry.pk}/change/", **answer)
    assert "2 February 2010</time>: They hold none." in markup(reader.get("/pilots/kent/"))


def test_a_key_that_she_gives_is_kept(alice, kent):
    press(alice, add_form("enquiry", kent), key="own-words", **QUESTION)
    assert Enquiry.objects.get().key == "own-words"
    assert b"already exists" in press(alice, add_form("enquiry", kent), key="own-words", **QUESTION).content


def test_the_desk_tells_which_pilots_and_which_questions_wait(alice, kent):
    make_consultation(make_pilot("York"), published_at=None)
    make_enquiry(kent, "end")
    make_enquiry(kent, "posts", answer="None.")
    page = markup(alice.get("/admin/"))
    waits = '<a href="/admin/pilots/{}"><b>1</b><span>{}'
    assert waits.format("pilot/?lacks=told", "pilot has nothing recorded of whether the unions were told") in page
    assert waits.format("enquiry/?answer=none", "question that we asked waits for an answer") in page
    assert alice.get("/admin/pilots/enquiry/?answer=came").context["cl"].result_count == 1
