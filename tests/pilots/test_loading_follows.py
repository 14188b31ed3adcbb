"""Loading the shipped record again after its files have changed: what follows them, and how."""

import pytest

from blog.models import Post
from pilots.models import Branch, Document, Event, Figure, LoadedRow, PartnerBody, Pilot
from tests.pilots.shipped import changes, database

pytestmark = pytest.mark.usefixtures("record")
KENT = "kent"


def test_a_dry_run_says_what_would_change_and_changes_nothing(shipped):
    Branch.objects.get(slug="medway").delete()
    shipped.edit("pilots", KENT, summary="What the next release says.")
    before = database()
    outcomes = shipped.load(dry_run=True)
    assert outcomes["pilots"].changed == [(KENT, ["summary"])]
    assert database() == before


def test_only_what_changed_is_marked_as_changed(shipped):
    moments = dict(Pilot.objects.values_list("slug", "updated_at"))
    shipped.edit("pilots", KENT, summary="What the next release says.")
    shipped.load()
    assert [slug for slug, moment in Pilot.objects.values_list("slug", "updated_at") if moment != moments[slug]] == [
        KENT
    ]


def test_dates_numbers_lists_and_sources_follow_the_file(shipped):
    shipped.edit("events", "pilots-launched", date="2009-07-25", date_precision="day", pilots="kent; durham")
    shipped.edit("figures", "kent-spend", amount="8300000001.5", conflicts_with="kent-assets", part_of="kent-assets")
    shipped.edit("figures", "kent-assets", conflicts_with="kent-spend")
    shipped.edit(
        "bodies", "jobcentre-plus", other_names="JCP; Jobcentre", sources="total-rubbish, 7; total-rubbish, 9"
    )
    shipped.edit("posts", "total-rubbish", answers="what-makes-a-place", topics="cuts")
    shipped.load()
    launch = Event.objects.get(key="pilots-launched")
    assert (str(launch.date), launch.pilots.count()) == ("25 July 2009", 2)
    spend = Figure.objects.get(key="kent-spend")
    assert (str(spend.amount), spend.part_of.key) == ("8300000001.50", "kent-assets")
    assert [other.key for other in Figure.objects.get(key="kent-assets").conflicts_with.all()] == ["kent-spend"]
    body = PartnerBody.objects.get(slug="jobcentre-plus")
    assert body.other_names == "JCP\nJobcentre"
    assert list(body.citations.order_by("pk").values_list("document__slug", "page")) == [
        ("total-rubbish", "7"),
        ("total-rubbish", "9"),
    ]
    post = Post.objects.get(slug="total-rubbish")
    assert (post.answers.slug, [topic.slug for topic in post.topics.all()]) == ("what-makes-a-place", ["cuts"])
    assert changes(shipped.load()) == {}


def test_a_number_written_in_another_way_still_follows_the_file(shipped):
    shipped.edit("figures", "kent-spend", amount="8300000000.50")
    shipped.load()
    assert changes(shipped.load()) == {}
    shipped.edit("figures", "kent-spend", amount="8400000000")
    assert shipped.load()["figures"].changed == [("kent-spend", ["amount"])]


def test_a_file_in_which_a_list_stands_in_another_order_says_the_same(shipped):
    document = Document.objects.get(slug="igpm-spring-newsletter-2009")
    document.pilots.add(Pilot.objects.get(slug=KENT))
    shipped.edit("documents", document.slug, pilots="leicester-and-leicestershire; kent")
    assert shipped.load()["documents"].changed == []


def test_a_column_that_the_record_did_not_have_before_is_filled_unless_an_officer_was_first(shipped):
    papers = ("whole-systems-go", "total-place-website", "practitioners-guide")
    for row in LoadedRow.objects.filter(noun="documents", key__in=papers):
        row.values = {name: cell for name, cell in row.values.items() if name not in ("watched", "seen_of_it")}
        row.save()
    Document.objects.filter(slug__in=papers).update(watched=False, seen_of_it="")
    Document.objects.filter(slug="practitioners-guide").update(seen_of_it="An officer read the preface.")
    outcome = shipped.load()["documents"]
    assert Document.objects.filter(slug__in=papers, watched=True).count() == 3
    assert Document.objects.get(slug="practitioners-guide").seen_of_it == "An officer read the preface."
    assert [reason for _, reason in outcome.kept] == ["an officer changed seen_of_it"]
