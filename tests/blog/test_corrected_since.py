"""A post that was written before a correction of what it is about says so; one written after it says nothing."""

import datetime

import pytest

from tests import make
from tests.campaign.test_corrections import MADE, SAID, text_of
from tests.page import markup

pytestmark = pytest.mark.django_db
NOON = datetime.datetime(2025, 11, 27, 12, tzinfo=datetime.UTC)
SINCE = "Corrected since this was written"


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind not in ("term", "post")])
def test_a_post_about_it_that_was_written_before_says_so(reader, kind):
    thing = MADE[kind]()
    post, other = make.make_post("About it"), make.make_post("About something else")
    if kind in ("figure", "event"):
        pilot = thing.pilot if kind == "figure" else make.make_pilot("Kent")
        if kind == "event":
            thing.pilots.set([pilot])
        post.pilots.set([pilot])
    else:
        getattr(post, {"body": "bodies", "branch": "branches"}.get(kind, f"{kind}s")).set([thing])
    make.make_correction(thing, SAID)
    page = markup(reader.get(post.get_absolute_url()))
    assert SINCE in page
    assert f'{SAID} (<a href="{thing.get_absolute_url()}">' in page
    assert SINCE not in text_of(reader.get(other.get_absolute_url()))


@pytest.mark.parametrize(
    ("recorded", "public", "told"),
    [(26, 25, True), (26, 28, True), (27, 26, True), (27, 27, False), (28, 28, False)],
)
def test_a_post_that_was_written_after_a_correction_is_silent(reader, recorded, public, told):
    """The correction is of noon on the 27th; a post that became public later that day may have known of it."""
    pilot = make.make_pilot("Kent")
    moment = datetime.datetime(2025, 11, public, 13, tzinfo=datetime.UTC)
    post = make.make_post(pilots=[pilot], recorded_on=datetime.date(2025, 11, recorded), published_at=moment)
    make.make_correction(pilot, SAID, made_at=NOON)
    assert (SINCE in text_of(reader.get(post.get_absolute_url()))) is told


def test_the_post_that_was_itself_corrected_says_what_was_wrong(reader):
    post = make.make_post()
    make.make_correction(post, "It named the wrong year.", made_at=NOON)
    page = markup(reader.get(post.get_absolute_url()))
    assert "<b>Corrected</b> on" in page
    assert "It named the wrong year." in page
    assert SINCE not in page
