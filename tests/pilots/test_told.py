"""Were the unions told: what each body, and each pilot, comes to from what is recorded; path by path."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pilots.fuzzy import FuzzyDate
from pilots.models import Pilot, Told
from pilots.told import told_in
from tests.make import make_body, make_consultation, make_partnership, make_pilot, tomorrow

pytestmark = pytest.mark.django_db

# What is recorded of one body: (union, outcome, date), in the order of the record; and what it comes to.
PATHS = {
    "nothing": ([], "nothing"),
    "one word": ([("UNISON", "informed", "2010")], "informed"),
    "the later word counts": ([("UNISON", "consulted", "2009-06"), ("UNISON", "refused", "2010")], "refused"),
    "whatever was recorded first": ([("UNISON", "refused", "2010"), ("UNISON", "consulted", "2009-06")], "refused"),
    "a refusal may be made good": ([("UNISON", "refused", "2009"), ("UNISON", "informed", "2010-01-31")], "informed"),
    "a day follows its month": ([("UNISON", "informed", "2010-03-03"), ("UNISON", "refused", "2010-03")], "informed"),
    "undated counts alone": ([("UNISON", "informed", None)], "informed"),
    "undated gives way": ([("UNISON", "refused", "2009"), ("UNISON", "consulted", None)], "refused"),
    "on one day the last recorded": ([("UNISON", "consulted", "2010"), ("UNISON", "informed", "2010")], "informed"),
    "the most that any union got": ([("UNISON", "refused", "2011"), ("Unite", "informed", "2010")], "informed"),
    "of two consulted, one later refused": (
        [("UNISON", "consulted", "2009"), ("Unite", "consulted", "2009"), ("UNISON", "refused", "2010")],
        "consulted",
    ),
    "a union's name in other letters": ([("UNISON", "consulted", "2009"), ("Unison", "refused", "2010")], "refused"),
}


def record(pilot, body, words, **fields):
    for place, (union, outcome, day) in enumerate(words):
        key = f"{pilot.pk}-{body.pk if body else 'whole'}-{fields.get('tag', '')}{place}"
        told_on = day and FuzzyDate.from_iso(day)
        rest = {name: value for name, value in fields.items() if name != "tag"}
        make_consultation(pilot, body, outcome, union=union, told_on=told_on, key=key, **rest)


@pytest.fixture
def leeds():
    pilot = make_pilot("Leeds")
    make_partnership(pilot, make_body("Leeds City Council"))
    return pilot


def state(pilot):
    (row,) = told_in([pilot])[pilot.pk].bodies
    return row.state


def found(state):
    return [pilot.name for pilot in Pilot.objects.public().telling_unions([state])]


@pytest.mark.parametrize(("words", "expected"), PATHS.values(), ids=PATHS)
def test_a_body_stands_by_each_unions_last_word_and_by_the_most_of_them(leeds, words, expected):
    record(leeds, leeds.partnerships.get().body, words)
    assert state(leeds) == expected
    assert {one for one in Told.values if found(one)} == {expected}


@pytest.mark.parametrize("hidden", [None, tomorrow()], ids=["draft", "embargo"])
def test_what_is_not_public_counts_for_nothing_and_hides_no_earlier_word(leeds, hidden):
    body = leeds.partnerships.get().body
    record(leeds, body, [("UNISON", "consulted", "2010"), ("Unite", "informed", "2010")], published_at=hidden)
    assert state(leeds) == "nothing"
    assert found("nothing") == ["Leeds"] and not found("consulted")
    record(leeds, body, [("UNISON", "refused", "2009")], tag="seen")
    assert state(leeds) == "refused"
    assert found("refused") == ["Leeds"]


def test_the_pilot_as_a_whole_counts_for_no_body_and_no_body_for_it(leeds):
    record(leeds, None, [("UNISON", "consulted", "2010")])
    telling = told_in([leeds])[leeds.pk]
    assert telling.headline == "Unions consulted at 0 of 1 body (1 not known)"
    assert [word.outcome for word in telling.whole] == ["consulted"]
    record(leeds, leeds.partnerships.get().body, [("UNISON", "refused", "2009")])
    telling = told_in([leeds])[leeds.pk]
    assert telling.headline == "Unions consulted at 0 of 1 body, refused at 1"
    assert telling.beyond == []
    assert found("consulted") == found("refused") == ["Leeds"]
    assert found("nothing") == []


def test_a_body_without_a_part_and_a_draft_count_for_none(leeds):
    record(leeds, make_body("Elsewhere"), [("UNISON", "consulted", "2010")])
    secret = make_body("Secret", published_at=None)
    make_partnership(leeds, secret)
    record(leeds, secret, [("UNISON", "informed", "2010")])
    telling = told_in([leeds])[leeds.pk]
    assert telling.headline == "Unions consulted at 0 of 1 body (1 not known)"
    assert [word.body.name for word in telling.beyond] == [word.body.name for word in telling.words] == ["Elsewhere"]
    assert found("informed") == found("nothing") == []


def test_what_was_outside_the_pilots_says_nothing_of_one(leeds):
    make_consultation(None, leeds.partnerships.get().body, "refused")
    assert state(leeds) == "nothing"


def test_any_number_of_pilots_costs_three_questions(leeds):
    for number in range(5):
        make_partnership(make_pilot(f"Pilot {number}"), make_body(f"Body {number}"))
    for pilot in Pilot.objects.all():
        record(pilot, pilot.partnerships.get().body, [("UNISON", "informed", "2010")])
    with CaptureQueriesContext(connection) as queries:
        tellings = told_in(Pilot.objects.all())
        assert [str(word.body) + str(word.sources) for one in tellings.values() for word in one.words]
    assert len(queries) == 4  # the pilots; parts, words, sources
