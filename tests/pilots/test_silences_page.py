"""The page of silences: which documents have the words, which have them nowhere, and which we cannot tell."""

import html
import re

import pytest

from pilots.models import Document, Observation, PhraseCheck
from pilots.silence.checking import settle
from tests.make import cite, make_copy, make_document, make_observation, make_phrase, make_pilot

pytestmark = pytest.mark.django_db
URL = "/silences/"


@pytest.fixture
def papers():
    """Two phrases and four papers: one that has the words, one that is silent, one half read, one not held."""
    make_phrase(why="Are they named at all?", place=1)
    make_phrase("redundancy", variants="", place=2)
    yes = make_document("Yes paper", kind="report", pilots=[make_pilot("Kent")])
    no = make_document("No paper", kind="slides", watched=True, publisher="Treasury")
    half = make_document("Half paper", watched=True)
    make_document("Lost paper", watched=True, seen_of_it="only the foreword")
    make_document("Unwatched paper")
    make_copy(yes, ["Nothing.", "First. They met the trade\nunions <b>once</b>. Last.", "Trade union."])
    make_copy(no, ["Staff"] * 46)
    make_copy(half, ["Staff", None])
    settle()


def rows(client, **query):
    """Title → what its row says, as a reader reads it."""
    page = client.get(URL, query).content.decode()
    found = re.findall(r"<tr role=\"row\"[^>]*>\s*<th scope=\"row\".*?</tr>", page, re.S)
    texts = [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in found]
    return {re.match(r"\w+ paper", text)[0]: text for text in texts}


def test_each_document_answers_in_words(papers, reader):
    found = rows(reader)
    assert list(found) == ["No paper", "Yes paper", "Half paper", "Lost paper"]
    assert "Has it on pages page 2 , page 3 (2 times) Page 2: They met the trade unions <b>once" in found["Yes paper"]
    assert "Has it nowhere 46 pages; every one of them could be read." in found["No paper"]
    assert "Cannot tell 1 of the 2 pages of our copy holds no text" in found["Half paper"]
    assert "Cannot tell: no copy held Seen of it: only the foreword." in found["Lost paper"]


def test_found_words_are_marked_and_their_pages_linked(papers, reader):
    page = reader.get(URL).content.decode()
    assert "They met the <mark>trade unions</mark> &lt;b&gt;once" in page
    assert 'href="/documents/yes-paper/pages/2/?phrase=trade-unions"><span class="vh">page </span>2</a>' in page


def test_the_first_question_is_answered_with_its_base(papers, reader):
    band = reader.get(URL).content.decode().partition('class="band"')[2].partition("</section>")[0]
    assert "Do the papers mention “trade unions”?" in band
    text = " ".join(re.sub(r"<[^>]+>", " ", band).split())
    assert "Of 3 documents on Total Place, in 1 the words were not found ; 0 have them." in text
    assert "For 1 we cannot tell: we hold no copy." in text
    assert re.findall(r'#(si-\w+)"', band) == ["si-no", "si-cant", "si-cant"]
    assert "No paper: has it nowhere" in band
    assert 'href="#no-paper"' in band
    assert 'class="band"' not in reader.get(URL, {"kind": "slides"}).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"phrase": "redundancy"}, ["No", "Yes", "Half", "Lost"]),
        ({"answer": "found"}, ["Yes"]),
        ({"answer": ["silent", "no-copy"]}, ["No", "Lost"]),
        ({"kind": "slides"}, ["No"]),
        ({"pilot": "kent"}, ["Yes"]),
        ({"q": "half"}, ["Half"]),
        ({"q": "treasury"}, ["No"]),
        ({"sort": "title"}, ["Half", "Lost", "No", "Yes"]),
    ],
)
def test_the_list_is_chosen_and_ordered(papers, reader, query, expected):
    assert list(rows(reader, **query)) == [f"{name} paper" for name in expected]


def test_choices_are_counted(papers, reader):
    page = reader.get(URL, {"answer": "silent"}).content.decode()
    counts = dict(re.findall(r"<span>([^<]+)</span>\s*<span class=\"n\">(\d+)", page))
    assert (counts["trade unions"], counts["redundancy"], counts["all phrases"]) == ("1", "2", "3")
    assert (counts["Has it"], counts["Has it nowhere"], counts["No copy held"]) == ("1", "1", "1")


def test_a_mistyped_phrase_is_named_and_hides_nothing(papers, reader):
    response = reader.get(URL, {"phrase": "nonsense"})
    assert "“nonsense” is not one" in response.content.decode()
    assert response.content.decode().count('scope="row"') == 8


def test_nothing_found_says_what_each_filter_would_give(papers, reader):
    page = " ".join(reader.get(URL, {"q": "half", "answer": "found"}).content.decode().split())
    assert "without “half”</a>: shows 1" in page
    assert "without Has it</a>: shows 1" in page


def test_a_search_by_hand_answers_where_we_hold_no_copy(papers, reader):
    lost = Document.objects.get(slug="lost-paper")
    phrase = PhraseCheck.objects.first().phrase
    seen = make_observation(lost, phrase, searched="Its own search", message="No posts found.", note="Twice.")
    assert "unverified" in rows(reader)["Lost paper"]
    cite(seen, Document.objects.get(slug="yes-paper"))
    told = rows(reader)["Lost paper"]
    assert "Not found by hand" in told
    assert "Its own search, for “trade unions”, 27 November 2009 , by the author of a post. Source 1" in told
    assert "It answered: “No posts found.” Twice. We hold no copy." in told
    assert "Lost paper" in rows(reader, answer="silent")
    (row,) = (row for row in reader.get("/silences.json").json()["results"] if row["document"] == "lost-paper")
    assert (row["answer"], row["in_our_copy"], row["by_hand"], row["basis"]) == (
        "silent",
        "no-copy",
        "silent",
        "sourced",
    )
    assert row["sources"][0]["slug"] == "yes-paper"


def test_where_copy_and_hand_disagree_both_are_shown(papers, reader):
    phrase = PhraseCheck.objects.first().phrase
    make_observation(Document.objects.get(slug="yes-paper"), phrase)
    told = rows(reader)["Yes paper"]
    assert "Has it on pages" in told
    assert "≠ conflict It did not have the words then." in told
    make_observation(Document.objects.get(slug="no-paper"), phrase)
    assert "conflict" not in rows(reader)["No paper"]


def test_the_exports_follow_the_page(papers, reader):
    answer = reader.get("/silences.json").json()
    assert [row["document"] for row in answer["results"]] == ["no-paper", "yes-paper", "half-paper", "lost-paper"]
    row = answer["results"][1]
    assert (row["phrase"], row["answer"], row["pages"], row["times"]) == ("trade-unions", "found", [2, 3], 2)
    assert row["url"].endswith("/documents/yes-paper/")
    assert reader.get("/silences.json", {"phrase": "all"}).json()["count"] == 8
    lines = reader.get("/silences.csv", {"answer": "found"}).content.decode().splitlines()
    assert len(lines) == 2
    assert "yes-paper,Yes paper,,,,trade-unions,trade unions,found,found,2; 3,2,3,3," in lines[1]


def test_an_observation_of_a_draft_phrase_or_draft_itself_is_not_seen(papers, reader):
    lost = Document.objects.get(slug="lost-paper")
    seen = make_observation(lost, PhraseCheck.objects.first().phrase, published_at=None)
    assert "by hand" not in rows(reader)["Lost paper"]
    Observation.objects.filter(pk=seen.pk).publish()
    assert "by hand" in rows(reader)["Lost paper"]
