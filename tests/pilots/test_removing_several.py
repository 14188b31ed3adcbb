"""Deleting from a list, and who may delete what."""

import pytest
from django.urls import reverse

from blog.models import Post, Topic
from pilots.history import Edit
from pilots.models import Deletion, Figure, Pilot, Region
from tests.make import make_body, make_figure, make_partnership, make_pilot, make_post, make_region, make_topic
from tests.page import form_on, markup
from tests.pilots.removals import delete, officer_who_may, page_of

pytestmark = pytest.mark.django_db
LIST = "/admin/pilots/pilot/"


def chosen(*things):
    """What the list sends when the officer ticks these and chooses “Delete”."""
    versions = {f"_version-{thing.pk}": thing.version for thing in things}
    return {"action": "delete_selected", "_selected_action": [thing.pk for thing in things], **versions}


def test_the_list_shows_what_goes_and_deletes_what_was_shown(alice):
    pilots = [make_pilot("Leeds"), make_pilot("York"), make_pilot("Kent", published_at=None)]
    make_figure(pilot=pilots[0])
    page = alice.post(LIST, chosen(*pilots[:2]))
    assert Pilot.objects.count() == 3
    for shown in ("Delete 2 pilots", "<b>Leeds</b>", "<b>York</b>", "Figures: <b>1</b>", "Readers can see 2 of them"):
        assert shown in markup(page)
    done = alice.post(LIST, {**form_on(page, "removal"), "reason": "Twice", "instead": "/pilots/"}, follow=True)
    assert "2 pilots were deleted." in markup(done)
    assert [pilot.name for pilot in Pilot.objects.all()] == ["Kent"]
    assert sorted(Deletion.objects.values_list("title", flat=True)) == ["Leeds", "York"]
    assert Edit.objects.values_list("deed", "kind", "title").get() == ("deleted", "pilots.pilot", "2 pilots")


def test_what_changed_since_the_list_was_opened_is_left_alone_and_named(alice):
    leeds, york = make_pilot("Leeds"), make_pilot("York")
    page = alice.post(LIST, chosen(leeds, york))
    Pilot.objects.filter(name="York").update(summary="New")
    done = alice.post(LIST, {**form_on(page, "removal"), "reason": "Twice"}, follow=True)
    assert "somebody changed them since you opened the list: York" in markup(done)
    assert [pilot.name for pilot in Pilot.objects.all()] == ["York"]


def test_one_that_is_held_keeps_all(alice):
    region = make_region("Held")
    make_pilot(region=region)
    other = make_region("Free")
    page = alice.post("/admin/pilots/region/", chosen(region, other))
    assert "They cannot be deleted yet: 1 thing in the record still names one of them." in markup(page)
    alice.post("/admin/pilots/region/", {**chosen(region, other), "post": "yes"})
    assert Region.objects.count() == 2


def test_who_may_not_delete_gets_neither_page_nor_deed(bob):
    pilot = make_pilot()
    assert bob.get(page_of(pilot, "delete")).status_code == 403
    assert bob.post(page_of(pilot, "delete"), {"version": 1, "reason": "Forged"}).status_code == 403
    writer = officer_who_may("change_pilot", "view_pilot", "publish_pilot")
    writer.post(LIST, {**chosen(pilot), "post": "yes", "reason": "Forged"})
    assert writer.post(page_of(pilot, "delete"), {"version": 1, "reason": "Forged"}).status_code == 403
    assert Pilot.objects.exists()


def test_who_may_not_publish_deletes_own_drafts_only():
    reporter = officer_who_may("view_pilot", "delete_pilot")
    theirs = make_pilot("Theirs", published_at=None)
    own = make_pilot("Own", published_at=None, created_by_id=reporter.session["_auth_user_id"])
    forged = {"post": "yes", "version": 1, "reason": "Forged"}
    assert reporter.post(page_of(theirs, "delete"), forged).status_code == 403
    assert reporter.post(LIST, {**chosen(theirs), **forged}).status_code == 403
    assert delete(reporter, own).status_code == 302
    assert [pilot.name for pilot in Pilot.objects.all()] == ["Theirs"]


def test_what_would_go_along_needs_the_right_to_delete_that():
    pilot = make_pilot()
    make_figure(pilot=pilot)
    officer = officer_who_may("view_pilot", "delete_pilot", "publish_pilot")
    assert "You cannot delete it, for with it would go what you may not delete: figures" in markup(
        officer.get(page_of(pilot, "delete"))
    )
    forged = {"post": "yes", "version": 1, "reason": "Forged"}
    assert officer.post(page_of(pilot, "delete"), forged).status_code == 403
    assert Pilot.objects.exists() and Figure.objects.exists()


def test_a_part_is_deleted_by_itself_and_says_that_readers_see_it(alice):
    part = make_partnership(make_pilot(), make_body())
    page = alice.get(page_of(part, "delete"))
    assert "Readers can see it now" in markup(page) and "instead" not in form_on(page, "removal")
    assert delete(alice, part).status_code == 302
    assert Deletion.objects.get().kind == "pilots.partnership"


def test_a_post_and_a_topic_are_deleted_likewise(alice):
    topic = make_topic()
    post = make_post(topics=[topic])
    assert delete(alice, post).status_code == 302
    assert delete(alice, topic).status_code == 302
    assert not Post.objects.exists() and not Topic.objects.exists()
    assert Deletion.objects.count() == 2
    assert alice.get(reverse("admin:pilots_deletion_changelist")).status_code == 200
