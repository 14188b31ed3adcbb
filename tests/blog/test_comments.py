"""Comments on a post's page, and writing one: no account, no cookie, and an officer reads it first."""

import re
from datetime import timedelta

import pytest

from blog.models import Comment
from tests.blog.commenting import NOW, SAID, form_of, send, stamp
from tests.make import make_comment, make_post
from tests.page import markup

pytestmark = pytest.mark.django_db


def test_nobody_has_commented_yet(reader, open_post, clock):
    page = markup(reader.get(open_post.get_absolute_url()))
    assert 'No comments yet<span class="noprint">: be the first. ' in page
    assert f'href="{open_post.get_absolute_url()}comment/"' in page


def test_a_comment_waits_until_an_officer_shows_it(reader, open_post, clock):
    answer = send(reader, open_post, clock)
    assert answer.status_code == 303
    assert "Your comment waits for an officer" in reader.get(answer["Location"]).content.decode()
    comment = Comment.objects.get()
    assert (comment.name, comment.text, comment.state) == ("Sam", SAID["text"], "waiting")
    assert SAID["text"] not in reader.get(open_post.get_absolute_url()).content.decode()
    Comment.objects.update(state="shown")
    assert SAID["text"] in reader.get(open_post.get_absolute_url()).content.decode()


def test_comments_stand_in_the_order_in_which_they_were_written(reader, open_post, clock):
    for words, days in (("Second", 1), ("Third", 0), ("First", 2)):
        make_comment(open_post, words, written_at=NOW - timedelta(days=days))
    page = markup(reader.get(open_post.get_absolute_url()))
    assert re.findall(r"<p>(First|Second|Third)</p>", page) == ["First", "Second", "Third"]
    assert '<time datetime="2026-02-28">28 February 2026</time>' in page
    assert re.search(r'<h2 id="comments-h">Comments <span class="n">3</span></h2>', page)


def test_paragraphs_lines_and_web_addresses_are_shown(reader, open_post, clock):
    make_comment(open_post, "One\ntwo (see https://example.org/a?b=1).\n\n\nThree & <b>four</b>")
    page = markup(reader.get(open_post.get_absolute_url()))
    link = '<a href="https://example.org/a?b=1" rel="nofollow ugc noreferrer">https://example.org/a?b=1</a>'
    assert f"<p>One<br>two (see {link}).</p><p>Three &amp; &lt;b&gt;four&lt;/b&gt;</p>" in page


def test_a_name_may_stay_empty(reader, open_post, clock):
    send(reader, open_post, clock, name=" ")
    assert Comment.objects.get().name == "A reader"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"text": " "}, "Write something first."),
        ({"text": "x" * 5001}, "That is 5001 letters; there is room for 5000."),
        ({"name": "n" * 81}, "That is 81 letters; there is room for 80."),
        ({"address": "not an address"}, "This is no mail address"),
        ({"homepage": "https://spam.example"}, "A field that people do not see was filled in."),
        ({"stamp": ""}, "not filled in on its own page"),
        ({"stamp": ":1x2y3z:forged"}, "not filled in on its own page"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(reader, open_post, clock, said, words):
    answer = send(reader, open_post, clock, **{"name": "Sam & co", "address": "sam@example.org", **said})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert words in page
    for field, value in {"name": "Sam &amp; co", "text": SAID["text"], "address": "sam@example.org", **said}.items():
        assert field in ("stamp", "homepage") or value in page, field
    assert Comment.objects.count() == 0


def test_a_form_that_was_asked_again_can_be_sent(reader, open_post, clock):
    first = send(reader, open_post, clock, homepage="https://spam.example")
    assert reader.post(first.request["PATH_INFO"], {**SAID, "stamp": stamp(first)}).status_code == 303


@pytest.mark.parametrize(("wait", "words"), [(1, "press Send again"), (90_000, "open for more than a day")])
def test_too_fast_and_too_late_are_asked_again(reader, open_post, clock, wait, words):
    answer = send(reader, open_post, clock, wait=wait)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert SAID["text"] in answer.content.decode()
    clock.shift(5)
    assert reader.post(answer.request["PATH_INFO"], {**SAID, "stamp": stamp(answer)}).status_code == 303


def test_the_form_of_one_post_is_not_taken_for_another(reader, open_post, clock):
    _, signed = form_of(reader, make_post("Another"))
    clock.shift(10)
    answer = reader.post(form_of(reader, open_post)[0], {**SAID, "stamp": signed})
    assert (answer.status_code, Comment.objects.count()) == (400, 0)


def test_a_text_that_is_pasted_and_sent_in_a_moment_is_taken(reader, open_post, clock):
    assert send(reader, open_post, clock, wait=2.5).status_code == 303


def test_what_to_think_of_and_how_much_fits_stand_before_the_button(reader, open_post, clock):
    page = reader.get(f"{open_post.get_absolute_url()}comment/").content.decode()
    assert page.index("Do not say where you work") < page.index("at most 5,000 letters") < page.index("Send it<")


@pytest.mark.parametrize(
    "nothing", ["\u200b", "\u3164", "\u2800", "\u200f", "\u061c", "\u200b \u200d\n\u3164", "\u0301"]
)
def test_what_nobody_sees_is_no_name_and_no_text(reader, open_post, clock, nothing):
    assert "Write something first." in send(reader, open_post, clock, text=nothing).content.decode()
    assert send(reader, open_post, clock, name=nothing, text="👍").status_code == 303
    assert Comment.objects.get().name == "A reader"
