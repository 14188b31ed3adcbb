"""A page asks the database the same number of questions for two rows as for twenty, with two of everything beneath."""

from itertools import combinations

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from campaign.views import searching
from pilots.fuzzy import FuzzyDate
from pilots.models import Document
from pilots.models.event import Status
from pilots.silence.checking import settle
from tests import make


def make_connected(number):
    """`number` of everything: the first of a kind linked with all others, the rest with two, each with two sources."""
    count = range(number)
    pilots = [
        make.make_pilot(
            f"Pilot {i}",
            themes=[make.make_theme(f"Theme {j}") for j in (i, i + 1)],
            region=make.make_region(f"Region {i}"),
            latitude=50.5 + i / 10,
            longitude=-1.0,
        )
        for i in count
    ]
    bodies = [make.make_body(f"Body {i}") for i in count]
    groups = [make.make_service_group(f"Group {i}") for i in count]
    documents = [make.make_document(f"Document {i}") for i in count]
    branches = [make.make_branch(f"Branch {i}", service_group=groups[i], region=pilots[i].region) for i in count]
    events = [
        make.make_event(f"Event {i}", sets_status=Status.REPORTED, date=FuzzyDate(2010, 1 + i % 12)) for i in count
    ]
    figures = [make.make_figure(f"Figure {i}", pilots[0 if i % 2 else i]) for i in count]
    own = [make.make_figure(f"Own figure {i}", body=bodies[0 if i % 2 else i]) for i in count]
    programme = [make.make_figure(f"Programme figure {i}") for i in count]
    claims = [make.make_claim(f"Claim {i}", documents[i], body=bodies[i]) for i in count]
    terms = [make.make_term(f"Word{i}") for i in count]
    topics = [make.make_topic(f"Topic {i}") for i in count]
    series = [make.make_series(f"Series {i}") for i in count]
    words = " ".join(term.word for term in terms)
    november = {"published_on": FuzzyDate(2009, 11), "summary": words}
    names = [f"Author {i}" for i in count]
    posts = [make.make_post(f"Post {i}", authors=names if i == 0 else {names[0], names[i]}, **november) for i in count]

    def linked(i):
        """The places of the things that number `i` is linked with."""
        return count if i == 0 else sorted({0, i})

    rows = []
    for i in count:
        pilots[i].lead_body = bodies[i]
        pilots[i].location_source = documents[i]
        pilots[i].save()
        groups[i].in_operation_2009, groups[i].in_operation_2009_source = True, documents[i]
        groups[i].save()
        rows += [make.make_partnership(pilots[i], bodies[j]) for j in linked(i)]
        rows += [make.make_affected_branch(pilots[i], branches[j]) for j in linked(i)]
        rows += pilots[i].pilot_themes.all()
        branches[i].bodies.set([bodies[j] for j in linked(i)])
        for thing in (documents[i], events[i], posts[i]):
            thing.pilots.set([pilots[j] for j in linked(i)])
        for thing in (documents[i], posts[i]):
            thing.bodies.set([bodies[j] for j in linked(i)])
        posts[i].branches.set([branches[j] for j in linked(i)])
        posts[i].documents.set([documents[j] for j in linked(i)])
        posts[i].topics.set([topics[j] for j in linked(i)])
        posts[i].figures.set([figures[j] for j in linked(i)])
        posts[i].series = None if i == 1 else series[0 if i % 2 else i]
        posts[i].answers = posts[0] if i else posts[1]
        posts[i].save()
        claims[i].pilots.set([pilots[j] for j in linked(i)])
        claims[i].figures.set([figures[j] for j in linked(i)])
        posts[i].claims.set([claims[j] for j in linked(i)])
        rows += [claims[i].evidence.create(side=side, statement="So it was.") for side in ("for", "against")]
    for kind in (figures, own, programme):
        for one, other in combinations(kind[:3], 2):
            one.conflicts_with.add(other)
    rows += [make.make_consultation(pilots[j], bodies[i]) for i in count for j in linked(i)]
    rows += [make.make_enquiry(pilots[i], about) for i in count for about in ("savings", "told")]
    rows += make_own_side(pilots, branches, posts, linked)
    rows += [*pilots, *bodies, *branches, *groups, *documents, *events, *figures, *own, *programme, *terms, *posts]
    rows += claims
    for fact in rows:
        make.cite(fact, documents[0])
        make.cite(fact, documents[1])
    make_answered(documents)
    for i in count:
        make.make_comment(posts[0], f"Comment {i}")
    nouns = (pilots, bodies, branches, documents, claims, figures, events, terms, posts)
    for things in reversed(list(zip(*nouns, strict=True))):
        for thing in things:
            make.make_correction(thing)
            make.make_correction(thing, "It said 13; it is 14.")


def make_own_side(pilots, branches, posts, linked):
    """Committees, one of each branch, with meetings that passed and one to come, and what is due there."""
    rows = []
    for i, branch in enumerate(branches):
        committee = make.make_committee(f"Committee {i}")
        own = make.make_committee(f"Meeting of branch {i}", kind="branch", branch=branch)
        dates = ("2009-10-06", "2009-12-09", f"2031-01-{1 + i:02}")
        made, passed, to_come = (make.make_meeting(committee, date) for date in dates)
        own_meetings = [make.make_meeting(own, date) for date in ("2009-11-01", f"2031-03-{1 + i:02}")]
        commitment = make.make_commitment(
            f"Commitment {i}",
            [pilots[j] for j in linked(i)],
            [posts[j] for j in linked(i)],
            committee=committee,
            made_at=made,
            owner=committee,
            due_meeting=passed,
        )
        answers = [make.make_answer(commitment, "raised", date, meeting=passed) for date in dates[:2]]
        rows += [committee, own, made, passed, to_come, *own_meetings, commitment, *answers]
    return rows


def make_answered(documents):
    """Copies of two pages, an older one each, and two phrases that are found in all, looked for by hand, too."""
    phrases = [make.make_phrase(f"Phrase {i}", variants="") for i in range(2)]
    Document.objects.update(watched=True)
    for document in documents:
        make.make_copy(document, ["Phrase 0"])
        make.make_copy(document, [" ".join(phrase.words for phrase in phrases)] * 2)
        for phrase in phrases:
            seen = make.make_observation(document, phrase)
            make.cite(seen, documents[0])
            make.cite(seen, documents[1])
    settle()


# Facets: one query counts every choice of every filter; names for the choices come one query a kind of thing.
# A thing with sources: one query more for each kind of fact on the page, which brings the documents along.
# Posts: one query more for each list of them on a page, which brings who signs them.
# A page that shows things beside their corrections asks once for the corrections of all of them.
COUNTS = {
    # pilots, the moves of their status and their sources 3; counts of bodies, posts, events, figures 4; latest
    # events and posts with sources 5; spending: figures, conflicts, the sources of both, pilots 5; programme 4;
    # what the pilots may be chosen by: the names of two kinds of choice, facets, the groups' names 4; answers 1;
    # corrections 1; parts by what the unions were told 1; how promises stand 1; the most urgent with committee, owner,
    # meetings, sources 6; branches to choose from 1
    "/": 37,
    "/about/": 14,  # all and sourced, of six kinds; documents, posts
    "/glossary/": 3,  # words, sources, corrections
    "/search/": 1,  # how many of all kinds are looked through
    # words that mean the same, hits 2; counted as a failure 3; names, as typed 4, for near spellings 4; other words
    # for these 4; numbers of what is offered, with words that mean the same 2; looked through 1; watched words 1
    "/search/?q=nothing": 21,
    # words that mean the same, hits, pilots for the filter, what hits show 4; then the things as `KINDS` loads them
    "/search/?q=pilot": 7,  # pilots with moves, sources
    "/search/?q=pilot&pilot=pilot-1": 7,
    "/search/?q=body": 8,  # bodies with parts, sources, branches
    "/search/?q=branch": 7,  # branches with pilots, sources
    "/search/?q=event": 6,  # events, sources
    "/search/?q=figure": 6,  # figures, sources
    "/search/?q=claim": 6,  # claims, sources
    "/search/?q=post": 10,  # posts with pilots, bodies, branches, documents, topics
    "/search/?q=word1": 11,  # the same, and words
    "/search/?q=phrase": 5,  # pages with documents
    # names of pilots, words, bodies, branches 4; then what was found, with moves or parts and their sources
    "/search/suggest/?q=pilot": 7,
    "/search/suggest/?q=body": 7,
    "/search/suggest/?q=branch": 5,
    # choices: regions, groups, themes, bodies, branches 5; facets 1; count 1; rows with moves, lead, themes and
    # branches, each with sources 9; the map: all pilots, and the places of those listed 2
    "/pilots/": 18,
    "/pilots/?theme=theme-1&sort=bodies": 20,  # and the chip: its theme's name, checked, and its count
    # choices 5, what the words fit 1, facets and chip 2, words dropped 1; the rest as in a search for nothing 17
    "/pilots/?q=nothing+more": 26,
    # pilot with moves, region, lead, themes, parts with branches, branches affected, all with sources 15;
    # figures, conflicts, sources of both 4; posts 2; events 2; documents 2; posts on the programme and their number 2
    # answers of its documents 1; claims with document and look-up, sources 2; corrections 1; parts, what unions were
    # told, sources 3; what it lacks, what we asked, sources 3; whether it has commitments 1, and these with committee,
    # owner, meetings, sources 6
    "/pilots/pilot-0/": 45,
    "/pilots/pilot-1/": 42,  # the same without a figure
    "/pilots/pilot-0/card.png": 3,  # pilot, moves, sources
    # pilot, events, posts, what unions were told, what we asked, changed answers, corrections 7; what posts are linked
    # with, answers, authors 7; things of three kinds 3; commitments as above 6; answers 1 and their commitments 6
    "/pilots/pilot-0/feed/": 30,
    # choices 3, facets 1, count 1; rows with parts, branches, sources 5; the matrix: pilots, numbers 2
    "/bodies/": 12,
    "/bodies/?kind=metropolitan-council": 11,  # and the chip's count, without the matrix
    # body with parts, branches, sources 5; pilots, direct 3 and not 1; figures with conflicts 4; documents 1;
    # posts on it 2, on its pilots with what they are linked with 7; corrections 1; what unions were told, sources 2
    "/bodies/body-0/": 28,
    "/branches/": 11,  # choices 4, facets 1, count 1; rows with bodies, pilots, sources 5
    "/branches/?neighbours_of=branch-0": 13,  # and what is chosen 1; and the count on its chip 1
    # branch with bodies, pilots, its region, sources 7; pilots that touch it with moves, sources 3; their parts,
    # bodies, who organises where, branches affected with sources 5; neighbours with sources 2; posts 2, 7; corrections
    "/branches/branch-0/": 29,
    # groups with counts, sources 2; the grid: bodies by kind, by kind and group, without 3; pilots to choose from 1
    "/service-groups/": 6,
    # groups 2; what is chosen 1, count 1; bodies with parts, branches and the sources of each 6; pilots to choose 1
    "/service-groups/?pilot=pilot-0": 11,
    "/service-groups/?kind=metropolitan-council": 10,
    # group 2; pilots with moves, parts with branches, sources 6; branches with bodies, pilots, sources 5;
    # posts 2 and 7; the other pilots 1
    "/service-groups/group-0/": 25,
    "/documents/": 7,  # choices 1, facets 1, count 1; rows with pilots, bodies, copies 4
    # document with pilots, bodies, sources, copy 5; answers, what was seen by hand, its sources, sentences 4; changed
    # answers 1; claims, sources 2; what cites it, by kind 9; posts 2 and 7; corrections 1
    "/documents/document-0/": 33,
    "/documents/document-0/?phrase=phrase-0": 34,  # and the phrase
    "/documents/document-0/?q=phrase": 36,  # and words that mean the same, pages, what they show
    # document, copy 2; page with its neighbours 1; answers, what was seen by hand, its sources 3; claims, sources 2
    "/documents/document-0/pages/1/": 8,
    "/documents/document-0/pages/1/?phrase=phrase-0": 9,
    "/documents/document-0/pages/1/?q=phrase": 9,
    # choices 1, facets 1, count 1; rows with document, body and look-up, pilots, sources 3
    "/claims/": 6,
    # the same row 3; figures with conflicts, the sources of both 4; evidence with sources 2; posts with sources 2;
    # corrections 1
    "/claims/claim-0/": 13,
    # choices 2, facets 1, count 1; how all stand 1; rows with committee, owner, meetings 5, sources 1, answers with
    # meeting and sources 3, pilots 1, posts with sources 2; corrections 1
    "/commitments/": 19,
    "/commitments/commitment-0/": 14,  # the same row 12; corrections 1
    "/commitments.json": 10,  # the same row without answers
    "/search/?q=commitment": 10,  # as any search 4; commitments with committee, owner, meetings, sources
    # choices 2, facets 1, count 1; answers, what was seen by hand, its sources 3; sentences 1; all watched 1
    "/silences/": 9,
    "/silences/?phrase=all&answer=found": 9,  # the same with the chips' counts, without all watched
    "/figures/": 14,  # choices 1, facets 1, keys 1; all found, conflicts, sources of both 4; spending 5; corrections 1
    "/timeline/": 8,  # choices 1, facets 1; what is drawn 1; count of pilots 1; rows 3; corrections 1
    # count 1, choices 4, facets 1; archive 1; rows with five kinds of links, sources, authors 8;
    # topics, authors, series 3
    "/blog/": 18,
    "/blog/2009/": 18,
    "/blog/2009/11/": 18,
    # post with links, answers, sources 8; words with sources 2; documents 1; pilots with moves, sources 3;
    # claims with document and look-up, sources 2; its corrections 1; those of what it is about 1, of seven kinds 7;
    # whether it tells of commitments 1, and these with committee, owner, meetings, sources 6; comments 1; committees 1
    # authors 1; parts of its series 1; related ones with pilots, topics 3; the posts before and after it 2
    "/blog/2009/11/post-0/": 52,
    "/blog/2009/11/post-0/comment/": 1,  # the post
    "/privacy/": 0,
    "/blog/2009/11/post-0/card.png": 5,  # post with authors, pilots, moves, sources
    # topic, its dates, count 3; rows with five kinds of links, sources, authors 8; pilots, topics, authors in them 3
    "/blog/topics/topic-0/": 14,
    "/blog/authors/author-0/": 13,  # the same without authors
    "/blog/series/series-0/": 13,
    "/blog/feed/": 8,  # posts with five kinds of links, answers, authors
    "/blog/topics/topic-0/feed/": 9,  # the same, and topic
    "/blog/authors/author-0/feed/": 9,
    "/corrections/": 11,  # keys, corrections; what was corrected, of nine kinds
    "/corrections.json": 10,
    # events, posts, what unions were told, what we asked, changed answers, corrections 6; what posts are linked with
    # answers, authors 7; what was corrected, of nine kinds 9; commitments with committee, owner, meetings, sources 6;
    # answers 1, and their commitments 6
    "/feed/": 35,
    # pilots, themes, parts, branches affected and the sources of each 8; branches of the parts, documents, posts 3
    "/pilots.csv": 11,
    "/pilots.json": 11,
    "/pilots.geojson": 11,
    "/bodies.json": 5,  # bodies, parts with sources, branches, sources
    "/branches.json": 5,  # branches, bodies, pilots with sources, sources
    "/documents.json": 5,  # documents, pilots, bodies, copies, sources
    "/figures.json": 4,  # figures, conflicts, sources of both
    "/claims.json": 7,  # claims, pilots, figures with conflicts and the sources of both, sources
    "/events.json": 3,  # events, pilots, sources
    "/silences.json": 4,  # choices; answers, what was seen by hand, its sources
    "/posts.json": 10,  # posts, seven kinds of links, authors, sources
    # branch with bodies, pilots, its region, sources 7; its pilots with moves, parts with branches, branches affected,
    # all with sources 10; what is new of nine kinds, each its dates, what is shown and the sources of that 27;
    # corrections and what was corrected 3; changed answers 1; the last event 2; what the unions were told 3; figures
    # with conflicts, the sources of both 4; claims with pilots, sources 3; what is due, with five ends, sources and
    # pilots 8; what is not known 3; answers of the silence check, what was seen by hand 3; neighbours 7
    "/branches/branch-0/pack/?since=2009-01-01": 80,
    "/branches/branch-0/pack/?since=2009-01-01&offline=1": 80,
    "/pilots/pilot-0/pack/?since=2009-01-01": 68,  # the same without the branch, its neighbours; branches to invite 2
    "/service-groups/group-0/pack/?since=2009-01-01": 71,  # and the group with sources, its branches
    "/pack/": 3,  # branches, pilots, service groups
    # names of committees 1, facets 1; places 1, rows with ends, sources 2; commitments with committees,
    # answers, their meetings, the sources of both 6; what is owed 1
    "/diary/": 12,
    "/diary/?committee=committee-1": 13,  # and the chip's count
    # the same without commitments
    "/diary/?kind=branch": 8,
    # names of committees 1; rows with sources 2; commitments 6; those due by a day 1
    "/diary.ics": 10,
    "/sitemap.xml": 22,  # rows and count of nine kinds
}


@pytest.fixture(scope="module", params=[2, 20])
def world(request, django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        make_connected(request.param)
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def no_few(monkeypatch):
    """Beside few hits, such as two, near spellings are looked for; beside twenty they are not."""
    monkeypatch.setattr(searching, "FEW", 0)


@pytest.mark.parametrize(("address", "number"), COUNTS.items())
def test_a_page_asks_as_much_for_two_as_for_twenty(world, reader, address, number):
    reader.get(address)  # what is drawn once and kept, such as the map, is not counted
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(address).status_code == 200
    assert len(queries) == number, "\n".join(query["sql"] for query in queries)
