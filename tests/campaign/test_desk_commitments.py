"""Our own promises at the desk: where one stands and why, answering it, what is refused, and the worklist."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from campaign.models import Answer, Commitment
from pilots.fuzzy import FuzzyDate
from tests import make
from tests.campaign.test_worklist import lines
from tests.page import form_on, markup, press

pytestmark = pytest.mark.django_db
LIST = "/admin/campaign/commitment/"


@pytest.fixture
def promise(db):
    nec = make.make_committee("NEC")
    make.make_meeting(nec, "2009-12-09")
    return make.make_commitment(committee=nec, due_committee=nec)


def page_of(thing):
    return reverse(f"admin:campaign_{thing._meta.model_name}_change", args=[thing.pk])


def shown(client, **choice):
    return sorted(str(thing) for thing in client.get(LIST, choice).context["cl"].result_list)


def test_the_page_says_where_it_stands_as_readers_see_it(alice, promise):
    page = markup(alice.get(page_of(promise)))
    assert "<b>Overdue.</b> Overdue since 9 December 2009: one meeting has passed without an answer" in page
    assert "None yet." in page


def test_an_answer_is_begun_on_its_page_and_moves_where_it_stands(alice, promise):
    link = re.search(r'<a href="([^"]+)">Add an answer</a>', markup(alice.get(page_of(promise))))[1]
    fields = form_on(alice.get(link), "answer_form")
    assert fields["key"] == [f"{promise.slug}-answer"] and fields["commitment"] == [str(promise.pk)]
    alice.post(link, {**fields, "kind": "kept", "given_on": "9 December 2009", "_publish": "yes"})
    answer = Answer.objects.get()
    page = markup(alice.get(page_of(promise)))
    assert "<b>Kept.</b> Kept on 9 December 2009." in page
    assert f'<li><a href="{page_of(answer)}">Kept, 9 December 2009</a></li>' in page


def test_a_draft_of_an_answer_is_listed_as_such_and_moves_nothing(alice, promise):
    make.make_answer(promise, "kept", published_at=None)
    page = markup(alice.get(page_of(promise)))
    assert "Kept, 9 December 2009</a> (readers do not see it yet)" in page
    assert "<b>Overdue.</b>" in page


def test_the_list_is_filtered_by_where_they_stand_and_a_mistyped_choice_shows_all(alice, promise):
    make.make_commitment("A call", kind="call")
    assert shown(alice, standing="overdue") == [promise.title]
    assert shown(alice, standing="called") == ["A call"]
    assert shown(alice, standing="kept") == []
    assert len(shown(alice, standing="no'nsense")) == 2


def test_the_worklist_counts_what_is_overdue_and_what_is_due_as_the_lists_do(alice, promise):
    pdcc = make.make_committee("PDCC")
    make.make_meeting(pdcc, "2031-01-15")
    make.make_commitment("Report", due_committee=pdcc)
    found = {address: (number, words) for address, number, words in lines(alice)}
    assert found[f"{LIST}?standing=overdue"] == (1, "commitment of our own side is overdue")
    assert found[f"{LIST}?standing=due"] == (1, "commitment is due at the next meeting")
    for status in ("overdue", "due"):
        assert len(shown(alice, standing=status)) == 1


def test_what_cannot_be_is_refused_in_a_sentence(alice, promise):
    before = make.make_meeting(promise.committee, "2009-09-01")
    refused = {
        "decision": ({"decision": "carried"}, "Only a motion or resolution is decided so."),
        "due_meeting": ({"due_meeting": before.pk}, "That meeting was over before this was made."),
        "made_on": ({"made_on": ""}, "Say when it was made: the next meeting is the first one after that."),
    }
    for fields, sentence in refused.values():
        assert sentence in markup(press(alice, page_of(promise), **fields))
    tomorrow = FuzzyDate.of(timezone.localdate() + timezone.timedelta(days=1))
    answer = make.make_answer(promise)
    assert "That day is yet to come." in markup(press(alice, page_of(answer), given_on=str(tomorrow)))
    assert (Commitment.objects.get().decision, Answer.objects.get().given_on) == ("", FuzzyDate(2009, 12, 9))


def test_a_motion_is_given_its_decision(alice):
    motion = make.make_commitment("Object to it", kind="motion")
    assert press(alice, page_of(motion), decision="carried").status_code == 302
    assert Commitment.objects.with_status().get().status == "promised"
    assert press(alice, page_of(motion), decision="lost").status_code == 302
    assert Commitment.objects.with_status().get().status == "dropped"


def test_a_draft_is_previewed_as_readers_would_see_it(alice, promise):
    Commitment.objects.unpublish()
    page = alice.get(reverse("admin:campaign_commitment_preview", args=[promise.pk])).content.decode()
    assert "Overdue since 9 December 2009" in page and "Only officers see this page" in page
    assert not Commitment.objects.public().exists()
