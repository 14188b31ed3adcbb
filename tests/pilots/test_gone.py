"""The page of what was deleted: that it is gone, where to look instead, and nothing of what stood there."""

import pytest

from blog.models import Topic
from pilots.models import Document, FormerSlug
from tests.make import (
    make_body,
    make_branch,
    make_claim,
    make_document,
    make_pilot,
    make_post,
    make_service_group,
    make_topic,
)
from tests.page import form_on, markup
from tests.pilots.removals import delete, page_of

pytestmark = pytest.mark.django_db
KINDS = {
    "pilot": (make_pilot, "/pilots/the-quince/", "/pilots/"),
    "body": (make_body, "/bodies/the-quince/", "/bodies/"),
    "branch": (make_branch, "/branches/the-quince/", "/branches/"),
    "document": (make_document, "/documents/the-quince/", "/documents/"),
    "claim": (make_claim, "/claims/the-quince/", "/claims/"),
    "post": (make_post, "/blog/2009/06/the-quince/", "/blog/"),
    "service group": (make_service_group, "/service-groups/the-quince/", "/service-groups/"),
    "topic": (make_topic, "/blog/topics/the-quince/", "/blog/"),
}


@pytest.fixture(params=KINDS)
def kind(request):
    return KINDS[request.param]


def made(make):
    thing = make("A secret orchard", slug="the-quince")
    if isinstance(thing, Topic):
        make_post("With a topic", topics=[thing])
    return thing


def test_it_is_gone_with_the_list_and_a_search_and_nothing_of_what_it_was(alice, reader, kind):
    make, address, the_list = kind
    thing = made(make)
    assert reader.get(address).status_code == 200
    assert delete(alice, thing).status_code == 302
    response = reader.get(address)
    page = markup(response)
    assert (response.status_code, response.headers["Cache-Control"]) == (410, "no-cache")
    assert f'href="{the_list}"' in page and 'href="/search/?q=the%20quince"' in page
    assert "orchard" not in page and "Look here instead" not in page
    assert "Stood here twice" not in page  # the reason, which is for officers


@pytest.mark.parametrize("instead", ["/bodies/?kind=police", "https://example.org/a?b=c"])
def test_readers_are_led_where_the_officer_says(alice, reader, kind, instead):
    make, address, _ = kind
    delete(alice, made(make), instead=instead)
    assert f'Look here instead: <a href="{instead}"' in markup(reader.get(address))


@pytest.mark.parametrize(
    ("instead", "why"),
    [
        ("javascript:alert(1)", "Write an address on this site"),
        ("//evil.example/", "Write an address on this site"),
        ("ftp://example.org/", "Write an address on this site"),
        ("leeds", "Write an address on this site"),
        ("/\\evil.example/", "Write an address on this site"),
        ("/nowhere/at/all/", "There is no such page on this site"),
        ("/admin/pilots/pilot/", "Readers cannot open the officers’ desk"),
        ("/documents/the-quince/", "This is the page that goes"),
    ],
)
def test_an_address_that_leads_nowhere_is_refused(alice, instead, why):
    document = made(make_document)
    page = markup(delete(alice, document, instead=instead))
    assert why in page and "Nothing is deleted yet" in page
    assert Document.objects.exists() and not FormerSlug.objects.exists()


def test_former_addresses_lead_on_too(alice, reader):
    document = make_document(slug="old")
    document.slug = "new"
    document.save()
    delete(alice, document, instead="/documents/")
    for slug in ("old", "new"):
        assert 'Look here instead: <a href="/documents/"' in markup(reader.get(f"/documents/{slug}/"))


def test_a_draft_was_never_there(alice, reader):
    for make, address in ((make_pilot, "/pilots/old/"), (make_post, "/blog/2009/06/old/")):
        thing = make("Secret", slug="older", published_at=None)
        thing.slug = "old"
        thing.save()
        delete(alice, thing)
        assert [reader.get(address.replace("old", slug)).status_code for slug in ("old", "older")] == [404, 404]


def test_a_topic_of_drafts_only_was_never_there(alice, reader):
    topic = make_topic("Secret")
    make_post(topics=[topic], published_at=None)
    topic.slug = "hidden"
    topic.save()
    delete(alice, topic)
    assert [reader.get(f"/blog/topics/{slug}/").status_code for slug in ("secret", "hidden")] == [404, 404]


def test_a_claim_of_a_draft_document_was_never_there(alice, reader):
    claim = make_claim("Secret", make_document(published_at=None))
    assert "instead" not in form_on(alice.get(page_of(claim, "delete")), "removal")
    delete(alice, claim)
    assert reader.get("/claims/secret/").status_code == 404
