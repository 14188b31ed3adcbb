"""What changed since a day: what is dated since, and what was put into the record since, told apart."""

import datetime

import pytest

from pilots.fuzzy import FuzzyDate
from pilots.models import Flip, PartnerBody
from tests import make
from tests.campaign.packing import BRANCH, PILOT, make_leeds, pack, part

LONG_AGO = datetime.datetime(2009, 7, 1, tzinfo=datetime.UTC)


@pytest.fixture
def leeds(db):
    return make_leeds()


def changed(reader, since="2009-10-01", address=BRANCH):
    text = part(pack(reader, address, since), "What changed since ", "Three questions to ask")
    return text.partition("New in the record, of earlier times")[::2]


@pytest.mark.parametrize(
    ("date", "is_new"),
    [
        ("2009-09-30", False),
        ("2009-10-01", True),
        ("2009-09", False),
        ("2009-10", True),
        ("2009", True),
        ("2008", False),
    ],
)
def test_what_is_dated_since_happened_as_exactly_as_its_source_says(leeds, reader, date, is_new):
    make.make_event("A meeting of leaders", [leeds], date=FuzzyDate.from_iso(date), published_at=LONG_AGO)
    happened, entered = changed(reader)
    assert ("Event: A meeting of leaders" in happened) is is_new
    assert "A meeting of leaders" not in entered


def test_what_was_put_into_the_record_since_is_told_apart(leeds, reader):
    make.make_event("An older meeting", [leeds], date=FuzzyDate(2008, 3, 1))
    happened, entered = changed(reader)
    assert "Event: An older meeting" not in happened
    assert "1 March 2008 Event: An older meeting" in entered
    assert "Event: An older meeting" not in "".join(changed(reader, datetime.date.today().isoformat()))


def make_one_of_each(leeds):
    """Something of every kind that a pack tells of, dated November 2009; a figure has no date."""
    day = FuzzyDate(2009, 11, 3)
    nec = make.make_committee()
    promise = make.make_commitment("A promise", [leeds], committee=nec, made_on=day)
    make.make_answer(promise, "answered", "2009-11-03")
    make.make_event("An event", [leeds], date=day)
    make.make_document("A paper", [leeds], published_on=day)
    make.make_post("A post", [leeds], published_on=day)
    make.make_consultation(leeds, PartnerBody.objects.get(), told_on=day)
    make.make_enquiry(leeds, answered_on=day)
    make.make_claim("a claim", pilots=[leeds], said_on=day)
    make.make_figure("A figure", leeds)


def test_every_kind_of_thing_is_told(leeds, reader):
    make_one_of_each(leeds)
    happened, entered = changed(reader)
    for words in (
        "Commitment: A promise",
        "Answer of our own side: Answered: A promise",
        "Event: An event",
        "Document: A paper",
        "Post: A post",
        "Word to the unions: Leeds City Council",
        "Question of ours: Leeds: what it is to save",
        "Claim: “a claim”",
    ):
        assert words in happened, words
    assert "Figure: A figure: £1m" in entered


def test_of_each_kind_a_few_are_told_and_the_others_counted(leeds, reader):
    for day in range(1, 6):
        make.make_event(f"Event {day}", [leeds], date=FuzzyDate(2009, 11, day))
    happened, _ = changed(reader)
    assert [day for day in range(1, 6) if f"Event {day}" in happened] == [3, 4, 5]
    assert "And 2 events more." in happened


def test_what_concerns_another_pilot_is_not_told_and_what_concerns_all_is(leeds, reader):
    day = {"date": FuzzyDate(2009, 11)}
    make.make_event("In Kent", [make.make_pilot("Kent")], **day)
    make.make_event("In Parliament", **day)
    happened, _ = changed(reader)
    assert "In Parliament" in happened
    assert "In Kent" not in happened


def test_corrections_and_changed_answers_come_first(leeds, reader):
    make.make_correction(make.make_figure("Spending", leeds), "It said £2m; it is £1m.")
    paper, phrase = make.make_document("A paper", [leeds]), make.make_phrase()
    Flip.objects.create(phrase=phrase, document=paper, was="silent", became="found", pages=[[4, 1]])
    happened, _ = changed(reader)
    assert "Put right" in happened
    assert "Leeds: Spending: It said £2m; it is £1m." in happened
    assert "It stands on page 4." in happened
    later = (datetime.date.today() - datetime.timedelta(days=1)).isoformat()
    assert "It said £2m" in changed(reader, later)[0]


def test_what_was_corrected_before_is_not_told(leeds, reader):
    make.make_correction(leeds, "It was in Kent.", made_at=LONG_AGO)
    assert "It was in Kent." not in changed(reader)[0]
    assert "It was in Kent." in changed(reader, "2009-06-01")[0]


def test_where_nothing_happened_the_last_thing_before_is_named(leeds, reader):
    make.make_event("The last word", [leeds], date=FuzzyDate(2009, 5), published_at=LONG_AGO)
    happened, entered = changed(reader, address=PILOT)
    assert "Nothing on record happened since. Last before it: May 2009, The last word" in happened
    assert entered == ""


def test_drafts_are_not_told(leeds, reader):
    make.make_event("Quince", [leeds], date=FuzzyDate(2009, 11), published_at=None)
    make.make_document("Quince", [leeds], published_at=make.tomorrow(), published_on=FuzzyDate(2009, 11))
    assert "Quince" not in "".join(changed(reader))
