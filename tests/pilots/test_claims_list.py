"""Which claims are listed: public ones of public documents, by words, standing, pilot and what our copy says."""

import re

import pytest

from pilots.fuzzy import FuzzyDate
from pilots.silence.quoting import settle_claims
from tests.make import make_body, make_claim, make_copy, make_document, make_pilot, make_post
from tests.page import markup
from tests.pilots.finding import listed

pytestmark = pytest.mark.django_db
DRAFT = {"published_at": None}
SAID = "deliver early savings"
PAGE = "/claims/deliver-early-savings/"


def test_a_draft_is_nowhere_nor_is_a_claim_of_a_draft_document(reader):
    post = make_post("On savings")
    hidden = (
        make_claim("quince one", make_document("Orchard"), **DRAFT),
        make_claim("quince two", make_document("Quince", **DRAFT)),
    )
    post.claims.set([make_claim(SAID), *hidden])
    assert listed(reader, "claims") == ["deliver-early-savings"]
    assert [reader.get(f"/claims/quince-{one}/").status_code for one in ("one", "two")] == [404, 404]
    for address in ("/claims/", "/claims.csv", "/sitemap.xml", post.get_absolute_url()):
        page = reader.get(address).content.decode()
        assert "quince" not in page.lower()
        assert "deliver-early-savings" in page


def test_a_draft_body_did_not_say_it(reader):
    make_claim(SAID, body=make_body("Quince", **DRAFT))
    assert "quince" not in (markup(reader.get(PAGE)) + reader.get("/claims.json").content.decode()).lower()
    assert re.search(r"<dt>Said by</dt><dd><span> ?<[^>]*>not known", markup(reader.get(PAGE)))
    assert listed(reader, "claims", q="quince") == []


def test_claims_are_filtered_and_put_in_order(reader):
    kent, paper = make_pilot("Kent"), make_document("Handbook")
    make_claim("one thing", paper, [kent], standing="borne-out", said_on=FuzzyDate(2010))
    make_claim("another thing", paper, said_on=FuzzyDate(2009, 3))
    make_claim("no copy of this", speaker="The minister")
    make_copy(paper, ["It is one thing."])
    settle_claims()
    for query, found in {
        "": ["another-thing", "one-thing", "no-copy-of-this"],
        "sort=latest": ["one-thing", "another-thing", "no-copy-of-this"],
        "standing=borne-out": ["one-thing"],
        "copy=found": ["one-thing"],
        "copy=silent&copy=no-copy": ["another-thing", "no-copy-of-this"],
        "pilot=kent": ["one-thing"],
        "q=minister": ["no-copy-of-this"],
        "q=handbook another": ["another-thing"],
    }.items():
        rows = reader.get(f"/claims.json?{query}").json()["results"]
        assert [row["slug"] for row in rows] == found, query
        page = markup(reader.get(f"/claims/?{query}"))
        assert re.findall(r'<blockquote class="lede"><a href="/claims/([^/]+)/', page) == found
    assert (rows[0]["in_our_copy"], rows[0]["pages_found"], rows[0]["pages_total"]) == ("silent", [], 1)
