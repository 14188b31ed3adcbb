"""The secret link of whoever wrote a comment: for 15 minutes it can be changed or taken away there."""

import pytest

from blog.models import Comment
from tests.blog.commenting import SAID, fields, send
from tests.make import make_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(reader, open_post, clock):
    return send(reader, open_post, clock, address="sam@example.org")["Location"]


def test_it_is_known_to_nobody_else(reader, link):
    answer = reader.get(link)
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in answer.headers["Cache-Control"]
    assert "Until <b>12:15</b>" in answer.content.decode()
    assert '<link rel="canonical"' not in answer.content.decode()


def test_to_open_it_does_nothing(reader, link):
    for _ in range(2):
        reader.get(link, {"delete": "1"})
        reader.head(link)
    assert Comment.objects.get().state == "waiting"


def test_a_change_of_what_is_shown_waits_again(reader, link, clock):
    Comment.objects.update(state="shown", decided_at=Comment.objects.get().written_at)
    form = fields(reader.get(link))
    assert (form["text"], form["address"]) == (SAID["text"], "sam@example.org")
    clock.shift(60)
    assert reader.post(link, {**form, "text": "It was worse."}).status_code == 303
    comment = Comment.objects.get()
    assert (comment.text, comment.state, comment.decided_at) == ("It was worse.", "waiting", None)
    assert comment.edited_at is not None


def test_a_change_that_changes_nothing_leaves_it_shown(reader, link, clock):
    Comment.objects.update(state="shown")
    form = fields(reader.get(link))
    clock.shift(60)
    assert reader.post(link, form).status_code == 303
    assert Comment.objects.get().state == "shown"


def test_what_is_wrong_with_a_change_is_said(reader, link, clock):
    form = fields(reader.get(link))
    clock.shift(60)
    answer = reader.post(link, {**form, "text": "", "name": "Someone else"})
    assert answer.status_code == 400
    assert "Write something first." in answer.content.decode()
    assert "Someone else" in answer.content.decode()
    assert Comment.objects.get().text == SAID["text"]


def test_a_change_is_warned_of_names_too(reader, link, clock):
    form = fields(reader.get(link))
    clock.shift(60)
    warned = reader.post(link, {**form, "text": "So said Jane Smith."})
    assert "<mark>Jane Smith</mark>" in warned.content.decode()
    assert reader.post(link, fields(warned)).status_code == 303
    assert Comment.objects.get().text == "So said Jane Smith."


def test_taking_it_away_stands_below_the_form_and_asks_first(reader, link):
    page = reader.get(link).content.decode()
    details = page[page.index("<details") : page.index("</details>")]
    assert page.index("Send it as it is now") < page.index("<details")
    assert page.count('name="delete"') == details.count('name="delete"') == 1
    assert details.index("nobody can bring it back") < details.index('name="delete"')


def test_it_can_be_taken_away_for_good(reader, link):
    assert "We keep nothing of it" in reader.post(link, {"delete": "1"}).content.decode()
    assert Comment.objects.count() == 0
    assert reader.post(link, {"delete": "1"}).status_code == 410


@pytest.mark.parametrize("deed", [{"delete": "1"}, {**SAID, "text": "Later."}])
def test_after_fifteen_minutes_the_link_is_over(reader, link, clock, deed):
    clock.shift(15 * 60)
    for answer in (reader.get(link), reader.post(link, deed)):
        assert answer.status_code == 410
        assert "This link is over" in answer.content.decode()
        assert SAID["text"] not in answer.content.decode()
    assert Comment.objects.get().text == SAID["text"]


def test_a_change_does_not_make_the_time_longer(reader, link, clock):
    form = fields(reader.get(link))
    clock.shift(14 * 60)
    reader.post(link, {**form, "text": "Once more."})
    clock.shift(60)
    assert reader.get(link).status_code == 410


@pytest.mark.parametrize("token", ["1", "1:", "1:abc", "nonsense", "1:x:y", "٣:abc"])
def test_a_link_that_we_never_gave_is_no_page(reader, open_post, clock, token):
    make_comment(open_post, pk=1)
    assert reader.get(f"/blog/comments/{token}/").status_code == 404
    assert reader.post(f"/blog/comments/{token}/", {"delete": "1"}).status_code == 404
    assert Comment.objects.count() == 1


def test_the_link_of_a_comment_on_what_is_a_draft_again_is_over(reader, open_post, link):
    type(open_post).objects.update(published_at=None)
    assert reader.get(link).status_code == 410
