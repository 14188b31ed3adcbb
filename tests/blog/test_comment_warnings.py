"""Before a comment is sent: its writer is warned of workplaces and people in it, and decides herself."""

from time import process_time

import pytest

from blog.careful import look_for
from blog.models import Comment
from blog.plain_text import paragraphs
from tests.blog.commenting import fields, send, stamp
from tests.make import make_body, make_branch, make_pilot
from tests.page import markup

pytestmark = pytest.mark.django_db
TELLING = [
    ("Leeds City Council did it.", {"A workplace": ["Leeds City Council"]}),
    ("Ask Leeds UNISON.", {"A workplace": ["Leeds UNISON"]}),
    ("I asked Jane Smith about it.", {"A person": ["Jane Smith"]}),
    ("I asked Jane A. Smith.", {"A person": ["Jane A. Smith"]}),
    ("So said Siân O’Brien-Jones", {"A person": ["Siân O’Brien-Jones"]}),
    ("Mrs Patel said so, and Cllr. Bloggs.", {"A person": ["Mrs Patel", "Cllr. Bloggs"]}),
    ("Write to jane@example.org.", {"A mail address": ["jane@example.org"]}),
    ("Ring 0113 496 0999 or +44 7700 900123", {"A telephone number": ["0113 496 0999", "+44 7700 900123"]}),
    ("My NI number is QQ 12 34 56 C.", {}),  # no such number is given out
    ("It is AB 12 34 56 C.", {"A number that belongs to one person": ["AB 12 34 56 C"]}),
    ("payroll no. 0012345", {"A number that belongs to one person": ["payroll no. 0012345"]}),
]
PLAIN = [
    "Total Place was a West Midlands thing, said the Local Government Association in March 2009.",
    "The Treasury saved 20 million in 2010, see page 12. Leeds was counted, too.",
    "In Birmingham nobody asked us. Yesterday UNISON said no.",
    "https://example.org/a/b?c=1 has 1234567 words",
]
CLUMSY = ["A" * 5000, "Aa " * 1600, "a@" * 2500, "0" * 5000, "07 " * 1600, "Mr " * 1600, "\n " * 2500, "http://" * 700]
CLUMSY += ["Aa A. " * 800, "https://a" + "." * 4900, "a" * 4000 + "@", "(" * 5000, "AB 12 " * 800, "staff no " * 550]
CLUMSY += [
    "at a " * 1000,
    "Aa school " * 500,
    "of ward " * 600,
    "I work at the " * 350,
    "J. " * 1600,
    "I am now " * 500,
]
CLUMSY += [
    "my line manager " * 300,
    "@a" * 2500,
    "www." * 1200,
    "facebook.com/" * 380,
    "jane " * 1000,
    "a " + ")" * 4900,
]


@pytest.fixture
def named(db, clock):
    make_branch("Leeds UNISON", bodies=[make_body("Leeds City Council")])
    make_pilot("Birmingham")
    make_body("Birmingham")  # where both have one name, the area is meant


@pytest.mark.parametrize(("text", "kinds"), TELLING)
def test_what_tells_who_somebody_is_is_found(named, text, kinds):
    found = look_for("Sam", text)
    assert (found.kinds if found else {}) == kinds


@pytest.mark.parametrize("text", PLAIN)
def test_what_tells_nothing_is_left_alone(named, text):
    assert look_for("Sam", text) is None


def test_a_draft_is_not_told_by_a_warning(db):
    make_body("Quince orchards", published_at=None)
    make_branch("Quince branch", published_at=None)
    assert look_for("Sam", "At Quince orchards, with Quince branch.") is None


@pytest.mark.parametrize("text", CLUMSY)
def test_no_text_takes_long(named, text):
    began = process_time()
    look_for(text[:80], text)
    paragraphs(text)
    assert process_time() - began < 0.5


def test_a_warning_marks_what_it_found_and_says_why(reader, named, open_post, clock):
    answer = send(
        reader, open_post, clock, text="Ask Jane Smith & me\nat Leeds City Council.", address="sam@example.org"
    )
    page = markup(answer)
    assert answer.status_code == 200
    assert "<mark>Jane Smith</mark> &amp; me" in page
    assert "at <mark>Leeds City Council</mark>." in page
    assert "can show that somebody is in a union" in page
    assert "sam@example.org" in page
    assert Comment.objects.count() == 0


def test_it_is_sent_all_the_same_if_she_says_so(reader, named, open_post, clock):
    warned = send(reader, open_post, clock, text="Ask Jane Smith.")
    answer = reader.post(warned.request["PATH_INFO"], fields(warned))
    assert answer.status_code == 303
    assert Comment.objects.get().text == "Ask Jane Smith."


def test_she_can_change_it_and_is_asked_only_about_what_is_new(reader, named, open_post, clock):
    warned = send(reader, open_post, clock, text="Ask Jane Smith.", address="sam@example.org")
    address = warned.request["PATH_INFO"]
    form = reader.post(address, {**fields(warned), "change": "1"})
    assert form.status_code == 200
    typed = fields(form)
    assert (typed["text"], typed["address"], typed["stamp"]) == ("Ask Jane Smith.", "sam@example.org", stamp(warned))
    assert Comment.objects.count() == 0
    again = reader.post(address, {**typed, "text": "Ask Jane Smith or John Brown."})
    assert "<mark>John Brown</mark>" in again.content.decode()
    assert reader.post(address, {**typed, "text": "Ask Jane Smith, please."}).status_code == 303


def test_a_name_that_is_a_whole_name_is_asked_about(reader, named, open_post, clock):
    assert "<mark>Jane Smith</mark>" in send(reader, open_post, clock, name="Jane Smith").content.decode()
