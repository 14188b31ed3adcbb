"""Deleting: what goes along is shown first, nothing is deleted unseen, and all of it is kept."""

import pytest

from blog.models import Post
from pilots.history import Edit
from pilots.models import Deletion, PartnerBody, Pilot
from tests.make import (
    cite,
    make_affected_branch,
    make_body,
    make_branch,
    make_document,
    make_figure,
    make_partnership,
    make_pilot,
    make_post,
    make_theme,
)
from tests.page import form_on, markup
from tests.pilots.removals import delete, page_of

pytestmark = pytest.mark.django_db


def test_the_page_shows_what_goes_along_and_that_readers_see_it(alice):
    pilot = make_pilot()
    make_partnership(pilot, make_body("Acme Trust"))
    make_figure("One", pilot, conflicts_with=[make_figure("Two", pilot)])
    make_post("On Leeds", pilots=[pilot])
    cite(pilot, make_document())
    page = markup(alice.get(page_of(pilot, "delete")))
    for shown in ("Partnerships: <b>1</b>", "Acme Trust in Leeds", "Links with posts: <b>1</b>", "On Leeds"):
        assert shown in page
    assert "Sources: <b>1</b>" in page and "Figures: <b>2</b>" in page
    assert "Links between figures: <b>2</b>" in page and "Leeds: One and Leeds: Two" in page
    assert "Readers can see it now" in page and 'href="/pilots/leeds/"' in page


def test_a_public_thing_is_not_deleted_without_a_reason(alice):
    pilot = make_pilot()
    assert "Say in a few words why it goes" in markup(delete(alice, pilot, reason=" "))
    assert Pilot.objects.exists()


def test_a_draft_needs_no_reason_and_offers_no_address(alice):
    pilot = make_pilot(published_at=None)
    page = alice.get(page_of(pilot, "delete"))
    assert "no reader sees it" in markup(page)
    assert "instead" not in form_on(page, "removal")
    delete(alice, pilot, reason="")
    assert not Pilot.objects.exists()


def test_the_history_has_who_deleted_it_and_why_and_every_row(alice):
    pilot = make_pilot()
    part = make_partnership(pilot, make_body())
    key = pilot.pk
    delete(alice, pilot, reason="Never was one")
    edit = Edit.objects.get()
    assert (edit.deed, edit.reason, edit.kind, edit.object_id) == ("deleted", "Never was one", "pilots.pilot", key)
    assert str(edit.by) == "Alice Ashworth"
    assert list(Pilot.history.filter(id=key).values_list("history_type", flat=True)) == ["-", "~"]
    assert list(part.history.filter(body=part.body).values_list("history_type", flat=True)) == ["-", "~"]


def test_what_was_changed_since_the_page_was_opened_is_not_deleted(alice):
    pilot = make_pilot()
    form = form_on(alice.get(page_of(pilot, "delete")), "removal")
    Pilot.objects.update(summary="New")
    response = alice.post(page_of(pilot, "delete"), {**form, "reason": "Twice"})
    assert "Somebody changed this since you opened the page" in markup(response)
    assert Pilot.objects.exists() and not Deletion.objects.exists()
    again = form_on(response, "removal")
    assert alice.post(page_of(pilot, "delete"), {**again, "reason": "Twice"}).status_code == 302
    assert not Pilot.objects.exists()


def test_a_post_that_shows_no_version_deletes_nothing(alice):
    pilot = make_pilot()
    alice.post(page_of(pilot, "delete"), {"post": "yes", "reason": "Forged"})
    assert Pilot.objects.exists()


def test_a_second_click_is_told_kindly(alice):
    pilot = make_pilot()
    address, form = page_of(pilot, "delete"), form_on(alice.get(page_of(pilot, "delete")), "removal")
    answers = [alice.post(address, {**form, "reason": "Twice"}, follow=True) for _ in range(2)]
    assert [one.status_code for one in answers] == [200, 200]
    assert "was deleted already" in markup(answers[1])
    assert Deletion.objects.count() == 1


def test_what_still_names_a_body_is_shown_and_it_can_be_merged(alice):
    body = make_body()
    for name in ("Leeds", "York"):
        make_partnership(make_pilot(name), body)
    page = markup(alice.get(page_of(body, "delete")))
    assert "It cannot be deleted yet: 2 things in the record still name it." in page
    assert f'<a href="{page_of(body, "merge")}">merge it with the other one</a>' in page
    assert form_on(alice.get(page_of(body, "delete")), "removal") == {}
    alice.post(page_of(body, "delete"), {"post": "yes", "version": body.version, "reason": "Forged"})
    assert PartnerBody.objects.exists()


def test_facts_that_name_a_source_are_listed_with_their_pages(alice):
    pilot, document = make_pilot(), make_document()
    cite(pilot, document)
    page = markup(alice.get(page_of(document, "delete")))
    assert "Facts that name it as their source: <b>1</b>" in page
    assert f'<a href="{page_of(pilot)}">Leeds</a>' in page


def test_what_pointed_at_it_points_at_nothing_and_is_written_down(alice):
    first = make_post("First")
    second, key = make_post("Second", answers=first), first.pk
    delete(alice, first)
    assert Post.objects.get().answers is None
    assert Deletion.objects.get().emptied == [["blog.post", second.pk, "answers_id", key]]
    assert [row.answers_id for row in second.history.order_by("history_id")] == [key, None]


def test_what_was_linked_with_it_has_that_in_its_history(alice):
    pilot = make_pilot()
    document, key = make_document(pilots=[pilot]), pilot.pk
    delete(alice, pilot)
    assert [row.links["pilots"] for row in document.history.order_by("history_id")] == [[key], []]


@pytest.mark.parametrize("rows", [2, 20])
def test_the_page_asks_as_much_for_many_as_for_few(alice, django_assert_num_queries, rows):
    pilot = make_pilot()
    for number in range(rows):
        part = make_partnership(pilot, make_body(f"Body {number}"))
        touched = make_affected_branch(pilot, make_branch(f"Branch {number}"))
        pilot.themes.add(make_theme(f"Theme {number}"))
        document = make_document(f"Report {number}", pilots=[pilot])
        make_post(f"Post {number}", pilots=[pilot])
        for fact in (pilot, part, touched, make_figure(f"Figure {number}", pilot)):
            cite(fact, document)
    with django_assert_num_queries(33):  # session, officer, thing; each kind of row; what those name
        assert alice.get(page_of(pilot, "delete")).status_code == 200
