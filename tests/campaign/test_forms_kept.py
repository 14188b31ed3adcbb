"""A form that comes after its officer's session, or is older than it, is handed back with all that was typed."""

import pytest
from django.test import Client

from pilots.models import Pilot
from tests.make import PASSWORD, make_officer, make_pilot
from tests.page import form_on
from tests.pilots.two_officers import opened, page_of

WORDS = "Twenty minutes of typing."
HERE = {"HTTP_ORIGIN": "http://testserver"}


@pytest.fixture
def pilot(db):
    return make_pilot(summary="As it was.")


@pytest.fixture
def browser(db):
    """Alice's, signed in by its page: it keeps her cookies as a real one does."""
    make_officer("Alice Ashworth", is_superuser=True)
    return sign_in(Client(enforce_csrf_checks=True))


def sign_in(client):
    token = form_on(client.get("/admin/login/"), "login-form")["csrfmiddlewaretoken"]
    fields = {"csrfmiddlewaretoken": token, "username": "alice", "password": PASSWORD}
    assert client.post("/admin/login/", {**fields, "next": "/admin/"}, **HERE).status_code == 302
    return client


def typed(client, pilot):
    return {**opened(client, pilot), "summary": WORDS}


def test_a_session_that_ran_out_keeps_the_form(browser, pilot):
    form = typed(browser, pilot)
    del browser.cookies["sessionid"]
    late = browser.post(page_of(pilot), form)
    assert late.status_code == 403
    assert "your form is kept" in late.content.decode()
    asked = form_on(late, "login-form")
    wrong = browser.post("/admin/resume/", {**asked, "username": "alice", "password": "wrong"})
    assert "We know no officer" in wrong.content.decode()
    asked = form_on(wrong, "login-form")
    again = browser.post("/admin/resume/", {**asked, "username": "alice", "password": PASSWORD})
    assert Pilot.objects.get().summary == "As it was."
    assert browser.post(page_of(pilot), form_on(again, "kept-form")).status_code == 302
    assert Pilot.objects.get().summary == WORDS


def test_a_form_older_than_the_sign_in_is_handed_back(browser, pilot):
    form = typed(browser, pilot)
    browser.cookies.clear()
    sign_in(browser)
    late = browser.post(page_of(pilot), form, **HERE)
    assert late.status_code == 403
    assert "older than your sign-in" in late.content.decode()
    assert browser.post(page_of(pilot), form_on(late, "kept-form"), **HERE).status_code == 302
    assert Pilot.objects.get().summary == WORDS


def test_a_form_from_another_site_is_refused_and_not_handed_back(browser, pilot):
    form = typed(browser, pilot)
    browser.cookies["csrftoken"] = "x" * 32
    for origin in ({}, {"HTTP_ORIGIN": "https://elsewhere.example"}):
        answer = browser.post(page_of(pilot), form, **origin)
        assert answer.status_code == 403
        assert WORDS not in answer.content.decode()


def test_no_password_is_kept(browser, pilot):
    form = {**typed(browser, pilot), "password": "a secret of hers"}
    del browser.cookies["sessionid"]
    assert "a secret of hers" not in browser.post(page_of(pilot), form).content.decode()


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "//elsewhere.example/admin/", "/pilots/", ""])
def test_a_kept_form_is_sent_to_no_other_place(db, address):
    make_officer("Alice Ashworth", is_superuser=True)
    answer = Client().post("/admin/resume/", {"kept-for": address, "username": "alice", "password": PASSWORD})
    assert answer.status_code == 400


def test_a_reader_who_sends_a_form_is_asked_to_sign_in_as_ever(reader, pilot):
    assert reader.post(page_of(pilot), {"summary": "x"}).url.startswith("/admin/login/")
