"""Corrections: on their page, with what they correct, in the feeds, and nowhere for what is not public."""

import datetime
from xml.etree import ElementTree

import pytest

from pilots.models import Correction
from tests import make
from tests.page import markup

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
NOVEMBER = datetime.datetime(2026, 11, 27, 12, tzinfo=datetime.UTC)
SAID = "It said £12m; it is £13m."
MADE = {
    "pilot": lambda: make.make_pilot("Kent"),
    "body": lambda: make.make_body("Kent Police"),
    "branch": lambda: make.make_branch("Medway UNISON"),
    "document": lambda: make.make_document("A review"),
    "claim": lambda: make.make_claim("we shall save"),
    "figure": lambda: make.make_figure("Spending", make.make_pilot("Kent")),
    "event": lambda: make.make_event("The pilot begins"),
    "term": lambda: make.make_term("PDCC"),
    "post": lambda: make.make_post("An answer"),
}
every_kind = pytest.mark.parametrize("kind", MADE)


def text_of(response):
    assert response.status_code == 200
    return response.content.decode()


@every_kind
def test_a_correction_stands_on_its_page_and_with_the_thing(reader, kind):
    thing = MADE[kind]()
    correction = make.make_correction(thing, SAID, made_at=NOVEMBER)
    assert SAID in text_of(reader.get(thing.get_absolute_url()))
    listed = markup(reader.get("/corrections/"))
    assert f'<a href="{thing.get_absolute_url()}">' in listed
    assert f'<li id="c{correction.pk}">' in listed
    assert "27 November 2026" in listed
    (row,) = reader.get("/corrections.json").json()["results"]
    assert (row["date"], row["kind"], row["sentence"]) == ("2026-11-27", kind, SAID)
    assert row["url"].endswith(thing.get_absolute_url())


@every_kind
@pytest.mark.parametrize("end", ["draft", "embargo", "deleted"])
def test_the_correction_of_what_is_not_public_is_nowhere(reader, kind, end):
    leeds, thing = make.make_pilot("Leeds"), MADE[kind]()
    for _ in range(2):
        make.make_correction(leeds)  # so that there is something to count
    before = [text_of(reader.get(address)) for address in ("/corrections/", "/corrections.csv")]
    make.make_correction(thing, SAID)
    if end == "deleted":
        thing.delete()
    else:
        type(thing).objects.filter(pk=thing.pk).update(published_at=None if end == "draft" else make.tomorrow())
    assert [text_of(reader.get(address)) for address in ("/corrections/", "/corrections.csv")] == before
    assert SAID not in text_of(reader.get("/feed/"))


@pytest.mark.parametrize(("kind", "place"), [("figure", "/pilots/kent/"), ("event", "/pilots/kent/"), ("event", "/")])
def test_a_row_is_marked_wherever_it_is_shown(reader, kind, place):
    thing = MADE[kind]()
    if kind == "event":
        thing.pilots.set([make.make_pilot("Kent")])
    assert "Corrected" not in text_of(reader.get(place))
    make.make_correction(thing, SAID, made_at=NOVEMBER)
    assert f"27 November 2026</time></a>: {SAID}" in markup(reader.get(place))


def test_the_page_without_corrections_says_so_and_how_they_are_made(reader, settings):
    settings.CONTACT_ADDRESS = "office@example.org"
    page = text_of(reader.get("/corrections/"))
    assert "No mistake has been corrected yet." in page
    assert "An officer mends the fact" in page
    assert 'href="mailto:office@example.org' in page


def test_the_newest_is_first_and_its_link_finds_the_page_that_it_is_on(reader):
    pilot = make.make_pilot("Kent")
    first = make.make_correction(pilot, "The first.", made_at=NOVEMBER - datetime.timedelta(days=1))
    for number in range(40):
        make.make_correction(pilot, f"One more, {number}.", made_at=NOVEMBER)
    page = text_of(reader.get("/corrections/"))
    assert page.index("One more, 39.") < page.index("One more, 0.")
    assert "The first." not in page
    address = f"/corrections/?at={first.pk}#c{first.pk}"
    assert f'href="{address}"' in text_of(reader.get("/pilots/kent/"))
    assert "The first." in text_of(reader.get(address))


def test_the_name_is_that_of_now(reader):
    pilot = make.make_pilot("Kent")
    make.make_correction(pilot, SAID)
    pilot.name, pilot.slug = "Kent and Medway", "kent-and-medway"
    pilot.save()
    assert '<a href="/pilots/kent-and-medway/">Kent and Medway</a>' in markup(reader.get("/corrections/"))


def entries(reader, address):
    """(id, title, summary, address) of the corrections among a feed's entries."""
    feed = ElementTree.fromstring(reader.get(address).content)
    for entry in feed.findall("a:entry", ATOM):
        found = [entry.findtext(f"a:{name}", namespaces=ATOM) for name in ("id", "title", "summary")]
        if found[1].startswith("Corrected"):
            yield (*found, entry.find("a:link", ATOM).get("href"))


def test_the_feeds_carry_it_with_an_id_that_stays(reader):
    kent = make.make_pilot("Kent")
    figure, event = make.make_figure("Spending", kent), make.make_event("It begins", [kent])
    for thing in (kent, figure, event, make.make_pilot("Leeds")):
        make.make_correction(thing, SAID)
    assert [title for _, title, _, _ in entries(reader, "/pilots/kent/feed/")] == [
        "Corrected: June 2009: It begins",
        "Corrected: Kent: Spending",
        "Corrected: Kent",
    ]
    assert len(list(entries(reader, "/feed/"))) == 4
    (*_, (key, _, summary, address)) = entries(reader, "/pilots/kent/feed/")
    assert (summary, address) == (SAID, "http://testserver/pilots/kent/")
    Correction.objects.update(sentence="It said £12m. It is £13m.")
    assert [one[0] for one in entries(reader, "/pilots/kent/feed/")][-1] == key
    assert "correction" in key
