"""Posts answer and correct one another, and each says so of the other; a draft of either shows nowhere."""

import pytest

from tests import make
from tests.page import markup, press

pytestmark = pytest.mark.django_db


def alerts(reader, post):
    return [
        one.partition("</p>")[0].strip()
        for one in markup(reader.get(post.get_absolute_url())).split('<p class="alert">')[1:]
    ]


@pytest.mark.parametrize(
    ("corrects", "note", "said", "of_it"),
    [
        (False, "", "<b>An answer.</b> This came after ", "<b>Answered.</b> See "),
        (True, "There were two committees.", "<b>A correction.</b> This corrects ", "<b>Corrected.</b> By "),
    ],
)
def test_both_say_so(reader, corrects, note, said, of_it):
    first = make.make_post("The first")
    second = make.make_post("The second", answers=first, corrects=corrects, answer_note=note)
    for here, other, words in ((second, first, said), (first, second, of_it)):
        (told,) = alerts(reader, here)
        assert told.startswith(f'{words}<a href="{other.get_absolute_url()}">{other}</a>')
        assert told.endswith(f": {note}" if note else ".")


def test_a_draft_of_either_is_said_nowhere(reader):
    first = make.make_post("The first", published_at=None)
    second = make.make_post("The second", answers=first, corrects=True, answer_note="quince")
    make.make_post("The third", answers=second, corrects=True, answer_note="quince", published_at=make.tomorrow())
    assert alerts(reader, second) == []


def test_a_post_cannot_answer_itself(alice):
    post = make.make_post()
    page = press(alice, f"/admin/blog/post/{post.pk}/change/", answers=post.pk)
    assert page.status_code == 200
    assert "A post cannot answer itself." in page.content.decode()


def test_a_figure_names_the_public_posts_that_rely_on_it(reader):
    figure = make.make_figure()
    for post in (make.make_post("In the open"), make.make_post("Quince", published_at=None)):
        post.figures.set([figure])
    page = markup(reader.get("/figures/"))
    assert 'In the post <a href="/blog/2009/06/in-the-open/">In the open</a>.' in page
    assert "Quince" not in page
    assert "Figures it relies on" in markup(reader.get("/blog/2009/06/in-the-open/"))
