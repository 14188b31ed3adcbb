"""Addresses: an old one leads to the new one, a deleted page says so, and a draft's gives nothing away."""

import datetime

import pytest

from blog.models import Post
from campaign.models import Commitment
from pilots.fuzzy import FuzzyDate
from pilots.models import Branch, Document, PartnerBody, Pilot
from tests.make import make_body, make_branch, make_commitment, make_document, make_pilot, make_post, tomorrow

pytestmark = pytest.mark.django_db
NOUNS = {
    "pilot": (Pilot, make_pilot, "/pilots/{}/"),
    "body": (PartnerBody, make_body, "/bodies/{}/"),
    "branch": (Branch, make_branch, "/branches/{}/"),
    "document": (Document, make_document, "/documents/{}/"),
    "commitment": (Commitment, make_commitment, "/commitments/{}/"),
    "post": (Post, make_post, "/blog/2009/06/{}/"),
}


@pytest.fixture(params=NOUNS)
def noun(request):
    """(model, how one is made, its address with a place for the slug)."""
    return NOUNS[request.param]


def save(thing, slug):
    thing.slug = slug
    thing.save()


def update(thing, slug):
    type(thing).objects.filter(pk=thing.pk).update(slug=slug)


def bulk_update(thing, slug):
    thing.slug = slug
    type(thing).objects.bulk_update([thing], ["slug"])


@pytest.mark.parametrize("change", [save, update, bulk_update])
def test_an_old_address_leads_to_the_new_one(reader, noun, change):
    _, make, address = noun
    change(make(slug="old"), "new")
    response = reader.get(address.format("old"))
    assert (response.status_code, response["Location"]) == (301, address.format("new"))
    assert reader.get(address.format("new")).status_code == 200


def test_two_changes_lead_straight_to_the_last(reader, noun):
    _, make, address = noun
    thing = make(slug="first")
    for slug in ("second", "third"):
        save(thing, slug)
    for slug in ("first", "second"):
        assert reader.get(address.format(slug))["Location"] == address.format("third")


def test_a_slug_that_comes_back_is_no_loop(reader, noun):
    _, make, address = noun
    thing = make(slug="first")
    for slug in ("second", "first"):
        save(thing, slug)
    assert reader.get(address.format("first")).status_code == 200
    assert reader.get(address.format("second"))["Location"] == address.format("first")


def test_a_new_thing_with_an_old_slug_wins(reader, noun):
    _, make, address = noun
    save(make("One", slug="shared"), "one")
    make("Another", slug="shared")
    response = reader.get(address.format("shared"))
    assert response.status_code == 200
    assert "Another" in response.content.decode()


def test_an_old_slug_leads_to_the_last_that_had_it(reader, noun):
    _, make, address = noun
    save(make("One", slug="shared"), "one")
    save(make("Another", slug="shared"), "another")
    assert reader.get(address.format("shared"))["Location"] == address.format("another")


@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_a_drafts_addresses_say_no_more_than_an_unknown_one(reader, noun, published_at):
    _, make, address = noun
    save(make("Secret", slug="old-secret", published_at=published_at), "secret")
    for slug in ("old-secret", "secret"):
        response = reader.get(address.format(slug))
        unknown = reader.get(address.format("u" * len(slug))).content.decode()
        assert response.status_code == 404
        assert response.content.decode() == unknown.replace("u" * len(slug), slug)


def test_a_page_taken_back_to_draft_and_its_old_address_are_gone(reader, noun):
    model, make, address = noun
    save(make(slug="old"), "new")
    model.objects.unpublish()
    assert [reader.get(address.format(slug)).status_code for slug in ("old", "new")] == [404, 404]


@pytest.mark.parametrize("delete", [lambda thing: thing.delete(), lambda thing: type(thing).objects.all().delete()])
def test_a_deleted_page_says_that_it_was_taken_down(reader, noun, delete):
    _, make, address = noun
    thing = make(slug="old")
    save(thing, "new")
    delete(thing)
    for slug in ("old", "new"):
        response = reader.get(address.format(slug))
        page = response.content.decode()
        assert response.status_code == 410
        assert "This page was taken down" in page
        assert "was in the record and has been taken out of it" in page
        assert 'action="/search/"' in page


@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_a_deleted_draft_was_never_there(reader, noun, published_at):
    _, make, address = noun
    thing = make(slug="old-secret", published_at=published_at)
    save(thing, "secret")
    thing.delete()
    assert [reader.get(address.format(slug)).status_code for slug in ("old-secret", "secret")] == [404, 404]


def test_a_draft_that_had_the_address_of_a_deleted_page_does_not_hide_that_it_is_gone(reader, noun):
    _, make, address = noun
    make("Was public", slug="shared").delete()
    save(make("Secret", slug="shared", published_at=None), "secret")
    assert reader.get(address.format("shared")).status_code == 410


def test_an_unknown_address_is_named_in_plain_words(reader, noun):
    _, _, address = noun
    response = reader.get(address.format("nowhere"))
    assert response.status_code == 404
    assert "“nowhere” in the record" in response.content.decode()


def test_old_slugs_of_one_kind_mean_nothing_for_another(reader):
    save(make_pilot(slug="shared"), "new")
    assert reader.get("/bodies/shared/").status_code == 404


def test_a_pilots_feed_moves_with_it(reader):
    save(make_pilot(slug="old"), "new")
    response = reader.get("/pilots/old/feed/")
    assert (response.status_code, response["Location"]) == (301, "/pilots/new/feed/")


@pytest.mark.parametrize("month", ["2009/05", "2010/06", "1/1", "0/0", "99999/99"])
def test_a_post_under_a_wrong_month_leads_to_the_right_one(reader, month):
    make_post(slug="post", published_on=FuzzyDate(2009, 6))
    response = reader.get(f"/blog/{month}/post/")
    assert (response.status_code, response["Location"]) == (301, "/blog/2009/06/post/")


def test_an_old_slug_under_a_wrong_month_leads_there_in_one_step(reader):
    save(make_post(slug="old", published_on=FuzzyDate(2009, 6)), "new")
    assert reader.get("/blog/2010/01/old/")["Location"] == "/blog/2009/06/new/"


@pytest.mark.parametrize("change", [save, update, bulk_update])
@pytest.mark.parametrize("published_at", [None, tomorrow()], ids=["draft", "embargo"])
def test_an_address_that_it_had_before_readers_knew_it_leads_nowhere(reader, noun, change, published_at):
    model, make, address = noun
    change(make(slug="working-title", published_at=published_at), "new")
    model.objects.update(published_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert [reader.get(address.format(slug)).status_code for slug in ("new", "working-title")] == [200, 404]


def test_what_was_taken_back_and_renamed_is_found_again_by_the_address_that_readers_know(reader, noun):
    model, make, address = noun
    thing = make(slug="known")
    model.objects.unpublish()
    update(thing, "unknown")
    update(thing, "new")
    assert reader.get(address.format("known")).status_code == 404
    model.objects.update(published_at=datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC))
    assert reader.get(address.format("known"))["Location"] == address.format("new")
    assert reader.get(address.format("unknown")).status_code == 404
