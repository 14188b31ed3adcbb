"""A form of a comment that is sent twice, or come back to: one comment, and never another reader's."""

import pytest

from blog.models import Attempt, Comment
from campaign.personal import forget_in_time
from tests.blog.commenting import SAID, form_of, send

pytestmark = pytest.mark.django_db


def test_two_clicks_make_one_comment(reader, open_post, clock):
    address, signed = form_of(reader, open_post)
    clock.shift(10)
    answers = [reader.post(address, {**SAID, "stamp": signed}) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Comment.objects.count() == 1
    assert Attempt.objects.get().number == 1


def test_two_readers_who_send_the_same_in_the_same_second_have_a_comment_each(reader, open_post, clock):
    (address, first), (_, second) = form_of(reader, open_post), form_of(reader, open_post)
    assert first != second
    clock.shift(10)
    sent = {"name": "", "text": "i agree too"}
    one = reader.post(address, {**sent, "stamp": first, "address": "sam@example.org"})
    other = reader.post(address, {**sent, "stamp": second})
    assert one["Location"] != other["Location"]
    assert Comment.objects.count() == 2
    assert "sam@example.org" not in reader.get(other["Location"]).content.decode()


@pytest.mark.parametrize("state", [Comment.State.SHOWN, Comment.State.REFUSED])
def test_a_form_that_is_sent_again_after_the_decision_makes_no_second_comment(reader, open_post, clock, state):
    address, signed = form_of(reader, open_post)
    clock.shift(10)
    first = reader.post(address, {**SAID, "stamp": signed})
    assert Comment.objects.decide(Comment.objects.get(), state, None)
    clock.shift(23 * 60 * 60)
    forget_in_time()
    assert reader.post(address, {**SAID, "stamp": signed})["Location"] == first["Location"]
    assert Comment.objects.count() == 1
    clock.shift(2 * 60 * 60)
    forget_in_time()
    assert Comment.objects.get().sent_as == ""
    assert reader.post(address, {**SAID, "stamp": signed}).status_code == 400


def test_back_leads_to_a_page_that_her_own_browser_kept(reader, open_post, clock):
    asked = send(reader, open_post, clock, text="Jane Smith said so.")
    wrong = send(reader, open_post, clock, text="")
    for answer in (asked, wrong):  # these stand in the way back from what is sent
        assert answer.headers["Cache-Control"] == "private, no-cache, max-age=0"
