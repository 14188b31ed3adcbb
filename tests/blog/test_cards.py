"""Share cards of posts: their title however long, who wrote it and when, and the public pilots it is about."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageChops

from blog.models import Post
from pilots import cards, sheet
from pilots.fuzzy import FuzzyDate
from pilots.models import Pilot
from pilots.models.event import Status
from tests.make import make_event, make_pilot, make_post
from tests.picture import picture, pixels, red, words_written

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
HOSTILE = {
    "no blank": "W" * 300,
    "no blank, thin": "i" * 300,
    "words": "accountability " * 20,
    "emoji": "Cuts 😀👩‍👩‍👧‍👦 again",
    "right to left": "\u202eابتثج אבגד\u202c cuts",
    "nothing left": "ابتثج",
    "odd": "\x00\x01\ufffe\ud7ff\u200b a\u0301\u0302\u0303 \t\n b",
    "empty": "",
}


def card_of(post):
    return f"{post.get_absolute_url()}card.png"


@pytest.fixture
def written(monkeypatch):
    return words_written(monkeypatch)


def test_every_post_of_the_record_has_a_card(record, reader):
    posts = Post.objects.all()
    assert len({picture(reader.get(card_of(post))).tobytes() for post in posts}) == len(posts) == 19


def test_a_card_says_what_the_post_is(record, reader, written):
    assert red(picture(reader.get("/blog/2009/11/in-a-totally-bad-place/card.png"))) > 100
    assert "In a Totally Bad Place" in " ".join(written)
    assert {"Jon Rogers, Jon Rogers' blog, 27 November 2009", "Leicester and Leicestershire"} <= set(written)
    assert "Field trial" in written


def test_of_many_pilots_the_rest_is_counted(reader, written):
    post = make_post(pilots=[make_pilot(name) for name in ("York", "Bath", "Ripon", "Ely")])
    reader.get(card_of(post))
    assert [text for text in written if text in ("Bath", "Ely", "Ripon", "York", "and 2 more")] == [
        "Bath",
        "Ely",
        "and 2 more",
    ]


def test_a_draft_pilot_is_not_on_it_and_a_draft_post_has_none(reader, written):
    pilot = make_pilot("Bath", published_at=None, areas="Kent")
    make_event(pilots=[pilot], sets_status=Status.ENDED)
    post, draft = make_post(pilots=[pilot]), make_post("Draft", published_at=None)
    linked = reader.get(card_of(post))
    assert not {"Bath", "Ended"} & set(written)
    post.pilots.clear()
    assert reader.get(card_of(post)).content == linked.content
    assert reader.get(card_of(draft)).status_code == 404


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_title_leaves_its_room(text):
    """The map, the gold bar and what is below stay as they are under a short title."""
    plain, odd = (drawn(cards.of_post(title, ["A blog", "2009"], [])) for title in ("Short", text))
    changed = ImageChops.difference(plain, odd).convert("L").point(lambda grey: 255 * (grey > 24)).getbbox()
    if changed:
        left, top, right, bottom = changed
        assert left >= cards.MARGIN - 8
        assert right <= cards.MAP_AT[0]
        assert top >= 150
        assert bottom <= cards.FOOT - 58 - 44


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_no_byline_or_pilots_name_leaves_its_room(text, reader):
    bath = make_pilot("Bath")
    post = make_post(blog_name="A blog", pilots=[bath])
    plain = picture(reader.get(card_of(post)))
    Post.objects.filter(pk=post.pk).update(blog_name=text.replace("\x00", "")[:120])
    Pilot.objects.filter(pk=bath.pk).update(name=text.replace("\x00", "")[:120])
    odd = picture(reader.get(card_of(post)))
    right = (cards.MAP_AT[0], 0, *cards.SIZE)
    assert odd.crop(right).tobytes() == plain.crop(right).tobytes()
    assert odd.tobytes() != plain.tobytes()


def test_letters_that_the_fonts_lack_are_left_out():
    assert sheet.readable(" e\u0301 😀 \u202eא co\u00adop\u200b\x00 \n “£5” ") == "é coop “£5”"


def drawn(card):
    return pixels(io.BytesIO(card))


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=300), st.integers(200, 1000), st.integers(40, 300))
def test_any_text_fits_in_at_most_four_lines(text, width, height):
    text = sheet.readable(text) or "x"
    size, lines = sheet.fitted(text, sheet.BLACK, cards.NAME_SIZES, width, height)
    assert 1 <= len(lines) <= 4
    assert max(sheet.width_of(line, sheet.BLACK, size) for line in lines) <= width
    assert len(lines) == 1 or len(lines) * size * sheet.LEADING <= height
    assert "".join(lines).replace(" ", "").startswith(text.replace(" ", "")[:3]) or lines[-1].endswith("…")


def test_a_card_is_where_its_post_is(reader):
    post = make_post("Cuts", slug="cuts", published_on=FuzzyDate(2009, 11))
    wrong = reader.get("/blog/2008/01/cuts/card.png")
    assert (wrong.status_code, wrong.headers["Location"]) == (301, "/blog/2009/11/cuts/card.png")
    Post.objects.filter(pk=post.pk).update(slug="more-cuts")
    moved = reader.get("/blog/2009/11/cuts/card.png")
    assert (moved.status_code, moved.headers["Location"]) == (301, "/blog/2009/11/more-cuts/card.png")
    assert reader.get("/blog/2009/11/nothing/card.png").status_code == 404
    assert reader.post("/blog/2009/11/more-cuts/card.png").status_code == 405
