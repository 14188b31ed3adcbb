"""What is not public appears nowhere: a draft of every kind, linked in every way, and every public address walked.

Each hidden thing has “quince” in its name and its address. The public world is walked before it is
made and after: a reader must get the very same bytes.
"""

import datetime
import re

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog.filters import PostFilter
from blog.models import Author, Picture, Post, Series, Topic
from campaign.filters import CommitmentFilter, DiaryFilter
from campaign.models import Commitment, Meeting
from pilots.filters import (
    BodyFilter,
    BranchFilter,
    ClaimFilter,
    DocumentFilter,
    EventFilter,
    FigureFilter,
    PilotFilter,
    SilenceFilter,
)
from pilots.models import (
    Branch,
    Claim,
    Document,
    Event,
    Figure,
    PartnerBody,
    PhraseCheck,
    Pilot,
    ServiceGroup,
)
from tests import make
from tests.hiding import WITH_PAGE, make_hidden, make_public

LISTS = {
    "pilots": ("/pilots/", PilotFilter, Pilot),
    "bodies": ("/bodies/", BodyFilter, PartnerBody),
    "branches": ("/branches/", BranchFilter, Branch),
    "documents": ("/documents/", DocumentFilter, Document),
    "figures": ("/figures/", FigureFilter, Figure),
    "events": ("/timeline/", EventFilter, Event),
    "silences": ("/silences/", SilenceFilter, PhraseCheck),
    "claims": ("/claims/", ClaimFilter, Claim),
    "posts": ("/blog/", PostFilter, Post),
    "commitments": ("/commitments/", CommitmentFilter, Commitment),
}
NAMES = ["pilot", "body", "branch", "document", "figure", "share", "staff", "event", "term", "post", "claim", "words"]
NAMES += ["promise", "committee", "meeting", "topic", "author", "series", "part", "comment"]
HIDDEN = [f"quince{end}" for end in NAMES]
NO_ENTRIES = ("quincecommittee", "quincemeeting", "quincetopic", "quinceseries", "quincecomment")
IN_SEARCH = [word for word in HIDDEN if word not in NO_ENTRIES]

SHELVES = [f"/blog/{kind}/{end}" for kind in ("topics/quincetopic", "authors/quinceauthor") for end in ("", "feed/")]


def queries(filterset, model):
    """Each choice of each filter, as a query string."""
    typed = {"q": ["leeds", "orchard"], "since": ["2020-06-01"]}
    for name, field in filterset({}, model.objects.public()).form.fields.items():
        choices = [str(value) for value, _ in getattr(field, "choices", [])] or typed.get(name, ["on"])
        yield from (f"{name}={value}" for value in choices if value)


def addresses():
    """Every public address: pages, lists with each choice of each filter, exports, feeds, sitemap, search."""
    found = [
        "/",
        "/about/",
        "/privacy/",
        "/glossary/",
        "/service-groups/",
        "/sitemap.xml",
        "/feed/",
        "/blog/feed/",
        "/search/",
    ]
    found += [f"/corrections{end}" for end in ("/", ".csv", ".json")]
    found += ["/pilots.geojson", "/blog/2009/", "/blog/2009/06/", "/diary/", "/diary.ics"]
    for noun, (address, filterset, model) in LISTS.items():
        found += [address, *(f"{address}?{query}" for query in queries(filterset, model))]
        found += [f"/{noun}.json", f"/{noun}.csv"]  # of the same filters
    diary = ("/diary/", "/diary.ics")
    found += [f"{address}?{query}" for address in diary for query in queries(DiaryFilter, Meeting)]
    shelves = [shelf for noun in (Author, Series, Topic) for shelf in noun.objects.with_posts()]
    things = [*(thing for noun in WITH_PAGE for thing in noun.objects.public()), *shelves]
    found += [f"{shelf.get_absolute_url()}feed/" for shelf in shelves if not isinstance(shelf, Series)]
    found += [thing.get_absolute_url() for thing in [*things, *ServiceGroup.objects.all()]]
    held = "/documents/total-place-final-report/"
    found += [f"{held}{more}" for more in ("pages/1/", "pages/1/?phrase=orchard-workers", "?q=orchard", "copy/")]
    found += [f"/pilots/{pilot.slug}/feed/" for pilot in Pilot.objects.public()]
    found += [f"{thing.get_absolute_url()}card.png" for noun in (Pilot, Post) for thing in noun.objects.public()]
    packs = [*Pilot.objects.public(), *Branch.objects.public(), *ServiceGroup.objects.all()]
    found += [
        f"{thing.get_absolute_url()}pack/?since=2009-01-01{end}" for thing in packs for end in ("", "&offline=1")
    ]
    found += [f"/service-groups/?pilot={pilot.slug}" for pilot in Pilot.objects.public()]
    found += [f"/service-groups/?kind={kind}" for kind in ("metropolitan-council", "police")]
    words = ("leeds", "orchard", "cuts", "police", "kent", "what", "local government", "spending")
    found += [f"/search/suggest/?q={word}" for word in words]
    return found + [f"/search/?q={word}{kind}" for word in words for kind in ("", "&kind=pilot")]


def walk(client, places):
    """Address → what it answers, headers and all."""
    answers = {place: client.get(place) for place in places}
    assert [place for place, answer in answers.items() if answer.status_code != 200] == []
    # A picture is no text, but what is not a letter of it is kept as it is.
    texts = {place: answer.getvalue().decode(errors="backslashreplace") for place, answer in answers.items()}
    return {place: f"{answers[place].headers}\n{text}" for place, text in texts.items()}


def own_addresses():
    """Where the pages of the hidden things would be."""
    found = [thing.get_absolute_url() for noun in WITH_PAGE for thing in noun.objects.drafts()]
    found += [f"{thing.get_absolute_url()}card.png" for noun in (Pilot, Post) for thing in noun.objects.drafts()]
    found += [f"{post.get_absolute_url()}comment/" for post in Post.objects.drafts()]
    found += [f"/blog/pictures/{picture.file_name(480)}" for picture in Picture.objects.all()]
    found.append("/documents/quincedocument/copy/")
    return [*found, "/pilots/quincepilot/feed/", *SHELVES, "/blog/series/quinceseries/"]


@pytest.fixture(params=["draft", "embargo"])
def hide(request, db):
    """Makes the hidden things, beside a public world that is there already."""
    make_public()
    return lambda: make_hidden(None if request.param == "draft" else make.tomorrow())


@pytest.fixture
def hidden(hide):
    hide()


def test_every_address_answers_as_if_nothing_hidden_were_there(hide, reader, request):
    embargoed = "embargo" in request.node.name  # a moment to come is asked by the same method: without all filters

    def places():
        return [place for place in addresses() if not embargoed or "?" not in place]

    before = walk(reader, places())
    hide()
    after = walk(reader, places())
    assert len(after) > (50 if embargoed else 120)
    assert [place for place, answer in after.items() if "quince" in answer.lower()] == []
    assert list(after) == list(before)
    assert [place for place in after if after[place] != before[place]] == []


def test_a_fact_whose_only_source_is_hidden_is_unverified(hidden, reader):
    for noun in [noun for noun in LISTS if noun != "silences"]:  # our own copy is the source of those
        rows = reader.get(f"/{noun}.json").json()["results"]
        assert [(row["basis"], row["sources"]) for row in rows] == [("unverified", [])] * len(rows) != []
    (place,) = reader.get("/pilots.geojson").json()["features"]
    assert place["properties"]["location_basis"] == "unverified"
    for address in ("/service-groups/", "/service-groups/local-government/"):
        assert re.search(r"\byes ?(, says|<a class=\"tag unver)", reader.get(address).content.decode())


def test_a_pilot_stands_where_public_events_put_it_and_names_no_hidden_lead(hidden, reader):
    (pilot,) = reader.get("/pilots.json").json()["results"]
    assert (pilot["status"], pilot["lead_body"], pilot["bodies"][0]["slug"]) == (
        "reported",
        None,
        "leeds-city-council",
    )


def test_a_theme_that_only_a_hidden_pilot_has_is_not_a_choice(hidden, reader):
    Pilot.objects.get(slug="quincepilot").themes.add(make.make_theme("Quincetheme"))
    assert "quince" not in reader.get("/pilots/").content.decode().lower()


def test_the_address_of_a_hidden_thing_answers_like_one_that_nothing_has(hidden, reader):
    for address in own_addresses():
        there, nowhere = reader.get(address), reader.get(address.replace("quince", "nothing"))
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert there.content.decode().replace("quince", "nothing") == nowhere.content.decode()


@pytest.mark.parametrize("noun", LISTS)
def test_asking_for_a_hidden_thing_is_like_asking_for_nothing(hidden, reader, noun):
    for address in (LISTS[noun][0], f"/{noun}.json"):
        names = ("pilot", "body", "branch", "topic", "author", "series", "phrase")
        for query in ("q=quince", *(f"{name}=quince{name}" for name in names)):
            asked = (query, query.replace("quince", "nothing"))
            found, nothing = (reader.get(f"{address}?{one}") for one in asked)
            assert found.status_code == nothing.status_code
            assert found.content.decode().replace("quince", "nothing") == nothing.content.decode(), query


def test_a_search_for_a_hidden_thing_is_like_a_search_for_nothing(hidden, reader):
    for word in ("quince", *HIDDEN):
        asked = (word, word.replace("quince", "nothing"))
        found, nothing = (reader.get("/search/", {"q": one}).content.decode() for one in asked)
        assert "Nothing found" in found
        assert found.replace("quince", "nothing") == nothing


def test_a_draft_that_was_renamed_and_deleted_was_never_there(reader, db):
    draft = make.make_pilot("Quincepilot", published_at=None)
    Pilot.objects.filter(pk=draft.pk).update(slug="quince-two")
    assert [reader.get(f"/pilots/{slug}/").status_code for slug in ("quincepilot", "quince-two")] == [404, 404]
    draft.delete()
    assert [reader.get(f"/pilots/{slug}/").status_code for slug in ("quincepilot", "quince-two")] == [404, 404]


@pytest.mark.parametrize("hide", ["embargo"], indirect=True)
def test_what_is_embargoed_appears_at_its_moment_and_nothing_is_written(hidden, reader):
    asked = own_addresses()
    with (
        time_machine.travel(timezone.now() + datetime.timedelta(days=2)),
        CaptureQueriesContext(connection) as queries,
    ):
        shown = "".join(walk(reader, [*addresses(), *asked]).values()).lower()
        missing = [word for word in HIDDEN if word not in shown]
        unfound = [
            word for word in IN_SEARCH if "Nothing found" in reader.get("/search/", {"q": word}).content.decode()
        ]
    assert (missing, unfound) == ([], [])
    assert [words for words in ("quince waits", "quince is refused", "quince@example") if words in shown] == []
    # PostgreSQL puts the parts of a union in brackets and reads long answers through a cursor.
    reads = ("SELECT", "(SELECT", "DECLARE")
    assert [query["sql"] for query in queries if not query["sql"].lstrip().startswith(reads)] == []
