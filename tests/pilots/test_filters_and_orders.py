"""Filters by change and by words, those of the other lists, and the orders."""

import datetime

import pytest
import time_machine

from pilots.models import Figure, Pilot
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_event,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_theme,
)
from tests.pilots.finding import listed as found

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}
OCTOBER = datetime.datetime(2009, 10, 1, 12, tzinfo=datetime.UTC)
NOVEMBER = datetime.datetime(2009, 11, 27, 12, tzinfo=datetime.UTC)


@pytest.mark.parametrize("make", [make_event, make_document, make_post])
def test_a_pilot_changed_when_something_public_about_it_did(reader, make):
    with time_machine.travel(OCTOBER, tick=False):
        leeds, york, kent = make_pilot("Leeds"), make_pilot("York"), make_pilot("Kent")
        make("Old", pilots=[kent])
    with time_machine.travel(NOVEMBER, tick=False):
        make("New", pilots=[leeds])
        make("Secret", pilots=[york], **DRAFT)
    assert found(reader, "pilots", since="2009-10-02") == ["leeds"]
    assert found(reader, "pilots", since="2009-10-01") == ["kent", "leeds", "york"]
    assert found(reader, "pilots", since="2009-11-28") == []


def test_a_pilot_changed_when_it_or_its_figures_did(reader):
    with time_machine.travel(OCTOBER, tick=False):
        leeds, york = make_pilot("Leeds"), make_pilot("York")
    with time_machine.travel(NOVEMBER, tick=False):
        make_figure(pilot=leeds)
        Pilot.objects.filter(pk=york.pk).update(summary="New")
        make_pilot("Kent")
    assert found(reader, "pilots", since="2009-11-27") == ["kent", "leeds", "york"]


def test_words_of_a_pilot_must_all_occur_somewhere_in_it(reader):
    leeds = make_pilot("Leeds", other_names="Loidis", summary="On pay.", themes=[make_theme("Older people")])
    make_partnership(leeds, make_body("Mid Trust", other_names="Pinderfields"))
    make_partnership(leeds, make_body("Secret Trust", **DRAFT))
    for words in ("leeds pay", "LOIDIS", "older pinderfields", "humber trust"):
        assert found(reader, "pilots", q=words) == ["leeds"], words
    assert found(reader, "pilots", q="leeds gold") == []
    assert found(reader, "pilots", q="secret") == []


def test_bodies_without_a_branch_of_ours(reader):
    make_branch(bodies=[make_body("Organised")])
    make_branch("Secret", bodies=[make_body("Not openly")], **DRAFT)
    make_body("Not at all")
    assert found(reader, "bodies", no_branch="on") == ["not-at-all", "not-openly"]


def test_figures_that_a_public_figure_contradicts(reader):
    one = make_figure("One")
    make_figure("Other", conflicts_with=[one])
    make_figure("Alone", conflicts_with=[make_figure("Secret", **DRAFT)])
    assert found(reader, "figures", conflicts="on") == ["one", "other"]


def test_a_draft_pilot_ties_nothing_to_itself(reader):
    secret = make_pilot("Secret", **DRAFT)
    body, branch = make_body(), make_branch()
    make_partnership(secret, body)
    make_affected_branch(secret, branch)
    make_document(pilots=[secret])
    make_event(pilots=[secret])
    make_figure(pilot=secret)
    make_post(pilots=[secret])
    for noun in ("bodies", "branches", "documents", "events", "figures", "posts"):
        assert reader.get(f"/{noun}.json", {"pilot": "secret"}).status_code == 400, noun
    assert found(reader, "bodies", region="yorkshire-and-the-humber") == []


def test_lists_can_be_put_in_other_orders(reader):
    with time_machine.travel(OCTOBER, tick=False):
        leeds, _ = make_pilot("leeds"), make_pilot("Kent")
    with time_machine.travel(NOVEMBER, tick=False):
        york = make_pilot("York")
    make_partnership(leeds, make_body())
    make_affected_branch(york, make_branch())
    assert found(reader, "pilots") == ["kent", "leeds", "york"]
    assert found(reader, "pilots", sort="changed") == ["york", "kent", "leeds"]
    assert found(reader, "pilots", sort="bodies") == ["leeds", "kent", "york"]
    assert found(reader, "pilots", sort="branches") == ["york", "kent", "leeds"]


def test_documents_without_a_date_come_last_when_the_newest_come_first(reader):
    make_document("Undated")
    make_document("Old", published_on="2009")
    make_document("New", published_on="June 2009")
    assert found(reader, "documents", sort="newest") == ["new", "old", "undated"]
    assert found(reader, "documents") == ["new", "old", "undated"]


def test_figures_stand_with_the_programme_first_then_pilots_then_bodies(reader):
    document = make_document()
    for figure in (make_figure("Of body", body=make_body()), make_figure("Of York", make_pilot("York"))):
        cite(figure, document)
    make_figure("Of Leeds", make_pilot("Leeds"), kind=Figure.Kind.COST)
    make_figure("Of all")
    assert found(reader, "figures") == ["of-all", "of-leeds", "of-york", "of-body"]
