"""What the desk shows before two things are merged: nothing moves, and nothing is chosen, unseen."""

import pytest

from pilots.models import PartnerBody
from tests.make import (
    cite,
    make_body,
    make_branch,
    make_copy,
    make_document,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
)
from tests.page import form_on, markup
from tests.pilots.merges import shown
from tests.pilots.removals import page_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_pilot, make_body, make_branch, make_document])
def test_the_tool_leads_to_a_choice_and_the_choice_to_what_would_happen(alice, make):
    one, other = make("Acme Trust"), make("Acme Trusts")
    assert f'<a href="{page_of(one, "merge")}">Merge with another…</a>' in markup(alice.get(page_of(one)))
    page = markup(alice.get(page_of(one, "merge")))
    assert f'<a href="{page_of(one, "merge")}?other={other.pk}">Acme Trusts</a>' in page  # looks alike
    page = markup(alice.get(page_of(one, "merge"), {"other": other.pk}))
    assert "Goes into it" in page and "Merge them" in page
    assert type(one).objects.count() == 2


def test_all_that_moves_is_counted_and_named(alice):
    kept, lost = make_body("Kept"), make_body("Lost")
    for name in ("Leeds", "York"):
        make_partnership(make_pilot(name), lost)
    make_branch("The branch", [lost])
    make_figure("Staff", body=lost)
    make_pilot("Kent", lead_body=lost)
    make_post("On Lost", bodies=[lost])
    cite(lost, make_document("Report"), "9")
    page = markup(shown(alice, kept, lost))
    for words in (
        *("Partnerships: <b>2</b>", "Lost in Leeds (partner)", "Links with branches: <b>1</b>", "The branch"),
        *("Figures: <b>1</b>", "Pilots: <b>1</b>", ">Kent</a>", "Links with posts: <b>1</b>", ">On Lost</a>"),
        *("Sources: <b>1</b>", "Report, page 9", "a merge cannot be undone"),
    ):
        assert words in page, words


def test_what_stands_on_both_is_told_apart_and_what_differs_is_asked(alice):
    kept, lost = make_body("Kept"), make_body("Lost", kind=PartnerBody.Kind.POLICE, note="Abolished.")
    pilot = make_pilot()
    make_partnership(pilot, kept, role="lead")
    make_partnership(pilot, lost, role="funder")
    page = markup(shown(alice, kept, lost))
    assert "Stands on both, and becomes one</h2>" in page
    assert "<legend>Kept in Leeds (lead): role</legend>" in page
    assert "<legend>kind</legend>" in page and "Police" in page
    assert "<dt>Note</dt><dd>Abolished.</dd><dt>Other names</dt><dd>Lost</dd>" in page


def test_it_can_be_turned_round(alice):
    one, other = make_body("One"), make_body("Other")
    assert f'<a href="?other={other.pk}&amp;keep={other.pk}">' in markup(shown(alice, one, other))
    form = form_on(shown(alice, one, other, keep=other), "merge")
    assert (form["keep"], form["other"]) == ([str(other.pk)], [str(other.pk)])
    assert "Moves to “Other”" in markup(shown(alice, one, other, keep=other))


def test_it_warns_of_what_readers_will_see_or_not(alice):
    draft, public = make_body("Draft", published_at=None), make_body("Public")
    assert "they see neither until you make that public" in markup(shown(alice, draft, public))
    assert "comes before readers with “Public”, its name included" in markup(shown(alice, public, draft))
    assert "errornote" not in markup(shown(alice, public, make_body("Other")))


def test_it_says_which_copy_readers_will_see(alice):
    kept, lost = make_document("Kept"), make_document("Lost")
    make_copy(kept, original_name="older.pdf")
    make_copy(lost, original_name="newer.pdf")
    assert "Of all copies readers see the newest: newer.pdf." in markup(shown(alice, kept, lost))


def test_a_thing_cannot_be_merged_with_itself(alice):
    body = make_body()
    assert "That is the same one" in markup(shown(alice, body, body))
    assert "Choose another" in markup(alice.get(page_of(body, "merge"), {"other": body.pk}))


def grow(make, rows):
    kept, lost = make("Kept"), make("Lost")
    for number in range(rows):
        pilots = [make_pilot(f"Pilot {number}{letter}") for letter in "ab"]
        bodies = [make_body(f"Body {number}{letter}") for letter in "ab"]
        document = make_document(f"Report {number}", pilots=pilots)
        for one in (kept, lost):
            cite(one, document)
            if make is make_body:
                cite(make_partnership(pilots[0], one, role="lead" if one == kept else "funder"), document)
                make_figure(f"Figure {number} {one}", body=one)
                make_post(f"Post {number} {one}", bodies=[one])
            elif make is make_document:
                for fact in (*pilots, *bodies):
                    cite(fact, one)
    return kept, lost


@pytest.mark.parametrize("rows", [2, 20])
@pytest.mark.parametrize(("make", "queries"), [(make_body, 31), (make_document, 50)])
def test_the_page_asks_as_much_for_many_as_for_few(alice, django_assert_num_queries, make, queries, rows):
    kept, lost = grow(make, rows)
    with django_assert_num_queries(queries):  # session, officer, both; each relation; what the rows name
        assert shown(alice, kept, lost).status_code == 200
